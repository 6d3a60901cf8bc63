// The recipes that look inside a network, on both engines: networks whose answer is known, agreement on others, and what
// they say of networks that are ill. Not responsible for: the calls (runs/inside-handlers.test.ts).
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conv2d, dense, flatten, globalAveragePooling2D, maxPooling2D, sequential } from '../../nn/build.ts';
import { attack } from '../../nn/inside/adversarial.ts';
import { largestOfChannels } from '../../nn/inside/attribution.ts';
import { channelDamages } from '../../nn/inside/channel-damage.ts';
import { dream } from '../../nn/inside/dream.ts';
import { excite } from '../../nn/inside/excite.ts';
import type { ExciteOptions } from '../../nn/inside/excite.ts';
import { gradCam } from '../../nn/inside/grad-cam.ts';
import { gradientSaliency } from '../../nn/inside/gradient-saliency.ts';
import type { Insides, ScalarSpec } from '../../nn/inside/insides.ts';
import { integratedGradients } from '../../nn/inside/integrated-gradients.ts';
import { occlusionMap } from '../../nn/inside/occlusion.ts';
import { robustness } from '../../nn/inside/robustness.ts';
import { smoothGrad } from '../../nn/inside/smooth-grad.ts';
import { toSeed } from '../../nn/plan.ts';
import { createRandom } from '../../nn/random.ts';
import { sizeOf } from '../../nn/shapes.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import { startFused } from './fused/backend.ts';
import { largestDifference, trainingCase } from './fused/testing/cases.ts';
import { startCpu } from './tfjs/start-cpu.ts';
import type { TrainerBackend } from './trainer.ts';

let backends: Readonly<Record<'fused' | 'cpu', TrainerBackend>>;
beforeAll(async () => {
  backends = { fused: await startFused(), cpu: await startCpu() };
});
afterAll(() => {
  backends.fused.dispose();
  backends.cpu.dispose();
});

const ENGINES = ['fused', 'cpu'] as const;
const PATIENT = { check: () => undefined, report: () => undefined };

interface Opened extends Insides {
  dispose(): void;
}

function open(
  engine: (typeof ENGINES)[number],
  spec: NetworkSpec,
  weights: readonly (readonly number[])[] | number,
): Opened {
  const seed = typeof weights === 'number' ? weights : 1;
  const trainer = backends[engine].createTrainer(trainingCase(spec, { seed, batchSize: 1, loss: 'mse' }).options);
  if (typeof weights !== 'number') trainer.setWeights(weights.map((values) => Float32Array.from(values)));
  return {
    spec,
    outputs: (...question) => trainer.activations(...question),
    gradient: (question) => trainer.scalarGradient(question),
    dispose: () => trainer.dispose(),
  };
}

function randomImage(spec: NetworkSpec, seed: number): Float32Array {
  const random = createRandom(toSeed(seed));
  return Float32Array.from({ length: sizeOf(spec.inputShape) }, () => random.uniform());
}

/** A small network of every kind of layer that a lesson shows. */
const SMALL = sequential(
  [8, 8, 3],
  [
    conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
    flatten(),
    dense({ units: 3, activation: 'softmax' }),
  ],
);
const LOGIT: ScalarSpec = { nodeIndex: 3, logits: true, unit: 1, reduce: 'sum' };
const LINEAR = sequential([4, 4, 1], [flatten(), dense({ units: 2 })]);
const LINEAR_LOGIT: ScalarSpec = { nodeIndex: 1, unit: 0, reduce: 'sum' };
/** The first class counts the upper left corner, the second nothing. */
const CORNER = Array.from({ length: 16 }, (_, pixel) => [pixel % 4 < 2 && pixel < 8 ? 1 : 0, 0]).flat();
const EXCITE: ExciteOptions = {
  seed: toSeed(3),
  steps: 30,
  stepSize: 0.05,
  decay: 0,
  variation: 0,
  blur: 0,
  jitter: 0,
  decorrelate: false,
};

