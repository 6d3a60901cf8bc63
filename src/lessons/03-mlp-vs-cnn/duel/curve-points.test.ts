import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchesPerPoint, groupedMeans, recentMean } from './curve-points.ts';
import { onGrid, ringMean, shiftGrid, shiftIndex, shiftLine } from './shifts.ts';

test('grouped means keep the mean of the whole and end at the last batch', () => {
  const losses = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 2000 });
  fc.assert(
    fc.property(losses, fc.constantFrom(1, 2, 8, 64), (values, width) => {
      const points = groupedMeans(Float32Array.from(values), width);
      expect(points.at(-1)?.x).toBe(values.length);
      let before = 0;
      let sum = 0;
      for (const { x, y } of points) {
        sum += y * (x - before);
        before = x;
      }
      expect(sum).toBeCloseTo(
        values.reduce((a, b) => a + b, 0),
        4,
      );
    }),
  );
});

test('a point never averages more than needed', () => {
  expect(batchesPerPoint(0, 240)).toBe(1);
  expect(batchesPerPoint(240, 240)).toBe(1);
  expect(batchesPerPoint(241, 240)).toBe(2);
  expect(batchesPerPoint(1125, 240)).toBe(8);
});

test('NaN in the record stays visible', () => {
  expect(groupedMeans(Float32Array.of(1, Number.NaN, 3, 5), 2)).toEqual([
    { x: 2, y: Number.NaN },
    { x: 4, y: 4 },
  ]);
});

test('the running mean looks at the last batches only', () => {
  expect(recentMean(new Float32Array(), 50)).toBeNull();
  expect(recentMean(Float32Array.of(100, 1, 3), 2)).toBe(2);
});

test('the grids have 81 and 25 shifts, each at its own index, the middle unmoved', () => {
  for (const [step, size] of [
    [1, 9],
    [2, 5],
  ] as const) {
    const grid = shiftGrid(step);
    expect(shiftLine(step)).toHaveLength(size);
    expect(grid).toHaveLength(size * size);
    grid.forEach((shift, index) => expect(shiftIndex(step, shift)).toBe(index));
    expect(grid[(size * size - 1) / 2]).toEqual({ dy: 0, dx: 0 });
  }
});

test('a shift between two lines of the grid goes to the one farther out', () => {
  expect([-3, -1, 0, 1, 3].map((shift) => onGrid(shift, 2))).toEqual([-4, -2, 0, 2, 4]);
  expect([-3, 1].map((shift) => onGrid(shift, 1))).toEqual([-3, 1]);
});

test('the mean of a ring takes its measured shifts only', () => {
  const accuracies = Float32Array.from(shiftGrid(2), ({ dy, dx }) =>
    Math.max(Math.abs(dy), Math.abs(dx)) === 4 ? 0.5 : 1,
  );
  expect(ringMean(accuracies, 2, 4)).toBeCloseTo(0.5);
  expect(ringMean(accuracies, 2, 2)).toBe(1);
  accuracies.fill(Number.NaN);
  expect(ringMean(accuracies, 2, 4)).toBeNaN();
  accuracies[0] = 0.25;
  expect(ringMean(accuracies, 2, 4)).toBe(0.25);
});
