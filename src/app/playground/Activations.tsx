// What each layer makes of the chosen image: maps side by side, vectors as rows. Not responsible for: laying them out (sheet.ts).
import { memo, useMemo } from 'react';
import type { ReactElement } from 'react';
import type { NodeValues } from '../../engine/protocol/inspection.ts';
import { PixelCanvas } from '../../kit/canvas/PixelCanvas.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { useLocale } from '../../kit/locale/locale.ts';
import { MOST_NODES } from './live.ts';
import styles from './Playground.module.css';
import { playgroundText } from './playground.text.ts';
import { mapsOf, sheetOf } from './sheet.ts';

const MOST_MAPS = 16;
/** Large maps in rows of eight, small ones all in one. */
const perRow = (width: number): number => (width > 8 ? 8 : 16);
/** Enough to see each number of a small map, and not larger. */
const WIDEST_PX = 560;
/** A long vector is folded into rows of this length. */
const ROW = 64;

export interface ActivationsProps {
  readonly nodes: readonly NodeValues[];
  /** Layers of the network. */
  readonly layers: number;
}

export const Activations = memo(function Activations({ nodes, layers }: ActivationsProps): ReactElement {
  const locale = useLocale();
  const words = playgroundText[locale];
  return (
    <div className={styles['maps']}>
      <h5>{words.activations}</h5>
      {layers > MOST_NODES && (
        <p className={styles['note']}>
          {words.someLayers(formatNumber(nodes.length, locale), formatNumber(layers, locale))}
        </p>
      )}
      {nodes.map((node) => (
        <Layer key={node.name} node={node} />
      ))}
    </div>
  );
});

function Layer({ node: { name, shape, values } }: { readonly node: NodeValues }): ReactElement {
  const locale = useLocale();
  const words = playgroundText[locale];
  const isVector = shape.length < 3;
  const sheet = useMemo(() => {
    if (shape.length === 3) return sheetOf(mapsOf(values, shape), MOST_MAPS, perRow(shape[1] ?? 0));
    const width = Math.min(ROW, values.length);
    const height = Math.ceil(values.length / width);
    const pixels = new Float32Array(width * height).fill(Number.NaN);
    pixels.set(values);
    return { pixels, height, width, shown: 1, of: 1 };
  }, [values, shape]);
  const label = words.mapSheet(
    name,
    shape.join(' × '),
    formatNumber(sheet.shown, locale),
    formatNumber(sheet.of, locale),
  );
  return (
    <div className={isVector ? styles['vector'] : styles['layer']}>
      <p className={styles['note']}>{label}</p>
      <PixelCanvas
        pixels={sheet.pixels}
        height={sheet.height}
        width={sheet.width}
        colourMap="diverging"
        label={label}
        maxWidthPx={isVector ? Math.min(WIDEST_PX, sheet.width * 12) : WIDEST_PX}
      />
    </div>
  );
}
