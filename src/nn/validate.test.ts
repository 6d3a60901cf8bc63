import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activation,
  add,
  batchNormalization,
  concatenate,
  conv1d,
  conv2d,
  dense,
  depthwiseConv2D,
  dropout,
  flatten,
  maxPooling2D,
  sequential,
} from './build.ts';
import { MNIST_CNN, MNIST_MLP, SEED_CIFAR_CNN } from './presets.ts';
import { NETWORK_MEND_CODES, NETWORK_PROBLEM_CODES } from './problems.ts';
import { inferShapes } from './shapes.ts';
import type { Layer, NetworkSpec } from './spec.ts';
import { chooseFrom, randomNetwork } from './testing/random-network.ts';
import { isSound, MAX_PARAMETERS, validateNetwork, type NetworkContext } from './validate.ts';

const MNIST: NetworkContext = { inputShape: [28, 28, 1], classes: 10 };
const head = [flatten(), dense({ units: 10, activation: 'softmax' })] as const;
const choices = fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 260 });

function mnist(...layers: readonly Layer[]): NetworkSpec {
  return sequential([28, 28, 1], layers);
}

describe('sound networks', () => {
  test('have no problem', () => {
    expect(validateNetwork(MNIST_MLP, MNIST)).toEqual([]);
    expect(validateNetwork(MNIST_CNN, MNIST)).toEqual([]);
    expect(validateNetwork(SEED_CIFAR_CNN, { inputShape: [32, 32, 3], classes: 10 })).toEqual([]);
  });

  test('an error is found exactly when there are no shapes', () => {
    fc.assert(
      fc.property(choices, fc.nat({ max: 7 }), fc.constantFrom(0, -1, 2.5, NaN, 40), (given, at, value) => {
        const sound = randomNetwork(chooseFrom(given), { graphs: true, embeddings: 'anywhere' });
        expect(isSound(validateNetwork(sound))).toBe(true);
        const broken: NetworkSpec = {
          ...sound,
          nodes: [
            ...sound.nodes.slice(0, at),
            { layer: conv2d({ filters: 2, kernelSize: value }) },
            ...sound.nodes.slice(at),
          ],
        };
        let hasShapes = true;
        try {
          inferShapes(broken);
        } catch {
          hasShapes = false;
        }
        expect(isSound(validateNetwork(broken))).toBe(hasShapes);
      }),
      { numRuns: 400 },
    );
  });
});

/** A network with one problem: code, where, mend, whether it can be mended without a decision. */
type Case = [string, NetworkSpec, number | null, string | null, boolean, NetworkContext?];

