// Recorded curves survive a link exactly, keep the shape of what was recorded, and any other text is refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink } from '../exhibit/link-fields.ts';
import { decodeReplay, encodeReplay, readReplay, recordedCurve, settingsName } from './replay.ts';
import type { Replay } from './replay.ts';

const losses = fc
  .array(fc.double({ min: 1e-5, max: 9e3, noNaN: true }), { maxLength: 300 })
  .map((values) => values.map((y, i) => ({ x: (i + 1) * 8, y })));
const accuracies = fc.array(fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 60 });
const replays: fc.Arbitrary<Replay> = fc.record({
  of: fc.string().map(settingsName),
  curves: fc.array(
    fc.tuple(losses, accuracies).map(([loss, accuracy]) => recordedCurve(loss, accuracy)),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
});

describe('recorded curves', () => {
  it('come back from a link exactly', () => {
    fc.assert(
      fc.property(replays, (replay) => {
        const text = encodeReplay(replay);
        expect(decodeReplay(text)).toEqual(replay);
        expect(encodeURIComponent(text)).toBe(text);
      }),
    );
  });

  it('begin and end where the run did, and lie within a thousandth of it where a point was kept', () => {
    fc.assert(
      fc.property(losses, (points) => {
        const { loss } = recordedCurve(points, []);
        if (points.length === 0) return;
        expect([loss[0]?.x, loss.at(-1)?.x]).toEqual([points[0]?.x, points.at(-1)?.x]);
        for (const end of [0, -1]) {
          const [kept, real] = [loss.at(end)?.y ?? 0, points.at(end)?.y ?? 0];
          expect(Math.abs(kept / real - 1)).toBeLessThan(1e-3);
        }
        const [least, most] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
        for (const { y } of loss) {
          expect(y).toBeGreaterThan(least * 0.999);
          expect(y).toBeLessThan(most * 1.001);
        }
      }),
    );
  });

  it('of two networks over many epochs fit into an address', () => {
    const points = Array.from({ length: 240 }, (_, i) => ({ x: i * 40, y: 2.3 / (i + 1) }));
    const curve = recordedCurve(
      points,
      Array.from({ length: 30 }, () => 0.9),
    );
    expect(encodeReplay({ of: settingsName({}), curves: [curve, curve] }).length).toBeLessThan(1_000);
  });

  it('leave out what is no number', () => {
    const { loss, accuracy } = recordedCurve(
      [
        { x: 1, y: 2 },
        { x: 2, y: Number.NaN },
        { x: 3, y: Infinity },
      ],
      [0.5, null, Number.NaN],
    );
    expect(loss.map(({ x }) => x)).toEqual([1]);
    expect(accuracy).toHaveLength(1);
  });

  it('are refused with a sentence when damaged, and never otherwise than whole', () => {
    fc.assert(
      fc.property(replays, fc.nat(), fc.string({ maxLength: 3 }), (replay, at, put) => {
        const text = encodeReplay(replay);
        const place = at % text.length;
        const damaged = text.slice(0, place) + put + text.slice(place + 1);
        const read = readLink({ replay: damaged }, (link) => readReplay(link, replay.curves.length));
        if (read.kind === 'problem') expect(read.message.zh).not.toBe('');
        else expect(decodeReplay(encodeReplay(read.state as Replay))).toEqual(read.state);
        // Cut off anywhere.
        expect(decodeReplay(text.slice(0, place))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('belong to their settings', () => {
    expect(settingsName({ a: 1 })).toBe(settingsName({ a: 1 }));
    expect(settingsName({ a: 1 })).not.toBe(settingsName({ a: 2 }));
  });
});
