// What the marks in the grids mean. Not responsible for: the grids.
import { useId } from 'react';
import type { ReactElement } from 'react';
import styles from './StridePadding.module.css';
import type { StrideText } from './stride-padding.text.ts';

type Mark = keyof StrideText['legendName'];

export interface LegendProps {
  readonly words: StrideText;
  readonly marks: readonly Mark[];
}

function Swatch({ mark }: { readonly mark: Mark }): ReactElement {
  const hatch = useId();
  return (
    <svg className={styles['swatch']} viewBox="-2 -2 28 28" aria-hidden="true">
      {mark === 'padding' ? (
        <>
          <rect className={styles['zero']} width="24" height="24" />
          <text className={styles['zeroText']} x="12" y="12">
            0
          </text>
        </>
      ) : (
        <rect className={`${styles['real']} ${styles['cellLines']}`} width="24" height="24" />
      )}
      {mark === 'dark' && <rect className={styles['dark']} width="24" height="24" />}
      {mark === 'window' && <rect className={styles['tap']} width="24" height="24" />}
      {mark === 'window' && <rect className={styles['window']} width="24" height="24" />}
      {mark === 'keras' && <rect className={styles['compared']} width="24" height="24" />}
      {mark === 'unread' && (
        <>
          <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className={styles['hatch']} d="M0 0V7" />
          </pattern>
          <rect className={styles['unread']} fill={`url(#${hatch})`} width="24" height="24" />
        </>
      )}
    </svg>
  );
}

export function Legend({ words, marks }: LegendProps): ReactElement {
  return (
    <ul className={styles['legend']} aria-label={words.legend}>
      {marks.map((mark) => (
        <li key={mark}>
          <Swatch mark={mark} />
          {words.legendName[mark]}
        </li>
      ))}
    </ul>
  );
}
