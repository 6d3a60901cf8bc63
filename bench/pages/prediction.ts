// How fast MobileNetV2 predicts: our predictors and tfjs on its own WebAssembly backend, the same weights and pictures, in
// turns in one worker. tfjs gets the network as its converter leaves it: bias and relu6 fused into each convolution.
// Not responsible for: the comparison (targets.mjs).
import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { FUSED_IDS, type FusedId } from '../../src/engine/protocol/backends.ts';
import { startBackend } from '../../src/engine/worker/backends.ts';
import { initialWeights } from '../../src/nn/initializers.ts';
import { mobileNetV2 } from '../../src/nn/mobilenet/mobilenet-v2.ts';
import { weightSpecs } from '../../src/nn/parameters.ts';
import { toSeed } from '../../src/nn/plan.ts';
import { createRandom } from '../../src/nn/random.ts';
import type { Activation, LayerNode } from '../../src/nn/spec.ts';
import { sizeOf } from '../../src/nn/shapes.ts';

const SPEC = mobileNetV2({ sizePx: 224, classes: 1000, normalization: 'folded' });
const SEED = toSeed(8);
/** Nothing that both compute may differ by more than this part of the largest. */
const TOLERANCE = 1e-4;

export interface PredictionTask {
  readonly batch: number;
  /** Where memory can be shared; 1 elsewhere. */
  readonly threads: number;
  readonly rounds: number;
  readonly roundMs: number;
  readonly warmUpMs: number;
}

export interface PredictionTimes {
  readonly engine: 'stride' | 'tfjs';
  readonly backend: FusedId | 'wasm';
  readonly threads: number;
  /** Images a second of each round. */
  readonly rates: readonly number[];
  /** Largest difference of its outputs from the first engine's, as a part of the largest output. */
  readonly difference: number;
}

interface Entrant {
  readonly engine: 'stride' | 'tfjs';
  readonly backend: FusedId | 'wasm';
  readonly threads: number;
  predict(images: Float32Array, count: number): Promise<Float32Array>;
}

/** Kernels as they are started with, biases a little beside nought, so that signals stay alive through 53 layers. */
function madeUpWeights(): readonly Float32Array[] {
  const specs = weightSpecs(SPEC);
  return initialWeights(SPEC, SEED).map((values, index) => {
    const random = createRandom(SEED, 1, index);
    const isBias = specs[index]?.role === 'bias';
    return values.map((value) => (isBias ? 0.2 * random.normal() : 2 * value));
  });
}

async function startOurs(id: FusedId, threads: number, weights: readonly Float32Array[]): Promise<Entrant> {
  const backend = await startBackend(id, threads);
  const predictor = backend.createPredictor({ spec: SPEC, weights });
  const last = SPEC.nodes.length - 1;
  return {
    engine: 'stride',
    backend: id,
    threads,
    async predict(images, count) {
      const [outputs = new Float32Array()] = await predictor.outputs(images, count, [last]);
      return outputs;
    },
  };
}

/** What tfjs fuses into its convolutions. */
function fusedActivation(activation: Activation): 'linear' | 'relu6' {
  if (activation === 'linear' || activation === 'relu6') return activation;
  throw new Error(`MobileNet has no ${activation}`);
}

/** One layer of the folded network. */
function applyLayer({ layer }: LayerNode, inputs: readonly tf.Tensor[], weights: readonly tf.Tensor[]): tf.Tensor {
  const [x, other] = inputs as readonly [tf.Tensor4D, tf.Tensor4D | undefined];
  const [kernel, bias] = weights as readonly [tf.Tensor4D, tf.Tensor1D];
  if (layer.className === 'Conv2D') {
    const activation = fusedActivation(layer.activation);
    return tf.fused.conv2d({ x, filter: kernel, strides: [...layer.strides], pad: layer.padding, bias, activation });
  }
  if (layer.className === 'DepthwiseConv2D') {
    const activation = fusedActivation(layer.activation);
    const strides: [number, number] = [...layer.strides];
    return tf.fused.depthwiseConv2d({ x, filter: kernel, strides, pad: layer.padding, bias, activation });
  }
  if (layer.className === 'Add' && other !== undefined) return tf.add(x, other);
  if (layer.className === 'GlobalAveragePooling2D') return tf.mean(x, [1, 2]);
  if (layer.className === 'Dense') {
    const [features, matrix] = [inputs[0], weights[0]] as readonly [tf.Tensor2D, tf.Tensor2D];
    return tf.softmax(tf.fused.matMul({ a: features, b: matrix, bias }));
  }
  throw new Error(`MobileNet has no ${layer.className}`);
}

