// One ratio on a logarithmic scale from 10^-6 to 1, with the usual band and the rule of thumb marked.
// Not responsible for: the number in words, which stands beside it.
import type { ReactElement } from 'react';
import styles from './Playground.module.css';

const DECADES = 6;
const WIDTH = 96;
const HEIGHT = 14;

/** 0 at 10^-6, the whole width at 1; what lies beyond stands at the end. */
function placeOf(ratio: number): number {
  return (Math.min(DECADES, Math.max(0, Math.log10(ratio) + DECADES)) / DECADES) * WIDTH;
}

export function RatioScale({ ratio }: { readonly ratio: number | null }): ReactElement {
  const [low, high] = [placeOf(1e-4), placeOf(1e-2)];
  const rule = placeOf(1e-3);
  return (
    <svg
      className={styles['scale']}
      viewBox={`-4 0 ${WIDTH + 8} ${HEIGHT}`}
      width={WIDTH + 8}
      height={HEIGHT}
      aria-hidden="true"
      focusable="false"
    >
      <rect className={styles['band']} x={low} y={2} width={high - low} height={HEIGHT - 4} />
      <path className={styles['axis']} d={`M0 ${HEIGHT / 2}H${WIDTH}M${rule} 2V${HEIGHT - 2}`} />
      {ratio !== null && ratio > 0 && <circle className={styles['dot']} cx={placeOf(ratio)} cy={HEIGHT / 2} r={4} />}
    </svg>
  );
}