const cases: readonly Case[] = [
  ['network-empty', mnist(), null, 'add-dense-softmax', true, MNIST],
  ['input-shape-invalid', { ...MNIST_MLP, inputShape: [28, 0, 1] }, null, 'use-dataset-shape', true, MNIST],
  ['input-not-dataset', { ...MNIST_MLP, inputShape: [32, 32, 3] }, null, 'use-dataset-shape', true, MNIST],
  ['not-a-positive-integer', mnist(conv2d({ filters: 2.5, kernelSize: 3 }), ...head), 0, 'round-up', true, MNIST],
  ['not-a-positive-integer', mnist(conv2d({ filters: 8, kernelSize: NaN }), ...head), 0, 'use-default', true, MNIST],
  ['not-a-positive-integer', mnist(maxPooling2D({ poolSize: [2, -3] }), ...head), 0, 'round-up', true, MNIST],
  ['number-out-of-range', mnist(batchNormalization({ momentum: 2 }), ...head), 0, 'use-default', true, MNIST],
  [
    'number-out-of-range',
    mnist(
      flatten(),
      dense({ units: 10, activation: 'softmax', kernelInitializer: { kind: 'random_normal', stddev: -1 } }),
    ),
    1,
    'use-default',
    true,
    MNIST,
  ],
  ['dropout-rate-range', mnist(dropout({ rate: 1 }), ...head), 0, 'use-default', true, MNIST],
  [
    'strides-and-dilation',
    mnist(conv2d({ filters: 2, kernelSize: 3, strides: 2, dilationRate: 2 }), ...head),
    0,
    'drop-dilation',
    true,
    MNIST,
  ],
  [
    'name-invalid',
    { inputShape: [28, 28, 1], nodes: [{ layer: head[0], name: 'a b' }, { layer: head[1] }] },
    0,
    'drop-name',
    true,
    MNIST,
  ],
  [
    'duplicate-name',
    {
      inputShape: [28, 28, 1],
      nodes: [
        { layer: head[0], name: 'x' },
        { layer: head[1], name: 'x' },
      ],
    },
    1,
    'drop-name',
    true,
    MNIST,
  ],
  [
    'unknown-inbound',
    { inputShape: [28, 28, 1], nodes: [{ layer: head[0], inbound: ['x'] }, { layer: head[1] }] },
    0,
    'read-previous',
    true,
    MNIST,
  ],
  [
    'inbound-not-earlier',
    { inputShape: [28, 28, 1], nodes: [{ layer: head[0], inbound: ['dense'] }, { layer: head[1] }] },
    0,
    'read-previous',
    true,
    MNIST,
  ],
  ['too-few-inputs', mnist(add(), ...head), 0, 'remove-layer', true, MNIST],
  [
    'too-many-inputs',
    { inputShape: [28, 28, 1], nodes: [{ layer: head[0], inbound: ['input', 'input'] }, { layer: head[1] }] },
    0,
    'read-previous',
    true,
    MNIST,
  ],
  ['rank-mismatch', mnist(flatten(), conv2d({ filters: 2, kernelSize: 3 }), ...head), 1, 'remove-flatten', true, MNIST],
  ['rank-mismatch', mnist(conv1d({ filters: 2, kernelSize: 3 }), ...head), 0, 'remove-layer', true, MNIST],
  ['kernel-larger-than-input', mnist(conv2d({ filters: 2, kernelSize: 29 }), ...head), 0, 'pad-same', true, MNIST],
  ['spatial-size-zero', mnist(maxPooling2D({ poolSize: [30, 2] }), ...head), 0, 'shrink-window', true, MNIST],
  ['spatial-size-zero', sequential([1, 1, 4], [maxPooling2D(), ...head]), 0, 'remove-layer', true, { classes: 10 }],
  ['dense-without-flatten', mnist(dense({ units: 4 }), ...head), 0, 'insert-flatten', true, MNIST],
  ['output-not-vector', mnist(conv2d({ filters: 2, kernelSize: 3 })), 0, 'add-dense-softmax', true, MNIST],
  ['output-not-classes', mnist(flatten(), dense({ units: 5, activation: 'softmax' })), 1, 'set-units', true, MNIST],
  ['output-not-classes', mnist(flatten()), 0, 'add-dense-softmax', true, MNIST],
  ['softmax-missing', mnist(flatten(), dense({ units: 10, activation: 'relu' })), 1, 'set-softmax', true, MNIST],
  [
    'softmax-of-one',
    mnist(flatten(), dense({ units: 1, activation: 'softmax' })),
    1,
    'set-sigmoid',
    true,
    { classes: 1 },
  ],
  [
    'too-many-parameters',
    mnist(flatten(), dense({ units: 100_000 }), dense({ units: 10, activation: 'softmax' })),
    null,
    null,
    false,
    MNIST,
  ],
  ['too-many-activations', sequential([3000, 3000, 1], [conv2d({ filters: 8, kernelSize: 1 })]), null, null, false],
  [
    'shapes-differ',
    {
      inputShape: [28, 28, 1],
      nodes: [{ layer: depthwiseConv2D({ kernelSize: 3 }) }, { layer: add(), inbound: ['input', 'depthwise_conv2d'] }],
    },
    1,
    null,
    false,
  ],
  [
    'output-unused',
    {
      inputShape: [28, 28, 1],
      nodes: [{ layer: flatten() }, { layer: activation({ activation: 'relu' }), inbound: ['input'] }],
    },
    0,
    null,
    false,
  ],
];

