// The three maps, cells of one size in all of them: what goes in, what comes out, the gradient on its way back.
// Not responsible for: their numbers (pool-model.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { PixelWindow } from '../../../kit/canvas/PixelCanvas.tsx';
import type { ValueRange } from '../../../kit/canvas/colour-maps.ts';
import { formatFixed } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import type { PoolLabAction } from './pool-lab.ts';
import { poolLabText, valueText } from './pool-lab.text.ts';
import type { PoolLabModel } from './pool-model.ts';
import styles from './PoolLab.module.css';

export interface PoolMapsProps {
  readonly model: PoolLabModel;
  readonly dispatch: (action: PoolLabAction) => void;
}

/** Sides of the largest map in CSS pixels. */
const MAP_PX = 312;

/** Black is the map's largest value; an empty map stays white. */
function rangeOf(values: Float32Array): ValueRange {
  return [0, values.reduce((most, value) => Math.max(most, value), 1e-6)];
}

export function PoolMaps({ model, dispatch }: PoolMapsProps): ReactElement {
  const locale = useLocale();
  const words = poolLabText[locale];
  const { input, output, gradient, winners, window, row, column } = model;
  const [height, width] = input.shape;
  const [outputHeight, outputWidth] = output.shape;
  const cellPx = MAP_PX / width;
  const range = rangeOf(input.values);
  const marked: PixelWindow = { row: window.row, column: window.column, height: window.size, width: window.size };
  const won = winners.map((cell): PixelWindow => {
    return { row: Math.floor(cell / width), column: cell % width, height: 1, width: 1, tone: 'warm' };
  });
  const choose = (index: number): void =>
    dispatch({ kind: 'cell', row: Math.floor(index / outputWidth), column: index % outputWidth });
  const nameOf = (columns: number, text: (index: number) => string) => (index: number) =>
    words.cellAt(Math.floor(index / columns), index % columns, text(index));
  return (
    <div className={styles['maps']}>
      <figure className={styles['map']}>
        <figcaption>
          {words.input} <span>{`${height} × ${width}`}</span>
        </figcaption>
        <PixelCanvas
          pixels={input.values}
          height={height}
          width={width}
          colourMap="ink"
          range={range}
          label={words.input}
          maxWidthPx={MAP_PX}
          gridLines
          windows={[...won, marked]}
        />
      </figure>
      <figure className={styles['map']}>
        <figcaption>
          {words.output} <span>{`${outputHeight} × ${outputWidth}`}</span>
        </figcaption>
        <PixelCanvas
          pixels={output.values}
          height={outputHeight}
          width={outputWidth}
          colourMap="ink"
          range={range}
          label={words.output}
          maxWidthPx={Math.max(64, cellPx * outputWidth)}
          gridLines
          cursor={row * outputWidth + column}
          onHover={(index) => {
            if (index !== null) choose(index);
          }}
          onSelect={choose}
          describePixel={nameOf(outputWidth, (index) => valueText(output.values[index] ?? 0, locale))}
        />
      </figure>
      <figure className={styles['map']}>
        <figcaption>
          {words.gradient} <span>{`${height} × ${width}`}</span>
        </figcaption>
        <PixelCanvas
          pixels={gradient}
          height={height}
          width={width}
          colourMap="diverging"
          label={words.gradient}
          maxWidthPx={MAP_PX}
          gridLines
          windows={[marked]}
          onHover={() => undefined}
          describePixel={nameOf(width, (index) => formatFixed(gradient[index] ?? 0, locale, 2))}
        />
      </figure>
    </div>
  );
}
