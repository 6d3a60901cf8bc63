// The kept experiments: their curves on one chart, their table, deletions taken back, export.
// Not responsible for: keeping them (experiment-store.ts) or the card of the one on view (ExperimentCard.tsx).
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { LineChart } from '../../../../kit/charts/LineChart.tsx';
import { Button } from '../../../../kit/controls/Button.tsx';
import { Choice } from '../../../../kit/controls/Choice.tsx';
import { ButtonRow } from '../../../../kit/controls/Controls.tsx';
import { Notice } from '../../../../kit/controls/Notice.tsx';
import { useUndoKeys } from '../../../../kit/exhibit/use-undo-keys.ts';
import { formatFixed, formatNumber, formatPercent, formatPercentTick } from '../../../../kit/locale/format.ts';
import { useLocale } from '../../../../kit/locale/locale.ts';
import { saveFile } from '../../../../kit/files/save-file.ts';
import { compare, curves, METRICS } from './compare.ts';
import type { Comparison, LiveEpochs, Metric } from './compare.ts';
import { MOST_SHOWN } from './experiment.ts';
import type { Experiment } from './experiment.ts';
import { experimentsCsv, experimentsJson } from './experiment-files.ts';
import { experimentNames } from './experiment-name.ts';
import type { ExperimentName } from './experiment-name.ts';
import { deleteExperiment, undoDelete, useExperiments } from './experiment-store.ts';
import styles from './Experiments.module.css';
import { experimentsText } from './experiments.text.ts';
import { ExperimentTable } from './ExperimentTable.tsx';
import { factorValue } from './factor-value.ts';

export interface ExperimentListProps {
  /** The run on view, whose curve grows while it is trained. */
  readonly live: LiveEpochs | null;
  readonly onOpen: (experiment: Experiment) => void;
}

export function ExperimentList({ live, onOpen }: ExperimentListProps): ReactElement {
  const locale = useLocale();
  const words = experimentsText[locale];
  const { list, deleted, isKept } = useExperiments();
  const root = useRef<HTMLElement>(null);
  // Inside the list Ctrl+Z brings deleted experiments back.
  useUndoKeys(root, (kind) => kind === 'undo' && undoDelete());
  const comparison = compare(list);
  const names = experimentNames(comparison, locale);
  const last = deleted.at(-1)?.experiment;
  const isFull = list.filter(({ colour }) => colour !== null).length >= MOST_SHOWN;
  return (
    <section ref={root} tabIndex={-1} className={styles['list']} aria-label={words.list}>
      <h4>{words.list}</h4>
      {last !== undefined && (
        <Notice kind="info" actions={<Button onClick={undoDelete}>{words.undo}</Button>}>
          {words.deleted(experimentNames(compare([last]), locale).get(last.id)?.full ?? '')}
        </Notice>
      )}
      {!isKept && <Notice kind="warn">{words.notKept}</Notice>}
      {list.length === 0 ? (
        <p className={styles['hint']}>{words.empty}</p>
      ) : (
        <>
          <Curves experiments={list} names={names} live={live} />
          <ExperimentTable
            comparison={comparison}
            names={names}
            onView={live?.id ?? null}
            isFull={isFull}
            onOpen={onOpen}
            onDelete={(id) => {
              // The button that was pressed is gone with its row.
              root.current?.focus();
              deleteExperiment(id);
            }}
          />
          <Notes comparison={comparison} isFull={isFull} />
          <ButtonRow label={words.files}>
            <Button
              onClick={() =>
                saveFile({ name: 'experiments.csv', type: 'text/csv', content: experimentsCsv(comparison) })
              }
            >
              {words.csv}
            </Button>
            <Button
              onClick={() =>
                saveFile({ name: 'experiments.json', type: 'application/json', content: experimentsJson(comparison) })
              }
            >
              {words.json}
            </Button>
          </ButtonRow>
        </>
      )}
    </section>
  );
}

function Notes({ comparison, isFull }: { readonly comparison: Comparison; readonly isFull: boolean }): ReactElement {
  const locale = useLocale();
  const words = experimentsText[locale];
  const parts = comparison.common
    .filter(({ factor }) => factor !== 'network')
    .map(({ factor, value }) => words.part(words.factors[factor], factorValue(factor, value, locale)));
  return (
    <div className={styles['hint']}>
      {parts.length > 0 && <p>{words.common(parts.join(locale === 'zh' ? '，' : ', '))}</p>}
      {isFull && <p>{words.fullChart}</p>}
      <p>{words.letters}</p>
    </div>
  );
}

interface CurvesProps {
  readonly experiments: readonly Experiment[];
  readonly names: ReadonlyMap<string, ExperimentName>;
  readonly live: LiveEpochs | null;
}

function Curves({ experiments, names, live }: CurvesProps): ReactElement {
  const locale = useLocale();
  const words = experimentsText[locale];
  const [metric, setMetric] = useState<Metric>('validationAccuracy');
  const isLoss = metric === 'validationLoss' || metric === 'trainLoss';
  const series = curves(experiments, metric, ({ id }) => names.get(id)?.full ?? '', live);
  const last = Math.max(2, ...series.map(({ points }) => points.at(-1)?.x ?? 0));
  return (
    <>
      <Choice
        label={words.metric}
        value={metric}
        options={METRICS.map((value) => ({ value, label: words.metrics[value] }))}
        onChange={setMetric}
      />
      <LineChart
        label={words.chart(words.metrics[metric])}
        series={series}
        xLabel={words.epoch}
        yLabel={words.metrics[metric]}
        xDomain={[1, last]}
        yDomain={isLoss ? [0, null] : [null, null]}
        wholeX
        formatX={(epoch) => formatNumber(epoch, locale)}
        formatY={(y) => (isLoss ? formatFixed(y, locale, 3) : formatPercent(y, locale))}
        formatYTick={(y) => (isLoss ? formatNumber(y, locale, 2) : formatPercentTick(y, locale))}
        emptyText={words.emptyChart}
      />
    </>
  );
}
