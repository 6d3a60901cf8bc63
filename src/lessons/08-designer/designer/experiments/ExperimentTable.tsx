// Kept experiments as a table: on the chart or off, renamed in place, opened, deleted; what differs stands out.
// Not responsible for: comparing (compare.ts) or the chart (Experiments.tsx).
import type { ReactElement } from 'react';
import { Button } from '../../../../kit/controls/Button.tsx';
import { TextField } from '../../../../kit/controls/TextField.tsx';
import { formatDurationMs, formatNumber, formatPercent } from '../../../../kit/locale/format.ts';
import { useLocale } from '../../../../kit/locale/locale.ts';
import { classes } from '../../../../kit/style/classes.ts';
import { formatMacs } from '../format-macs.ts';
import { colourOf } from './compare.ts';
import type { ComparedRow, Comparison } from './compare.ts';
import { showCurve, writeWords } from './experiment-store.ts';
import { factorValue } from './factor-value.ts';
import type { ExperimentName } from './experiment-name.ts';
import type { Experiment } from './experiment.ts';
import styles from './Experiments.module.css';
import { experimentsText } from './experiments.text.ts';

export interface ExperimentTableProps {
  readonly comparison: Comparison;
  readonly names: ReadonlyMap<string, ExperimentName>;
  /** The experiment of the network and plan on view. */
  readonly onView: string | null;
  readonly isFull: boolean;
  readonly onOpen: (experiment: Experiment) => void;
  readonly onDelete: (id: string) => void;
}

export function ExperimentTable(props: ExperimentTableProps): ReactElement {
  const { comparison, names, onView } = props;
  const words = experimentsText[useLocale()];
  const { heads } = words;
  const varied = comparison.differing.filter((factor) => factor !== 'network');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={styles['frame']} tabIndex={0} aria-label={words.table}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{heads.experiment}</th>
            {[heads.test, heads.predicted, heads.verdict].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {varied.map((factor) => (
              <th key={factor} scope="col" className={styles['varied']}>
                {words.factors[factor]}
              </th>
            ))}
            {[heads.validation, heads.parameters, heads.macs, heads.time].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col">{heads.actions}</th>
          </tr>
        </thead>
        <tbody>
          {comparison.rows.map((row) => (
            <ExperimentRow
              key={row.experiment.id}
              {...props}
              row={row}
              name={names.get(row.experiment.id) ?? { full: '', short: '' }}
              varied={varied}
              isOnView={row.experiment.id === onView}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ExperimentRowProps extends ExperimentTableProps {
  readonly row: ComparedRow;
  readonly name: ExperimentName;
  readonly varied: Comparison['differing'];
  readonly isOnView: boolean;
}

function ExperimentRow({
  row,
  name,
  varied,
  comparison,
  isFull,
  isOnView,
  onOpen,
  onDelete,
}: ExperimentRowProps): ReactElement {
  const locale = useLocale();
  const words = experimentsText[locale];
  const { experiment, factors, bestValidation } = row;
  const { id, colour, prediction, result } = experiment;
  const percent = (value: number | null, digits = 1): string =>
    value === null ? '–' : formatPercent(value, locale, digits);
  return (
    <tr className={classes(isOnView && styles['onView'])}>
      <th scope="row">
        <div className={styles['named']}>
          <input
            type="checkbox"
            aria-label={words.show(name.full)}
            checked={colour !== null}
            disabled={colour === null && isFull}
            style={colour === null ? {} : { accentColor: `var(--${colourOf(colour)})` }}
            onChange={(event) => showCurve(id, event.target.checked)}
          />
          <TextField
            label={words.nameOf(name.full)}
            labelHidden
            value={experiment.name}
            placeholder={name.short}
            maxLength={80}
            onChange={(text) => writeWords(id, { name: text })}
          />
        </div>
        <div className={classes(styles['signature'], comparison.differing.includes('network') && styles['varied'])}>
          {factors.network}
        </div>
      </th>
      <td className={styles['result']}>{result === null ? words.notRun : percent(result.testAccuracy, 2)}</td>
      <td>{percent(prediction?.accuracy ?? null)}</td>
      <td>{experiment.verdict === 'open' ? '–' : words.verdicts[experiment.verdict]}</td>
      {varied.map((factor) => (
        <td key={factor} className={styles['varied']}>
          {factorValue(factor, factors[factor], locale)}
        </td>
      ))}
      <td>{percent(bestValidation)}</td>
      <td>{formatNumber(experiment.parameters, locale)}</td>
      <td>{formatMacs(experiment.macs, locale)}</td>
      <td>{result === null ? '–' : formatDurationMs(result.trainingMs, locale)}</td>
      <td>
        <div className={styles['actions']}>
          {isOnView ? (
            <span className={styles['hint']}>{words.onView}</span>
          ) : (
            <Button kind="quiet" aria-label={words.openNamed(name.full)} onClick={() => onOpen(experiment)}>
              {words.open}
            </Button>
          )}
          <Button kind="quiet" aria-label={words.removeNamed(name.full)} onClick={() => onDelete(id)}>
            {words.remove}
          </Button>
        </div>
      </td>
    </tr>
  );
}
