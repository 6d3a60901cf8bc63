// Predictors of both engines put out the same: of random networks and of random inverted residuals, whichever nodes are
// asked for. Not responsible for: published weights (models/published.test.ts), threads (fused/prediction-team.test.ts).
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  activation,
  add,
  batchNormalization,
  conv2d,
  dense,
  depthwiseConv2D,
  globalAveragePooling2D,
} from '../../nn/build.ts';
import { inferShapes, sizeOf } from '../../nn/shapes.ts';
import type { LayerNode, NetworkSpec } from '../../nn/spec.ts';
import { chooseFrom, randomNetwork, type Choose } from '../../nn/testing/random-network.ts';
import { startFused } from './fused/backend.ts';
import { FUSED_IDS } from '../protocol/backends.ts';
import { isSupported } from './fused/kernel-build.ts';
import { largestDifference, randomBatch, randomWeights, sizeOfLargest } from './fused/testing/cases.ts';
import { startCpu } from './tfjs/start-cpu.ts';
import type { TrainerBackend } from './trainer.ts';

let ours: readonly TrainerBackend[];
let cpu: TrainerBackend;
beforeAll(async () => {
  ours = await Promise.all(FUSED_IDS.filter(isSupported).map((id) => startFused(id)));
  cpu = await startCpu();
});
afterAll(() => {
  for (const backend of [...ours, cpu]) backend.dispose();
});

const CHOICES = fc.array(fc.nat(99_999), { minLength: 40, maxLength: 120 });

/** Blocks as MobileNetV2 has them, with and without normalisation as layers, at odd sizes, strides and widths. */
function invertedResiduals(choose: Choose): NetworkSpec {
  const [height, width] = [4 + choose(9), 4 + choose(9)];
  let channels = 1 + choose(9);
  const nodes: LayerNode[] = [];
  const put = (layer: LayerNode['layer'], inbound?: readonly string[]): string => {
    const name = `n${nodes.length}`;
    nodes.push(inbound === undefined ? { layer, name } : { layer, name, inbound });
    return name;
  };
  const normalize = (isNormalized: boolean): void => void (isNormalized && put(batchNormalization({ epsilon: 1e-3 })));
  let last = put(conv2d({ filters: channels, kernelSize: 3, padding: 'same', activation: 'relu6' }));
  const blocks = 1 + choose(3);
  for (let block = 0; block < blocks; block += 1) {
    const isNormalized = choose(3) === 0;
    const act = isNormalized ? 'linear' : 'relu6';
    const wide = choose(2) === 0 ? 4 * (1 + choose(9)) : 1 + choose(20);
    const isSame = choose(2) === 0;
    const padding = choose(4) === 3 ? 'valid' : 'same';
    const strides = isSame ? 1 : 1 + choose(2);
    put(conv2d({ filters: wide, kernelSize: 1, activation: act, useBias: !isNormalized }));
    normalize(isNormalized);
    if (isNormalized) put(activation({ activation: 'relu6' }));
    const shape = inferShapes({ inputShape: [height, width, 3], nodes }).at(-1)?.output ?? [];
    const isSmall = Math.min(shape[0] ?? 0, shape[1] ?? 0) < 3;
    put(
      depthwiseConv2D({
        kernelSize: 3,
        strides,
        padding: isSame || isSmall ? 'same' : padding,
        activation: act,
        useBias: !isNormalized,
      }),
    );
    normalize(isNormalized);
    if (isNormalized) put(activation({ activation: 'relu6' }));
    const filters = isSame ? channels : 1 + choose(40);
    const narrow = put(conv2d({ filters, kernelSize: 1, useBias: choose(3) > 0 }));
    last = isSame ? put(add(), choose(2) === 0 ? [last, narrow] : [narrow, last]) : narrow;
    channels = filters;
  }
  if (choose(2) === 0) {
    put(globalAveragePooling2D());
    put(dense({ units: 1 + choose(70), activation: 'softmax' }));
  }
  return { inputShape: [height, width, 3], nodes };
}

async function expectAgreement(spec: NetworkSpec, nodeIndices: readonly number[], seed: number, count: number) {
  const weights = randomWeights(spec, seed);
  const { images } = randomBatch(spec, count, seed);
  const reference = cpu.createPredictor({ spec, weights });
  const theirs = await reference.outputs(images, count, nodeIndices);
  reference.dispose();
  for (const backend of ours) {
    const predictor = backend.createPredictor({ spec, weights });
    // Other nodes first: their plan must leave nothing behind.
    await predictor.outputs(images, count, [spec.nodes.length - 1]);
    const found = await predictor.outputs(images, count, nodeIndices);
    predictor.dispose();
    expect(found).toHaveLength(nodeIndices.length);
    found.forEach((values, index) => {
      const other = theirs[index] ?? new Float32Array();
      const allowed = 1e-5 * Math.max(1, sizeOfLargest(other));
      const difference = largestDifference(values, other);
      if (!(difference <= allowed)) expect.fail(`${backend.id}, node ${nodeIndices[index]}: off by ${difference}`);
    });
  }
}

/** One to three nodes, in any order and perhaps twice. */
function chooseNodes(choose: Choose, spec: NetworkSpec): readonly number[] {
  return Array.from({ length: 1 + choose(3) }, () => choose(spec.nodes.length));
}

describe('predictors of both engines agree', () => {
  test('on random inverted residuals', async () => {
    await fc.assert(
      fc.asyncProperty(CHOICES, async (choices) => {
        const choose = chooseFrom(choices);
        const spec = invertedResiduals(choose);
        await expectAgreement(spec, chooseNodes(choose, spec), choose(99_999), 1 + choose(5));
      }),
      { numRuns: 120 },
    );
  });

  test('on random networks of all layers', async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(CHOICES, async (choices) => {
        const choose = chooseFrom(choices);
        const activations = ['linear', 'relu6', 'relu', 'sigmoid', 'softmax', 'swish'] as const;
        const spec = randomNetwork(choose, { graphs: true, maxLayers: 6, activations });
        if (sizeOf(spec.inputShape) > 600) return;
        checked += 1;
        await expectAgreement(spec, chooseNodes(choose, spec), choose(99_999), 1 + choose(40));
      }),
      { numRuns: 120 },
    );
    expect(checked).toBeGreaterThan(40);
  });
});
