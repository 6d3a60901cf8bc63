// jax-js from npm: the training step of a network written as its users write it, differentiated and compiled by jit.
// Not responsible for: moving averages of batch normalisation, left out in its favour, as inference is not measured.
import { defaultDevice, init, jit, lax, nn, numpy as np, valueAndGrad } from '@jax-js/jax';
import { inboundIndices } from '../../../src/nn/graph.ts';
import { initialWeights } from '../../../src/nn/initializers.ts';
import { weightSpecs } from '../../../src/nn/parameters.ts';
import type { WeightSpec } from '../../../src/nn/parameters.ts';
import { toSeed } from '../../../src/nn/plan.ts';
import { sizeOf } from '../../../src/nn/shapes.ts';
import type { NetworkSpec } from '../../../src/nn/spec.ts';
import type { Entrant, SampleBatch, StartedEngine, Task } from '../contract.ts';
import type { MeasuredLayer } from '../networks.ts';
import { CLASSES, measuredLayer, NETWORKS } from '../networks.ts';
import { batchAt } from '../samples.ts';

type Value = np.Array;

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;
const LEARNING_RATE = 1e-3;
const SEED = toSeed(1);

export async function startJax(task: Task): Promise<StartedEngine> {
  if (task.backend !== 'wasm') throw new Error(`jax-js is not measured on ${task.backend}`);
  const available = await init(task.backend);
  if (!available.includes(task.backend)) throw new Error(`jax-js has no ${task.backend} here`);
  defaultDevice(task.backend);
  return (batches) => {
    const data = batches.map((batch) => arrays(batch, NETWORKS[task.network], task.batchSize));
    return () => createEntrant(data, task);
  };
}

interface BatchArrays {
  readonly images: Value;
  readonly labels: Value;
}

/** Images in the order channels, height, width, which its convolutions want; labels one-hot. */
function arrays(batch: SampleBatch, spec: NetworkSpec, batchSize: number): BatchArrays {
  const [height = 1, width = 1, channels = 1] = spec.inputShape;
  const labels = new Float32Array(batchSize * CLASSES);
  batch.labels.forEach((label, sample) => {
    labels[sample * CLASSES + label] = 1;
  });
  return {
    images: np.array(batch.images).reshape([batchSize, height, width, channels]).transpose([0, 3, 1, 2]),
    labels: np.array(labels).reshape([batchSize, CLASSES]),
  };
}

/** Kernels in jax's layout: [out, in, kh, kw], depthwise [in, 1, kh, kw]; biases and the like over channels. */
function jaxShape({ role, shape }: WeightSpec, isSpatial: boolean): readonly number[] {
  const [first = 1, second = 1, third = 1, fourth = 1] = shape;
  if (shape.length === 4)
    return role === 'depthwise_kernel' ? [third, 1, first, second] : [fourth, third, first, second];
  return shape.length === 1 && isSpatial ? [first, 1, 1] : shape;
}

interface Weights {
  readonly initial: readonly Value[];
  /** Place of each node's weights, by role. */
  readonly places: readonly ReadonlyMap<string, number>[];
}

function trainableWeights(spec: NetworkSpec): Weights {
  const values = initialWeights(spec, SEED);
  const places = spec.nodes.map(() => new Map<string, number>());
  const initial: Value[] = [];
  weightSpecs(spec).forEach((weight, index) => {
    if (!weight.trainable) return;
    const layer = spec.nodes[weight.nodeIndex]?.layer;
    places[weight.nodeIndex]?.set(weight.role, initial.length);
    // Independent random numbers may be dealt out in any order.
    const shape = jaxShape(weight, layer?.className !== 'Dense');
    initial.push(np.array(values[index] ?? new Float32Array()).reshape([...shape]));
  });
  return { initial, places };
}

type WeightOf = (role: string) => Value | null;

function convolve(
  x: Value,
  kernel: Value | null,
  layer: { strides: readonly number[]; padding: string },
  groups = 1,
): Value {
  if (kernel === null) throw new Error('a convolution has no kernel');
  const padding = layer.padding === 'same' ? 'SAME' : 'VALID';
  return lax.convGeneralDilated(x, kernel, [...layer.strides], padding, { featureGroupCount: groups });
}

function biased(x: Value, bias: Value | null, isRelu: boolean): Value {
  const y = bias === null ? x : x.add(bias);
  return isRelu ? nn.relu(y) : y;
}

/** 2 x 2 windows by reshaping, which its compiler fuses; what does not fill a window is cut off first. */
function maxPool(x: Value): Value {
  const [count = 1, channels = 1, height = 1, width = 1] = x.shape;
  const rows = height >> 1;
  const columns = width >> 1;
  const even = height === 2 * rows && width === 2 * columns ? x : x.slice([], [], [0, 2 * rows], [0, 2 * columns]);
  return np.max(np.max(even.reshape([count, channels, rows, 2, columns, 2]), 5), 3);
}

function normalize(x: Value, gamma: Value | null, beta: Value | null, epsilon: number): Value {
  if (gamma === null || beta === null) throw new Error('a normalisation has no weights');
  const axes = [0, 2, 3];
  const centred = x.ref.sub(np.mean(x, axes, { keepdims: true }));
  const variance = np.mean(np.square(centred.ref), axes, { keepdims: true });
  return centred
    .div(np.sqrt(variance.add(epsilon)))
    .mul(gamma)
    .add(beta);
}

