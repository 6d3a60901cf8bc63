import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  activation,
  averagePooling2D,
  batchNormalization,
  conv2d,
  dense,
  dropout,
  flatten,
  maxPooling2D,
  sequential,
} from './build.ts';
import { measureField, traceOf, unitGradients, unitPaths } from './effective-field.ts';
import { forwardPass } from './forward.ts';
import { initialWeights } from './initializers.ts';
import { inputGradient } from './input-gradient.ts';
import { weightSpecs } from './parameters.ts';
import { toSeed } from './plan.ts';
import { MNIST_CNN, SEED_CIFAR_CNN } from './presets.ts';
import { createRandom } from './random.ts';
import { unitInputs } from './receptive-field.ts';
import { sizeOf, tryLayerOutputShape } from './shapes.ts';
import type { Layer, NetworkSpec, Pair, Shape } from './spec.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const pair = (max: number): fc.Arbitrary<Pair> => fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }));
const padding = fc.constantFrom('valid' as const, 'same' as const);
const activated = fc.constantFrom('linear' as const, 'relu' as const);

const layer: fc.Arbitrary<Layer> = fc.oneof(
  fc
    .record({
      filters: fc.integer({ min: 1, max: 4 }),
      kernelSize: pair(4),
      padding,
      strides: pair(3),
      activation: activated,
    })
    .map(conv2d),
  fc
    .record({
      filters: fc.integer({ min: 1, max: 4 }),
      kernelSize: pair(3),
      padding,
      dilationRate: pair(3),
      activation: activated,
    })
    .map(conv2d),
  fc.record({ poolSize: pair(3), strides: pair(3), padding }).map(maxPooling2D),
  fc.record({ poolSize: pair(3), strides: pair(3), padding }).map(averagePooling2D),
  fc.constant(activation({ activation: 'relu' })),
  fc.constant(dropout({ rate: 0.3 })),
  fc.record({ units: fc.integer({ min: 1, max: 5 }), activation: activated }).map(dense),
);

/** A chain of layers that fit, flattened at its end now and then. */
const chain: fc.Arbitrary<NetworkSpec> = fc
  .tuple(
    fc.tuple(fc.integer({ min: 3, max: 11 }), fc.integer({ min: 3, max: 11 }), fc.integer({ min: 1, max: 3 })),
    fc.array(layer, { minLength: 1, maxLength: 5 }),
    fc.boolean(),
  )
  .map(([inputShape, wished, flat]) => {
    let shape: Shape = inputShape;
    const layers: Layer[] = [];
    for (const each of flat ? [...wished, flatten(), dense({ units: 3, activation: 'relu' })] : wished) {
      const found = tryLayerOutputShape(each, [shape]);
      if (found.kind === 'faults') continue;
      shape = found.shape;
      layers.push(each);
    }
    return sequential(inputShape, layers.length > 0 ? layers : [flatten()]);
  });

/** The same chain written in tfjs-core, with a gradient that tfjs works out. */
function tfGradient(
  spec: NetworkSpec,
  weights: readonly Float32Array[],
  sample: Float32Array,
  given: Float32Array,
): Float32Array {
  const specs = weightSpecs(spec);
  const weight = (nodeIndex: number, role: string): tf.Tensor | null => {
    const at = specs.findIndex((each) => each.nodeIndex === nodeIndex && each.role === role);
    const found = specs[at];
    return found === undefined ? null : tf.tensor(weights[at] ?? [], [...found.shape]);
  };
  const forward = (x: tf.Tensor): tf.Scalar => {
    let y = x;
    spec.nodes.forEach(({ layer: each }, index) => {
      const bias = weight(index, 'bias') ?? 0;
      if (each.className === 'Conv2D') {
        const strides: [number, number] = [each.strides[0], each.strides[1]];
        const dilations: [number, number] = [each.dilationRate[0], each.dilationRate[1]];
        y = conv(y as tf.Tensor4D, weight(index, 'kernel') as tf.Tensor4D, strides, each.padding, dilations).add(bias);
      } else if (each.className === 'Dense') {
        const kernel = weight(index, 'kernel') as tf.Tensor2D;
        const rows = y.reshape([-1, kernel.shape[0]]) as tf.Tensor2D;
        y = tf
          .matMul(rows, kernel)
          .add(bias)
          .reshape([...y.shape.slice(0, -1), kernel.shape[1]]);
      } else if (each.className === 'MaxPooling2D') {
        y = tf.maxPool(y as tf.Tensor4D, [...each.poolSize], [...each.strides], each.padding);
      } else if (each.className === 'AveragePooling2D') {
        y = meanPool(y as tf.Tensor4D, [...each.poolSize], [...each.strides], each.padding);
      } else if (each.className === 'Flatten') {
        y = y.reshape([1, -1]);
      }
      if ('activation' in each && each.activation === 'relu') y = tf.relu(y);
    });
    return y.mul(tf.tensor(given, y.shape)).sum();
  };
  const gradient = tf.tidy(() => tf.grad(forward)(tf.tensor(sample, [1, ...spec.inputShape])));
  const values = Float32Array.from(gradient.dataSync());
  gradient.dispose();
  return values;
}

