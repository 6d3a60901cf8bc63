import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAfter } from '../cut-network.ts';
import { networkCost } from '../costs.ts';
import { countParameters, weightSpecs } from '../parameters.ts';
import { inferShapes, padding2D } from '../shapes.ts';
import type { NetworkSpec } from '../spec.ts';
import { validateNetwork } from '../validate.ts';
import type { MobileNetOptions, NormalizationForm } from './blocks.ts';
import { mobileNetV1 } from './mobilenet-v1.ts';
import { BODY_END, BODY_OUTPUT } from './body-ends.ts';
import { mobileNetV2, mobileNetV2Body } from './mobilenet-v2.ts';

const IMAGENET = { sizePx: 224, classes: 1000 } as const;
const FORMS: readonly NormalizationForm[] = ['layers', 'folded'];

function shapesByName(spec: NetworkSpec): ReadonlyMap<string, string> {
  return new Map(inferShapes(spec).map(({ name, output }) => [name, output.join(' x ')]));
}

describe('MobileNetV2', () => {
  // Totals as keras.applications.MobileNetV2(...).summary() prints them.
  it.each([
    [1000, 3_538_984, 34_112],
    [null, 2_257_984, 34_112],
  ])('has the published parameters with classes %s', (classes, total, nonTrainable) => {
    const count = countParameters(mobileNetV2({ sizePx: 224, classes, normalization: 'layers' }));
    expect(count.total).toBe(total);
    expect(count.nonTrainable).toBe(nonTrainable);
  });

  it('has the shapes of the paper at the layers that lessons cut at', () => {
    const shapes = shapesByName(mobileNetV2({ ...IMAGENET, normalization: 'layers' }));
    const wanted = {
      Conv1: '112 x 112 x 32',
      expanded_conv_project_BN: '112 x 112 x 16',
      block_2_add: '56 x 56 x 24',
      block_5_add: '28 x 28 x 32',
      block_9_add: '14 x 14 x 64',
      block_12_add: '14 x 14 x 96',
      block_13_depthwise_relu: '7 x 7 x 576',
      block_14_add: '7 x 7 x 160',
      block_16_project_BN: '7 x 7 x 320',
      out_relu: '7 x 7 x 1280',
      predictions: '1000',
    };
    for (const [name, shape] of Object.entries(wanted)) expect([name, shapes.get(name)]).toEqual([name, shape]);
  });

  it('adds exactly where stride and width stay as they are', () => {
    const adds = mobileNetV2({ ...IMAGENET, normalization: 'folded' }).nodes.filter(
      ({ layer }) => layer.className === 'Add',
    );
    expect(adds.map(({ name }) => name)).toEqual(
      [2, 4, 5, 7, 8, 9, 11, 12, 14, 15].map((number) => `block_${number}_add`),
    );
    expect(adds[0]?.inbound).toEqual(['block_1_project', 'block_2_project']);
  });

  it('does the 300 million multiplications of the paper', () => {
    const costs = networkCost(mobileNetV2({ ...IMAGENET, normalization: 'folded' }));
    expect(costs.macs / 1e6).toBeCloseTo(300.8, 0);
  });
});

describe('MobileNetV1', () => {
  // Totals of keras.applications.MobileNet(alpha=...).
  it.each([
    [0.25, 475_544],
    [0.5, 1_342_536],
    [0.75, 2_601_976],
    [1, 4_253_864],
  ] as const)('has the published parameters at width %s', (width, total) => {
    expect(countParameters(mobileNetV1(width, { ...IMAGENET, normalization: 'layers' })).total).toBe(total);
  });

  it('ends in 7 x 7 x 256 at width 0.25', () => {
    const shapes = shapesByName(mobileNetV1(0.25, { ...IMAGENET, classes: null, normalization: 'layers' }));
    expect([...shapes].at(-1)).toEqual(['conv_pw_13_relu', '7 x 7 x 256']);
  });
});

