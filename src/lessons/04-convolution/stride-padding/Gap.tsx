// The dotted line where the middle of a long axis is left out. Not responsible for: which places are left out (axis-layout.ts).
import type { ReactElement } from 'react';
import { CELL } from './grid-geometry.ts';
import type { DrawnAxis } from './grid-geometry.ts';
import styles from './StridePadding.module.css';

export interface GapProps {
  readonly axis: DrawnAxis;
  /** Length of the other axis. */
  readonly across: number;
  readonly vertical: boolean;
}

export function Gap({ axis, across, vertical }: GapProps): ReactElement | null {
  if (axis.breakAt === null) return null;
  const at = (axis.breakAt + 0.5) * CELL;
  return (
    <path
      className={styles['gap']}
      d={vertical ? `M${at} ${-CELL / 4}V${across + CELL / 4}` : `M${-CELL / 4} ${at}H${across + CELL / 4}`}
    />
  );
}
