import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  averagePooling2D,
  conv1d,
  conv2d,
  conv2dTranspose,
  dense,
  flatten,
  globalAveragePooling2D,
  maxPooling2D,
  sequential,
} from './build.ts';
import { forwardPass } from './forward.ts';
import { countParameters, weightSpecs } from './parameters.ts';
import { MNIST_CNN } from './presets.ts';
import { receptiveFields, unitInputs } from './receptive-field.ts';
import { inferShapes, sizeOf } from './shapes.ts';
import type { NetworkSpec } from './spec.ts';
import { chooseFrom, randomNetwork } from './testing/random-network.ts';

/**
 * Rows and columns of the input that one unit of a node depends on, found by changing every input value in turn.
 * All weights and inputs are positive and pools are read as means, so no influence can hide or cancel.
 */
function perturbed(spec: NetworkSpec, nodeIndex: number, unit: number): readonly (readonly number[])[] {
  const weights = weightSpecs(spec).map((weight) => new Float32Array(sizeOf(weight.shape)).fill(0.25));
  const sample = new Float32Array(sizeOf(spec.inputShape)).fill(1);
  const value = (input: Float32Array): number => forwardPass(spec, weights, input)[nodeIndex]?.values[unit] ?? NaN;
  const base = value(sample);
  const axes = spec.inputShape.length - 1;
  const seen = Array.from({ length: axes }, () => new Set<number>());
  for (let i = 0; i < sample.length; i += 1) {
    const changed = sample.slice();
    changed[i] = 1000;
    if (value(changed) === base) continue;
    let rest = Math.floor(i / (spec.inputShape.at(-1) ?? 1));
    for (let axis = axes - 1; axis >= 0; axis -= 1) {
      const side = spec.inputShape[axis] ?? 1;
      seen[axis]?.add(rest % side);
      rest = Math.floor(rest / side);
    }
  }
  return seen.map((places) => [...places].sort((a, b) => a - b));
}

/** Without what could hide an influence: activations, normalisation; maxima become means. */
function transparent(spec: NetworkSpec): NetworkSpec {
  const nodes = spec.nodes.map((node) => {
    const { layer } = node;
    if (layer.className === 'MaxPooling2D') return { ...node, layer: averagePooling2D(layer) };
    return layer.className === 'GlobalMaxPooling2D' ? { ...node, layer: globalAveragePooling2D() } : node;
  });
  return { ...spec, nodes };
}

const choices = fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 260 });

describe('by hand', () => {
  test('three 3 x 3 convolutions see 7 x 7', () => {
    const conv = conv2d({ filters: 1, kernelSize: 3 });
    const fields = receptiveFields(sequential([20, 20, 1], [conv, conv, conv]));
    expect(fields.map(({ size }) => size)).toEqual([
      [3, 3],
      [5, 5],
      [7, 7],
    ]);
    expect(fields[2]).toEqual({ name: 'conv2d_2', size: [7, 7], jump: [1, 1], start: [0, 0], overlap: [6, 6] });
  });

  test('the network of the duel', () => {
    expect(receptiveFields(MNIST_CNN).map(({ size, jump, start }) => [size[0], jump[0], start[0]])).toEqual([
      [3, 1, 0],
      [4, 2, 0],
      [8, 2, 0],
      [10, 4, 0],
      // Flattened, the last pool's five places see rows 0 ... 25 of 28: the border of the image is lost.
      [26, 0, 0],
      [26, 0, 0],
      [26, 0, 0],
    ]);
  });

  test('VGG-16 up to its last pool sees 212 x 212 with a step of 32', () => {
    const conv = (filters: number) => conv2d({ filters, kernelSize: 3, padding: 'same' });
    const spec = sequential(
      [224, 224, 3],
      [2, 2, 3, 3, 3].flatMap((count) => [...Array.from({ length: count }, () => conv(2)), maxPooling2D()]),
    );
    const last = receptiveFields(spec).at(-1);
    // Araujo et al. 2019, table 1: size 212, effective stride 32, padding 90.
    expect([last?.size, last?.jump, last?.start]).toEqual([
      [212, 212],
      [32, 32],
      [-90, -90],
    ]);
  });

  test('dilation, rectangles, sequences, transposed', () => {
    const [field] = receptiveFields(
      sequential([20, 20, 1], [conv2d({ filters: 1, kernelSize: [3, 2], dilationRate: [4, 1] })]),
    );
    expect(field).toMatchObject({ size: [9, 2], jump: [1, 1], start: [0, 0], overlap: [8, 1] });
    const [causal] = receptiveFields(
      sequential([20, 3], [conv1d({ filters: 1, kernelSize: 3, dilationRate: 2, padding: 'causal' })]),
    );
    expect(causal).toMatchObject({ size: [5], jump: [1], start: [-4] });
    const [up] = receptiveFields(
      sequential([8, 8, 1], [conv2dTranspose({ filters: 1, kernelSize: 4, strides: 2, padding: 'same' })]),
    );
    expect(up).toMatchObject({ size: [2, 2], jump: [0.5, 0.5], start: [-1, -1] });
    expect(receptiveFields(sequential([8], [dense({ units: 1 })]))).toEqual([
      { name: 'dense', size: [], jump: [], start: [], overlap: [] },
    ]);
  });

  test('a skip connection sees what the longer way sees', () => {
    const conv = conv2d({ filters: 1, kernelSize: 3, padding: 'same' });
    const spec: NetworkSpec = {
      inputShape: [9, 9, 1],
      nodes: [{ layer: conv }, { layer: conv }, { layer: add(), inbound: ['conv2d_1', 'input'] }],
    };
    expect(receptiveFields(spec)[2]).toMatchObject({ size: [5, 5], jump: [1, 1], start: [-2, -2] });
    expect(unitInputs(spec, 2, [0, 4])).toEqual([
      [0, 1, 2],
      [2, 3, 4, 5, 6],
    ]);
  });
});

