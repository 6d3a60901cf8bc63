import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { forwardPass } from './forward.ts';
import { inboundIndices } from './graph.ts';
import { initialWeights } from './initializers.ts';
import { countParameters, weightSpecs } from './parameters.ts';
import { toSeed } from './plan.ts';
import { createRandom } from './random.ts';
import { inferShapes, sizeOf } from './shapes.ts';
import type { Layer, NetworkSpec, Pair } from './spec.ts';
import { chooseFrom, randomNetwork } from './testing/random-network.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** Activations that tfjs-layers knows by name and defines as Keras does. */
const SHARED_ACTIVATIONS = [
  'linear',
  'relu',
  'elu',
  'selu',
  'sigmoid',
  'tanh',
  'softmax',
  'softplus',
  'swish',
  'relu6',
] as const;

const OPTIONS = { graphs: true, activations: SHARED_ACTIVATIONS } as const;

function two(value: Pair): [number, number] {
  return [value[0], value[1]];
}

/**
 * tfjs-layers 4.22 has no causal padding (of the same output shape as `same`, and tested in forward.test.ts).
 */
function withoutCausal(spec: NetworkSpec): NetworkSpec {
  const nodes = spec.nodes.map((node) => {
    const isCausal = node.layer.className === 'Conv1D' && node.layer.padding === 'causal';
    return isCausal ? { ...node, layer: { ...node.layer, padding: 'same' } as Layer } : node;
  });
  return { ...spec, nodes };
}

/** tfjs-layers 4.22 forgets the dilation of a depthwise convolution, in shape and value; tfjs-core doesn't. */
function withDilation(
  layer: tf.layers.Layer,
  given: Extract<Layer, { className: 'DepthwiseConv2D' }>,
): tf.layers.Layer {
  layer.computeOutputShape = (inputShape) => {
    const [, height, width, channels] = inputShape as [null, number, number, number];
    const kernel: [number, number, number, number] = [...two(given.kernelSize), channels, given.depthMultiplier];
    const shape: [number, number, number, number] = [1, height, width, channels];
    const info = tf.backend_util.computeConv2DInfo(
      ...([shape, kernel, 1, two(given.dilationRate), given.padding, undefined, true] as const),
    );
    return [null, ...info.outShape.slice(1)];
  };
  layer.call = (inputs) => {
    const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor4D;
    const [kernel, bias] = layer.weights.map((weight) => weight.read());
    const y = tf.depthwiseConv2d(x, kernel as tf.Tensor4D, 1, given.padding, 'NHWC', two(given.dilationRate));
    const activation = tf.layers.activation({ activation: given.activation as 'relu' });
    return activation.apply(bias === undefined ? y : tf.add(y, bias)) as tf.Tensor;
  };
  return layer;
}

/** Kernels start as zeros here: only shapes matter, and drawing random numbers would take most of the time. */
function tfLayer(layer: Layer): tf.layers.Layer {
  const weighted = (given: Extract<Layer, { useBias: boolean }>) => ({
    activation: given.activation as 'relu',
    useBias: given.useBias,
  });
  const zeros = { kernelInitializer: 'zeros' } as const;
  const depthwiseZeros = { depthwiseInitializer: 'zeros' } as const;
  switch (layer.className) {
    case 'Conv2D':
      return tf.layers.conv2d({
        ...weighted(layer),
        ...zeros,
        filters: layer.filters,
        kernelSize: two(layer.kernelSize),
        strides: two(layer.strides),
        padding: layer.padding,
        dilationRate: two(layer.dilationRate),
      });
    case 'Conv1D':
      return tf.layers.conv1d({
        ...weighted(layer),
        ...zeros,
        filters: layer.filters,
        kernelSize: layer.kernelSize,
        strides: layer.strides,
        padding: layer.padding,
        dilationRate: layer.dilationRate,
      });
    case 'Conv2DTranspose':
      return tf.layers.conv2dTranspose({
        ...weighted(layer),
        ...zeros,
        filters: layer.filters,
        kernelSize: two(layer.kernelSize),
        strides: two(layer.strides),
        padding: layer.padding,
      });
    case 'DepthwiseConv2D': {
      const made = tf.layers.depthwiseConv2d({
        ...weighted(layer),
        ...depthwiseZeros,
        depthMultiplier: layer.depthMultiplier,
        kernelSize: two(layer.kernelSize),
        strides: two(layer.strides),
        padding: layer.padding,
        dilationRate: two(layer.dilationRate),
      });
      return sizeOf(layer.dilationRate) > 1 ? withDilation(made, layer) : made;
    }
    case 'SeparableConv2D':
      return tf.layers.separableConv2d({
        ...weighted(layer),
        ...depthwiseZeros,
        pointwiseInitializer: 'zeros',
        filters: layer.filters,
        depthMultiplier: layer.depthMultiplier,
        kernelSize: two(layer.kernelSize),
        strides: two(layer.strides),
        padding: layer.padding,
        dilationRate: two(layer.dilationRate),
      });
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const given = { poolSize: two(layer.poolSize), strides: two(layer.strides), padding: layer.padding };
      return layer.className === 'MaxPooling2D' ? tf.layers.maxPooling2d(given) : tf.layers.averagePooling2d(given);
    }
    case 'GlobalAveragePooling2D':
      return tf.layers.globalAveragePooling2d({});
    case 'GlobalMaxPooling2D':
      return tf.layers.globalMaxPooling2d({});
    case 'Flatten':
      return tf.layers.flatten();
    case 'Dense':
      return tf.layers.dense({ ...weighted(layer), ...zeros, units: layer.units });
    case 'Embedding':
      return tf.layers.embedding({ inputDim: layer.inputDim, outputDim: layer.outputDim });
    case 'Dropout':
      return tf.layers.dropout({ rate: layer.rate });
    case 'BatchNormalization':
      return tf.layers.batchNormalization({ momentum: layer.momentum, epsilon: layer.epsilon });
    case 'Activation':
      return tf.layers.activation({ activation: layer.activation as 'relu' });
    case 'Add':
      return tf.layers.add();
    case 'Concatenate':
      return tf.layers.concatenate();
    default:
      return layer satisfies never;
  }
}

