// Threads share out a prediction without changing a bit of it. The threads are played one after another here, as in
// team.test.ts. Not responsible for: whether it is right (../predictor.test.ts).
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { mobileNetV2 } from '../../../nn/mobilenet/mobilenet-v2.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import { chooseFrom, randomNetwork } from '../../../nn/testing/random-network.ts';
import { loadKernels } from './load-kernels.ts';
import type { Team } from './network.ts';
import { Prediction, type PredictionWork } from './prediction.ts';
import { randomBatch, randomWeights } from './testing/cases.ts';
import { invertedResiduals } from './testing/inverted-residuals.ts';

let own: WebAssembly.Module;
let shared: WebAssembly.Module;
beforeAll(async () => {
  own = await loadKernels('fused');
  shared = await loadKernels('fused', 'shared');
});

type Order = 'others first' | 'others last';

/** A prediction and the further ones that take part in its work: all on one memory, played in turns. */
function createTeam(spec: NetworkSpec, threads: number, order: Order): Prediction {
  let parts: Generator<void, void>[] = [];
  const goOn = (): void => parts.forEach((part) => void part.next());
  const others: Prediction[] = [];
  const team: Team<PredictionWork> = {
    thread: 0,
    threads,
    begin(work) {
      parts = others.map((other) => other.part(work));
      if (order === 'others first') goOn();
    },
    meet: goOn,
  };
  const kernels = threads === 1 ? own : shared;
  const first = new Prediction(spec, kernels, team);
  for (let thread = 1; thread < threads; thread += 1) {
    others.push(new Prediction(spec, kernels, { ...team, thread }, first.memory));
  }
  return first;
}

function outputs(
  spec: NetworkSpec,
  seed: number,
  count: number,
  questions: readonly (readonly number[])[],
  threads: number,
  order: Order,
): readonly Float32Array[] {
  const prediction = createTeam(spec, threads, order);
  randomWeights(spec, seed).forEach((values, index) => prediction.writeWeight(index, values));
  const { images } = randomBatch(spec, count, seed);
  return questions.map((nodeIndices) => {
    // More room than any answer needs.
    const targets = nodeIndices.map(() => new Float32Array(count * 50_000));
    prediction.outputsInto(targets, images, count, nodeIndices);
    return targets.at(-1) ?? new Float32Array();
  });
}

function expectSameBits(spec: NetworkSpec, seed: number, count: number, questions: readonly (readonly number[])[]) {
  const alone = outputs(spec, seed, count, questions, 1, 'others last');
  for (const threads of [2, 3, 4]) {
    for (const order of ['others first', 'others last'] as const) {
      outputs(spec, seed, count, questions, threads, order).forEach((values, index) => {
        const mine = alone[index] ?? new Float32Array();
        const isSame = Buffer.compare(new Uint8Array(values.buffer), new Uint8Array(mine.buffer)) === 0;
        if (!isSame) expect.fail(`answer ${index} of ${threads} threads, ${order}, differs from that of one thread`);
      });
    }
  }
}

test('a team predicts to the same bits as one thread, whichever nodes are asked for in turn', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(99_999), { minLength: 40, maxLength: 120 }), (choices) => {
      const choose = chooseFrom(choices);
      const spec = choose(2) === 0 ? invertedResiduals(choose) : randomNetwork(choose, { graphs: true, maxLayers: 6 });
      if (sizeOf(spec.inputShape) > 1000) return;
      const questions = [0, 1, 2].map(() => [choose(spec.nodes.length), choose(spec.nodes.length)]);
      expectSameBits(spec, choose(99_999), 1 + choose(6), questions);
    }),
    { numRuns: 60 },
  );
});

test('a team predicts with MobileNetV2 to the same bits', () => {
  const spec = mobileNetV2({ sizePx: 32, classes: 1000, normalization: 'folded' });
  const last = spec.nodes.length - 1;
  expectSameBits(spec, 3, 2, [[last], [last - 1, 12], [last]]);
});
