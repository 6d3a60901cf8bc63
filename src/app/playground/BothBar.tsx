// What both designs share: the data set, the seed, and the buttons that drive both. Not responsible for: either alone.
import type { ReactElement } from 'react';
import { DATASETS, DATASET_IDS } from '../../engine/catalog/datasets.ts';
import { Button } from '../../kit/controls/Button.tsx';
import { ButtonRow } from '../../kit/controls/Controls.tsx';
import { Select } from '../../kit/controls/Select.tsx';
import { Toggle } from '../../kit/controls/Toggle.tsx';
import { useLocale } from '../../kit/locale/locale.ts';
import { designerText } from '../../lessons/08-designer/designer/designer.text.ts';
import type { TrainingActions } from '../../lessons/08-designer/designer/session.ts';
import type { TrainingModel } from '../../lessons/08-designer/designer/training-model.ts';
import { SIDES } from './playground.ts';
import type { PlaygroundAction } from './playground.ts';
import styles from './Playground.module.css';
import type { PlaygroundModel } from './playground-model.ts';
import { playgroundText } from './playground.text.ts';
import type { PlaygroundSession } from './session.ts';

export interface PartProps {
  readonly model: PlaygroundModel;
  readonly session: PlaygroundSession;
  readonly dispatch: (action: PlaygroundAction) => void;
}

export function BothBar({ model, session, dispatch }: PartProps): ReactElement {
  const locale = useLocale();
  const words = playgroundText[locale];
  const { data, own } = model.state.designs.a;
  const may = (what: keyof TrainingModel['may']): boolean => SIDES.some((id) => model.sides[id].training.may[what]);
  const each = (what: keyof TrainingModel['may'], act: (actions: TrainingActions) => void): void => {
    for (const id of SIDES) if (model.sides[id].training.may[what]) act(session.runs[id].actions);
  };
  const isRunning = may('pause');
  return (
    <div className={styles['both']}>
      <Select
        label={designerText[locale].data}
        value={own ? 'own' : data}
        options={[
          ...DATASET_IDS.map((id) => ({ value: id, label: DATASETS[id].title[locale] })),
          { value: 'own' as const, label: designerText[locale].ownImages },
        ]}
        onChange={(value) => dispatch({ kind: 'data', data: value })}
      />
      <Toggle
        label={words.sameSeed}
        checked={model.state.sameSeed}
        hint={words.sameSeedHint}
        onChange={(on) => dispatch({ kind: 'sameSeed', on })}
      />
      <ButtonRow label={words.both}>
        <Button
          kind="primary"
          icon={isRunning ? 'pause' : 'play'}
          keepsFocus
          disabled={!isRunning && !may('train')}
          onClick={() => (isRunning ? each('pause', (run) => run.pause()) : each('train', (run) => run.train()))}
        >
          {isRunning ? words.pauseBoth : words.trainBoth}
        </Button>
        <Button icon="step" disabled={!may('step')} onClick={() => each('step', (run) => run.stepOne())}>
          {words.stepBoth}
        </Button>
        <Button icon="rewind" disabled={!may('rewind')} onClick={() => each('rewind', (run) => run.rewind())}>
          {words.rewindBoth}
        </Button>
      </ButtonRow>
    </div>
  );
}