interface TfNetwork {
  readonly layers: readonly tf.layers.Layer[];
  readonly outputs: readonly tf.SymbolicTensor[];
  readonly model: tf.LayersModel;
}

/** The network in tfjs, every node an output. Flatten of a vector is left out: tfjs refuses what Keras passes on. */
function tfNetwork(spec: NetworkSpec): TfNetwork {
  const inbound = inboundIndices(spec);
  const input = tf.input({ shape: [...spec.inputShape] });
  const layers: tf.layers.Layer[] = [];
  const outputs: tf.SymbolicTensor[] = [];
  spec.nodes.forEach((node, index) => {
    const read = (inbound[index] ?? []).map((from) => (from < 0 ? input : (outputs[from] as tf.SymbolicTensor)));
    const passes = node.layer.className === 'Flatten' && read[0]?.shape.length === 2;
    const layer = passes ? tf.layers.activation({ activation: 'linear' }) : tfLayer(node.layer);
    layers.push(layer);
    outputs.push(layer.apply(read.length === 1 ? (read[0] as tf.SymbolicTensor) : read) as tf.SymbolicTensor);
  });
  return { layers, outputs, model: tf.model({ inputs: input, outputs }) };
}

const choices = fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 260 });

describe('against tfjs-layers', () => {
  test('shapes and parameter counts of 3,000 random networks are those of tfjs', () => {
    const classes = new Map<string, number>();
    fc.assert(
      fc.property(choices, (given) => {
        const spec = withoutCausal(randomNetwork(chooseFrom(given), OPTIONS));
        for (const { layer } of spec.nodes) classes.set(layer.className, (classes.get(layer.className) ?? 0) + 1);
        const { layers, outputs, model } = tfNetwork(spec);
        const shapes = inferShapes(spec);
        expect(shapes.map(({ output }) => output)).toEqual(outputs.map(({ shape }) => shape.slice(1)));
        const count = countParameters(spec);
        expect(count.perNode.map(({ total }) => total)).toEqual(layers.map((layer) => layer.countParams()));
        expect(count.total).toBe(model.countParams());
        const trainable = model.trainableWeights.reduce((sum, weight) => sum + sizeOf(weight.shape as number[]), 0);
        expect([count.trainable, count.nonTrainable]).toEqual([trainable, model.countParams() - trainable]);
        // tfjs lists weights by trainability, so compare layer by layer, where both keep Keras's order.
        const specs = weightSpecs(spec);
        layers.forEach((layer, index) => {
          const own = specs.filter((weight) => weight.nodeIndex === index).map((weight) => weight.shape);
          expect(own).toEqual(layer.weights.map((weight) => weight.shape));
        });
        model.dispose();
      }),
      { numRuns: 3000 },
    );
    // The property is worth something only if every kind of layer was met often, and in company.
    expect(classes.size).toBe(16);
    expect(Math.min(...classes.values())).toBeGreaterThan(120);
    expect([...classes.values()].reduce((sum, value) => sum + value, 0)).toBeGreaterThan(7000);
  });

  test('every layer of 400 random networks puts out the values of tfjs cpu', () => {
    fc.assert(
      fc.property(choices, fc.nat(), (given, seed) => {
        const spec = withoutCausal(randomNetwork(chooseFrom(given), OPTIONS));
        const random = createRandom(toSeed(seed), 1);
        const specs = weightSpecs(spec);
        const weights = initialWeights(spec, toSeed(seed)).map((values, index) => {
          // Trained values, not initial ones: no bias of zero, no variance of one.
          const role = specs[index]?.role;
          if (role === 'moving_variance') return values.map(() => 0.5 + random.uniform());
          return values.map((value) => Math.fround(0.5 * value + 0.2 * random.normal()));
        });
        const sample = Float32Array.from({ length: sizeOf(spec.inputShape) }, () => random.normal());
        const { layers, model } = tfNetwork(spec);
        layers.forEach((layer, index) => {
          const own = specs.flatMap((weight, i) => (weight.nodeIndex === index ? [[weight, weights[i]] as const] : []));
          tf.tidy(() => layer.setWeights(own.map(([weight, values]) => tf.tensor(values ?? [], [...weight.shape]))));
        });
        const found = forwardPass(spec, weights, sample);
        tf.tidy(() => {
          const predicted = model.predict(tf.tensor(sample, [1, ...spec.inputShape]));
          const outputs = Array.isArray(predicted) ? predicted : [predicted];
          outputs.forEach((output, index) => {
            const expected = output.dataSync();
            const actual = found[index]?.values ?? new Float32Array();
            expect(actual.length).toBe(expected.length);
            let worst = 0;
            expected.forEach((value, i) => {
              worst = Math.max(worst, Math.abs(value - (actual[i] ?? NaN)) / Math.max(1, Math.abs(value)));
            });
            expect(worst, `${spec.nodes[index]?.layer.className} at ${index}`).toBeLessThan(2e-4);
          });
        });
        model.dispose();
      }),
      { numRuns: 400 },
    );
  });
});
