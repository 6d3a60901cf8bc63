// Small curves without axes, for places that are told apart by their shape. The place's own words say what is seen.
// Not responsible for: charts that are read (kit/charts).
import type { ReactElement } from 'react';
import styles from './Placing.module.css';

const WIDTH = 120;
const HEIGHT = 60;
const MARGIN = 4;

/** Heights from 0 to 1 at even distances, from left to right. */
function path(curve: readonly number[]): string {
  const step = (WIDTH - 2 * MARGIN) / Math.max(1, curve.length - 1);
  return curve
    .map((height, i) => {
      const y = HEIGHT - MARGIN - Math.min(1, Math.max(0, height)) * (HEIGHT - 2 * MARGIN);
      return `${i === 0 ? 'M' : 'L'}${(MARGIN + i * step).toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}

export function Curves({ curves }: { readonly curves: readonly (readonly number[])[] }): ReactElement {
  return (
    <svg className={styles['curves']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {curves.map((curve, i) => (
        <path key={i} d={path(curve)} data-first={i === 0} />
      ))}
    </svg>
  );
}
