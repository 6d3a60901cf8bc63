import fc from 'fast-check';
import { expect, it } from 'vitest';
import { weightSpecs } from '../../../nn/parameters.ts';
import { headNetwork, tunedNetwork } from './networks.ts';
import { firstOf, pooledAsMatter, stepsPerEpoch, trainingOf, weightsFrom } from './matter.ts';
import { inTurns } from './pictures.ts';

const labels = Uint8Array.of(0, 1, 0, 1);

it('pooled features have mean 0 and variance 1 on the training pictures, and test pictures follow', () => {
  const matter = pooledAsMatter(
    Float32Array.of(1, 7, 3, 7, 5, 7, 7, 7),
    Float32Array.of(4, 7, 8, 9),
    labels,
    Uint8Array.of(0, 1),
  );
  expect(matter.shape).toEqual([1, 1, 2]);
  expect([...matter.train].filter((_, i) => i % 2 === 1)).toEqual([0, 0, 0, 0]);
  const first = [...matter.train].filter((_, i) => i % 2 === 0);
  expect(first.reduce((a, b) => a + b)).toBeCloseTo(0);
  expect(first.reduce((a, b) => a + b * b, 0) / 4).toBeCloseTo(1);
  expect(matter.test[0]).toBeCloseTo(0);
  expect(matter.test[1]).toBe(0);
});

it('a part has the first pictures only, and its own arrays', () => {
  const whole = pooledAsMatter(new Float32Array(8).fill(1), new Float32Array(2), labels, Uint8Array.of(0));
  const part = firstOf(whole, 3);
  expect([part.train.length, part.trainLabels.length, part.test.length]).toEqual([6, 3, 2]);
  expect(part.train.buffer.byteLength).toBe(24);
});

it('the base’s weights find their places by name, and only the head is drawn', () => {
  const spec = tunedNetwork('mobilenet-v2-body', 'block_13_project', 96, 4);
  const given = weightSpecs(spec)
    .filter(({ name }) => !name.startsWith('head'))
    .map(({ name, shape }) => ({ name, shape, values: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(2) }));
  const weights = weightsFrom(spec, [...given].reverse(), 3);
  expect(weights.slice(0, -2).every((values) => values.every((value) => value === 2))).toBe(true);
  expect(weights.at(-2)?.some((value) => value !== 2 && value !== 0)).toBe(true);
});

it('a training reads training pictures first and tests on the others; its name says what it learns from', () => {
  const matter = pooledAsMatter(new Float32Array(8).fill(1), new Float32Array(4), labels, Uint8Array.of(1, 0));
  const wish = {
    name: 'a',
    spec: headNetwork(2, 2),
    matter,
    classes: 2,
    epochs: 3,
    learningRate: 0.01,
    seed: 1,
    tested: 'each-epoch',
  } as const;
  const { plan, dataset, runId } = trainingOf(wish);
  expect([plan.trainCount, plan.validationCount, [...dataset.train.labels]]).toEqual([4, 2, [0, 1, 0, 1, 1, 0]]);
  expect(plan.dataset).toBe(dataset.id);
  const quick = trainingOf({ ...wish, tested: 'in-the-end' });
  expect([quick.plan.validationCount, [...quick.dataset.train.labels]]).toEqual([0, [0, 1, 0, 1]]);
  expect(quick.dataset.id).not.toBe(dataset.id);
  const other = trainingOf({ ...wish, matter: firstOf(matter, 2) });
  expect(other.dataset.id).not.toBe(dataset.id);
  expect(trainingOf({ ...wish, seed: 2 }).runId).not.toBe(runId);
  expect(stepsPerEpoch(33)).toBe(3);
});

it('every front part of pictures in turns has its classes as even as can be', () => {
  const pixel = { height: 1, width: 1, rgba: new Uint8ClampedArray(4) };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 8 }), (classes, each) => {
      const drawn = Array.from({ length: classes * each }, (_, n) => ({
        picture: pixel,
        label: Math.floor(n / each),
        key: String(n),
      }));
      const turned = inTurns(drawn);
      expect(new Set(turned.map(({ key }) => key)).size).toBe(classes * each);
      for (let end = 1; end <= turned.length; end += 1) {
        const counts = Array.from({ length: classes }, (_, c) =>
          turned.slice(0, end).filter(({ label }) => label === c),
        );
        const lengths = counts.map(({ length }) => length);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      }
    }),
  );
});
