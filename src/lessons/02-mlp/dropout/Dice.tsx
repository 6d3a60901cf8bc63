// The dice: which units live in this step, what the next layer sees, and the mean over all rolls so far.
// Not responsible for: what is shown (dice-model.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow, Controls } from '../../../kit/controls/Controls.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { formatFixed, formatNumber, joinSentences } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { DiceTables } from './DiceTables.tsx';
import { FEWEST_DRAWN } from './dice-model.ts';
import type { DiceModel } from './dice-model.ts';
import { LAST_STEP, MODES, OUTPUTS, SAMPLES, SCALINGS } from './dropout.ts';
import type { DropoutAction } from './dropout.ts';
import { dropoutText, liveText, meanText, softmaxText } from './dropout.text.ts';
import styles from './Dropout.module.css';
import { NetworkDrawing } from './NetworkDrawing.tsx';
import { SumFormula } from './SumFormula.tsx';

interface DiceProps {
  readonly model: DiceModel;
  readonly dispatch: (action: DropoutAction) => void;
  readonly locale: Locale;
}

export function Dice({ model, dispatch, locale }: DiceProps): ReactElement {
  return (
    <>
      <Behaviour model={model} dispatch={dispatch} locale={locale} />
      <Rolling model={model} dispatch={dispatch} locale={locale} />
      <p>{liveText(model, locale)}</p>
      <div className={styles['columns']}>
        <NetworkDrawing model={model} locale={locale} />
        <DiceTables model={model} locale={locale} />
      </div>
      <SumFormula model={model} locale={locale} />
      <RunningMean model={model} locale={locale} />
      <p>{meanText(model, locale)}</p>
      <p className={styles['note']}>{softmaxText(model, locale)}</p>
    </>
  );
}

function Behaviour({ model: { state }, dispatch, locale }: DiceProps): ReactElement {
  const words = dropoutText[locale];
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ value: String(i), label: String(i + 1) }));
  return (
    <Controls label={words.mode}>
      <Choice
        label={words.mode}
        value={state.mode}
        options={MODES.map((mode) => ({ value: mode, label: words.modes[mode] }))}
        onChange={(mode) => dispatch({ kind: 'mode', mode })}
      />
      <Choice
        label={words.scaling}
        value={state.scaling}
        options={SCALINGS.map((scaling) => ({ value: scaling, label: words.scalings[scaling] }))}
        onChange={(scaling) => dispatch({ kind: 'scaling', scaling })}
      />
      <Choice
        label={words.sample}
        value={String(state.sample)}
        options={numbered(SAMPLES)}
        onChange={(sample) => dispatch({ kind: 'sample', sample: Number(sample) })}
      />
      <Choice
        label={words.output}
        value={String(state.output)}
        options={numbered(OUTPUTS)}
        onChange={(output) => dispatch({ kind: 'output', output: Number(output) })}
      />
    </Controls>
  );
}

function Rolling({ model: { state }, dispatch, locale }: DiceProps): ReactElement {
  const words = dropoutText[locale];
  const isLast = state.step === LAST_STEP;
  const goTo = (step: number): void => dispatch({ kind: 'step', step: Math.min(LAST_STEP, step) });
  return (
    <>
      <ButtonRow label={words.actions}>
        <Button kind="primary" icon="shuffle" keepsFocus disabled={isLast} onClick={() => goTo(state.step + 1)}>
          {words.roll}
        </Button>
        <Button keepsFocus disabled={isLast} onClick={() => goTo(state.step + 10)}>
          {words.rollMany}
        </Button>
        <Button keepsFocus disabled={isLast} onClick={() => goTo(LAST_STEP)}>
          {words.rollAll}
        </Button>
        <Button icon="rewind" keepsFocus disabled={state.step === 0} onClick={() => goTo(0)}>
          {words.back}
        </Button>
      </ButtonRow>
      <Slider label={words.step} value={state.step} min={0} max={LAST_STEP} integer onChange={goTo} />
    </>
  );
}

/** More single rolls than this would bury their mean. */
const MOST_SINGLE = 100;

function RunningMean({ model, locale }: Omit<DiceProps, 'dispatch'>): ReactElement {
  const words = dropoutText[locale];
  const { rolled, running, funnel, tested, rolls, state } = model;
  const last = Math.max(rolls, FEWEST_DRAWN);
  const caption = words.chart[state.scaling];
  return (
    <figure className={styles['figure']}>
      <figcaption>{joinSentences([caption, words.funnel], locale)}</figcaption>
      <LineChart
        label={caption}
        xLabel={words.rolls}
        yLabel={words.sumAxis(state.output + 1)}
        xDomain={[0, last]}
        wholeX
        formatX={(x) => formatNumber(x, locale)}
        formatY={(y) => formatFixed(y + 0, locale, 3)}
        formatYTick={(y) => formatNumber(y + 0, locale, 2)}
        heightPx={220}
        series={[
          ...funnel.map((points, i) => ({
            id: `funnel ${i}`,
            label: words.funnel,
            color: 'series-2' as const,
            points,
            faint: true,
          })),
          ...(rolls <= MOST_SINGLE
            ? [{ id: 'single', label: words.single, color: 'series-7' as const, points: rolled, faint: true }]
            : []),
          { id: 'running', label: words.running, color: 'series-2', points: running, dashed: false },
          {
            id: 'tested',
            label: words.tested,
            color: 'series-1',
            dashed: true,
            points: [
              { x: 0, y: tested },
              { x: last, y: tested },
            ],
          },
        ]}
      />
    </figure>
  );
}
