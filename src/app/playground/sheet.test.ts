import { describe, expect, test } from 'vitest';
import { filtersOf, mapsOf, sheetOf } from './sheet.ts';

const counted = (length: number): Float32Array => Float32Array.from({ length }, (_, i) => i + 1);

describe('a sheet of pictures', () => {
  test('lays maps out in rows with a gap between', () => {
    // Two by one places, three maps.
    const { pixels, height, width, shown, of } = sheetOf(mapsOf(counted(6), [2, 1, 3]), 16, 2);
    expect([height, width, shown, of]).toEqual([5, 3, 3, 3]);
    const rows = ['1 - 2', '4 - 5', '- - -', '3 - -', '6 - -'];
    expect([...pixels]).toEqual(
      rows.flatMap((row) => row.split(' ').map((cell) => (cell === '-' ? NaN : Number(cell)))),
    );
  });

  test('shows the first ones and says how many there are', () => {
    const sheet = sheetOf(mapsOf(counted(40), [2, 2, 10]), 4, 8);
    expect([sheet.shown, sheet.of, sheet.width, sheet.height]).toEqual([4, 10, 11, 2]);
  });

  test('a vector is one row', () => {
    const sheet = sheetOf(mapsOf(counted(5), [5]), 16, 8);
    expect([...sheet.pixels]).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('filters of the first layer', () => {
  test('of a convolution are its kernels', () => {
    // 1 x 2 windows, one channel, two filters: the filter is the last axis.
    const filters = filtersOf(Float32Array.of(1, 10, 2, 20), [1, 2, 1, 2], [8, 8, 1]);
    if (filters === null) throw new Error('these are filters of the input');
    expect([...sheetOf(filters, 16, 8).pixels]).toEqual([1, 2, NaN, 10, 20]);
  });

  test('of a dense layer are laid back onto the image', () => {
    const filters = filtersOf(Float32Array.of(1, 10, 2, 20, 3, 30, 4, 40), [4, 2], [2, 2, 1]);
    if (filters === null) throw new Error('these are filters of the input');
    expect([...sheetOf(filters, 1, 8).pixels]).toEqual([1, 2, 3, 4]);
  });

  test('in colour have the middle of the range for a weight of zero', () => {
    const filters = filtersOf(Float32Array.of(-2, 0, 2), [1, 1, 3, 1], [8, 8, 3]);
    if (filters === null) throw new Error('these are filters of the input');
    expect([...sheetOf(filters, 16, 8).pixels]).toEqual([0, 0.5, 1]);
  });

  test('are none where the kernel reads something else', () => {
    expect(filtersOf(counted(32), [1, 1, 16, 2], [8, 8, 3])).toBeNull();
    expect(filtersOf(counted(32), [16, 2], [8, 8, 1])).toBeNull();
  });
});
