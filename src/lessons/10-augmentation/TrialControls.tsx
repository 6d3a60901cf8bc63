// Begin, pause, go on, stop, and how far the trainings are. Shared by the exhibits that compare trainings.
// Not responsible for: training (trials.ts) or results.
import type { ReactElement } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { ButtonRow } from '../../kit/controls/Controls.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import { Progress } from '../../kit/controls/Progress.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { useLocale, type Localised } from '../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../kit/sentences/engine-errors.ts';
import type { Outcome, Trial, Trials } from './trials.ts';

const WORDS: Localised<{
  readonly group: string;
  readonly pause: string;
  readonly resume: string;
  readonly stop: string;
  readonly progress: string;
  readonly testing: string;
}> = {
  zh: { group: '训练', pause: '暂停', resume: '继续', stop: '停止', progress: '训练进度', testing: '正在测试' },
  en: { group: 'Training', pause: 'Pause', resume: 'Go on', stop: 'Stop', progress: 'Training', testing: 'Testing' },
};

/** Steps of a whole training. */
export function stepsOf({ plan }: Trial): number {
  return Math.ceil(plan.trainCount / plan.batchSize) * plan.epochs;
}

function doneSteps(trial: Trial, outcome: Outcome | undefined): number {
  if (outcome === undefined) return 0;
  return outcome.phase === 'finished' || outcome.phase === 'testing' ? stepsOf(trial) : outcome.step;
}

export interface TrialControlsProps {
  readonly session: Trials;
  /** All trainings that the settings ask for. */
  readonly trials: readonly Trial[];
  /** What the button that begins them says. */
  readonly label: string;
}

export function TrialControls({ session, trials, label }: TrialControlsProps): ReactElement {
  const locale = useLocale();
  const words = WORDS[locale];
  const outcomes = trials.map(({ runId }) => session.outcomes.get(runId));
  const isBusy = outcomes.some(
    (each) => each?.phase === 'waiting' || each?.phase === 'running' || each?.phase === 'testing',
  );
  const isDone = outcomes.every((each) => each?.phase === 'finished');
  const error = outcomes.find((each) => each?.phase === 'trouble')?.error ?? null;
  const total = trials.reduce((sum, trial) => sum + stepsOf(trial), 0);
  const done = trials.reduce((sum, trial, place) => sum + doneSteps(trial, outcomes[place]), 0);
  const finished = outcomes.filter((each) => each?.phase === 'finished').length;
  const isTesting = outcomes.some((each) => each?.phase === 'testing');
  return (
    <>
      {!isDone && (
        <ButtonRow label={words.group}>
          {!isBusy && (
            <Button kind="primary" icon="play" onClick={() => session.begin(trials)}>
              {label}
            </Button>
          )}
          {isBusy && !session.isPaused && (
            <Button icon="pause" onClick={session.pause}>
              {words.pause}
            </Button>
          )}
          {isBusy && session.isPaused && (
            <Button kind="primary" icon="play" onClick={session.resume}>
              {words.resume}
            </Button>
          )}
          {isBusy && (
            <Button kind="quiet" icon="stop" onClick={session.stop}>
              {words.stop}
            </Button>
          )}
        </ButtonRow>
      )}
      {isBusy && (
        <Progress
          label={isTesting ? words.testing : words.progress}
          value={done}
          max={Math.max(1, total)}
          text={`${finished} / ${trials.length} · ${formatNumber(done, locale)} / ${formatNumber(total, locale)}`}
        />
      )}
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
    </>
  );
}
