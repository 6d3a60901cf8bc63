// What the design gets right and wrong on test images: confusion matrix and the most confident mistakes.
// Not responsible for: testing (use-exam.ts).
import type { ReactElement } from 'react';
import { ConfusionMatrix } from '../../kit/charts/ConfusionMatrix.tsx';
import { Button } from '../../kit/controls/Button.tsx';
import { ButtonRow } from '../../kit/controls/Controls.tsx';
import { Progress } from '../../kit/controls/Progress.tsx';
import { formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { formatLoss } from './format-loss.ts';
import styles from './Playground.module.css';
import { playgroundText } from './playground.text.ts';
import type { PlaygroundProps } from './PlaygroundView.tsx';
import { SIDE_NAMES } from './side-names.ts';
import { WorstMistakes } from './WorstMistakes.tsx';

export function MistakesPanel({ model, session, dispatch, locale }: PlaygroundProps): ReactElement {
  const words = playgroundText[locale];
  const { side } = model.state;
  const { facts } = model.sides[side];
  const classes = facts.classNames.map((name) => name[locale]);
  const { progress, take } = session.exam;
  const { exam } = model;
  const isBegun = session.runs[side].snapshot !== null;
  return (
    <div className={styles['stack']}>
      <ButtonRow label={words.controlsOf(SIDE_NAMES[side])}>
        <Button keepsFocus disabled={!isBegun || progress !== null} onClick={take}>
          {words.examine}
        </Button>
      </ButtonRow>
      <p className={styles['note']}>{isBegun ? words.examHint : words.noRun}</p>
      {progress !== null && <Progress label={words.examining} value={progress.done} max={progress.total} />}
      {exam !== null && (
        <>
          <p>
            {words.examined(
              formatNumber(exam.step, locale),
              formatNumber(exam.evaluation.count, locale),
              formatPercent(exam.evaluation.accuracy, locale),
              formatLoss(exam.evaluation.loss, locale),
            )}
          </p>
          <div className={styles['mistakes']}>
            <div className={styles['stack']}>
              <h5>{words.confusion}</h5>
              <ConfusionMatrix label={words.confusion} classes={classes} counts={exam.evaluation.confusion} />
            </div>
            <div className={styles['stack']}>
              <h5>{words.worst}</h5>
              <WorstMistakes
                dataset={session.dataset}
                facts={facts}
                worst={exam.evaluation.worst}
                onChoose={(sample) => {
                  dispatch({ kind: 'sample', sample });
                  dispatch({ kind: 'panel', panel: 'inside' });
                }}
              />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
