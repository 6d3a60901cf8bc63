import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread } from './ChartTable.tsx';
import { chartModel, dashOf } from './chart-model.ts';
import { downsample } from './downsample.ts';
import { linePath, lonePoints } from './LinePlot.tsx';
import { PLOT, plotScale, xUnder } from './plot-area.ts';
import { allX, extents, linearTicks, logTicks, nearestIndex, paddedDomain, pointAt } from './series.ts';
import type { Domain, LineSeries, Point } from './series.ts';
import { smoothed } from './smooth.ts';

const y = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) },
);
const points: fc.Arbitrary<readonly Point[]> = fc
  .array(fc.tuple(fc.double({ min: 1e-3, max: 5, noNaN: true }), y), { maxLength: 600 })
  .map((steps) => {
    let x = 0;
    return steps.map(([dx, value]) => ({ x: (x += dx), y: value }));
  });

function line(id: string, own: readonly Point[], more: Partial<LineSeries> = {}): LineSeries {
  return { id, label: id, color: 'series-1', points: own, ...more };
}

function domain(own: readonly Point[]): Domain {
  return [own[0]?.x ?? 0, own.at(-1)?.x ?? 1];
}

describe('downsample', () => {
  it('keeps the extremes, invents nothing, keeps the order and marks every gap', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 40 }), (own, columns) => {
        const drawn = downsample(own, domain(own), columns);
        const finite = own.filter((point) => Number.isFinite(point.y)).map((point) => point.y);
        const kept = drawn.flatMap((point) => (point.y === null ? [] : [point.y]));
        expect([Math.max(...kept), Math.min(...kept)]).toEqual([Math.max(...finite), Math.min(...finite)]);
        const known = new Set(own.map((point) => `${point.x} ${point.y}`));
        const invented = drawn.filter((point) => point.y !== null && !known.has(`${point.x} ${point.y}`));
        expect(invented).toEqual([]);
        for (let i = 1; i < drawn.length; i += 1) expect(drawn[i]?.x).toBeGreaterThanOrEqual(drawn[i - 1]?.x ?? 0);
        expect(drawn.some((point) => point.y === null)).toBe(finite.length < own.length);
      }),
    );
  });

  it('draws no more than about five points a column', () => {
    const own = Array.from({ length: 4000 }, (_, i) => ({ x: i, y: i === 1234 ? NaN : Math.sin(i * i) }));
    const drawn = downsample(own, [0, 3999], 300);
    expect(drawn.length).toBeLessThanOrEqual(301 * 5);
    expect(drawn.length).toBeGreaterThan(600);
  });

  it('gives short lines back whole', () => {
    expect(downsample([{ x: 1, y: 2 }], [0, 1], 100)).toEqual([{ x: 1, y: 2 }]);
    expect(downsample([], [0, 1], 100)).toEqual([]);
  });
});

describe('reading points', () => {
  it('finds the nearest point as a plain search does', () => {
    fc.assert(
      fc.property(points, fc.double({ min: -10, max: 4000, noNaN: true }), (own, x) => {
        const found = nearestIndex(own.length, (i) => own[i]?.x ?? NaN, x);
        const best = own.reduce((least, point) => Math.min(least, Math.abs(point.x - x)), Infinity);
        expect(own.length === 0 ? found === -1 : Math.abs((own[found]?.x ?? NaN) - x) === best).toBe(true);
      }),
    );
  });

  it('reads nothing where a sparse series has no point', () => {
    const epochs = [
      { x: 375, y: 1 },
      { x: 750, y: 2 },
    ];
    expect(pointAt(epochs, 380, 1125)?.y).toBe(1);
    expect(pointAt(epochs, 10, 1125)).toBeNull();
    expect(pointAt([], 10, 1125)).toBeNull();
  });

  it('joins the x of all series without repeats', () => {
    const a = line('a', [
      { x: 1, y: 0 },
      { x: 3, y: 0 },
    ]);
    const b = line('b', [
      { x: 2, y: 0 },
      { x: 3, y: 0 },
    ]);
    expect(allX([a, b])).toEqual([1, 2, 3]);
  });

  it('finds the data x under a pointer', () => {
    expect(xUnder(PLOT.leftPx, 500, [10, 20])).toBe(10);
    expect(xUnder(500 - PLOT.rightPx, 500, [10, 20])).toBe(20);
    expect(xUnder(-50, 500, [10, 20])).toBe(10);
    expect(xUnder(9999, 500, [10, 20])).toBe(20);
  });
});

