// Training: the plan, the buttons, what stands against it, curves and the test.
// Not responsible for: driving the run (use-session.ts) or what the numbers are (training-model.ts).
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { ConfusionMatrix } from '../../../kit/charts/ConfusionMatrix.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { formatBytes, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { planProblemSentence } from '../../../kit/sentences/problems.ts';
import styles from './Designer.module.css';
import type { DesignerAction } from './designer.ts';
import type { DesignerModel } from './designer-model.ts';
import { ExperimentCard } from './experiments/ExperimentCard.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import type { FailureNoticeProps } from './FailureNotice.tsx';
import { LIMITS, SPOILERS } from './plan-choice.ts';
import type { PlanChoice } from './plan-choice.ts';
import { PlanForm } from './PlanForm.tsx';
import type { ExperimentActions, TrainingActions } from './session.ts';
import { SpoilForm } from './SpoilForm.tsx';
import { standing } from './standing.ts';
import { TrainCurves } from './TrainCurves.tsx';
import { trainingText } from './training.text.ts';
import type { TrainingText } from './training.text.ts';

export interface TrainPanelProps {
  readonly model: DesignerModel;
  readonly actions: TrainingActions;
  readonly notes: ExperimentActions;
  readonly dispatch: (action: DesignerAction) => void;
}

export function TrainPanel({ model, actions, notes, dispatch }: TrainPanelProps): ReactElement {
  const locale = useLocale();
  const words = trainingText[locale];
  const { training, state } = model;
  const { may, phase, test, testing } = training;
  const trainButton = useRef<HTMLButtonElement>(null);
  const nextSeed = state.plan.seed < LIMITS.seed.max ? state.plan.seed + 1 : LIMITS.seed.min;
  const onPlan = (fields: Partial<PlanChoice>): void => dispatch({ kind: 'plan', fields });
  return (
    <section className={styles['training']} aria-label={words.title}>
      <h4>{words.title}</h4>
      {/* Of own images all that are not put by are learnt from. */}
      <PlanForm plan={state.plan} onPlan={onPlan} countApart={state.own} />
      {/* Set in the playground, or in a link or file from there: nothing that is set is hidden. */}
      {SPOILERS.some((field) => state.plan[field] > 0) && <SpoilForm plan={state.plan} onPlan={onPlan} />}
      <Obstacles model={model} actions={actions} onPlan={onPlan} />
      {model.isTrainable && model.facts.isComplete && (
        <ExperimentCard
          experiment={model.experiment}
          hasBegun={training.step > 0}
          isTested={test !== null}
          onCommit={notes.commit}
          onKeep={notes.keep}
          onWords={notes.write}
        />
      )}
      <ButtonRow label={words.controls}>
        <Button
          ref={trainButton}
          kind="primary"
          icon={may.pause ? 'pause' : 'play'}
          keepsFocus
          disabled={!may.pause && !may.train}
          onClick={may.pause ? actions.pause : actions.train}
        >
          {buttonText(model, words, locale)}
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
        {phase === 'finished' && (
          <Button
            icon="shuffle"
            onClick={() => {
              // This button is gone with the run that it follows.
              trainButton.current?.focus();
              onPlan({ seed: nextSeed });
            }}
          >
            {words.again(formatNumber(nextSeed, locale))}
          </Button>
        )}
      </ButtonRow>
      {phase === 'opening' && (
        <Progress
          label={words.loading}
          value={training.loaded}
          {...(training.loaded === null ? {} : { text: formatPercent(training.loaded, locale, 0) })}
        />
      )}
      {training.step > 0 && (
        <Progress
          label={words.progress}
          value={training.step}
          max={training.totalSteps}
          text={`${formatNumber(training.step, locale)} / ${formatNumber(training.totalSteps, locale)}`}
        />
      )}
      <p className={styles['standing']}>
        {standing(training, locale).join(locale === 'zh' ? '' : ' ')}
        {phase === 'running' && ` ${words.speed(formatNumber(training.imagesPerSecond, locale))}`}
      </p>
      <TrainCurves model={model} dispatch={dispatch} />
      {testing !== null && <Progress label={words.testing} value={testing.done} max={testing.total} />}
      {test !== null && (
        <ConfusionMatrix
          label={words.confusion}
          classes={model.facts.classNames.map((name) => name[locale])}
          counts={test.confusion}
        />
      )}
    </section>
  );
}

function buttonText({ training }: DesignerModel, words: TrainingText, locale: Locale): string {
  const { may, phase, step } = training;
  if (may.pause) return words.pause;
  if (phase === 'finished' || phase === 'stopped') return words.over;
  if (step > 0) return words.goOn;
  const { bytes, fits } = training;
  return fits || bytes === null ? words.train : words.trainNeeds(formatBytes(bytes, locale));
}

/** What stands in the way, and what it takes. */
export function Obstacles({ model, actions, onPlan }: FailureNoticeProps): ReactElement {
  const locale = useLocale();
  const words = trainingText[locale];
  const { training, isTrainable } = model;
  const { bytes, bytesToGive, fits, problems } = training;
  return (
    <>
      {!model.facts.isComplete && <Notice kind="info">{words.noImages}</Notice>}
      {!isTrainable && fits && <Notice kind="warn">{words.notTrainable}</Notice>}
      {bytes !== null && !fits && (
        <Notice kind="warn">{words.tooLarge(formatBytes(bytes, locale), formatBytes(bytesToGive, locale))}</Notice>
      )}
      {bytes !== null && fits && <p className={styles['hint']}>{words.memory(formatBytes(bytes, locale))}</p>}
      {isTrainable &&
        problems.map((problem) => (
          <Notice key={problem.code} kind={problem.severity === 'error' ? 'error' : 'warn'}>
            {planProblemSentence(problem, locale)}
          </Notice>
        ))}
      <FailureNotice model={model} actions={actions} onPlan={onPlan} />
    </>
  );
}
