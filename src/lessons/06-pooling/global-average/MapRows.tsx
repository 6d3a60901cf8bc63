// One row a feature map: the map, its mean as a bar, the weight to set, and their product.
// Not responsible for: adding them up (global-average.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { formatFixed } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import styles from './GlobalAverage.module.css';
import { MAX_WEIGHT, WEIGHT_UNIT } from './global-average.ts';
import type { GlobalAverageAction, GlobalAverageModel } from './global-average.ts';
import { globalAverageText } from './global-average.text.ts';

export interface MapRowsProps {
  readonly model: GlobalAverageModel;
  readonly dispatch: (action: GlobalAverageAction) => void;
}

const LIMIT = MAX_WEIGHT / WEIGHT_UNIT;

/** As the number field shows it: hundredths are enough to set, and are what a link keeps. */
function rounded(weight: number): number {
  return Math.min(LIMIT, Math.max(-LIMIT, Math.round(weight * WEIGHT_UNIT) / WEIGHT_UNIT)) + 0;
}

export function MapRows({ model, dispatch }: MapRowsProps): ReactElement {
  const locale = useLocale();
  const words = globalAverageText[locale];
  const { terms } = model;
  const [height, width] = model.shape;
  const brightest = terms.reduce((most, { map }) => map.values.reduce((a, b) => Math.max(a, b), most), 1e-6);
  const largestMean = terms.reduce((most, { mean }) => Math.max(most, mean), 1e-6);
  const weights = terms.map(({ weight }) => weight);
  return (
    <ol className={styles['rows']} aria-label={words.maps}>
      {terms.map(({ map, mean, weight, product }, index) => (
        <li key={index} className={styles['row']}>
          <div className={styles['thumb']}>
            <PixelCanvas
              pixels={map.values}
              height={height}
              width={width}
              colourMap="ink"
              range={[0, brightest]}
              label={words.map(index)}
              maxWidthPx={72}
            />
          </div>
          <div className={styles['mean']}>
            <span>
              {words.mean} <b>{formatFixed(mean, locale, 3)}</b>
            </span>
            <span className={styles['track']} aria-hidden="true">
              <span className={styles['bar']} style={{ width: `${(mean / largestMean) * 100}%` }} />
            </span>
          </div>
          <div className={styles['weight']}>
            <Slider
              label={words.weight(index)}
              value={rounded(weight)}
              min={-LIMIT}
              max={LIMIT}
              step={0.1}
              onChange={(next) => dispatch({ kind: 'weight', map: index, weight: next, from: weights })}
            />
          </div>
          <div className={styles['product']}>
            {words.product} <b>{formatFixed(product, locale, 3)}</b>
          </div>
        </li>
      ))}
    </ol>
  );
}
