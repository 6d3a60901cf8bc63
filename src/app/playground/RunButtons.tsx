// The buttons that drive one run. Not responsible for: what they may do (training-model.ts of the designer).
import type { ReactElement } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { ButtonRow } from '../../kit/controls/Controls.tsx';
import { useLocale } from '../../kit/locale/locale.ts';
import type { TrainingActions } from '../../lessons/08-designer/designer/session.ts';
import type { TrainingModel } from '../../lessons/08-designer/designer/training-model.ts';
import { trainingText } from '../../lessons/08-designer/designer/training.text.ts';

export interface RunButtonsProps {
  /** Accessible name of the row. */
  readonly label: string;
  readonly training: TrainingModel;
  readonly actions: TrainingActions;
}

export function RunButtons({ label, training, actions }: RunButtonsProps): ReactElement {
  const words = trainingText[useLocale()];
  const { may, step, phase } = training;
  const isOver = phase === 'finished' || phase === 'stopped';
  return (
    <ButtonRow label={label}>
      <Button
        icon={may.pause ? 'pause' : 'play'}
        keepsFocus
        disabled={!may.pause && !may.train}
        onClick={may.pause ? actions.pause : actions.train}
      >
        {may.pause ? words.pause : isOver ? words.over : step > 0 ? words.goOn : words.train}
      </Button>
      <Button icon="step" disabled={!may.step} onClick={actions.stepOne}>
        {words.step}
      </Button>
      <Button icon="rewind" disabled={!may.rewind} onClick={actions.rewind}>
        {words.rewind}
      </Button>
      <Button icon="stop" disabled={!may.stop} onClick={actions.stop}>
        {words.stop}
      </Button>
    </ButtonRow>
  );
}