describe.each(ENGINES)('%s', (engine) => {
  test('integrated gradients add up to the difference of both ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(9999), fc.double({ min: 0, max: 1, noNaN: true }), async (seed, baseline) => {
        const insides = open(engine, SMALL, seed);
        const image = randomImage(SMALL, seed);
        const found = await integratedGradients(insides, image, LOGIT, { baseline, steps: 200 }, PATIENT);
        insides.dispose();
        const difference = found.scalar - found.scalarAtBaseline;
        expect(Math.abs(found.sum - difference)).toBeLessThan(0.01 * Math.max(Math.abs(difference), 0.3));
      }),
      { numRuns: 6 },
    );
  });

  test('a linear network is attributed by its weights, whatever the method', async () => {
    const insides = open(engine, LINEAR, [CORNER, [0, 0]]);
    const image = randomImage(LINEAR, 5);
    const weights = Float32Array.from({ length: 16 }, (_, pixel) => CORNER[2 * pixel] ?? 0);
    const plain = await gradientSaliency(insides, image, LINEAR_LOGIT);
    expect(plain.values).toEqual(weights);
    const smooth = { samples: 11, noise: 0.3, seed: toSeed(1) };
    expect((await smoothGrad(insides, image, LINEAR_LOGIT, smooth, PATIENT)).values).toEqual(weights);
    const { values } = await integratedGradients(insides, image, LINEAR_LOGIT, { baseline: 0, steps: 7 }, PATIENT);
    expect(
      largestDifference(
        values,
        image.map((value, i) => value * (weights[i] ?? 0)),
      ),
    ).toBeLessThan(1e-6);
    expect(largestOfChannels(plain)).toEqual(weights);
    insides.dispose();
  });

  test('covering what a network does not look at changes nothing', async () => {
    const insides = open(engine, LINEAR, [CORNER, [0, 0]]);
    const image = new Float32Array(16).fill(1);
    const found = await occlusionMap(insides, image, { unit: 0, size: 1, stride: 1, fill: 0 }, PATIENT);
    expect([found.rows, found.columns, found.whole]).toEqual([4, 4, 4]);
    expect([...found.values]).toEqual(Array.from({ length: 16 }, (_, i) => (i % 4 < 2 && i < 8 ? 3 : 4)));
    insides.dispose();
  });

  test('Grad-CAM of a detector marks its blob', async () => {
    // The second channel is the picture's red; the class reads that channel alone.
    const spec = sequential(
      [6, 6, 3],
      [conv2d({ filters: 2, kernelSize: 1, activation: 'relu' }), globalAveragePooling2D(), dense({ units: 1 })],
    );
    const insides = open(engine, spec, [[0, 1, 1, 0, 1, 0], [0, 0], [0, 2], [0]]);
    const image = new Float32Array(108).fill(0.1);
    for (const pixel of [14, 15, 20, 21]) image[3 * pixel] = 1;
    const cam = await gradCam(insides, image, { nodeIndex: 2, unit: 0, reduce: 'sum' }, 0);
    expect([cam.height, cam.width, cam.weights[0]]).toEqual([6, 6, 0]);
    const brightest = [...cam.values].flatMap((value, pixel) => (value === Math.max(...cam.values) ? [pixel] : []));
    expect(brightest).toEqual([14, 15, 20, 21]);
    await expect(gradCam(insides, image, { nodeIndex: 2, unit: 0, reduce: 'sum' }, 1)).rejects.toThrow(RangeError);
    insides.dispose();
  });

  test('an attack stays within its bound and does what it is for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(9999), fc.integer({ min: 1, max: 20 }), async (seed, percent) => {
        const insides = open(engine, SMALL, seed);
        const image = randomImage(SMALL, seed + 1);
        const epsilon = percent / 100;
        const common = { label: 1, epsilon, stepSize: epsilon / 4, randomStart: null };
        for (const target of [null, 2]) {
          const states = await attack(insides, image, { ...common, steps: 8, target }, PATIENT);
          expect(states).toHaveLength(9);
          expect(states[0]?.image).toEqual(image);
          for (const state of states) {
            expect(largestDifference(state.image, image)).toBeLessThanOrEqual(epsilon + 1e-6);
            expect(state.image.every((value) => value >= 0 && value <= 1)).toBe(true);
          }
          const [first, last] = [states[0]?.loss ?? Number.NaN, states.at(-1)?.loss ?? Number.NaN];
          if (target === null) expect(last).toBeGreaterThan(first);
          else expect(last).toBeLessThan(first);
        }
        const [, once] = await attack(insides, image, { ...common, steps: 1, stepSize: 0.004, target: null }, PATIENT);
        const moved = once?.image.map((value, i) => Math.abs(value - (image[i] ?? 0))) ?? [];
        expect(Math.max(...moved)).toBeLessThanOrEqual(0.004 + 1e-6);
        insides.dispose();
      }),
      { numRuns: 5 },
    );
  });

  test('robustness counts what the attack of each single image leaves right', async () => {
    const insides = open(engine, SMALL, 7);
    const images = new Float32Array(11 * 192);
    for (let n = 0; n < 11; n += 1) images.set(randomImage(SMALL, 100 + n), n * 192);
    const labels: number[] = [];
    let left = 0;
    const wish = { epsilon: 0.03, steps: 2, stepSize: 0.02 };
    for (let n = 0; n < 11; n += 1) {
      const image = images.subarray(n * 192, (n + 1) * 192);
      const [output] = await insides.outputs(image, 1, [3]);
      const label = [0, 1, 2].reduce((a, b) => ((output?.values[b] ?? 0) > (output?.values[a] ?? 0) ? b : a));
      labels.push(n % 4 === 3 ? (label + 1) % 3 : label);
      const asked = { ...wish, label: labels[n] ?? 0, target: null, randomStart: null };
      const last = (await attack(insides, image, asked, PATIENT)).at(-1)?.probabilities ?? new Float32Array();
      if (last.every((value) => value <= (last[labels[n] ?? 0] ?? 0))) left += 1;
    }
    const found = await robustness(insides, images, labels, wish, PATIENT);
    expect(found).toEqual({ count: 11, clean: 9 / 11, attacked: left / 11 });
    expect(found.attacked).toBeLessThan(found.clean);
    insides.dispose();
  });

  test('what excites a unit of a linear network is its weights; decay holds it back', async () => {
    const insides = open(engine, LINEAR, [CORNER, [0, 0]]);
    const free = await excite(insides, LINEAR_LOGIT, EXCITE, PATIENT);
    expect(free.scalar).toBeCloseTo(4, 5);
    const held = await excite(insides, LINEAR_LOGIT, { ...EXCITE, decay: 1 }, PATIENT);
    expect([...held.image]).toEqual(Array.from({ length: 16 }, () => 0.5));
    const dead = await excite(insides, { nodeIndex: 1, unit: 1, reduce: 'sum' }, { ...EXCITE, jitter: 1 }, PATIENT);
    expect(dead.scalar).toBe(0);
    insides.dispose();
  });

  test('a picture made for a channel excites it more with every regulariser, and a dream more than its picture', async () => {
    const insides = open(engine, SMALL, 4);
    // Before its ReLU: a channel that grey leaves dead has a slope all the same.
    const of: ScalarSpec = { nodeIndex: 0, channel: 2, logits: true, reduce: 'mean' };
    const scalars: number[] = [];
    const watch = { ...PATIENT, report: ({ scalar }: { readonly scalar: number }) => scalars.push(scalar) };
    const options = { ...EXCITE, variation: 0.02, blur: 0.5, jitter: 1, decorrelate: true, decay: 0.01 };
    const { scalar } = await excite(insides, of, options, watch);
    expect(scalars).toHaveLength(31);
    expect(scalar).toBeGreaterThan((scalars[0] ?? Number.NaN) + 0.2);
    const shape = [11, 9, 3] as const;
    const values = randomImage({ ...SMALL, inputShape: shape }, 6);
    const asked = {
      nodeIndex: 0,
      channel: null,
      octaves: 2,
      octaveScale: 1.2,
      steps: 4,
      stepSize: 0.02,
      seed: toSeed(1),
    };
    const dreamt = await dream(insides, { shape, values }, asked, PATIENT);
    expect([dreamt.shape, dreamt.done, dreamt.total]).toEqual([[11, 9, 3], 8, 8]);
    const squares = async (image: Float32Array): Promise<number> => {
      const corner = Float32Array.from({ length: 192 }, (_, i) => image[Math.floor(i / 24) * 27 + (i % 24)] ?? 0);
      const [output] = await insides.outputs(corner, 1, [0]);
      return output?.values.reduce((sum, value) => sum + value * value, 0) ?? Number.NaN;
    };
    expect(await squares(dreamt.image)).toBeGreaterThan(1.2 * (await squares(values)));
    insides.dispose();
  });

  test('a channel that nothing reads can go, another cannot', async () => {
    const spec = sequential(
      [2, 2, 1],
      [conv2d({ filters: 2, kernelSize: 2 }), flatten(), dense({ units: 2, activation: 'softmax' })],
    );
    const insides = open(engine, spec, [
      [1, 1, 0, 1, 0, 1, 0, 1],
      [0, 0],
      [1, 0, 0, 0],
      [0, 0.2],
    ]);
    const image = Float32Array.of(1, 0, 0, 0);
    const [output] = await insides.outputs(image, 1, [2]);
    const damages = await channelDamages(insides, image, { nodeIndex: 0, channels: 2, unit: 0 }, PATIENT);
    expect(damages[1]).toEqual({ channel: 1, probability: output?.values[0], predicted: 0 });
    expect(damages[0]?.predicted).toBe(1);
    insides.dispose();
  });

  test('a network that has diverged answers with what it has', async () => {
    const weights = [108, 4, 108, 3].map((length) => Array.from({ length }, () => Number.NaN));
    const insides = open(engine, SMALL, weights);
    const image = randomImage(SMALL, 1);
    const { scalar } = await integratedGradients(insides, image, LOGIT, { baseline: 0, steps: 3 }, PATIENT);
    expect(scalar).toBeNaN();
    expect((await occlusionMap(insides, image, { unit: 0, size: 4, stride: 4, fill: 0 }, PATIENT)).whole).toBeNaN();
    const steps = await attack(
      insides,
      image,
      { label: 0, target: null, epsilon: 0.1, steps: 2, stepSize: 0.1, randomStart: null },
      PATIENT,
    );
    expect(steps).toHaveLength(3);
    const { scalar: excited, image: grown } = await excite(insides, LOGIT, { ...EXCITE, steps: 2 }, PATIENT);
    expect(excited).toBeNaN();
    // There is no slope to follow: the pictures stay pictures, and the dream is the picture itself.
    expect(grown.every((value) => value >= 0 && value <= 1)).toBe(true);
    const picture = { shape: [9, 8, 3], values: randomImage({ ...SMALL, inputShape: [9, 8, 3] }, 2) } as const;
    for (const channel of [null, 1]) {
      const asked = { nodeIndex: 0, channel, octaves: 1, octaveScale: 1.4, steps: 2, stepSize: 0.1, seed: toSeed(1) };
      expect((await dream(insides, picture, asked, PATIENT)).image).toEqual(picture.values);
    }
    insides.dispose();
  });

  test('weights so large that slopes are beyond all floats leave the pictures as they are', async () => {
    const weights = [108, 4, 108, 3].map((length) => Array.from({ length }, (_, i) => (i % 2 === 0 ? 1e30 : -1e30)));
    const insides = open(engine, SMALL, weights);
    const picture = { shape: [9, 8, 3], values: randomImage({ ...SMALL, inputShape: [9, 8, 3] }, 2) } as const;
    const asked = {
      nodeIndex: 0,
      channel: null,
      octaves: 1,
      octaveScale: 1.4,
      steps: 2,
      stepSize: 0.1,
      seed: toSeed(1),
    };
    const { image } = await dream(insides, picture, asked, PATIENT);
    expect(image.every((value) => value >= 0 && value <= 1)).toBe(true);
    const grown = await excite(insides, LOGIT, { ...EXCITE, steps: 2 }, PATIENT);
    expect(grown.image.every((value) => value >= 0 && value <= 1)).toBe(true);
    insides.dispose();
  });

  test('an image of one colour, a layer of 512 channels and a network without a convolution are asked like any other', async () => {
    const wide = sequential(
      [6, 6, 1],
      [
        conv2d({ filters: 512, kernelSize: 3, activation: 'relu' }),
        globalAveragePooling2D(),
        dense({ units: 3, activation: 'softmax' }),
      ],
    );
    const plain = sequential(
      [6, 6, 1],
      [flatten(), dense({ units: 5, activation: 'relu' }), dense({ units: 3, activation: 'softmax' })],
    );
    for (const spec of [wide, plain]) {
      const insides = open(engine, spec, 5);
      const logit: ScalarSpec = { nodeIndex: 2, logits: true, unit: 1, reduce: 'sum' };
      for (const value of [0, 0.5, 1]) {
        const image = new Float32Array(36).fill(value);
        const same = await occlusionMap(insides, image, { unit: 1, size: 3, stride: 3, fill: value }, PATIENT);
        // The patch has the colour of what it covers.
        for (const left of same.values) expect(left).toBeCloseTo(same.whole, 6);
        const found = await integratedGradients(insides, image, logit, { baseline: 0, steps: 100 }, PATIENT);
        expect(found.sum).toBeCloseTo(found.scalar - found.scalarAtBaseline, 2);
        const asked = { label: 1, target: null, epsilon: 0.1, steps: 1, stepSize: 0.1, randomStart: null };
        const states = await attack(insides, image, asked, PATIENT);
        expect(states.at(-1)?.loss).toBeGreaterThanOrEqual(states[0]?.loss ?? Number.NaN);
      }
      const channels = spec === wide ? 512 : 5;
      const nodeIndex = spec === wide ? 0 : 1;
      const seen: number[] = [];
      const watch = { ...PATIENT, report: ({ done }: { readonly done: number }) => seen.push(done) };
      const damages = await channelDamages(insides, randomImage(spec, 2), { nodeIndex, channels, unit: 1 }, watch);
      expect(damages).toHaveLength(channels);
      expect(seen).toEqual(Array.from({ length: channels }, (_, i) => i + 1));
      insides.dispose();
    }
  });
});

