// Train, pause, step, rewind, end: the buttons of a match, and its progress while data are loading.
// Not responsible for: what to do after a failure (Troubles.tsx).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { formatPercent } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import type { DuelModel } from './duel-model.ts';
import { duelText } from './duel.text.ts';

export function MatchControls({ model }: { readonly model: DuelModel }): ReactElement {
  const locale = useLocale();
  const words = duelText[locale];
  const { may, actions, contestants } = model;
  const opening = contestants.filter((one) => one.phase === 'opening');
  const begun = contestants.some((one) => one.step > 0);
  const isOver = model.phase === 'finished' || model.phase === 'stopped';
  const known = opening.flatMap((one) => (one.loaded === null ? [] : [one.loaded]));
  const loaded = known.length === 0 ? null : Math.min(...known);
  return (
    <>
      <ButtonRow label={words.controls.label}>
        <Button
          kind="primary"
          icon={may.pause ? 'pause' : 'play'}
          keepsFocus
          disabled={!may.pause && !may.train}
          onClick={may.pause ? actions.pause : actions.train}
        >
          {may.pause
            ? words.controls.pause
            : isOver
              ? words.controls.over
              : begun
                ? words.controls.goOn
                : words.controls.train}
        </Button>
        <Button icon="step" disabled={!may.step} onClick={actions.stepOne}>
          {words.controls.step}
        </Button>
        <Button icon="rewind" disabled={!may.rewind} onClick={actions.rewind}>
          {words.controls.rewind}
        </Button>
        <Button icon="stop" disabled={!may.stop} onClick={actions.stop}>
          {words.controls.stop}
        </Button>
      </ButtonRow>
      {opening.length > 0 && (
        <Progress
          label={words.loading}
          value={loaded}
          {...(loaded === null ? {} : { text: formatPercent(loaded, locale, 0) })}
        />
      )}
    </>
  );
}
