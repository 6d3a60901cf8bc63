import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkpointName, checkpointSaves, filesAfter, watchLosses } from './early-stopping.ts';

/**
 * What the callbacks of Keras 3.15.1 did on these curves, with file names '{epoch:02d}-{val_loss:.4f}.keras'. Recorded by
 * running their Python source; `best` is `best_epoch`, `saved` the epochs after which ModelCheckpoint wrote.
 */
const RECORDED = [
  {
    losses: [1.23, 1.04, 0.88, 0.78, 0.63, 0.59, 0.32, 0.38, 0.47, 0.38, 0.43, 0.23],
    patience: 2,
    minDelta: 0,
    bestOnly: true,
    stops: true,
    best: 6,
    waits: [0, 0, 0, 0, 0, 0, 0, 1, 2],
    saved: [0, 1, 2, 3, 4, 5, 6],
    last: '07-0.3200.keras',
  },
  {
    losses: [1.19, 0.92, 0.82, 0.69, 0.45, 0.43, 0.38, 0.49, 0.43, 0.26, 0.4, 0.24],
    patience: 3,
    minDelta: 0.05,
    bestOnly: false,
    stops: false,
    best: 9,
    waits: [0, 0, 0, 0, 0, 1, 0, 1, 2, 0, 1, 2],
    saved: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    last: '12-0.2400.keras',
  },
  {
    losses: [1.23, 0.89, 0.69, 0.76, 0.5, 0.42, 0.55, 0.48, 0.31, 0.45],
    patience: 0,
    minDelta: 0,
    bestOnly: true,
    stops: true,
    best: 2,
    waits: [0, 0, 0, 1],
    saved: [0, 1, 2],
    last: '03-0.6900.keras',
  },
  {
    losses: [1, 1, 1, 1],
    patience: 2,
    minDelta: 0,
    bestOnly: true,
    stops: true,
    best: 0,
    waits: [0, 1, 2],
    saved: [0],
    last: '01-1.0000.keras',
  },
  {
    losses: [0.5, 0.4, 0.3, 0.2],
    patience: 0,
    minDelta: 0.1,
    bestOnly: true,
    stops: true,
    best: 0,
    waits: [0, 1],
    saved: [0, 1],
    last: '02-0.4000.keras',
  },
  {
    losses: [NaN, 0.5, 0.4, 0.3],
    patience: 3,
    minDelta: 0,
    bestOnly: true,
    stops: true,
    best: 0,
    waits: [0, 1, 2, 3],
    saved: [0],
    last: '01-nan.keras',
  },
  {
    losses: [1.11, 0.88, 0.76, 0.7, 0.45, 0.54, 0.4, 0.35, 0.44, 0.34, 0.28, 0.32, 0.37, 0.22],
    patience: 5,
    minDelta: -0.02,
    bestOnly: true,
    stops: false,
    best: 13,
    waits: [0, 0, 0, 0, 0, 1, 0, 0, 1, 2, 0, 1, 2, 0],
    saved: [0, 1, 2, 3, 4, 6, 7, 9, 10, 13],
    last: '14-0.2200.keras',
  },
  {
    losses: [0.9],
    patience: 0,
    minDelta: 0,
    bestOnly: true,
    stops: false,
    best: 0,
    waits: [0],
    saved: [0],
    last: '01-0.9000.keras',
  },
  {
    losses: [0.5, 0.375, 0.25, 0.3, 0.125],
    patience: 2,
    minDelta: 0.125,
    bestOnly: true,
    stops: true,
    best: 2,
    waits: [0, 1, 0, 1, 2],
    saved: [0, 1, 2, 4],
    last: '05-0.1250.keras',
  },
] as const;

const NAMED = '{epoch:02d}-{val_loss:.4f}.keras';

/** Few values, so that ties are common; some that no comparison likes. */
const loss = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 40 }).map((n) => n / 8) }, fc.constant(NaN));
const losses = fc.array(loss, { minLength: 1, maxLength: 30 });
const patience = fc.nat(6);
const minDelta = fc.constantFrom(0, 0.125, 0.5, -0.25);

