// The small parts of runs on their own: limits of losses, the bounded timeline, whose time a device's time is, turns.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTestClock } from '../testing/test-engine.ts';
import type { Clock } from './clock.ts';
import { faultOfLoss } from './loss-limit.ts';
import { createScheduler } from './scheduler.ts';
import { createDeviceMeter, createSpeedometer } from './speed.ts';
import { createTimeline, INITIAL_CHECKPOINT } from './timeline.ts';

describe('a loss', () => {
  it.each([
    [NaN, 2.3, 'loss-not-finite'],
    [Infinity, 2.3, 'loss-not-finite'],
    [-Infinity, null, 'loss-not-finite'],
    [1e4, 2.3, null],
    [10_001, 2.3, 'loss-too-large'],
    [-10_001, 2.3, 'loss-too-large'],
    [8e19, 2.3, 'loss-too-large'],
    // A loss that starts large is judged by its start, and the first one by itself.
    [50_000, null, null],
    [90_000, 1_000, null],
    [100_001, 1_000, 'loss-too-large'],
  ])('of %s after a first one of %s is judged %s', (loss, first, expected) => {
    expect(faultOfLoss(loss, first)).toBe(expected);
  });
});

describe('the timeline', () => {
  const MEGABYTES_32 = 32 * 2 ** 20;

  it('keeps all epochs while they are small, and two periodic ones', () => {
    const timeline = createTimeline([INITIAL_CHECKPOINT], 1000);
    for (let step = 1; step <= 40; step += 1) {
      const kind = step % 4 === 0 ? 'epoch' : 'periodic';
      expect(timeline.add({ step, epoch: Math.floor(step / 4), kind, weights: [] }, null)).toEqual([]);
    }
    const kinds = timeline.checkpoints.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'epoch')).toHaveLength(10);
    expect(kinds.filter((kind) => kind === 'periodic')).toHaveLength(2);
    expect(kinds[0]).toBe('initial');
  });

  it('gives epochs up when they get large, never the best or the newest, and leaves no wide gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 40 }), fc.integer({ min: 1, max: 40 }), (epochs, best) => {
        // Ten epochs fit.
        const timeline = createTimeline([INITIAL_CHECKPOINT], Math.floor(MEGABYTES_32 / 5));
        const givenUp: number[] = [];
        for (let step = 1; step <= epochs; step += 1) {
          givenUp.push(...timeline.add({ step, epoch: step, kind: 'epoch', weights: [] }, best <= step ? best : null));
        }
        const kept = timeline.checkpoints.map(({ step }) => step);
        expect(kept).toEqual(kept.toSorted((a, b) => a - b));
        expect(kept.length - 1).toBe(Math.min(epochs, 10));
        expect(new Set([...kept, ...givenUp]).size).toBe(epochs + 1);
        expect(kept.at(-1)).toBe(epochs);
        expect(best > epochs || kept.includes(best)).toBe(true);
        const gaps = kept.slice(1).map((step, i) => step - (kept[i] ?? 0));
        expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.max(1, Math.ceil((4 * epochs) / 10)));
      }),
    );
  });

  it('offers the newest checkpoint whose own loss was sound', () => {
    const timeline = createTimeline([INITIAL_CHECKPOINT], 1000);
    timeline.add({ step: 6, epoch: 0, kind: 'periodic', weights: [] }, null);
    timeline.add({ step: 7, epoch: 0, kind: 'periodic', weights: [] }, null);
    // Batch 8 broke: its loss was that of the weights after 7 steps.
    expect(timeline.lastGood(8)?.step).toBe(6);
    expect(timeline.lastGood(9)?.step).toBe(7);
    expect(timeline.lastGood(2)?.step).toBe(0);
    expect(timeline.lastGood(1)).toBeNull();
  });
});

describe('time', () => {
  it('on a device is charged to the step that used it, not to one that waited', () => {
    const meter = createDeviceMeter();
    expect(meter.charge('webgl', 0, 100)).toBe(100);
    expect(meter.charge('webgl', 1, 130)).toBe(30);
    expect(meter.charge('webgpu', 1, 130)).toBe(129);
    expect(meter.charge('webgl', 500, 510)).toBe(10);
  });

  it('of a run adds up, and its rate follows what it did lately', () => {
    const speed = createSpeedometer(250);
    expect(speed.imagesPerSecond).toBe(0);
    for (let i = 0; i < 100; i += 1) speed.add(10, 100);
    expect(speed.imagesPerSecond).toBeCloseTo(100, 6);
    for (let i = 0; i < 200; i += 1) speed.add(10, 50);
    expect(speed.imagesPerSecond).toBeCloseTo(200, 0);
    expect(speed.trainingMs).toBe(250 + 20_000);
  });
});

describe('the scheduler', () => {
  function counting(): { clock: Clock; advance: (ms: number) => void; yields: () => number } {
    const clock = createTestClock();
    let yields = 0;
    const yieldToMessages = (): Promise<void> => {
      yields += 1;
      return clock.yieldToMessages();
    };
    return { clock: { ...clock, yieldToMessages }, advance: clock.advance, yields: () => yields };
  }

  it('lets messages in about every 10 ms, however long or short the turns', async () => {
    for (const [turnMs, expected] of [
      [1, 10],
      [5, 50],
      [30, 100],
    ] as const) {
      const { clock, advance, yields } = counting();
      const scheduler = createScheduler(clock);
      for (let i = 0; i < 100; i += 1) await scheduler.turn(() => advance(turnMs));
      expect(yields()).toBe(expected);
    }
  });

  it('hands on what a turn returns, promises, or throws, and goes on', async () => {
    const scheduler = createScheduler(createTestClock());
    const outcomes = await Promise.allSettled([
      scheduler.turn(() => 1),
      scheduler.turn(() => {
        throw new Error('no');
      }),
      scheduler.turn(async () => 2),
      scheduler.turn(() => 3),
    ]);
    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'thrown'))).toEqual([
      1,
      'thrown',
      2,
      3,
    ]);
  });

  it('does not make others wait for an answer that a turn promised', async () => {
    const scheduler = createScheduler(createTestClock());
    void scheduler.turn(() => new Promise(() => undefined));
    await expect(scheduler.turn(() => 'served')).resolves.toBe('served');
  });
});
