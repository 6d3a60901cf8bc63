// The four parts of the board as points of size and likeness, with the student's lines across. Not responsible for: the sliders.
import type { ReactElement } from 'react';
import { useLocale } from '../../../kit/locale/locale.ts';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { BoardModel } from './board-model.ts';
import { SIZE_LINE } from './four-cases.ts';
import type { RuledCase } from './verdict.ts';
import { caseBoardText, cellName, likenessText, shortSourceName } from './four-cases.text.ts';
import styles from './FourCases.module.css';

const WIDTH = 600;
const HEIGHT = 300;
const EDGE = 36;

/** Which case lies in which corner, whatever the lines say of its border. */
const CORNERS: readonly {
  readonly name: RuledCase;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}[] = [
  { name: 'small-similar', x: 14, y: 26, anchor: 'start' },
  { name: 'small-different', x: WIDTH - 14, y: 26, anchor: 'end' },
  { name: 'large-similar', x: 14, y: HEIGHT - 14, anchor: 'start' },
  { name: 'large-different', x: WIDTH - 14, y: HEIGHT - 14, anchor: 'end' },
];

function across(likeness: number): number {
  // Similar lies on the left, as on the board.
  return EDGE + (1 - likeness) * (WIDTH - 2 * EDGE);
}

function down(count: number): number {
  const part = Math.log(count / SIZE_LINE.min) / Math.log(SIZE_LINE.max / SIZE_LINE.min);
  return EDGE + part * (HEIGHT - 2 * EDGE);
}

export function BoardPlane({ model }: { readonly model: BoardModel }): ReactElement {
  const locale = useLocale();
  const words = caseBoardText[locale];
  const { cells, state } = model;
  const [x, y] = [across(state.likenessLine / 100), down(state.sizeLine)];
  const told = cells.map((cell) => `${cellName(cell, locale)}: ${likenessText(cell.likeness, locale)}`);
  return (
    <svg
      className={styles['plane']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${words.plane}. ${told.join('; ')}`}
    >
      <line className={styles['line']} x1={x} x2={x} y1={8} y2={HEIGHT - 8} />
      <line className={styles['line']} x1={8} x2={WIDTH - 8} y1={y} y2={y} />
      {CORNERS.map(({ name, x: atX, y: atY, anchor }) => (
        <text key={name} className={styles['corner']} x={atX} y={atY} textAnchor={anchor}>
          {words.cases[name]}
        </text>
      ))}
      {cells.map((cell) =>
        cell.likeness === null ? null : (
          <g key={cell.spot}>
            <circle className={styles['point']} cx={across(cell.likeness)} cy={down(cell.count)} r={7} />
            <text
              className={styles['pointName']}
              x={across(cell.likeness)}
              y={down(cell.count) - 13}
              textAnchor={cell.likeness > 0.75 ? 'start' : cell.likeness < 0.25 ? 'end' : 'middle'}
            >
              {shortSourceName(cell.source, locale)} {formatNumber(cell.count, locale)}
            </text>
          </g>
        ),
      )}
    </svg>
  );
}
