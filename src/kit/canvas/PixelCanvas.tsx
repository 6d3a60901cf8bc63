// A small picture whose single pixels matter: crisp cells, colour map, grid lines, marked windows, and a cursor that
// pointer and arrow keys move. Not responsible for: drawing with a brush or the meaning of the values.
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { formatSignificant } from '../locale/format.ts';
import type { Locale } from '../locale/locale.ts';
import { useLocale } from '../locale/locale.ts';
import { classes } from '../style/classes.ts';
import { useTheme } from '../style/theme.ts';
import styles from './PixelCanvas.module.css';
import { defaultRange, paintInto, readPalette } from './colour-maps.ts';
import type { ColourMap, ValueRange } from './colour-maps.ts';
import { moveInGrid } from './grid-keys.ts';
import { crispWidthPx } from './pixel-size.ts';
import { useWidthPx } from './use-width.ts';

/** A rectangle of cells to outline, in cells. It may reach beyond the picture (padding). */
export interface PixelWindow {
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
  /** `warm`: dashed, in the second colour. */
  readonly tone?: 'accent' | 'warm';
}

export interface PixelCanvasProps {
  /** `height x width` values, or `height x width x 3` for `rgb`. */
  readonly pixels: ArrayLike<number>;
  readonly height: number;
  readonly width: number;
  readonly colourMap: ColourMap;
  /** Accessible name: what the picture is. */
  readonly label: string;
  /** Values at the ends of the map; see `defaultRange`. */
  readonly range?: ValueRange;
  /** Change it when `pixels` was written in place. */
  readonly version?: number;
  /** Largest CSS width at the usual type size; grows with the lectern view. Fills its container where absent. */
  readonly maxWidthPx?: number;
  readonly gridLines?: boolean;
  readonly windows?: readonly PixelWindow[];
  /** Index of the marked pixel, for pictures that are linked; its own cursor where undefined. */
  readonly cursor?: number | null;
  readonly onHover?: (index: number | null) => void;
  readonly onSelect?: (index: number) => void;
  /** What a screen reader hears at a pixel; row, column and value where absent. */
  readonly describePixel?: (index: number) => string;
}

const WORDS = {
  zh: {
    keys: '方向键逐个查看像素。',
    at: (row: number, column: number, value: string) => `第 ${row} 行第 ${column} 列：${value}`,
  },
  en: {
    keys: 'Arrow keys move from pixel to pixel.',
    at: (row: number, column: number, value: string) => `Row ${row}, column ${column}: ${value}`,
  },
} as const satisfies Record<Locale, object>;

function valueAt(props: PixelCanvasProps, index: number, locale: Locale): string {
  const channels = props.colourMap === 'rgb' ? 3 : 1;
  const values = Array.from({ length: channels }, (_, c) =>
    formatSignificant(props.pixels[index * channels + c] ?? NaN, locale),
  );
  return values.join(', ');
}

function gridPath(height: number, width: number): string {
  let path = '';
  for (let row = 1; row < height; row += 1) path += `M0 ${row}H${width}`;
  for (let column = 1; column < width; column += 1) path += `M${column} 0V${height}`;
  return path;
}

function Outline({ window: { row, column, height, width, tone } }: { readonly window: PixelWindow }): ReactElement {
  const box = { x: column, y: row, width, height };
  return (
    <>
      <rect className={styles['halo']} {...box} />
      <rect className={styles['mark']} data-tone={tone} {...box} />
    </>
  );
}

export function PixelCanvas(props: PixelCanvasProps): ReactElement {
  const {
    pixels,
    height,
    width,
    colourMap,
    label,
    range,
    version,
    maxWidthPx,
    gridLines = false,
    windows = [],
    onHover,
    onSelect,
  } = props;
  const locale = useLocale();
  const theme = useTheme();
  const hintId = useId();
  const outer = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ownCursor, setOwnCursor] = useState<number | null>(null);
  const [spoken, setSpoken] = useState('');
  const availablePx = useWidthPx(outer);
  const interactive = onHover !== undefined || onSelect !== undefined;
  const cursor = props.cursor === undefined ? ownCursor : props.cursor;
  const lines = useMemo(() => (gridLines ? gridPath(height, width) : null), [gridLines, height, width]);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, height);
    paintInto(image.data, pixels, colourMap, range ?? defaultRange(pixels, colourMap), readPalette());
    context.putImageData(image, 0, 0);
  }, [pixels, version, height, width, colourMap, range, theme]);

  function moveTo(index: number | null): void {
    if (index === cursor) return;
    setOwnCursor(index);
    onHover?.(index);
  }

  function indexUnder(event: PointerEvent<HTMLElement>): number | null {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * width);
    const row = Math.floor(((event.clientY - box.top) / box.height) * height);
    return row >= 0 && row < height && column >= 0 && column < width ? row * width + column : null;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.key === 'Enter' || event.key === ' ') && onSelect && cursor !== null) {
      event.preventDefault();
      onSelect(cursor);
      return;
    }
    const next = moveInGrid(event.key, cursor, height, width);
    if (next === null) return;
    event.preventDefault();
    moveTo(next);
    const row = Math.floor(next / width) + 1;
    setSpoken(props.describePixel?.(next) ?? WORDS[locale].at(row, (next % width) + 1, valueAt(props, next, locale)));
  }

  const widthPx = availablePx === 0 ? null : crispWidthPx(width, availablePx, globalThis.devicePixelRatio || 1);
  const handlers = interactive && {
    role: 'application',
    tabIndex: 0,
    'aria-label': label,
    'aria-describedby': hintId,
    onPointerMove: (event: PointerEvent<HTMLElement>) => moveTo(indexUnder(event)),
    onPointerLeave: () => moveTo(null),
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const index = indexUnder(event);
      moveTo(index);
      if (index !== null) onSelect?.(index);
    },
    onKeyDown,
    onBlur: () => {
      moveTo(null);
      setSpoken('');
    },
  };
  return (
    <div
      ref={outer}
      className={styles['outer']}
      style={maxWidthPx === undefined ? undefined : { maxWidth: `${maxWidthPx / 16}rem` }}
    >
      <div
        {...handlers}
        className={classes(styles['grid'], interactive && styles['live'], onSelect && styles['selectable'])}
        style={{ aspectRatio: `${width} / ${height}`, ...(widthPx === null ? {} : { width: widthPx }) }}
      >
        <canvas
          ref={canvas}
          width={width}
          height={height}
          className={classes(styles['pixels'], availablePx > 0 && availablePx < width / 2 && styles['shrunk'])}
          {...(interactive || label === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
        />
        <svg
          className={styles['overlay']}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {lines !== null && <path className={styles['lines']} d={lines} />}
          {windows.map((window) => (
            <Outline key={`${window.row},${window.column},${window.height},${window.width}`} window={window} />
          ))}
          {cursor !== null && (
            <Outline window={{ row: Math.floor(cursor / width), column: cursor % width, height: 1, width: 1 }} />
          )}
        </svg>
      </div>
      {interactive && (
        <>
          <span id={hintId} hidden>
            {WORDS[locale].keys}
          </span>
          <output className="visually-hidden">{spoken}</output>
        </>
      )}
    </div>
  );
}