/**
 * On one thread: its others are given the text of a function of its bundle, which does not run when a bundler has renamed
 * what it refers to.
 */
async function startTheirs(weights: readonly Float32Array[]): Promise<Entrant> {
  // It insists on all three, whichever it takes.
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
  });
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (!(await tf.setBackend('wasm'))) throw new Error('tfjs has no backend wasm here');
  await tf.ready();
  const specs = weightSpecs(SPEC);
  const tensors = specs.map(({ shape }, index) => tf.tensor(weights[index] ?? new Float32Array(), [...shape]));
  const own = SPEC.nodes.map((_, node) => tensors.filter((_tensor, index) => specs[index]?.nodeIndex === node));
  const names = SPEC.nodes.map(({ name }) => name ?? '');
  return {
    engine: 'tfjs',
    backend: 'wasm',
    threads: 1,
    async predict(images, count) {
      if (tf.getBackend() !== 'wasm') await tf.setBackend('wasm');
      const output = tf.tidy(() => {
        const known: tf.Tensor[] = [];
        const input = tf.tensor(images.subarray(0, count * sizeOf(SPEC.inputShape)), [count, ...SPEC.inputShape]);
        SPEC.nodes.forEach((node, index) => {
          const inputs = node.inbound?.map((name) => known[names.indexOf(name)] ?? input) ?? [
            known[index - 1] ?? input,
          ];
          known.push(applyLayer(node, inputs, own[index] ?? []));
        });
        return known.at(-1) ?? input;
      });
      const values = (await output.data()) as Float32Array;
      output.dispose();
      return values;
    },
  };
}

function partOfLargest(found: Float32Array, reference: Float32Array): number {
  const largest = reference.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const off = found.reduce((most, value, at) => Math.max(most, Math.abs(value - (reference[at] ?? Number.NaN))), 0);
  return off / largest;
}

/** Predicts for about so long. */
async function rate(entrant: Entrant, images: Float32Array, batch: number, durationMs: number): Promise<number> {
  const startedAt = performance.now();
  let count = 0;
  do {
    await entrant.predict(images, batch);
    count += batch;
  } while (performance.now() - startedAt < durationMs);
  return (count / (performance.now() - startedAt)) * 1000;
}

/** Images a second of every engine in turns. Throws when one puts out something else than the first. */
export async function timePrediction({
  batch,
  threads,
  rounds,
  roundMs,
  warmUpMs,
}: PredictionTask): Promise<readonly PredictionTimes[]> {
  const weights = madeUpWeights();
  const random = createRandom(SEED, 2);
  const images = Float32Array.from({ length: batch * sizeOf(SPEC.inputShape) }, () => 2 * random.uniform() - 1);
  const entrants: Entrant[] = [];
  for (const id of FUSED_IDS) entrants.push(await startOurs(id, threads, weights));
  if (threads === 1) entrants.push(await startTheirs(weights));
  let reference: Float32Array | null = null;
  const measured: { readonly entrant: Entrant; readonly rates: number[]; readonly difference: number }[] = [];
  for (const entrant of entrants) {
    const found = (await entrant.predict(images, batch)).slice();
    reference ??= found;
    const difference = partOfLargest(found, reference);
    if (!(difference <= TOLERANCE)) throw new Error(`${entrant.engine} ${entrant.backend} differs by ${difference}`);
    measured.push({ entrant, rates: [], difference });
    // Compilers do their work before anything is timed.
    await rate(entrant, images, batch, warmUpMs);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { entrant, rates } of measured) rates.push(await rate(entrant, images, batch, roundMs));
  }
  return measured.map(({ entrant: { engine, backend, threads: used }, rates, difference }) => ({
    engine,
    backend,
    threads: used,
    rates,
    difference,
  }));
}
