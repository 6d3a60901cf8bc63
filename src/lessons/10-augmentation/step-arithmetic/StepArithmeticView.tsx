// The view of the exhibit `step-arithmetic`: the division, three epochs as strips of batches, and the notebook to mend.
// Not responsible for: what is shown (step-arithmetic.ts).
import type { ReactElement } from 'react';
import { IconButton } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { Formula } from '../../../kit/formula/Formula.tsx';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { EpochSteps } from '../../../nn/epoch-steps.ts';
import { CELL_CODE } from './cells.ts';
import { LIMITS, WAYS } from './step-arithmetic.ts';
import type { StepAction, StepModel, StepState } from './step-arithmetic.ts';
import { divisionTex, outcomeSentence, stepText } from './step-arithmetic.text.ts';
import styles from './StepArithmetic.module.css';

type StepProps = ExhibitViewProps<StepState, StepAction, null, StepModel>;

/** Batches of a strip before the last one. */
const SHOWN = 14;

export function StepArithmeticView({ state, model, dispatch, locale }: StepProps): ReactElement {
  const words = stepText[locale];
  return (
    <div className={styles['arithmetic']}>
      <Controls label={words.controls}>
        <Slider
          label={words.samples}
          value={state.samples}
          {...LIMITS.samples}
          scale="log"
          integer
          onChange={(samples) => dispatch({ kind: 'samples', samples: Math.round(samples) })}
        />
        <Slider
          label={words.batchSize}
          value={state.batchSize}
          {...LIMITS.batchSize}
          scale="log"
          integer
          onChange={(batchSize) => dispatch({ kind: 'batch-size', batchSize: Math.round(batchSize) })}
        />
        <Choice
          label={words.way}
          value={state.way}
          options={WAYS.map((way) => ({ value: way, label: words.ways[way] }))}
          onChange={(way) => dispatch({ kind: 'way', way })}
        />
      </Controls>
      <p className={styles['division']}>
        <Formula tex={divisionTex(model)} label={words.sums} />
      </p>
      <p>{words.wayNotes[state.way]}</p>
      <Epochs model={model} locale={locale} />
      <Notebook state={state} model={model} dispatch={dispatch} session={null} locale={locale} />
    </div>
  );
}

function Epochs({ model, locale }: { readonly model: StepModel; readonly locale: Locale }): ReactElement {
  const words = stepText[locale];
  const n = (value: number): string => formatNumber(value, locale);
  return (
    <ol className={styles['epochs']} aria-label={words.strips}>
      {model.epochs.map((epoch, index) => (
        <li key={index}>
          <strong>{words.epoch(index + 1)}</strong>
          <Strip epoch={epoch} batchSize={model.state.batchSize} locale={locale} />
          <span className={styles['numbers']}>
            {`${words.steps} ${n(epoch.steps)} · ${words.images} ${n(epoch.images)} · ${words.partial}: ${
              epoch.partial.length === 0
                ? words.none
                : epoch.partial
                    .slice(0, 3)
                    .map(({ place, size }) => words.partialBatch(n(place + 1), n(size)))
                    .join('; ') + (epoch.partial.length > 3 ? ' …' : '')
            }`}
          </span>
        </li>
      ))}
    </ol>
  );
}

interface StripProps {
  readonly epoch: EpochSteps;
  readonly batchSize: number;
  readonly locale: Locale;
}

/** Each batch as a bar as high as it is full; the middle of a long epoch is left out. */
function Strip({ epoch, batchSize, locale }: StripProps): ReactElement {
  const words = stepText[locale];
  const hidden = Math.max(0, epoch.steps - SHOWN - 1);
  const first = Math.min(epoch.steps, SHOWN);
  const places = [
    ...Array.from({ length: first }, (_, place) => place),
    ...(epoch.steps > first ? [epoch.steps - 1] : []),
  ];
  const sizes = new Map(epoch.partial.map(({ place, size }) => [place, size]));
  return (
    <span className={styles['strip']} aria-hidden="true">
      {places.map((place) => {
        const size = sizes.get(place) ?? batchSize;
        return (
          <span key={place} className={styles['slot']}>
            {place === epoch.steps - 1 && hidden > 0 && (
              <span className={styles['hidden']}>{words.more(formatNumber(hidden, locale))}</span>
            )}
            <span
              className={size === batchSize ? styles['batch'] : styles['partial']}
              style={{ height: `${Math.max(12, (100 * size) / batchSize)}%` }}
            />
          </span>
        );
      })}
    </span>
  );
}

function Notebook({ state, model, dispatch, locale }: StepProps): ReactElement {
  const words = stepText[locale];
  const { notebook } = model;
  const failing = notebook.kind === 'name-error' || notebook.kind === 'not-compiled' ? notebook.cell : null;
  const failingPlace = failing === null ? -1 : state.order.indexOf(failing);
  return (
    <section aria-label={words.notebook} className={styles['notebook']}>
      <h4>{words.notebook}</h4>
      <p>{words.task}</p>
      <ol className={styles['cells']}>
        {state.order.map((cell, place) => (
          <li key={cell} data-failing={cell === failing || undefined}>
            <span className={styles['moves']}>
              <IconButton
                icon="down"
                label={words.up(place + 1)}
                data-turned="true"
                disabled={place === 0}
                onClick={() => dispatch({ kind: 'move', cell, by: -1 })}
              />
              <IconButton
                icon="down"
                label={words.down(place + 1)}
                disabled={place === state.order.length - 1}
                onClick={() => dispatch({ kind: 'move', cell, by: 1 })}
              />
            </span>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
            <pre tabIndex={0} lang="en" aria-label={words.cell(place + 1)}>
              {CELL_CODE[cell]}
            </pre>
          </li>
        ))}
      </ol>
      <Notice kind={notebook.kind === 'mended' ? 'good' : 'warn'} title={words.outcome}>
        {outcomeSentence(notebook, failingPlace + 1, locale)}
      </Notice>
    </section>
  );
}
