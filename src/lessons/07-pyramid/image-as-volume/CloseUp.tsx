// The numbers of one channel around the chosen pixel, as a small table. Not responsible for: choosing the pixel.
import type { ReactElement } from 'react';
import type { Stretch } from './image-as-volume.ts';
import styles from './ImageAsVolume.module.css';

export interface CloseUpProps {
  readonly caption: string;
  /** What is in the corner: that rows go down and columns across. */
  readonly corner: string;
  /** side x side values, row by row. */
  readonly plane: Float32Array;
  readonly side: number;
  readonly rows: Stretch;
  readonly columns: Stretch;
}

export function CloseUp({ caption, corner, plane, side, rows, columns }: CloseUpProps): ReactElement {
  const middle = (rows.length - 1) / 2;
  return (
    <table className={styles['closeUp']}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{corner}</span>
          </th>
          {columns.map((column, x) => (
            <th key={x} scope="col" data-rim={isRim(x, columns)}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, y) => (
          <tr key={y} data-rim={isRim(y, rows)}>
            <th scope="row">{row}</th>
            {columns.map((column, x) => (
              <td key={x} data-rim={isRim(x, columns)} data-chosen={x === middle && y === middle}>
                {row === null || column === null ? '' : plane[row * side + column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The outermost cells, left out where there is little room. */
function isRim(place: number, stretch: Stretch): boolean {
  return place === 0 || place === stretch.length - 1;
}
