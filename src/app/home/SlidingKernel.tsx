// The figure of the home page: a kernel slides over a drawn digit, every number computed as the lessons compute it.
// Not responsible for: the data (sliding-kernel.ts) or the drawing of cells (PixelGrid.tsx).
import { useEffect, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { Choice } from '../../kit/controls/Choice.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { PixelGrid, type GridCell } from './PixelGrid.tsx';
import { SLIDING_KERNEL_TEXT } from './sliding-kernel.text.ts';
import {
  clampPosition,
  featureMap,
  IMAGE,
  IMAGE_SIZE,
  indexOf,
  KERNEL_NAMES,
  KERNEL_SIZE,
  KERNELS,
  MAP_SIZE,
  positionAfterKey,
  positionOf,
  productsAt,
  START,
  type KernelName,
  type Position,
  type Product,
} from './sliding-kernel.ts';
import styles from './SlidingKernel.module.css';

const STEP_MS = 110;
const POSITIONS = MAP_SIZE * MAP_SIZE;

export function SlidingKernel() {
  const locale = useLocale();
  const text = useText(SLIDING_KERNEL_TEXT);
  const [kernel, setKernel] = useState<KernelName>('vertical');
  const [position, setPosition] = useState<Position>(START);
  const [playing, setPlaying] = useState(false);
  const map = useMemo(() => featureMap(kernel), [kernel]);
  const scaled = useMemo(() => scale(map), [map]);
  const products = productsAt(kernel, position);
  const sum = formatNumber(map[indexOf(position)] ?? 0, locale, 1);
  const index = indexOf(position);

  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(
      () => setPosition((now) => positionOf(Math.min(POSITIONS - 1, indexOf(now) + 1))),
      STEP_MS,
    );
    return () => clearInterval(timer);
  }, [playing]);

  const atEnd = index === POSITIONS - 1;
  if (playing && atEnd) setPlaying(false);

  function play(): void {
    if (!playing) setPosition({ row: 0, column: 0 });
    setPlaying(!playing);
  }

  function move(to: Position): void {
    setPlaying(false);
    setPosition(clampPosition(to));
  }

  /** A mouse only has to be over the picture; a finger that scrolls the page must not move the window. */
  function point(event: PointerEvent, to: Position): void {
    if (event.pointerType === 'mouse' ? !playing || event.type === 'pointerdown' : event.type === 'pointerdown')
      move(to);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const next = positionAfterKey(position, event.key);
    if (next === null) return;
    event.preventDefault();
    move(next);
  }

  return (
    <figure className={styles['figure']} aria-label={text.title}>
      <div className={styles['stage']}>
        <div className={styles['panel']}>
          <div
            className={styles['handle']}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <input type="range"> has one axis, this has two
            role="slider"
            tabIndex={0}
            aria-label={text.handle}
            aria-valuemin={1}
            aria-valuemax={POSITIONS}
            aria-valuenow={index + 1}
            aria-valuetext={text.where(position.row + 1, position.column + 1, sum)}
            onKeyDown={onKeyDown}
          >
            <PixelGrid
              values={IMAGE}
              size={IMAGE_SIZE}
              colours="ink"
              frame={{ ...position, size: KERNEL_SIZE }}
              onPoint={({ row, column }: GridCell, event) => point(event, { row: row - 1, column: column - 1 })}
            />
          </div>
          <p className={styles['label']}>{text.picture}</p>
        </div>
        <div className={styles['kernel']}>
          <div className={styles['weights']}>
            {KERNELS[kernel].map((weight, place) => (
              <span key={place}>{formatNumber(weight, locale)}</span>
            ))}
          </div>
          <p className={styles['label']}>{text.kernel}</p>
        </div>
        <div className={styles['panel']}>
          <PixelGrid
            values={scaled}
            size={MAP_SIZE}
            colours="signed"
            frame={{ ...position, size: 1 }}
            shown={playing ? index + 1 : POSITIONS}
            onPoint={(cell, event) => point(event, cell)}
          />
          <p className={styles['label']}>{text.map}</p>
        </div>
      </div>
      <Sum products={products} sum={sum} />
      <div className={styles['controls']}>
        <Choice
          label={text.choose}
          value={kernel}
          onChange={setKernel}
          options={KERNEL_NAMES.map((value) => ({ value, label: text.kernels[value] }))}
        />
        <Button icon={playing ? 'pause' : 'play'} onClick={play}>
          {playing ? text.pause : text.play}
        </Button>
      </div>
      <figcaption className={styles['caption']}>{text.caption}</figcaption>
    </figure>
  );
}

/** To -1..1 by the largest value, so that colours use their whole range. */
function scale(map: Float32Array): Float32Array {
  const largest = map.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest === 0 ? map : map.map((value) => value / largest);
}

/** The sum with its numbers put in, one line a row of the kernel. */
function Sum({ products, sum }: { readonly products: readonly Product[]; readonly sum: string }) {
  const locale = useLocale();
  const rows = Array.from({ length: KERNEL_SIZE }, (_, row) =>
    products
      .slice(row * KERNEL_SIZE, (row + 1) * KERNEL_SIZE)
      .map(({ weight, pixel }) => {
        const factor = formatNumber(weight, locale);
        return `${weight < 0 ? `(${factor})` : factor} × ${formatNumber(pixel, locale, 1)}`;
      })
      .join(' + '),
  );
  return (
    <p className={styles['sum']}>
      {rows.map((row, place) => (
        <span key={place}>{place < rows.length - 1 ? `${row} + ` : `${row} = `}</span>
      ))}
      <strong>{sum}</strong>
    </p>
  );
}