describe('each problem', () => {
  test.each(cases)('%s', (code, spec, nodeIndex, mend, isMendable, context = {}) => {
    const problems = validateNetwork(spec, context);
    const problem = problems.find((found) => found.code === code);
    expect(problem).toMatchObject({ code, nodeIndex, mend });
    expect(problem?.mended !== null).toBe(isMendable);
    for (const value of Object.values(problem?.values ?? {})) expect(['number', 'string']).toContain(typeof value);
    // A mend cures the fault it is for: in that place, nothing of that code is left.
    const after = problem?.mended ? validateNetwork(problem.mended, context) : [];
    expect(after.filter((found) => found.code === code && found.nodeIndex === nodeIndex)).toEqual([]);
  });

  test('every code of the union has its case', () => {
    expect(new Set(cases.map(([code]) => code))).toEqual(new Set(NETWORK_PROBLEM_CODES));
    const mends = cases.flatMap(([, , , mend]) => (mend === null ? [] : [mend]));
    expect(new Set(mends)).toEqual(new Set(NETWORK_MEND_CODES));
  });

  test('faults behind a fault are not invented, own fields are still judged', () => {
    const spec = mnist(
      conv2d({ filters: 2, kernelSize: 99 }),
      maxPooling2D({ poolSize: 50 }),
      dense({ units: -1 }),
      concatenate(),
    );
    expect(validateNetwork(spec).map(({ code, nodeIndex }) => [code, nodeIndex])).toEqual([
      ['kernel-larger-than-input', 0],
      ['kernel-larger-than-input', 0],
      ['not-a-positive-integer', 2],
    ]);
  });

  test('a reference that leads nowhere is one problem, not also a missing input', () => {
    const nodes = [
      { layer: flatten(), inbound: ['nobody'] },
      { layer: add(), inbound: ['input', 'nobody'] },
    ];
    expect(validateNetwork({ inputShape: [4], nodes }).map(({ code }) => code)).toEqual([
      'unknown-inbound',
      'output-unused',
      'unknown-inbound',
    ]);
  });

  test('the numbers are there', () => {
    const dilated = mnist(conv2d({ filters: 2, kernelSize: [3, 9], dilationRate: 4 }));
    expect(validateNetwork(dilated)[0]?.values).toEqual({ axis: 'width', kernel: 33, size: 28 });
    const vgg = sequential([7, 7, 512], [flatten(), dense({ units: 4096 })]);
    expect(validateNetwork(vgg)[0]?.values).toEqual({ parameters: 102_764_544, limit: MAX_PARAMETERS });
  });

  test('repeating mends leads to a sound network, or to a problem that needs a decision', () => {
    fc.assert(
      fc.property(choices, fc.array(fc.constantFrom(0, -2, 1.5, NaN, Infinity, 50, 1)), (given, bad) => {
        const sound = randomNetwork(chooseFrom(given), { graphs: false, images: true });
        const nodes = sound.nodes.map((node, i) => ({ layer: spoil(node.layer, bad[i] ?? 2) }));
        let spec: NetworkSpec = { ...sound, nodes };
        let problems = validateNetwork(spec, { classes: 10 });
        for (let round = 0; round < 60; round += 1) {
          const mended = problems.find((problem) => problem.mended !== null)?.mended;
          if (!mended) break;
          spec = mended;
          problems = validateNetwork(spec, { classes: 10 });
        }
        expect(problems.filter((problem) => problem.mended !== null)).toEqual([]);
        const decisions = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
        expect(['too-many-parameters', 'too-many-activations']).toEqual(expect.arrayContaining(decisions));
      }),
      { numRuns: 300 },
    );
  });
});

/** The layer with one bad number, where it has any. */
function spoil(layer: Layer, value: number): Layer {
  if (layer.className === 'Conv2D') return { ...layer, kernelSize: [value, 3] };
  if (layer.className === 'Dense') return { ...layer, units: value };
  if (layer.className === 'MaxPooling2D') return { ...layer, poolSize: [2, value] };
  if (layer.className === 'Dropout') return { ...layer, rate: value };
  return layer.className === 'DepthwiseConv2D' ? { ...layer, strides: [value, 1], dilationRate: [1, value] } : layer;
}

const hostile = fc.constantFrom(NaN, Infinity, -Infinity, 1e9, 1e308, -1, -0, 0, 0.5, 2 ** 53, Number.MIN_VALUE, 3);
const pairOf = fc.tuple(hostile, hostile);

/** Layers of hostile numbers, joined in hostile ways. */
const hostileSpec: fc.Arbitrary<NetworkSpec> = fc.record({
  inputShape: fc.array(hostile, { maxLength: 5 }),
  nodes: fc.array(
    fc.record(
      {
        layer: fc.oneof(
          fc.record({ filters: hostile, kernelSize: pairOf, strides: pairOf, dilationRate: pairOf }).map(conv2d),
          fc
            .record({ kernelSize: pairOf, strides: pairOf, dilationRate: pairOf, depthMultiplier: hostile })
            .map(depthwiseConv2D),
          fc
            .record({ poolSize: pairOf, strides: pairOf, padding: fc.constantFrom('same' as const, 'valid' as const) })
            .map(maxPooling2D),
          fc.record({ units: hostile }).map(dense),
          fc.record({ rate: hostile }).map(dropout),
          fc.record({ momentum: hostile, epsilon: hostile }).map(batchNormalization),
          fc.constantFrom<Layer>(flatten(), add(), concatenate()),
        ),
        name: fc.constantFrom('input', 'flatten', '__proto__', 'constructor', 'é', '', 'x'.repeat(99)),
        inbound: fc.array(fc.constantFrom('input', 'flatten', '__proto__', 'toString', 'dense', ''), { maxLength: 3 }),
      },
      { requiredKeys: ['layer'] },
    ),
    { maxLength: 7 },
  ),
});

test('hostile networks are answered, never thrown at; their mends too', () => {
  fc.assert(
    fc.property(hostileSpec, (spec) => {
      for (const context of [{}, MNIST]) {
        const problems = validateNetwork(spec, context);
        expect(problems.filter(({ code }) => !NETWORK_PROBLEM_CODES.includes(code))).toEqual([]);
        for (const { mended } of problems) validateNetwork(mended ?? spec, context);
      }
    }),
    { numRuns: 700 },
  );
});
