import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clampPosition,
  featureMap,
  IMAGE,
  IMAGE_SIZE,
  indexOf,
  KERNEL_NAMES,
  KERNELS,
  MAP_SIZE,
  positionAfterKey,
  positionOf,
  productsAt,
} from './sliding-kernel.ts';

describe('the figure of the home page', () => {
  it('is drawn whole', () => {
    expect(IMAGE).toHaveLength(IMAGE_SIZE * IMAGE_SIZE);
    expect(IMAGE.some((value) => value > 0)).toBe(true);
  });

  it.each(KERNEL_NAMES)('shows products that add up to the map: %s', (name) => {
    const map = featureMap(name);
    expect(map).toHaveLength(MAP_SIZE * MAP_SIZE);
    for (const [index, value] of map.entries()) {
      const products = productsAt(name, positionOf(index));
      expect(products).toHaveLength(9);
      expect(products.reduce((sum, { weight, pixel }) => sum + weight * pixel, 0)).toBeCloseTo(value, 5);
    }
  });

  it('finds the left edge of the downstroke, and nothing on blank paper', () => {
    const map = featureMap('vertical');
    // Rows 2 to 4 of the picture: columns 0 and 1 are paper, 2 is ink, so the window at column 0 sees one full edge.
    expect(map[indexOf({ row: 2, column: 0 })]).toBe(3);
    expect(KERNELS.vertical.reduce((sum, weight) => sum + weight, 0)).toBe(0);
  });

  it('keeps the window inside the picture, whatever keys are pressed', () => {
    const key = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
      'x',
    );
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.array(key), (row, column, keys) => {
        let position = clampPosition({ row, column });
        for (const pressed of keys) position = positionAfterKey(position, pressed) ?? position;
        expect(position).toEqual(clampPosition(position));
        expect(positionOf(indexOf(position))).toEqual(position);
      }),
    );
    expect(positionAfterKey({ row: 0, column: 0 }, 'Tab')).toBeNull();
  });
});
