// One axis by itself: the padded input as a row of cells, and under it one line for each place of the window.
// Not responsible for: both axes at once (InputGrid.tsx).
import { useId } from 'react';
import type { ReactElement } from 'react';
import { tapsAt, windowStart } from '../../../nn/axis-walk.ts';
import type { AxisWalk } from '../../../nn/axis-walk.ts';
import { classes } from '../../../kit/style/classes.ts';
import { CELL, lengthOf, spanOf, startOf, startOfPlace } from './grid-geometry.ts';
import styles from './StridePadding.module.css';
import type { AxisModel } from './stride-model.ts';

export interface AxisStripProps {
  readonly axis: AxisModel;
  readonly title: string;
  readonly summary: string;
}

/** Height of one window's line. */
const LINE = 13;

function WindowLine({
  axis: { layout },
  walk,
  place,
  y,
  name,
}: {
  readonly axis: AxisModel;
  readonly walk: AxisWalk;
  readonly place: number;
  readonly y: number;
  readonly name: string;
}): ReactElement | null {
  const start = windowStart(walk, place);
  const span = spanOf(layout, start, start + walk.extent - 1);
  if (span === null) return null;
  return (
    <g className={styles[name]}>
      <path d={`M${span[0] + 3} ${y}h${span[1] - 6}`} />
      {tapsAt(walk, place).map((tap) => {
        const x = startOfPlace(layout, tap);
        return x === null ? null : <circle key={tap} cx={x + CELL / 2} cy={y} r={3.2} />;
      })}
    </g>
  );
}

export function AxisStrip({ axis, title, summary }: AxisStripProps): ReactElement {
  const hatch = useId();
  const { walk, compared, layout, unread } = axis;
  const width = lengthOf(layout);
  const [places, y0] = [layout.outputs, CELL + 12];
  const unreadPlaces = new Set(unread.all);
  const height = y0 + places.length * LINE + (layout.outputBreakAt === null ? 0 : LINE);
  return (
    <section className={styles['strip']} aria-label={title}>
      <h4 className={styles['stripTitle']}>{title}</h4>
      <p className={styles['stripSummary']}>{summary}</p>
      <svg
        className={styles['cells']}
        viewBox={`-2 -2 ${width + 4} ${height + 2}`}
        style={{ width: `${(width + 4) / 12}rem` }}
        aria-hidden="true"
      >
        <defs>
          <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className={styles['hatch']} d="M0 0V7" />
          </pattern>
        </defs>
        {layout.places.map((place, index) => {
          const isReal = place >= 0 && place < walk.size;
          const isPadded = !isReal && place >= -walk.before && place < walk.size + walk.after;
          if (!isReal && !isPadded) return null;
          const box = { x: startOf(layout, index), y: 0, width: CELL, height: CELL };
          return (
            <g key={place}>
              <rect className={classes(styles[isReal ? 'real' : 'zero'], isReal && styles['cellLines'])} {...box} />
              {unreadPlaces.has(place) && <rect className={styles['unread']} fill={`url(#${hatch})`} {...box} />}
              <text className={styles[isReal ? 'placeText' : 'zeroText']} x={box.x + CELL / 2} y={CELL / 2}>
                {isReal ? place : 0}
              </text>
            </g>
          );
        })}
        {layout.breakAt !== null && (
          <text className={styles['placeText']} x={(layout.breakAt + 0.5) * CELL} y={CELL / 2}>
            ⋯
          </text>
        )}
        {layout.outputBreakAt !== null && (
          <text className={styles['placeText']} x={width / 2} y={y0 + layout.outputBreakAt * LINE}>
            ⋯
          </text>
        )}
        {places.map((place, index) => {
          const isLate = layout.outputBreakAt !== null && index >= layout.outputBreakAt;
          const y = y0 + (index + (isLate ? 1 : 0)) * LINE;
          return (
            <g key={place}>
              {compared !== null && place < compared.output && (
                <WindowLine axis={axis} walk={compared} place={place} y={y - 4} name="lineCompared" />
              )}
              <WindowLine
                axis={axis}
                walk={walk}
                place={place}
                y={y}
                name={place === axis.place ? 'lineNow' : 'line'}
              />
            </g>
          );
        })}
      </svg>
    </section>
  );
}
