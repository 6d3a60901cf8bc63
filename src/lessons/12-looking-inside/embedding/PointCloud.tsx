// The points as the digits of their classes; a rope drawn by pointer, and a cursor that goes from point to point by keys.
// Not responsible for: where points lie (embedding-model.ts).
import { useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { classes } from '../../../kit/style/classes.ts';
import styles from './Embedding.module.css';
import { SIDE } from './embedding.ts';
import type { DrawnPoint } from './embedding-model.ts';
import { embeddingText, pointSentence } from './embedding.text.ts';
import type { EmbeddingProps } from './EmbeddingView.tsx';

/** A new corner of the rope only after the pointer has gone this far: a link holds 48 corners. */
const CORNER_EVERY = 60;
/** How near the pointer must be to a point, in thousandths of the side. */
const NEAR = 22;

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest point that lies more in that direction than aside; the first point where there was none. */
function nextPoint(points: readonly DrawnPoint[], from: DrawnPoint | null, [dx, dy]: readonly [number, number]) {
  if (from === null) return points[0] ?? null;
  let best: { readonly point: DrawnPoint; readonly cost: number } | null = null;
  for (const point of points) {
    const along = (point.x - from.x) * dx + (point.y - from.y) * dy;
    const aside = Math.abs((point.x - from.x) * dy) + Math.abs((point.y - from.y) * dx);
    if (along <= 0 || aside > along) continue;
    const cost = along + 2 * aside;
    if (best === null || cost < best.cost) best = { point, cost };
  }
  return best?.point ?? null;
}

/** A rope around all points of a class: the corners of their box, a little outside. */
function boxAround(points: readonly DrawnPoint[]): readonly number[] {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs) - 5, Math.max(...xs) + 5];
  const [top, bottom] = [Math.min(...ys) - 5, Math.max(...ys) + 5];
  return [left, top, right, top, right, bottom, left, bottom];
}

export function PointCloud({ model, dispatch, locale }: EmbeddingProps): ReactElement {
  const words = embeddingText[locale];
  const { points, at, state } = model;
  const [drawing, setDrawing] = useState<readonly number[] | null>(null);
  const rope = drawing ?? state.rope;

  function placeOf(event: PointerEvent<SVGSVGElement>): readonly [number, number] {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * SIDE, ((event.clientY - box.top) / box.height) * SIDE];
  }

  function look(x: number, y: number): void {
    let best: { readonly index: number; readonly distance: number } | null = null;
    for (const point of points) {
      const distance = Math.hypot(point.x - x, point.y - y);
      if (distance < NEAR && (best === null || distance < best.distance)) best = { index: point.index, distance };
    }
    if (best !== null && best.index !== state.at) dispatch({ kind: 'at', at: best.index });
  }

  function onPointerMove(event: PointerEvent<SVGSVGElement>): void {
    const [x, y] = placeOf(event);
    if (drawing === null) {
      look(x, y);
      return;
    }
    const [lastX = 0, lastY = 0] = drawing.slice(-2);
    if (Math.hypot(x - lastX, y - lastY) >= CORNER_EVERY) setDrawing([...drawing, x, y]);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = DIRECTIONS[event.key];
    if (direction !== undefined) {
      event.preventDefault();
      const next = nextPoint(points, at, direction);
      if (next !== null) dispatch({ kind: 'at', at: next.index });
    } else if (event.key === 'Enter' && at !== null) {
      event.preventDefault();
      dispatch({ kind: 'rope', rope: boxAround(points.filter(({ label }) => label === at.label)) });
    }
  }

  const live = {
    role: 'application',
    tabIndex: 0,
    'aria-label': `${words.figure}. ${words.figureHint}`,
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrawing([...placeOf(event)]);
    },
    onPointerMove,
    onPointerUp: () => {
      if (drawing !== null && drawing.length >= 6) dispatch({ kind: 'rope', rope: drawing });
      setDrawing(null);
    },
    onPointerCancel: () => setDrawing(null),
    onKeyDown,
  };
  return (
    <figure className={styles['cloud']}>
      <svg {...live} viewBox={`0 0 ${SIDE} ${SIDE}`} className={styles['plane']}>
        {rope.length >= 4 && <polygon className={styles['rope']} points={rope.join(' ')} />}
        {points.map(({ index, x, y, label, predicted, isRoped }) => (
          <g key={index} className={classes(styles['point'], state.rope.length > 0 && !isRoped && styles['outside'])}>
            {label !== predicted && <circle className={styles['wrong']} cx={x} cy={y} r={15} />}
            <text x={x} y={y} style={{ fill: `var(--series-${(label % 8) + 1})` }}>
              {label}
            </text>
          </g>
        ))}
        {at !== null && <circle className={styles['cursor']} cx={at.x} cy={at.y} r={21} />}
      </svg>
      <figcaption className={styles['note']}>{words.figureHint}</figcaption>
      <output className="visually-hidden">{at === null ? '' : pointSentence(model, at, locale)}</output>
    </figure>
  );
}