/**
 * tfjs 4.22 leaves padding out of the mean but not out of its gradient: the mean is written as a sum over windows
 * divided by how many places of the image they hold.
 */
function meanPool(
  x: tf.Tensor4D,
  size: [number, number],
  strides: [number, number],
  mode: 'valid' | 'same',
): tf.Tensor4D {
  const ones = tf.ones([size[0], size[1], x.shape[3], 1]) as tf.Tensor4D;
  const sums = tf.depthwiseConv2d(x, ones, strides, mode);
  return sums.div(tf.depthwiseConv2d(tf.onesLike(x), ones, strides, mode));
}

/** tfjs has no gradient for dilated convolutions: the kernel is spread by hand, which is the same operation. */
function conv(
  x: tf.Tensor4D,
  kernel: tf.Tensor4D,
  strides: [number, number],
  mode: 'valid' | 'same',
  dilations: [number, number],
): tf.Tensor4D {
  const [height, width, channels, filters] = kernel.shape;
  const [dh, dw] = dilations;
  if (dh === 1 && dw === 1) return tf.conv2d(x, kernel, strides, mode);
  const spread = tf.buffer([(height - 1) * dh + 1, (width - 1) * dw + 1, channels, filters]);
  const values = kernel.arraySync();
  values.forEach((row, i) =>
    row.forEach((cell, j) =>
      cell.forEach((input, c) => input.forEach((value, k) => spread.set(value, i * dh, j * dw, c, k))),
    ),
  );
  return tf.conv2d(x, spread.toTensor() as tf.Tensor4D, strides, mode);
}

function drawn(seed: number, spec: NetworkSpec) {
  const random = createRandom(toSeed(seed), 9);
  return {
    weights: weightSpecs(spec).map(({ shape }) => Float32Array.from({ length: sizeOf(shape) }, () => random.normal())),
    sample: Float32Array.from({ length: sizeOf(spec.inputShape) }, () => random.normal()),
    random,
  };
}

describe('against tfjs cpu', () => {
  test('the gradient of 600 random chains', () => {
    const met = new Map<string, number>();
    fc.assert(
      fc.property(chain, fc.nat(), (spec, seed) => {
        for (const node of spec.nodes) met.set(node.layer.className, (met.get(node.layer.className) ?? 0) + 1);
        const { weights, sample, random } = drawn(seed, spec);
        const outputs = forwardPass(spec, weights, sample);
        const last = outputs.length - 1;
        const given = Float32Array.from({ length: outputs[last]?.values.length ?? 0 }, () => random.normal());
        const expected = tfGradient(spec, weights, sample, given);
        const actual = inputGradient(spec, weights, sample, outputs, last, given);
        const scale = Math.max(1, ...expected.map(Math.abs));
        expected.forEach((value, i) => expect(Math.abs(value - (actual[i] ?? NaN)) / scale).toBeLessThan(1e-4));
      }),
      { numRuns: 600 },
    );
    expect(met.size).toBe(7);
    expect(Math.min(...met.values())).toBeGreaterThan(60);
  });

  test('a unit in the middle of the course’s own networks', () => {
    for (const [whole, depth] of [
      [MNIST_CNN, 4],
      [SEED_CIFAR_CNN, 6],
    ] as const) {
      const spec = { ...whole, nodes: whole.nodes.slice(0, depth) };
      const { sample } = drawn(depth, spec);
      const weights = initialWeights(spec, toSeed(depth));
      const outputs = forwardPass(spec, weights, sample);
      const given = new Float32Array(outputs[depth - 1]?.values.length ?? 0);
      given[Math.floor(given.length / 2)] = 1;
      const expected = tfGradient(spec, weights, sample, given);
      const actual = inputGradient(spec, weights, sample, outputs, depth - 1, given);
      expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 5));
    }
  });
});

