// A grid of numbers as a drawing: tinted cells, or columns for sound, with the window, the strongest answers and the
// chosen place marked. Not responsible for: pointer and keys (LiveField.tsx), what the numbers mean.
import type { ReactElement } from 'react';
import { tint } from '../../../kit/charts/tints.ts';
import type { Box, FieldLayout } from './field-layout.ts';
import { UNIT } from './field-layout.ts';
import styles from './SameIdea.module.css';

export interface FieldProps {
  readonly layout: FieldLayout;
  readonly values: readonly number[];
  /** The number that has the strongest tint or the longest column. */
  readonly largest: number;
  readonly isBars: boolean;
  /** Cells to be framed: the window, or the place of the output. */
  readonly framed?: readonly number[];
  /** Cells with the largest sum. */
  readonly found?: ReadonlySet<number>;
  /** Cells after this one are not filled in yet. */
  readonly until?: number;
  /** The number in each cell, where cells are large enough to read it. */
  readonly written?: ((value: number) => string) | null;
  readonly names?: readonly string[];
  readonly titles?: readonly string[];
  /** Joins the framed cells by a line: they lie in frames apart. */
  readonly isJoined?: boolean;
}

const INSET = 0.5;

function fillOf(value: number, largest: number): string {
  return tint(value < 0 ? 'series-1' : 'series-2', largest === 0 ? 0 : Math.abs(value) / largest);
}

/** A column from the middle line up or down. */
function Bar({ box, part, value }: { readonly box: Box; readonly part: number; readonly value: number }): ReactElement {
  const middle = box.y + box.height / 2;
  const height = (box.height / 2) * Math.abs(part);
  return (
    <>
      <line className={styles['axis']} x1={box.x} x2={box.x + box.width} y1={middle} y2={middle} />
      <rect
        x={box.x + 3}
        y={part > 0 ? middle - height : middle}
        width={box.width - 6}
        height={height}
        className={value < 0 ? styles['minus'] : styles['plus']}
      />
    </>
  );
}

export function Field(props: FieldProps): ReactElement {
  const {
    layout,
    values,
    largest,
    isBars,
    framed = [],
    found,
    until,
    written,
    names,
    titles,
    isJoined = false,
  } = props;
  const frames = framed.flatMap((cell) => layout.boxes[cell] ?? []);
  const centres = frames.map(({ x, y, width, height }) => `${x + width / 2},${y + height / 2}`);
  return (
    <svg className={styles['field']} viewBox={`-1 -1 ${layout.width + 2} ${layout.height + 2}`} aria-hidden="true">
      {titles?.map((title, i) => (
        <text key={title} className={styles['title']} x={layout.titles[i]?.x} y={layout.titles[i]?.y}>
          {title}
        </text>
      ))}
      {layout.boxes.map((box, cell) => {
        const value = values[cell] ?? 0;
        const isEmpty = until !== undefined && cell > until;
        return (
          <g key={cell}>
            <rect
              className={styles['cell']}
              {...box}
              style={isBars || isEmpty ? undefined : { fill: fillOf(value, largest) }}
            />
            {isBars && !isEmpty && <Bar box={box} value={value} part={largest === 0 ? 0 : value / largest} />}
            {names !== undefined && (
              <text className={styles['name']} x={box.x - 6} y={box.y + UNIT * 0.68}>
                {names[cell]}
              </text>
            )}
            {written && !isEmpty && (
              <text
                className={styles['number']}
                data-zero={value === 0 || undefined}
                x={box.x + UNIT / 2}
                y={box.y + (isBars ? box.height : 0) + UNIT * 0.68}
              >
                {written(value)}
              </text>
            )}
            {found?.has(cell) === true && !isEmpty && (
              <circle className={styles['found']} cx={box.x + box.width - 3.6} cy={box.y + 3.6} r={2} />
            )}
          </g>
        );
      })}
      {isJoined && <polyline className={styles['link']} points={centres.join(' ')} />}
      {frames.map((box) => (
        <rect
          key={`${box.x},${box.y}`}
          className={styles['window']}
          x={box.x + INSET}
          y={box.y + INSET}
          width={box.width - 2 * INSET}
          height={box.height - 2 * INSET}
          rx={1.5}
        />
      ))}
    </svg>
  );
}