describe('early stopping', () => {
  test.each(RECORDED)('goes as Keras went: $losses', (recorded) => {
    const epochs = watchLosses(recorded.losses, recorded);
    expect(epochs.map(({ wait }) => wait)).toEqual(recorded.waits);
    expect(epochs.at(-1)).toMatchObject({ best: recorded.best, stops: recorded.stops });
    const saves = checkpointSaves(recorded.losses.slice(0, epochs.length), {
      saveBestOnly: recorded.bestOnly,
      pattern: NAMED,
    });
    expect(saves.map(({ epoch }) => epoch)).toEqual(recorded.saved);
    expect(saves.at(-1)?.name).toBe(recorded.last);
  });

  test('is what the words say: the first epoch with `patience` epochs behind the best one', () => {
    fc.assert(
      fc.property(losses, patience, minDelta, (curve, limit, least) => {
        const epochs = watchLosses(curve, { patience: limit, minDelta: least });
        for (const [index, epoch] of epochs.entries()) {
          // The best epoch was better than the best before it, and nothing after it was.
          const { best, bestLoss } = epoch;
          expect(curve.slice(best + 1, index + 1).some((later) => later + Math.abs(least) < bestLoss)).toBe(false);
          const earlier = epochs[best - 1];
          expect(earlier === undefined || bestLoss + Math.abs(least) < earlier.bestLoss).toBe(true);
          expect(epoch.wait).toBe(index - best);
          expect(epoch.stops).toBe(index > 0 && !epoch.improved && index - best >= limit);
          expect(epoch.stops).toBe(epoch.stops && index === epochs.length - 1);
        }
        expect(epochs.length === curve.length || epochs.at(-1)?.stops).toBe(true);
      }),
    );
  });

  test('of more patience, or of a smaller least change, never ends earlier', () => {
    fc.assert(
      fc.property(losses, patience, minDelta, (curve, limit, least) => {
        const { length } = watchLosses(curve, { patience: limit, minDelta: least });
        expect(watchLosses(curve, { patience: limit + 1, minDelta: least }).length).toBeGreaterThanOrEqual(length);
      }),
    );
  });
});

describe('checkpoints', () => {
  test('of the best only are the record lows, each below all before it', () => {
    fc.assert(
      fc.property(losses, (curve) => {
        const saves = checkpointSaves(curve, { saveBestOnly: true, pattern: NAMED });
        // What is not a number later on is never a low; as the very first it stays the best for good.
        const isLow = (value: number, i: number): boolean =>
          curve.slice(0, i).every((before, b) => value < before || (b > 0 && Number.isNaN(before)));
        const lows = curve.flatMap((value, i) => (isLow(value, i) ? [i] : []));
        expect(saves.map(({ epoch }) => epoch)).toEqual(lows);
        const all = checkpointSaves(curve, { saveBestOnly: false, pattern: NAMED });
        expect(all.map(({ epoch }) => epoch)).toEqual([...curve.keys()]);
      }),
    );
  });

  test('under one name leave one file that holds the last save; under names of their own, all', () => {
    fc.assert(
      fc.property(losses, fc.boolean(), (curve, saveBestOnly) => {
        const one = checkpointSaves(curve, { saveBestOnly, pattern: 'model.keras' });
        expect(filesAfter(one)).toEqual([{ name: 'model.keras', epoch: one.at(-1)?.epoch }]);
        const named = checkpointSaves(curve, { saveBestOnly, pattern: NAMED });
        expect(filesAfter(named)).toEqual(named);
      }),
    );
  });

  test('are named as Python formats', () => {
    expect([0, 9, 99].map((epoch) => checkpointName(NAMED, epoch, 0.25))).toEqual([
      '01-0.2500.keras',
      '10-0.2500.keras',
      '100-0.2500.keras',
    ]);
    expect([Infinity, -Infinity, NaN].map((value) => checkpointName(NAMED, 0, value))).toEqual([
      '01-inf.keras',
      '01--inf.keras',
      '01-nan.keras',
    ]);
  });
});