const NETWORKS = [
  ['V1', (options: MobileNetOptions) => mobileNetV1(0.25, options)],
  ['V2', mobileNetV2],
] as const;

describe.each(NETWORKS)('either MobileNet: %s', (_name, build) => {
  it('is valid in both forms', () => {
    for (const normalization of FORMS) {
      const faults = validateNetwork(build({ ...IMAGENET, normalization })).filter(
        ({ severity }) => severity === 'error',
      );
      expect(faults).toEqual([]);
    }
  });

  it('loses three of four values of every normalised channel by folding, and keeps all kernels', () => {
    const whole = weightSpecs(build({ ...IMAGENET, normalization: 'layers' }));
    const folded = weightSpecs(build({ ...IMAGENET, normalization: 'folded' }));
    const channels = whole.filter(({ role }) => role === 'gamma').reduce((sum, { shape }) => sum + (shape[0] ?? 0), 0);
    const total = (specs: typeof whole): number =>
      specs.reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0);
    expect(total(whole) - total(folded)).toBe(3 * channels);
    const kernels = (specs: typeof whole) =>
      specs.filter(({ role }) => role.endsWith('kernel')).map(({ name, shape }) => [name, shape]);
    expect(kernels(folded)).toEqual(kernels(whole));
  });

  it('pads as Keras does by hand, at every size that it takes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (times) => {
        const spec = build({ sizePx: 32 * times, classes: null, normalization: 'folded' });
        const halves = spec.nodes.flatMap(({ layer }, index) =>
          (layer.className === 'Conv2D' || layer.className === 'DepthwiseConv2D') && layer.strides[0] === 2
            ? [inferShapes(spec)[index]?.inputs[0]?.[0] ?? 1]
            : [],
        );
        expect(halves).toHaveLength(5);
        for (const side of halves) {
          expect(padding2D(side, 3, 2, 1, 'same')).toEqual({ before: 0, after: 1, output: side / 2 });
        }
      }),
      { numRuns: 12 },
    );
  });

  it.each([0, 33, 224.5, Number.NaN])('refuses an input of %s pixels', (sizePx) => {
    expect(() => build({ sizePx, classes: null, normalization: 'folded' })).toThrow(RangeError);
  });
});

describe('the body', () => {
  it.each(['layers', 'folded'] as const)('ends in the end of block 14 and its inside, side by side (%s)', (form) => {
    const options = { sizePx: 224, normalization: form } as const;
    const whole = mobileNetV2({ ...options, classes: 1000 });
    const body = mobileNetV2Body(options);
    const shapes = inferShapes(body);
    expect(shapes.at(-1)).toMatchObject({
      name: BODY_OUTPUT,
      inputs: [
        [7, 7, 960],
        [7, 7, 160],
      ],
      output: [7, 7, 1120],
    });
    const [wide = ''] = body.nodes.at(-1)?.inbound ?? [];
    expect(shapes.find(({ name }) => name === wide)?.name).toBe(
      form === 'layers' ? 'block_14_depthwise_relu' : 'block_14_depthwise',
    );
    expect(weightSpecs(body)).toEqual(weightSpecs(whole).slice(0, weightSpecs(body).length));
    expect(weightSpecs(body)).toEqual(weightSpecs(cutAfter(whole, BODY_END)));
  });
});

describe('cutAfter', () => {
  it('keeps the front of a network and the front of its weights', () => {
    const whole = mobileNetV2({ ...IMAGENET, normalization: 'folded' });
    const body = cutAfter(whole, 'block_14_add');
    expect(inferShapes(body).at(-1)).toMatchObject({ name: 'block_14_add', output: [7, 7, 160] });
    expect(weightSpecs(body)).toEqual(weightSpecs(whole).slice(0, weightSpecs(body).length));
  });

  it('refuses a layer that is not there', () => {
    expect(() => cutAfter(mobileNetV2({ ...IMAGENET, normalization: 'folded' }), 'block_17_add')).toThrow(
      /block_17_add/,
    );
  });
});
