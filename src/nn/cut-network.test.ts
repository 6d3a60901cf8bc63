import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, conv2d, dense, flatten, sequential } from './build.ts';
import { cutAfter, cutBehind } from './cut-network.ts';
import { forwardPass } from './forward.ts';
import { inboundIndices } from './graph.ts';
import { initialWeights } from './initializers.ts';
import { mobileNetV2 } from './mobilenet/mobilenet-v2.ts';
import { nodeNames } from './names.ts';
import { weightSpecs } from './parameters.ts';
import { toSeed } from './plan.ts';
import { createRandom } from './random.ts';
import type { NetworkSpec } from './spec.ts';
import { chooseFrom, randomNetwork } from './testing/random-network.ts';

/** Whether something behind that layer reads what is before it. */
function isCrossed(spec: NetworkSpec, cut: number): boolean {
  return inboundIndices(spec).some((read, index) => index > cut && read.some((each) => each < cut));
}

const network = fc
  .array(fc.nat(1000), { minLength: 20, maxLength: 120 })
  .map((choices) => randomNetwork(chooseFrom(choices), { graphs: true, images: true, maxLayers: 8 }));

describe('cutBehind', () => {
  it('computes, fed with the front, what the whole network computes', () => {
    let cuts = 0;
    fc.assert(
      fc.property(network, fc.nat(1000), (spec, seed) => {
        const weights = initialWeights(spec, toSeed(seed));
        const random = createRandom(toSeed(seed));
        const size = spec.inputShape.reduce((product, side) => product * side, 1);
        const sample = Float32Array.from({ length: size }, () => random.uniform());
        const whole = forwardPass(spec, weights, sample).at(-1);
        nodeNames(spec).forEach((name, index) => {
          if (isCrossed(spec, index)) {
            expect(() => cutBehind(spec, name)).toThrow(RangeError);
            return;
          }
          cuts += 1;
          const [front, back] = [cutAfter(spec, name), cutBehind(spec, name)];
          const own = weightSpecs(front).length;
          const middle = forwardPass(front, weights.slice(0, own), sample).at(-1);
          expect(middle?.shape).toEqual(back.inputShape);
          expect(weightSpecs(back).map(({ name: each, shape }) => [each, shape])).toEqual(
            weightSpecs(spec)
              .slice(own)
              .map(({ name: each, shape }) => [each, shape]),
          );
          const end =
            back.nodes.length === 0
              ? middle
              : forwardPass(back, weights.slice(own), middle?.values ?? new Float32Array()).at(-1);
          expect(end).toEqual(whole);
        });
      }),
      { numRuns: 40 },
    );
    expect(cuts).toBeGreaterThan(40);
  });

  it('cuts MobileNetV2 behind each of its blocks, and nowhere within a skip connection', () => {
    const spec = mobileNetV2({ sizePx: 96, classes: null, normalization: 'folded' });
    expect(cutBehind(spec, 'block_14_add').inputShape).toEqual([3, 3, 160]);
    expect(cutBehind(spec, 'block_1_project').nodes[0]).toMatchObject({ name: 'block_2_expand' });
    expect(cutBehind(spec, 'block_1_project').nodes.find(({ name }) => name === 'block_2_add')?.inbound).toEqual([
      'input',
      'block_2_project',
    ]);
    expect(() => cutBehind(spec, 'block_2_expand')).toThrow(/block_2_add reads block_1_project/);
  });

  it('says which layer is missing, and leaves nothing behind the last', () => {
    const spec = sequential([4, 4, 1], [conv2d({ filters: 2, kernelSize: 3 }), flatten(), dense({ units: 3 })]);
    expect(() => cutBehind(spec, 'conv2d_7')).toThrow(/conv2d_7/);
    expect(cutBehind(spec, 'dense')).toEqual({ inputShape: [3], nodes: [] });
  });

  it('refuses a path from the input past the cut', () => {
    const spec: NetworkSpec = {
      inputShape: [4, 4, 2],
      nodes: [
        { layer: conv2d({ filters: 2, kernelSize: 1 }) },
        { layer: conv2d({ filters: 2, kernelSize: 1 }) },
        { layer: add(), inbound: ['input', 'conv2d_1'] },
      ],
    };
    expect(() => cutBehind(spec, 'conv2d')).toThrow(/add reads input/);
  });
});