describe('ticks and domains', () => {
  const span = fc.tuple(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
  );

  it('linear ticks lie in the domain, rise evenly and are about as many as wanted', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 2, max: 8 }), ([low, width], wanted) => {
        const ticks = linearTicks([low, low + width], wanted);
        // Ticks are rounded to twelve digits.
        const room = width * 1e-6 + Math.abs(low) * 1e-11;
        expect(ticks.length).toBeLessThanOrEqual(wanted + 2);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(low - room);
          expect(tick).toBeLessThanOrEqual(low + width + room);
        }
        for (let i = 2; i < ticks.length; i += 1) {
          const [a = 0, b = 0, c = 0] = ticks.slice(i - 2, i + 1);
          expect(Math.abs(c - b - (b - a))).toBeLessThanOrEqual(4 * room);
        }
      }),
    );
  });

  it('round numbers: 1, 2 or 5 times a power of ten', () => {
    expect(linearTicks([0, 1], 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(linearTicks([0, 1125], 7)).toEqual([0, 200, 400, 600, 800, 1000]);
    expect(linearTicks([3, 3], 5)).toEqual([3]);
  });

  it('logarithmic ticks are powers of ten, finer within two decades, and in the domain', () => {
    expect(logTicks([0.001, 1000], 5)).toEqual([0.001, 0.1, 10, 1000]);
    expect(logTicks([0.12, 3], 5)).toEqual([0.2, 0.5, 1, 2]);
  });

  it('finds the finite extent and pads it', () => {
    expect(
      extents([
        line('a', [
          { x: 0, y: NaN },
          { x: 1, y: 2 },
          { x: 2, y: 4 },
          { x: 3, y: Infinity },
        ]),
      ]),
    ).toEqual({
      x: [1, 2],
      y: [2, 4],
    });
    expect(extents([line('a', [{ x: 0, y: NaN }])])).toBeNull();
    const [low, high] = paddedDomain([5, 5], 'linear');
    expect(low).toBeLessThan(5);
    expect(high).toBeGreaterThan(5);
  });
});

describe('chartModel', () => {
  const options = { xDomain: undefined, yDomain: undefined, yScale: 'linear', wholeX: false, columnsPx: 300 } as const;

  it('has sensible axes without any data', () => {
    const model = chartModel([line('a', [])], options);
    expect(model.empty).toBe(true);
    expect(model.xDomain).toEqual([0, 1]);
    expect(model.yTicks.length).toBeGreaterThan(2);
  });

  it('ticks whole numbers where x counts', () => {
    const epochs = [
      line('a', [
        { x: 1, y: 1 },
        { x: 3, y: 3 },
      ]),
    ];
    expect(chartModel(epochs, { ...options, wholeX: true }).xTicks).toEqual([1, 2, 3]);
    expect(chartModel(epochs, options).xTicks).toContain(1.5);
  });

  it('honours fixed ends and leaves open ones to the data', () => {
    const model = chartModel(
      [
        line('a', [
          { x: 1, y: 1 },
          { x: 2, y: 3 },
        ]),
      ],
      { ...options, xDomain: [0, 10], yDomain: [0, null] },
    );
    expect(model.xDomain).toEqual([0, 10]);
    expect(model.yDomain[0]).toBe(0);
    expect(model.yDomain[1]).toBeGreaterThan(3);
  });

  it('draws faint lines but does not speak of them', () => {
    const model = chartModel([line('raw', [{ x: 1, y: 1 }], { faint: true }), line('a', [{ x: 2, y: 1 }])], options);
    expect(model.drawn.map(({ id }) => id)).toEqual(['raw', 'a']);
    expect(model.clear.map(({ id }) => id)).toEqual(['a']);
    expect(model.xs).toEqual([2]);
  });

  it('lays ghosts under the lines, names them, and takes no dash for them', () => {
    const series = [line('theirs', [{ x: 1, y: 1 }], { ghost: true }), line('a', [{ x: 2, y: 1 }])];
    const model = chartModel(series, options);
    expect(model.drawn.map(({ id, weight }) => [id, weight])).toEqual([
      ['theirs', 'ghost'],
      ['a', 'clear'],
    ]);
    expect(model.clear.map(({ id }) => id)).toEqual(['theirs', 'a']);
    expect(model.drawn.map(({ dash }) => dash)).toEqual([undefined, undefined]);
  });

  it('leaves gaps on a logarithmic axis where values are not positive', () => {
    const model = chartModel(
      [
        line('a', [
          { x: 1, y: 1 },
          { x: 2, y: 0 },
          { x: 3, y: 10 },
        ]),
      ],
      { ...options, yScale: 'log' },
    );
    expect(model.drawn[0]?.points.map((point) => point.y)).toEqual([1, null, 10]);
    expect(model.yDomain[0]).toBeGreaterThan(0);
  });

  it('is fine with any data', () => {
    fc.assert(
      fc.property(points, points, fc.constantFrom<('linear' | 'log')[]>('linear', 'log'), (a, b, yScale) => {
        const model = chartModel([line('a', a), line('b', b)], { ...options, yScale });
        for (const [low, high] of [model.xDomain, model.yDomain]) {
          expect(Number.isFinite(low) && Number.isFinite(high) && high > low).toBe(true);
        }
      }),
    );
  });

  it('tells lines apart by dash unless the owner says which are dashed', () => {
    const lines = [line('raw', [], { faint: true }), line('a', []), line('b', []), line('c', [])];
    expect(new Set(['a', 'b', 'c'].map((id) => dashOf(lines, id))).size).toBe(3);
    const said = [line('a', [], { dashed: false }), line('b', [], { dashed: true })];
    expect(dashOf(said, 'a')).toBeUndefined();
    expect(dashOf(said, 'b')).toBeDefined();
  });
});