describe('by definition', () => {
  test('a small step of each pixel changes the output by as much as the gradient says', () => {
    const spec = sequential([5, 5, 2], [conv2d({ filters: 3, kernelSize: 3, padding: 'same' }), averagePooling2D()]);
    const { weights, sample } = drawn(3, spec);
    const outputs = forwardPass(spec, weights, sample);
    const given = new Float32Array(outputs[1]?.values.length ?? 0);
    given[4] = 1;
    const gradient = inputGradient(spec, weights, sample, outputs, 1, given);
    sample.forEach((value, i) => {
      const moved = sample.slice();
      moved[i] = value + 1;
      const change = (forwardPass(spec, weights, moved)[1]?.values[4] ?? NaN) - (outputs[1]?.values[4] ?? NaN);
      expect(change).toBeCloseTo(gradient[i] ?? NaN, 4);
    });
  });

  test('a relu that is off and a place that lost the maximum have no gradient', () => {
    const spec = sequential([1, 2, 1], [activation({ activation: 'relu' }), maxPooling2D({ poolSize: [1, 2] })]);
    const back = (values: readonly number[]) => {
      const sample = Float32Array.from(values);
      return [...inputGradient(spec, [], sample, forwardPass(spec, [], sample), 1, Float32Array.of(1))];
    };
    expect(back([3, 1])).toEqual([1, 0]);
    expect(back([1, 3])).toEqual([0, 1]);
    expect(back([-3, -1])).toEqual([0, 0]);
    expect(back([2, 2])).toEqual([1, 0]);
  });

  test('what can’t be walked back is refused', () => {
    const sample = new Float32Array(8);
    const through = (each: Layer) => {
      const spec = sequential([2, 2, 2], [each]);
      const weights = initialWeights(spec, toSeed(1));
      const outputs = forwardPass(spec, weights, sample);
      return () => inputGradient(spec, weights, sample, outputs, 0, new Float32Array(outputs[0]?.values.length ?? 0));
    };
    expect(through(batchNormalization())).toThrow(RangeError);
    expect(through(dense({ units: 2, activation: 'tanh' }))).toThrow(RangeError);
    expect(through(flatten())).not.toThrow();
    const spec = sequential([2, 2, 2], [flatten()]);
    const outputs = forwardPass(spec, [], sample);
    expect(() => inputGradient(spec, [], sample, outputs, 0, new Float32Array(3))).toThrow(RangeError);
    expect(() => inputGradient(spec, [], sample, outputs, 1, new Float32Array(8))).toThrow(RangeError);
  });
});

/** A chain of windows only, all weights 1, pools that sum: its gradient counts ways. */
const windows: fc.Arbitrary<NetworkSpec> = chain.map((spec) =>
  sequential(
    spec.inputShape,
    spec.nodes.flatMap(({ layer: each }) => {
      if (each.className === 'Conv2D') return [{ ...each, filters: 1, activation: 'linear' as const, useBias: false }];
      if (each.className !== 'MaxPooling2D' && each.className !== 'AveragePooling2D') return [];
      const { poolSize: kernelSize, strides, padding: mode } = each;
      return [conv2d({ filters: 1, kernelSize, strides, padding: mode, activation: 'linear' })];
    }),
  ),
);