test('both engines give the same maps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(9999), async (seed) => {
      const [a, b] = [open('fused', SMALL, seed), open('cpu', SMALL, seed)];
      const image = randomImage(SMALL, seed + 2);
      const ask = async (insides: Insides): Promise<readonly (readonly [string, Float32Array])[]> => [
        ['gradient', (await gradientSaliency(insides, image, LOGIT)).values],
        ['guided', (await gradientSaliency(insides, image, LOGIT, { guided: true })).values],
        ['grad-cam', (await gradCam(insides, image, LOGIT, 0)).values],
        ['occlusion', (await occlusionMap(insides, image, { unit: 1, size: 3, stride: 2, fill: 0.5 }, PATIENT)).values],
      ];
      const [mine, theirs] = [await ask(a), await ask(b)];
      mine.forEach(([name, values], i) => {
        const difference = largestDifference(values, theirs[i]?.[1] ?? []);
        if (!(difference < 1e-5)) expect.fail(`${name}: off by ${difference}`);
      });
      a.dispose();
      b.dispose();
    }),
    { numRuns: 20 },
  );
});

test('two hundred looks take no more memory than one', async () => {
  const insides = open('fused', SMALL, 3);
  const image = randomImage(SMALL, 3);
  const look = async (): Promise<void> => {
    await gradientSaliency(insides, image, LOGIT, { guided: true });
    await gradCam(insides, image, LOGIT, 0);
    await insides.outputs(image, 1, [0, 3], [{ nodeIndex: 0, channel: 1 }]);
  };
  await look();
  const before = backends.fused.memory();
  for (let i = 0; i < 200; i += 1) await look();
  expect(backends.fused.memory()).toEqual(before);
  insides.dispose();
});
