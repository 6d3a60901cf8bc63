// One block of two convolutions, drawn: what a shortcut adds to it. Not responsible for: anything that is trained.
import type { ReactElement } from 'react';
import styles from './Degradation.module.css';

const [WIDTH, HEIGHT, MIDDLE] = [340, 92, 62];
const BOX = { width: 62, height: 34 } as const;
/** Left edges of the two convolutions; middles of the circle that adds and of the last arrow's end. */
const [FIRST, SECOND, PLUS, END] = [58, 152, 252, 330];

export function BlockDrawing({
  hasShortcut,
  caption,
}: {
  readonly hasShortcut: boolean;
  readonly caption: string;
}): ReactElement {
  const top = MIDDLE - BOX.height / 2;
  return (
    <figure className={styles['block']}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <text x={8} y={MIDDLE + 5}>
          x
        </text>
        <Arrow from={22} to={FIRST} />
        {[FIRST, SECOND].map((left) => (
          <g key={left}>
            <rect x={left} y={top} width={BOX.width} height={BOX.height} rx={4} />
            <text x={left + BOX.width / 2} y={MIDDLE + 5} textAnchor="middle">
              3 × 3
            </text>
          </g>
        ))}
        <Arrow from={FIRST + BOX.width} to={SECOND} />
        {hasShortcut ? (
          <>
            <Arrow from={SECOND + BOX.width} to={PLUS - 12} />
            <circle cx={PLUS} cy={MIDDLE} r={11} />
            <path d={`M${PLUS - 5} ${MIDDLE}h10M${PLUS} ${MIDDLE - 5}v10`} />
            <path
              data-shortcut=""
              d={`M36 ${MIDDLE}V24Q36 16 44 16H${PLUS - 8}Q${PLUS} 16 ${PLUS} 24V${MIDDLE - 15}`}
            />
            <path data-shortcut="" d={`M${PLUS - 4} ${MIDDLE - 19}l4 6l4 -6`} />
            <Arrow from={PLUS + 11} to={END} />
          </>
        ) : (
          <Arrow from={SECOND + BOX.width} to={END} />
        )}
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function Arrow({ from, to }: { readonly from: number; readonly to: number }): ReactElement {
  return <path d={`M${from} ${MIDDLE}H${to - 2}M${to - 7} ${MIDDLE - 4}l6 4l-6 4`} />;
}