describe('smoothed', () => {
  it('stays within the extremes and leaves alone what is no number', () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0, max: 0.99, noNaN: true }), (own, weight) => {
        const values = own.filter((point) => Number.isFinite(point.y)).map((point) => point.y);
        const room = 1e-9 * Math.max(1, ...values.map(Math.abs));
        const [low, high] = [Math.min(...values) - room, Math.max(...values) + room];
        const result = smoothed(own, weight);
        expect(result.map((point) => point.x)).toEqual(own.map((point) => point.x));
        const wrong = result.filter((point, i) => {
          const before = own[i]?.y ?? NaN;
          return Number.isFinite(before) ? !(point.y >= low && point.y <= high) : !Object.is(point.y, before);
        });
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('changes nothing with weight 0 and starts without bias', () => {
    const own = [
      { x: 0, y: 4 },
      { x: 1, y: 8 },
    ];
    expect(smoothed(own, 0)).toEqual(own);
    expect(smoothed(own, 0.9)[0]?.y).toBeCloseTo(4, 12);
  });
});

describe('spread', () => {
  it('takes first, last and as many as wanted', () => {
    expect(spread([1, 2, 3], 5)).toEqual([1, 2, 3]);
    const picked = spread(
      Array.from({ length: 4000 }, (_, i) => i),
      100,
    );
    expect(picked).toHaveLength(100);
    expect(picked[0]).toBe(0);
    expect(picked.at(-1)).toBe(3999);
    expect(new Set(picked).size).toBe(100);
  });
});

describe('linePath', () => {
  const x = plotScale([0, 10], [0, 100], 'linear');
  const down = plotScale([0, 10], [100, 0], 'linear');

  it('interrupts the line at gaps and lets lone points show', () => {
    const drawn = [
      { x: 0, y: 0 },
      { x: 1, y: 5 },
      { x: 2, y: null },
      { x: 3, y: 10 },
      { x: 4, y: null },
    ];
    expect(linePath(drawn, x, down)).toBe('M0.0 100.0L10.0 50.0M30.0 0.0');
    expect(lonePoints(drawn)).toEqual([{ x: 3, y: 10 }]);
    expect(linePath([], x, down)).toBe('');
  });

  it('scales by logarithm where asked', () => {
    const log = plotScale([0.01, 100], [0, 400], 'log');
    expect([0.01, 0.1, 1, 10, 100].map((value) => Math.round(log(value)))).toEqual([0, 100, 200, 300, 400]);
  });
});
