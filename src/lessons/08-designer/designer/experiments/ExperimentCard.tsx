// The card of the experiment on view: question and prediction before training, outcome and verdict after it.
// Not responsible for: training, or keeping experiments (experiment-store.ts).
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../../kit/controls/Button.tsx';
import { Choice } from '../../../../kit/controls/Choice.tsx';
import { NumberField } from '../../../../kit/controls/NumberField.tsx';
import { TextField } from '../../../../kit/controls/TextField.tsx';
import { formatNumber, formatPercent } from '../../../../kit/locale/format.ts';
import { useLocale } from '../../../../kit/locale/locale.ts';
import { keepOnDevice, readFromDevice } from '../../device.ts';
import styles from './Experiments.module.css';
import { VERDICTS } from './experiment.ts';
import type { Experiment, ExperimentWords } from './experiment.ts';
import { experimentsText } from './experiments.text.ts';

export interface Commitment {
  readonly question: string;
  readonly prediction: NonNullable<Experiment['prediction']>;
}

export interface ExperimentCardProps {
  /** The experiment of the network and plan on view; null where there is none yet. */
  readonly experiment: Experiment | null;
  /** Steps were taken already: too late for a prediction. */
  readonly hasBegun: boolean;
  /** Trained and tested, so that it can be kept. */
  readonly isTested: boolean;
  readonly onCommit: (commitment: Commitment) => void;
  readonly onKeep: () => void;
  readonly onWords: (words: Partial<ExperimentWords>) => void;
}

export function ExperimentCard(props: ExperimentCardProps): ReactElement {
  const { experiment, hasBegun, isTested } = props;
  const words = experimentsText[useLocale()];
  return (
    <section className={styles['card']} aria-label={words.card}>
      <h5>{words.card}</h5>
      {experiment !== null ? (
        <Outcome experiment={experiment} onWords={props.onWords} />
      ) : hasBegun ? (
        <>
          <p className={styles['hint']}>{words.tooLate}</p>
          {isTested && <Button onClick={props.onKeep}>{words.keep}</Button>}
        </>
      ) : (
        <Prediction onCommit={props.onCommit} />
      )}
    </section>
  );
}

const DRAFT_KEY = 'stride:designer:card';

/** What was written but not committed outlives the page. */
function readDraft(): Commitment {
  const fields = new URLSearchParams(readFromDevice(DRAFT_KEY) ?? '');
  const accuracy = Number(fields.get('accuracy') ?? 0.5);
  return {
    question: fields.get('question') ?? '',
    prediction: { accuracy: accuracy >= 0 && accuracy <= 1 ? accuracy : 0.5, why: fields.get('why') ?? '' },
  };
}

function Prediction({ onCommit }: Pick<ExperimentCardProps, 'onCommit'>): ReactElement {
  const words = experimentsText[useLocale()];
  const [draft, setDraft] = useState(readDraft);
  const { question, prediction } = draft;

  function change(next: Commitment): void {
    setDraft(next);
    const { accuracy, why } = next.prediction;
    const fields = new URLSearchParams({ question: next.question, accuracy: String(accuracy), why });
    keepOnDevice(DRAFT_KEY, fields.toString());
  }

  /** The question is often asked of several networks; each needs a prediction of its own. */
  function commit(): void {
    change({ question, prediction: { accuracy: 0.5, why: '' } });
    onCommit(draft);
  }

  return (
    <>
      <p className={styles['hint']}>{words.cardHint}</p>
      <TextField
        label={words.question}
        value={question}
        placeholder={words.questionExample}
        onChange={(text) => change({ ...draft, question: text })}
      />
      <div className={styles['prediction']}>
        <NumberField
          label={words.predicted}
          value={Math.round(prediction.accuracy * 1000) / 10}
          min={0}
          max={100}
          step={1}
          unit="%"
          onChange={(percent) => change({ ...draft, prediction: { ...prediction, accuracy: percent / 100 } })}
        />
        <TextField
          label={words.why}
          value={prediction.why}
          onChange={(why) => change({ ...draft, prediction: { ...prediction, why } })}
        />
        <Button icon="check" onClick={commit}>
          {words.commit}
        </Button>
      </div>
    </>
  );
}

interface OutcomeProps {
  readonly experiment: Experiment;
  readonly onWords: (words: Partial<ExperimentWords>) => void;
}

function Outcome({ experiment, onWords }: OutcomeProps): ReactElement {
  const locale = useLocale();
  const words = experimentsText[locale];
  const { question, prediction, result, verdict, observation } = experiment;
  const measured = result?.testAccuracy ?? null;
  const points = measured === null || prediction === null ? null : (measured - prediction.accuracy) * 100;
  const direction = points === null || Math.abs(points) < 0.05 ? 'exact' : points > 0 ? 'above' : 'below';
  return (
    <>
      {question.trim() !== '' && <p className={styles['question']}>{question}</p>}
      <p>
        {prediction === null ? words.noPrediction : words.predictionIs(formatPercent(prediction.accuracy, locale))}
        {prediction !== null && prediction.why.trim() !== '' && (
          <span className={styles['why']}> {prediction.why}</span>
        )}
      </p>
      {result === null ? (
        <p className={styles['hint']}>{prediction === null ? words.waiting : words.committed}</p>
      ) : (
        <>
          <p className={styles['outcome']}>
            {measured === null
              ? words.failed
              : points === null
                ? words.measuredOnly(formatPercent(measured, locale, 2))
                : words.outcome(
                    formatPercent(measured, locale, 2),
                    formatNumber(Math.abs(points), locale, 1),
                    direction,
                  )}
          </p>
          {prediction !== null && (
            <Choice
              label={words.verdict}
              value={verdict}
              options={VERDICTS.map((value) => ({ value, label: words.verdicts[value] }))}
              onChange={(value) => onWords({ verdict: value })}
            />
          )}
          <TextField
            label={words.observation}
            value={observation}
            rows={2}
            onChange={(text) => onWords({ observation: text })}
          />
        </>
      )}
    </>
  );
}
