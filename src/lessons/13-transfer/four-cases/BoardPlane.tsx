// The four parts of the board as points of size and likeness, with the student's lines across. Not responsible for: the sliders.
import type { ReactElement } from 'react';
import { useLocale } from '../../../kit/locale/locale.ts';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { BoardModel } from './board-model.ts';
import { SIZE_LINE } from './four-cases.ts';
import { caseBoardText, cellName, likenessText } from './four-cases.text.ts';
import styles from './FourCases.module.css';

const WIDTH = 600;
const HEIGHT = 300;
const EDGE = 36;

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
              {cell.source} {formatNumber(cell.count, locale)}
            </text>
          </g>
        ),
      )}
    </svg>
  );
}