describe('ways', () => {
  test('three 3 x 3 layers have 1 3 6 7 6 3 1 ways, one 7 x 7 has one each', () => {
    const three = sequential(
      [11, 11, 1],
      [1, 1, 1].map(() => conv2d({ filters: 1, kernelSize: 3, padding: 'same' })),
    );
    const [rows] = unitPaths(three, 2, [5, 5]);
    expect([...(rows ?? [])]).toEqual([0, 0, 1, 3, 6, 7, 6, 3, 1, 0, 0]);
    const seven = sequential([11, 11, 1], [conv2d({ filters: 1, kernelSize: 7, padding: 'same' })]);
    expect([...(unitPaths(seven, 0, [5, 5])[0] ?? [])]).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
  });

  test('they are the gradient of the same chain with weights of 1', () => {
    fc.assert(
      fc.property(windows, fc.nat(), (spec, pick) => {
        fc.pre(spec.nodes.length > 0);
        const sized = sequential(
          [spec.inputShape[0] ?? 1, spec.inputShape[1] ?? 1, 1],
          spec.nodes.map(({ layer: each }) => each),
        );
        const weights = weightSpecs(sized).map(({ shape, role }) =>
          new Float32Array(sizeOf(shape)).fill(role === 'kernel' ? 1 : 0),
        );
        const sample = new Float32Array(sizeOf(sized.inputShape));
        const outputs = forwardPass(sized, weights, sample);
        const last = outputs.length - 1;
        const [height = 1, width = 1] = outputs[last]?.shape ?? [];
        const at = pick % (height * width);
        const given = new Float32Array(height * width);
        given[at] = 1;
        const gradient = inputGradient(sized, weights, sample, outputs, last, given);
        const [rows = new Float64Array(), columns = new Float64Array()] = unitPaths(sized, last, [
          Math.floor(at / width),
          at % width,
        ]);
        rows.forEach((row, r) =>
          columns.forEach((column, c) => expect(gradient[r * columns.length + c]).toBeCloseTo(row * column, 3)),
        );
      }),
    );
  });

  test('there is a way exactly from the places of the receptive field', () => {
    fc.assert(
      fc.property(windows, fc.nat(), fc.nat(), (spec, r, c) => {
        fc.pre(spec.nodes.length > 0);
        const last = spec.nodes.length - 1;
        const weights = weightSpecs(spec).map(({ shape }) => new Float32Array(sizeOf(shape)));
        const [height = 1, width = 1] =
          forwardPass(spec, weights, new Float32Array(sizeOf(spec.inputShape)))[last]?.shape ?? [];
        const place = [r % height, c % width];
        const ways = unitPaths(spec, last, place).map((axis) =>
          [...axis].flatMap((count, at) => (count > 0 ? [at] : [])),
        );
        expect(ways).toEqual(unitInputs(spec, last, place));
      }),
    );
  });
});

describe('effective field', () => {
  test('never reaches beyond the receptive field, and counts the filters that are on', () => {
    const spec = { ...MNIST_CNN, nodes: MNIST_CNN.nodes.slice(0, 4) };
    const weights = initialWeights(spec, toSeed(5));
    const { sample } = drawn(5, spec);
    const trace = traceOf(spec, weights, sample);
    const { strength, active, filters } = unitGradients(spec, weights, trace, 3, [2, 1]);
    const [rows, columns] = unitInputs(spec, 3, [2, 1]);
    const outside = [...strength].filter(
      (value, i) => value > 0 && !(rows?.includes(Math.floor(i / 28)) && columns?.includes(i % 28)),
    );
    expect(outside).toEqual([]);
    expect(filters).toBe(32);
    const on = Array.from({ length: 32 }, (_, k) => trace.outputs[3]?.values[(2 * 5 + 1) * 32 + k] ?? 0).filter(
      (v) => v > 0,
    );
    expect(active).toBeLessThanOrEqual(on.length);
    expect(active).toBeGreaterThan(0);
  });

  test('is measured: total, the fewest places for a share, the spread', () => {
    const flat = measureField([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 10);
    expect(flat).toMatchObject({ total: 10, peak: 1, touched: 10, half: 5, most: 9 });
    expect(flat.deviation[0]).toBe(0);
    expect(flat.deviation[1]).toBeCloseTo(Math.sqrt((10 * 10 - 1) / 12), 10);
    expect(measureField([0, 0, 8, 1, 1, 0], 3)).toMatchObject({ total: 10, peak: 8, touched: 3, half: 1, most: 2 });
    expect(measureField([0, 0], 2)).toEqual({ total: 0, peak: 0, touched: 0, half: 0, most: 0, deviation: [0, 0] });
  });
});
