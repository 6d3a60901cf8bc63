// The notes' own training cell: begin, pause, stop, go on, its curves, and the test with the best weights.
// Not responsible for: training (use-seed-cell.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { formatNumber, formatPercent, formatPercentTick } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import type { SeedCell } from './use-seed-cell.ts';
import { cellStatus, compareText, scoreSentence } from './with-without.text.ts';
import styles from './WithWithout.module.css';

export function SeedCellPanel({ cell }: { readonly cell: SeedCell }): ReactElement {
  const locale = useLocale();
  const words = compareText[locale];
  const score = scoreSentence(cell, locale);
  const isOpen = cell.phase !== 'none' && cell.phase !== 'opening';
  return (
    <section className={styles['cell']} aria-label={words.cell}>
      <h4>{words.cell}</h4>
      <p>{words.cellNote}</p>
      <CellButtons cell={cell} />
      {cell.phase === 'opening' && <Progress label={words.cellOpening} value={null} />}
      {isOpen && (
        <>
          <Progress
            label={words.cellProgress}
            value={cell.step}
            max={cell.totalSteps}
            text={`${formatNumber(cell.step, locale)} / ${formatNumber(cell.totalSteps, locale)}`}
          />
          <p className={styles['numbers']}>{cellStatus(cell, locale)}</p>
        </>
      )}
      {cell.epochs.length > 0 && (
        <LineChart
          label={words.cellChart}
          series={[
            {
              id: 'train',
              label: words.trainShort,
              color: 'series-2',
              dashed: true,
              points: cell.epochs.map(({ epoch, trainAccuracy }) => ({ x: epoch, y: trainAccuracy })),
            },
            {
              id: 'validation',
              label: words.validationShort,
              color: 'series-2',
              points: cell.epochs.map(({ epoch, validationAccuracy }) => ({ x: epoch, y: validationAccuracy ?? NaN })),
            },
          ]}
          xLabel={words.epoch}
          yLabel={words.metrics.accuracy}
          wholeX
          formatY={(y) => formatPercent(y, locale)}
          formatYTick={(y) => formatPercentTick(y, locale)}
        />
      )}
      {score !== null && <Notice kind="good">{score}</Notice>}
      {cell.error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[cell.error][locale]}</Notice>}
    </section>
  );
}

function CellButtons({ cell }: { readonly cell: SeedCell }): ReactElement {
  const words = compareText[useLocale()];
  const { phase } = cell;
  const mayTrain = phase === 'none' || phase === 'ready' || phase === 'paused' || phase === 'failed';
  const isOver = phase === 'stopped' || phase === 'finished';
  return (
    <ButtonRow label={words.cell}>
      {mayTrain && (
        <Button icon="play" onClick={cell.train}>
          {cell.step === 0 ? words.cellTrain : words.cellGoOn}
        </Button>
      )}
      {phase === 'running' && (
        <Button icon="pause" onClick={cell.pause}>
          {words.cellPause}
        </Button>
      )}
      {(phase === 'running' || phase === 'paused') && (
        <Button kind="quiet" icon="stop" onClick={cell.stop}>
          {words.cellStop}
        </Button>
      )}
      {isOver && (
        <Button kind="quiet" icon="rewind" onClick={cell.restart}>
          {words.cellRestart}
        </Button>
      )}
      {cell.epochs.length > 0 && (
        <Button disabled={cell.isTesting} keepsFocus onClick={cell.test}>
          {cell.isTesting ? words.cellTesting : words.cellTest}
        </Button>
      )}
    </ButtonRow>
  );
}