describe('against perturbing every input', () => {
  test('the rows and columns of a unit are exactly those that matter to it', () => {
    let nodes = 0;
    fc.assert(
      fc.property(choices, fc.nat(), fc.nat(), (given, whichNode, whichUnit) => {
        const random = randomNetwork(chooseFrom(given), { graphs: false, activations: ['linear'], maxLayers: 5 });
        const spec = transparent(random);
        // Small enough to try every input, and no normalisation by a tiny deviation that rounds influence away.
        fc.pre(sizeOf(spec.inputShape) < 220 && countParameters(spec).total < 20_000);
        const index = whichNode % spec.nodes.length;
        const shape = inferShapes(spec)[index]?.output ?? [];
        const unit = whichUnit % sizeOf(shape);
        const axes = spec.inputShape.length - 1;
        const place: number[] = [];
        let rest = Math.floor(unit / (shape.at(-1) ?? 1));
        for (let axis = axes - 1; axis >= 0; axis -= 1) {
          const side = shape.length > axes ? (shape[axis] ?? 1) : 1;
          place.unshift(rest % side);
          rest = Math.floor(rest / side);
        }
        const seen = perturbed(spec, index, unit);
        // A flattened vector is spoken of as a whole, but each of its units sees one place until something joins them.
        const isFlat = (rank: number): boolean => rank <= axes;
        const joins = spec.nodes.slice(0, index + 1).some(({ layer }, i) => {
          const from = i === 0 ? spec.inputShape.length : (inferShapes(spec)[i - 1]?.output.length ?? 0);
          return layer.className === 'GlobalAveragePooling2D' || (layer.className === 'Dense' && isFlat(from));
        });
        fc.pre(!isFlat(shape.length) || joins);
        nodes += 1;
        const expected = unitInputs(spec, index, place);
        const isEmpty = expected.some((places) => places.length === 0);
        expect(seen).toEqual(isEmpty ? expected.map(() => []) : expected);
      }),
      { numRuns: 400 },
    );
    expect(nodes).toBeGreaterThan(300);
  });

  test('size, jump and start describe units away from the border', () => {
    let inner = 0;
    fc.assert(
      fc.property(choices, (given) => {
        const spec = randomNetwork(chooseFrom(given), { graphs: false, images: true, maxLayers: 4 });
        const isWindowed = spec.nodes.every(({ layer }) => layer.className !== 'Conv2DTranspose');
        fc.pre(isWindowed);
        const shapes = inferShapes(spec);
        receptiveFields(spec).forEach(({ size, jump, start, overlap }, index) => {
          const shape = shapes[index]?.output ?? [];
          for (const axis of [0, 1]) {
            const [s = 0, j = 0, from = 0] = [size[axis], jump[axis], start[axis]];
            expect(overlap[axis]).toBe(Math.max(s - j, 0));
            const places = shape.length === 3 ? (shape[axis] ?? 1) : 1;
            for (let place = 0; place < places; place += 1) {
              const first = from + place * j;
              const last = first + s - 1;
              const seen = unitInputs(spec, index, [place, place])[axis] ?? [];
              const isInner = shape.length === 3 && first >= 0 && last < (spec.inputShape[axis] ?? 1);
              inner += isInner ? 1 : 0;
              // Inner units of maps reach both ends of their field; none ever reaches beyond.
              expect([seen[0], seen.at(-1)]).toEqual(isInner ? [first, last] : [seen[0], seen.at(-1)]);
              expect(seen.every((row) => row >= first && row <= last)).toBe(true);
            }
          }
        });
      }),
      { numRuns: 600 },
    );
    expect(inner).toBeGreaterThan(2000);
  });
});

test('flatten keeps the whole image in view', () => {
  expect(unitInputs(sequential([2, 3, 1], [flatten(), dense({ units: 1 })]), 1, [0, 0])).toEqual([
    [0, 1],
    [0, 1, 2],
  ]);
});