function applyLayer(layer: MeasuredLayer, inputs: readonly Value[], weight: WeightOf): Value {
  const [x, other] = inputs;
  if (x === undefined) throw new Error('a layer reads nothing');
  switch (layer.className) {
    case 'Conv2D':
      return biased(convolve(x, weight('kernel'), layer), weight('bias'), layer.activation === 'relu');
    case 'SeparableConv2D': {
      const depthwise = convolve(x, weight('depthwise_kernel'), layer, x.shape[1] ?? 1);
      const pointwise = convolve(depthwise, weight('pointwise_kernel'), { strides: [1, 1], padding: 'valid' });
      return biased(pointwise, weight('bias'), layer.activation === 'relu');
    }
    case 'MaxPooling2D':
      return maxPool(x);
    case 'GlobalAveragePooling2D':
      return np.mean(x, [2, 3]);
    case 'Flatten':
      return x.reshape([x.shape[0] ?? 1, sizeOf(x.shape.slice(1))]);
    case 'Dense': {
      const kernel = weight('kernel');
      if (kernel === null) throw new Error('a dense layer has no kernel');
      // The softmax is part of the loss.
      return biased(np.matmul(x, kernel), weight('bias'), layer.activation === 'relu');
    }
    case 'BatchNormalization':
      return normalize(x, weight('gamma'), weight('beta'), layer.epsilon);
    case 'Activation':
      return nn.relu(x);
    case 'Add':
      if (other === undefined) throw new Error('a sum has one term');
      return x.add(other);
    default:
      return layer satisfies never;
  }
}

function logits(spec: NetworkSpec, places: Weights['places'], weights: readonly Value[], images: Value): Value {
  const inbound = inboundIndices(spec);
  const usesLeft = [-1, ...spec.nodes.keys()].map((node) => inbound.flat().filter((read) => read === node).length);
  const outputs: Value[] = [images];
  spec.nodes.forEach(({ layer }, index) => {
    // Every use consumes an array; all but the last are of a reference.
    const inputs = (inbound[index] ?? []).map((read) => {
      const value = outputs[read + 1];
      if (value === undefined) throw new Error('a layer reads a later one');
      usesLeft[read + 1] = (usesLeft[read + 1] ?? 0) - 1;
      return usesLeft[read + 1] === 0 ? value : value.ref;
    });
    outputs.push(applyLayer(measuredLayer(layer), inputs, (role) => weights[places[index]?.get(role) ?? -1] ?? null));
  });
  return outputs.at(-1) ?? images;
}

function createEntrant(batches: readonly BatchArrays[], { network, batchSize }: Task): Entrant {
  const spec = NETWORKS[network];
  const { initial, places } = trainableWeights(spec);

  function loss(weights: Value[], images: Value, labels: Value): Value {
    const found = nn.logSoftmax(logits(spec, places, weights, images), 1);
    return np.mean(np.sum(found.mul(labels), 1)).mul(-1);
  }

  const update = jit((weights: Value[], first: Value[], second: Value[], rate: Value, images: Value, labels: Value) => {
    const [value, gradients] = valueAndGrad(loss)(
      weights.map((weight) => weight.ref),
      images,
      labels,
    );
    const next = weights.map((weight, i) => {
      const gradient = gradients[i];
      const m = first[i];
      const v = second[i];
      if (gradient === undefined || m === undefined || v === undefined) throw new Error('a weight has no slots');
      const nextM = m.mul(BETA1).add(gradient.ref.mul(1 - BETA1));
      const nextV = v.mul(BETA2).add(np.square(gradient).mul(1 - BETA2));
      const change = nextM.ref.mul(rate.ref).div(np.sqrt(nextV.ref).add(EPSILON));
      return { weight: weight.sub(change), m: nextM, v: nextV };
    });
    rate.dispose();
    return [value, next.map(({ weight }) => weight), next.map(({ m }) => m), next.map(({ v }) => v)] as const;
  });

  let weights = [...initial];
  let first = weights.map((weight) => np.zeros(weight.shape));
  let second = weights.map((weight) => np.zeros(weight.shape));
  let step = 0;

  async function trainBatch(): Promise<number> {
    const { images, labels } = batchAt(batches, step);
    step += 1;
    const rate = (LEARNING_RATE * Math.sqrt(1 - BETA2 ** step)) / (1 - BETA1 ** step);
    const [value, ...next] = update(weights, first, second, np.array(rate), images.ref, labels.ref);
    [weights, first, second] = next;
    return Number((await value.data())[0]);
  }

  const total = initial.reduce((sum, weight) => sum + sizeOf(weight.shape), 0);
  return {
    parameters: total,
    optimizer: 'Adam',
    threads: globalThis.crossOriginIsolated ? navigator.hardwareConcurrency : 1,
    first: trainBatch,
    async train(durationMs) {
      const begin = performance.now();
      const from = step;
      let found: number;
      do found = await trainBatch();
      while (performance.now() - begin < durationMs);
      return { images: (step - from) * batchSize, durationMs: performance.now() - begin, loss: found };
    },
  };
}
