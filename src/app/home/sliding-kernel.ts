// The figure of the home page as data: a small drawn digit, three kernels, and what one position of the window gives.
// Not responsible for: drawing (SlidingKernel.tsx) or the convolution itself (nn/convolution.ts).
import { convolve, type WindowOptions } from '../../nn/convolution.ts';

export const IMAGE_SIZE = 12;
export const KERNEL_SIZE = 3;
/** No padding: the window stays inside the picture. */
export const MAP_SIZE = IMAGE_SIZE - KERNEL_SIZE + 1;

const DRAWING = `
............
..########..
..########..
..##........
..##........
..######+...
..########..
......+###..
.......###..
..+#..+###..
..#######+..
...#####+...`;

const INK: Readonly<Record<string, number>> = { '.': 0, '+': 0.5, '#': 1 };

/** Row by row, 0 is paper and 1 is ink. */
export const IMAGE: Float32Array = Float32Array.from(
  DRAWING.replaceAll('\n', '').split(''),
  (character) => INK[character] ?? 0,
);

export const KERNEL_NAMES = ['vertical', 'horizontal', 'outline'] as const;
export type KernelName = (typeof KERNEL_NAMES)[number];

export const KERNELS: Readonly<Record<KernelName, readonly number[]>> = {
  vertical: [-1, 0, 1, -1, 0, 1, -1, 0, 1],
  horizontal: [-1, -1, -1, 0, 0, 0, 1, 1, 1],
  outline: [-1, -1, -1, -1, 8, -1, -1, -1, -1],
};

/** Top left corner of the window, which is also the place of its result in the map. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

export const START: Position = { row: 4, column: 1 };

const EVERY_PLACE: WindowOptions = { strides: [1, 1], padding: 'valid', dilationRate: [1, 1] };

/** The map a kernel gives, row by row. */
export function featureMap(name: KernelName): Float32Array {
  const image = { shape: [IMAGE_SIZE, IMAGE_SIZE, 1], values: IMAGE } as const;
  const kernel = { shape: [KERNEL_SIZE, KERNEL_SIZE, 1, 1], values: Float32Array.from(KERNELS[name]) } as const;
  return convolve(image, kernel, null, EVERY_PLACE).values;
}

export interface Product {
  readonly weight: number;
  readonly pixel: number;
}

/** The nine products whose sum is the map's value at a position. */
export function productsAt(name: KernelName, { row, column }: Position): readonly Product[] {
  return KERNELS[name].map((weight, index) => {
    const y = row + Math.floor(index / KERNEL_SIZE);
    const x = column + (index % KERNEL_SIZE);
    return { weight, pixel: IMAGE[y * IMAGE_SIZE + x] ?? 0 };
  });
}

/** The position nearest to the wished one at which the window is inside the picture. */
export function clampPosition({ row, column }: Position): Position {
  const clamp = (value: number) => Math.min(MAP_SIZE - 1, Math.max(0, Math.round(value)));
  return { row: clamp(row), column: clamp(column) };
}

/** Where a key takes the window; null for keys that mean nothing here. */
export function positionAfterKey({ row, column }: Position, key: string): Position | null {
  switch (key) {
    case 'ArrowUp':
      return clampPosition({ row: row - 1, column });
    case 'ArrowDown':
      return clampPosition({ row: row + 1, column });
    case 'ArrowLeft':
      return clampPosition({ row, column: column - 1 });
    case 'ArrowRight':
      return clampPosition({ row, column: column + 1 });
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: MAP_SIZE - 1 };
    case 'PageUp':
      return { row: 0, column };
    case 'PageDown':
      return { row: MAP_SIZE - 1, column };
    default:
      return null;
  }
}

export function indexOf({ row, column }: Position): number {
  return row * MAP_SIZE + column;
}

export function positionOf(index: number): Position {
  return { row: Math.floor(index / MAP_SIZE), column: index % MAP_SIZE };
}
