// Threads share out work without changing a bit: whatever their number and whoever comes first, a network ends as one
// thread leaves it. The threads are played one after another here; real ones run in e2e/engine/threads.spec.ts.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { batchNormalization, conv2d, dense, flatten, maxPooling2D, sequential } from '../../../nn/build.ts';
import { ADAM } from '../../../nn/plan.ts';
import { MNIST_CNN } from '../../../nn/presets.ts';
import { dropoutKey } from '../../../nn/random.ts';
import { inferShapes, sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { chooseFrom, randomNetwork } from '../../../nn/testing/random-network.ts';
import { loadKernels } from './load-kernels.ts';
import { Network, type Team } from './network.ts';
import { planNetwork } from './plan/network-plan.ts';
import { LINE_FLOATS, share } from './plan/team.ts';
import { trainingCase, type TrainingCase } from './testing/cases.ts';
import { chooseThreads } from './threads.ts';

let own: WebAssembly.Module;
let shared: WebAssembly.Module;
beforeAll(async () => {
  own = await loadKernels('fused');
  shared = await loadKernels('fused', 'shared');
});

type Order = 'others first' | 'others last';

/** A network and the further ones that take part in its work: all on one memory, played in turns. */
function createTeam({ options }: TrainingCase, threads: number, order: Order): Network {
  const { spec, loss, optimizer, batchSize } = options;
  const kernels = threads === 1 ? own : shared;
  const plan = (thread: number) =>
    planNetwork(spec, { loss, optimizer: optimizer.kind, capacity: batchSize, fusePooling: true, thread, threads });
  let parts: Generator<void, unknown>[] = [];
  const goOn = (): void => parts.forEach((part) => void part.next());
  const others: Network[] = [];
  const team: Team = {
    thread: 0,
    threads,
    begin(work) {
      parts = others.map((other) => other.part(work, null));
      if (order === 'others first') goOn();
    },
    meet: goOn,
  };
  const first = new Network(plan(0), kernels, optimizer, team);
  for (let thread = 1; thread < threads; thread += 1) {
    others.push(new Network(plan(thread), kernels, optimizer, { ...team, thread }, first.memory));
  }
  options.initialWeights.forEach((values, index) => first.writeWeight(index, values));
  return first;
}

/** Losses and all weights after three updates, the gradients after that, and predictions. */
function results(given: TrainingCase, threads: number, order: Order): readonly Float32Array[] {
  const { options, batch } = given;
  const network = createTeam(given, threads, order);
  const keyOf = (step: number) => (nodeIndex: number) => dropoutKey(options.seed, step, nodeIndex);
  const losses = [1, 2, 3].map((t) => network.differentiate(batch.images, batch.labels, batch.count, t, keyOf(t)).loss);
  const { weights } = network.plan.program;
  const after = weights.map((_, index) => network.readWeight(index));
  const { loss } = network.differentiate(batch.images, batch.labels, batch.count, null, keyOf(4));
  const gradients = weights.flatMap((weight, index) => (weight.trainable ? [network.readGradient(index)] : []));
  const outputs = network.predict(batch.images, 0, batch.count).slice();
  return [Float32Array.of(...losses, loss), ...after, ...gradients, outputs];
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function expectSameBits(given: TrainingCase): void {
  const alone = results(given, 1, 'others last');
  for (const threads of [2, 3, 4]) {
    for (const order of ['others first', 'others last'] as const) {
      const found = results(given, threads, order);
      found.forEach((values, index) => {
        const isSame = Buffer.compare(bytesOf(values), bytesOf(alone[index] ?? new Float32Array())) === 0;
        if (!isSame) expect.fail(`array ${index} of ${threads} threads, ${order}, differs from that of one thread`);
      });
    }
  }
}

function withHead(spec: NetworkSpec): NetworkSpec {
  const shape = inferShapes(spec).at(-1)?.output ?? spec.inputShape;
  const middle = shape.length > 1 ? [{ layer: flatten(), name: 'flat' }] : [];
  const head = { layer: dense({ units: 10, activation: 'softmax' }), name: 'head' };
  return { inputShape: spec.inputShape, nodes: [...spec.nodes, ...middle, head] };
}

describe('a team of threads', () => {
  test('trains random networks to the same bits as one thread, in whatever order they come', () => {
    let checked = 0;
    fc.assert(
      fc.property(fc.array(fc.nat(99_999), { minLength: 40, maxLength: 160 }), (choices) => {
        const choose = chooseFrom(choices);
        const [seed, count] = [choose(99_999), 1 + choose(9)];
        const spec = withHead(randomNetwork(choose, { graphs: true, maxLayers: 6, embeddings: 'of-input' }));
        if (sizeOf(spec.inputShape) > 1000) return;
        checked += 1;
        expectSameBits(trainingCase(spec, { seed, optimizer: ADAM, batchSize: count + (seed % 2), count }));
      }),
      { numRuns: Number(process.env['TEAM_RUNS'] ?? 120) },
    );
    expect(checked).toBeGreaterThan(60);
  });

  test('trains the course’s networks to the same bits', () => {
    const normalized = sequential(
      [12, 12, 3],
      [
        conv2d({ filters: 24, kernelSize: 3, padding: 'same', useBias: false }),
        batchNormalization(),
        conv2d({ filters: 40, kernelSize: 3, activation: 'relu' }),
        maxPooling2D({ poolSize: 2 }),
        flatten(),
        dense({ units: 300, activation: 'relu' }),
        dense({ units: 10, activation: 'softmax' }),
      ],
    );
    for (const spec of [MNIST_CNN, normalized]) {
      expectSameBits(trainingCase(spec, { seed: 5, optimizer: ADAM, batchSize: 32, count: 30 }));
    }
  });
});

describe('share', () => {
  test('gives every piece to one thread, whole grains to each', () => {
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(1, 4, LINE_FLOATS),
        (total, threads, grain) => {
          let next = 0;
          for (let thread = 0; thread < threads; thread += 1) {
            const [from, to] = share(total, { thread, threads }, grain);
            expect(from).toBe(next);
            expect(to).toBeGreaterThanOrEqual(from);
            if (to < total) expect(to % grain).toBe(0);
            next = to;
          }
          expect(next).toBe(total);
        },
      ),
    );
  });
});

describe('chooseThreads', () => {
  const scope = (cores: number, crossOriginIsolated = true) => ({
    crossOriginIsolated,
    navigator: { hardwareConcurrency: cores },
  });

  test('leaves the page a core, and takes one where memory can not be shared', () => {
    expect([1, 2, 3, 4, 64].map((cores) => chooseThreads(null, scope(cores)))).toEqual([1, 1, 2, 3, 4]);
    expect(chooseThreads(null, scope(8, false))).toBe(1);
    expect(chooseThreads(3, scope(8, false))).toBe(1);
    expect(chooseThreads(null, {})).toBe(1);
  });

  test('takes what is asked for, within bounds', () => {
    expect([0, 1, 2, 99, Number.NaN].map((asked) => chooseThreads(asked, scope(2)))).toEqual([1, 1, 2, 4, 1]);
  });
});
