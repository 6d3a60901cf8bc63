// The view of the exhibit `why-residual`: controls and the gradients of both stacks on one log scale.
// Not responsible for: what is shown (why-residual.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { residualText, resultSentence, sizeText } from './why-residual.text.ts';
import {
  ACTIVATIONS,
  BRANCHES,
  DEPTHS,
  INITIALISERS,
  SEEDS,
  type ResidualAction,
  type ResidualModel,
  type ResidualState,
} from './why-residual.ts';
import styles from './WhyResidual.module.css';

type ResidualProps = ExhibitViewProps<ResidualState, ResidualAction, null, ResidualModel>;

export function WhyResidualView({ state, model, dispatch, locale }: ResidualProps): ReactElement {
  const words = residualText[locale];
  const points = (sizes: readonly number[]) => sizes.map((y, index) => ({ x: index + 1, y }));
  return (
    <div className={styles['residual']}>
      <Controls label={words.controls}>
        <Slider
          label={words.depth}
          value={state.depth}
          {...DEPTHS}
          integer
          onChange={(depth) => dispatch({ kind: 'depth', depth })}
        />
        <Choice
          label={words.activation}
          value={state.activation}
          options={ACTIVATIONS.map((value) => ({ value, label: value }))}
          onChange={(activation) => dispatch({ kind: 'activation', activation })}
        />
        <Choice
          label={words.initialiser}
          value={state.initialiser}
          options={INITIALISERS.map((value) => ({ value, label: value }))}
          onChange={(initialiser) => dispatch({ kind: 'initialiser', initialiser })}
        />
        <Choice
          label={words.branch}
          value={state.branch}
          options={BRANCHES.map((value) => ({ value, label: words.branches[value] }))}
          onChange={(branch) => dispatch({ kind: 'branch', branch })}
        />
        <Slider
          label={words.seed}
          value={state.seed}
          {...SEEDS}
          integer
          onChange={(seed) => dispatch({ kind: 'seed', seed })}
        />
      </Controls>
      <p>{resultSentence(model, locale)}</p>
      <LineChart
        label={words.chart}
        xLabel={words.x}
        yLabel={words.y}
        yScale="log"
        wholeX
        formatY={(size) => sizeText(size, locale)}
        series={[
          { id: 'plain', label: words.plain, color: 'series-1', points: points(model.plain) },
          { id: 'residual', label: words.residual, color: 'series-2', points: points(model.residual) },
        ]}
      />
      <p className={styles['note']}>{words.note}</p>
    </div>
  );
}
