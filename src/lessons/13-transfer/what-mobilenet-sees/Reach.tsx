// Three small drawings of what one output number reads: a window through all channels, a window of one channel, one place
// of all channels. The channels are drawn as sheets, six for as many as there are. Not responsible for: the counts.
import type { ReactElement } from 'react';
import styles from './Sees.module.css';

export type ReachKind = 'standard' | 'depthwise' | 'pointwise';

const SHEETS = 6;
const CELLS = 7;
const CELL = 10;
const SIDE = CELLS * CELL;
/** Each sheet is seen from the side: this much of its width is left, and rises this much to the right. */
const NARROW = 0.4;
const RISE = 0.26;
const STEP = 25;
const STACK = (SHEETS - 1) * STEP + NARROW * SIDE;
const GAP = 36;
const HEIGHT = SIDE * (1 + RISE);
const WIDTH = 2 * STACK + GAP;
/** The sheet that the depthwise kernel belongs to, and the middle of the window. */
const CHOSEN_SHEET = 2;
const MIDDLE = 3;

interface SheetProps {
  readonly x: number;
  /** Side of the marked window in cells; 0: none. */
  readonly marked: number;
}

function Sheet({ x, marked }: SheetProps): ReactElement {
  const lines = Array.from({ length: CELLS - 1 }, (_, i) => (i + 1) * CELL);
  const from = (MIDDLE - (marked - 1) / 2) * CELL;
  const grid = lines.map((at) => `M${at} 0V${SIDE}M0 ${at}H${SIDE}`).join('');
  return (
    <g transform={`matrix(${NARROW} ${-RISE} 0 1 ${x} ${RISE * SIDE})`}>
      <rect className={styles['sheet']} width={SIDE} height={SIDE} />
      {marked > 0 && (
        <rect className={styles['window']} x={from} y={from} width={marked * CELL} height={marked * CELL} />
      )}
      <path className={styles['lines']} d={grid} />
    </g>
  );
}

function Stack({ x, marked }: { readonly x: number; readonly marked: (sheet: number) => number }): ReactElement {
  return (
    <>
      {Array.from({ length: SHEETS }, (_, sheet) => (
        <Sheet key={sheet} x={x + sheet * STEP} marked={marked(sheet)} />
      ))}
    </>
  );
}

export interface ReachProps {
  readonly kind: ReachKind;
  readonly kernel: number;
}

/** Decorative: the sentence beside it says the same. */
export function Reach({ kind, kernel }: ReachProps): ReactElement {
  const window = kind === 'pointwise' ? 1 : kernel;
  const isChosen = (sheet: number): boolean => sheet === CHOSEN_SHEET;
  return (
    <svg className={styles['reach']} viewBox={`-1 -1 ${WIDTH + 2} ${HEIGHT + 2}`} aria-hidden="true">
      <Stack x={0} marked={(sheet) => (kind === 'depthwise' && !isChosen(sheet) ? 0 : window)} />
      <path className={styles['arrow']} d={`M${STACK + 8} ${HEIGHT / 2}h${GAP - 16}m-6 -5l6 5l-6 5`} />
      <Stack x={STACK + GAP} marked={(sheet) => (isChosen(sheet) ? 1 : 0)} />
    </svg>
  );
}
