// What many layers leave of a gradient: the product of the chain rule, as a curve over the layers and in numbers.
// Not responsible for: computing it (nn/saturation.ts).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { formatSignificant } from '../../../kit/locale/format.ts';
import styles from './ActivationFunctions.module.css';
import { LAYERS, WEIGHT } from './activation-functions.ts';
import { activationText, productText, verdictText } from './activation-functions.text.ts';
import type { PanelProps } from './CurvesPanel.tsx';
import { FUNCTION_NAMES, LOOKS } from './functions.ts';

export function ChainPanel({ model, dispatch, locale }: PanelProps): ReactElement {
  const words = activationText[locale];
  const { state, curves, opened } = model;
  return (
    <>
      <h4>{words.chain}</h4>
      <p className={styles['note']}>{words.chainNote}</p>
      <p className={styles['numbers']}>
        <b>{FUNCTION_NAMES[opened.id]}</b> {productText(opened, locale)}
      </p>
      <Controls label={words.chain}>
        <Slider
          label={words.layers}
          value={state.layers}
          {...LAYERS}
          integer
          onChange={(value) => dispatch({ kind: 'number', field: 'layers', value })}
        />
        <Slider
          label={words.weight}
          value={state.weight}
          {...WEIGHT}
          step={0.1}
          onChange={(value) => dispatch({ kind: 'number', field: 'weight', value })}
        />
      </Controls>
      <LineChart
        label={words.chainChart}
        series={curves.map(({ id, isOpened, chain }) => ({
          id,
          label: FUNCTION_NAMES[id],
          color: LOOKS[id].color,
          dashed: !isOpened,
          points: chain.map(({ product }, i) => ({ x: i + 1, y: Math.abs(product) })),
        }))}
        xLabel={words.layerAxis}
        yLabel={words.leftAxis}
        xDomain={[1, Math.max(2, state.layers)]}
        yScale="log"
        wholeX
        heightPx={200}
        formatY={(y) => formatSignificant(y, locale)}
      />
      <p>{verdictText(opened, locale)}</p>
    </>
  );
}
