// A design goes out and comes back: by its link, our own file, code, a notebook and a layers model.
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DATASET_IDS } from '../../../../engine/catalog/datasets.ts';
import { initialWeights } from '../../../../nn/initializers.ts';
import { weightSpecs } from '../../../../nn/parameters.ts';
import { toSeed } from '../../../../nn/plan.ts';
import { inferShapes } from '../../../../nn/shapes.ts';
import { encodeSpec } from '../../../../nn/spec-codec.ts';
import { chooseFrom, randomNetwork } from '../../../../nn/testing/random-network.ts';
import type { NetworkSpec } from '../../../../nn/spec.ts';
import { decode, encode, initial, MOST_LAYERS, reduce } from '../designer.ts';
import type { DesignerState } from '../designer.ts';
import { DEFAULT_CHOICE, LIMITS, OPTIMIZERS, planOf } from '../plan-choice.ts';
import { PRESETS } from '../presets.ts';
import { weightsName } from '../weights-name.ts';
import { designFile } from './design-file.ts';
import { usedNodes } from '../../../../kit/files/layers-model/file-layers.ts';
import { layersModelFiles, layersModelZip } from '../../../../kit/files/layers-model/write.ts';
import { notebook, pythonScript } from './python.ts';
import { readFiles } from './read-files.ts';
import type { ReadFile } from './read-file.ts';

function brought(name: string, content: string | Uint8Array, present = initial): ReadFile {
  return readFiles([{ name, bytes: typeof content === 'string' ? strToU8(content) : content }], present);
}

/** As equal as numbers can be; comparing millions of them one by one would take seconds. */
function expectSame(read: ReadFile, state: DesignerState, weights: readonly Float32Array[]): void {
  if (read.kind !== 'ok' || read.weights === null) throw new Error(JSON.stringify(read).slice(0, 500));
  expect(read.state).toEqual(state);
  expect(read.weights.map(({ length }) => length)).toEqual(weights.map(({ length }) => length));
  const differing = read.weights.filter((values, i) => {
    const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    return !bytes.equals(Buffer.from((weights[i] ?? values).buffer));
  });
  expect(differing).toEqual([]);
}

/** Code says nothing of how biases begin where there are none. */
function asCodeSaysIt(spec: NetworkSpec): string {
  const nodes = spec.nodes.map((node) => {
    const { layer } = node;
    return 'useBias' in layer && !layer.useBias
      ? { ...node, layer: { ...layer, biasInitializer: 'zeros' as const } }
      : node;
  });
  return encodeSpec({ ...spec, nodes });
}

/** Code and models name only what the output depends on. */
function isWhole(spec: NetworkSpec): boolean {
  return usedNodes(spec).size === spec.nodes.length;
}

const whole = (field: keyof typeof LIMITS) => fc.integer(LIMITS[field]);

const designs: fc.Arbitrary<DesignerState> = fc
  .record({
    choices: fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 260 }),
    data: fc.constantFrom(...DATASET_IDS),
    open: fc.option(fc.nat({ max: 8 })),
    start: fc.option(fc.stringMatching(/^[0-9a-f]{8}$/)),
    plan: fc.record({
      optimizer: fc.constantFrom(...OPTIMIZERS),
      rate: fc.double({ ...LIMITS.rate, noNaN: true }),
      batch: whole('batch'),
      epochs: whole('epochs'),
      count: fc.integer({ min: 500, max: 49_000 }),
      seed: whole('seed'),
      labelNoise: whole('labelNoise'),
      imageNoise: whole('imageNoise'),
      imbalance: whole('imbalance'),
    }),
  })
  .map(({ choices, open, ...rest }) => {
    const net = randomNetwork(chooseFrom(choices), { graphs: true, embeddings: 'anywhere' });
    return reduce({ ...initial, ...rest, net }, { kind: 'open', at: open });
  });

test('2,000 random designs survive link, file, code, notebook and model', { timeout: 120_000 }, () => {
  let models = 0;
  fc.assert(
    fc.property(designs, (state) => {
      const { net, data, plan } = state;
      expect(decode(encode(state))).toEqual({ kind: 'ok', state });
      expect(brought('design.json', designFile(state))).toEqual({ kind: 'ok', state, weights: null });

      const weights = initialWeights(net, toSeed(plan.seed));
      expect(brought('design.json', designFile(state, weights))).toEqual({ kind: 'ok', state, weights });

      for (const [name, code] of [
        ['network.py', pythonScript(net, planOf(plan, data), data)],
        ['network.ipynb', notebook(net, planOf(plan, data), data)],
      ] as const) {
        const read = brought(name, code);
        if (read.kind !== 'ok') throw new Error(JSON.stringify(read));
        expect(encodeSpec(read.state.net)).toBe(asCodeSaysIt(net));
        expect({ ...read.state, net }).toEqual({ ...state, open: null, start: null });
      }

      const model = brought('model.zip', layersModelZip(net, weights));
      if (model.kind !== 'ok') throw new Error(JSON.stringify(model));
      expect(encodeSpec(model.state.net)).toBe(encodeSpec(net));
      if (isWhole(net) && weights.length > 0) expect(model.weights).toEqual(weights);
      models += 1;
    }),
    { numRuns: 2000 },
  );
  expect(models).toBeGreaterThanOrEqual(2000);
});

describe('presets', () => {
  const small = PRESETS.filter(({ id }) => id !== 'vgg16');

  test.each(small)('$id comes back with its weights from file, model and zip', ({ spec: net, data }) => {
    const state = { ...initial, net, data: data ?? 'mnist', plan: { ...DEFAULT_CHOICE, rate: 0.25 } };
    const weights = initialWeights(net, toSeed(7));
    expectSame(brought('design.json', designFile(state, weights)), state, weights);
    const { model, bytes } = layersModelFiles(net, weights);
    const given = [
      { name: 'weights.bin', bytes },
      { name: 'model.json', bytes: strToU8(model) },
    ];
    expectSame(readFiles(given, state), state, weights);
    expectSame(brought('model.zip', layersModelZip(net, weights), state), state, weights);
    const packed = zipSync({ 'folder/model.json': strToU8(model), 'folder/weights.bin': bytes });
    expectSame(brought('model.zip', packed, state), state, weights);
  });

  test('a model takes a data set along whose images fit it', () => {
    const lenet = PRESETS.find(({ id }) => id === 'lenet')?.spec ?? initial.net;
    const read = brought('model.zip', layersModelZip(lenet, initialWeights(lenet, toSeed(1))));
    expect(read).toMatchObject({ kind: 'ok', state: { data: 'mnist', own: false } });
    const present = { ...initial, net: lenet, data: 'fashion-mnist' } as const;
    const again = brought('model.zip', layersModelZip(lenet, initialWeights(lenet, toSeed(1))), present);
    expect(again).toMatchObject({ kind: 'ok', state: { data: 'fashion-mnist' } });
  });
});

describe('weights that a design begins with', () => {
  const start = weightsName(initialWeights(initial.net, toSeed(1)));
  const state = { ...initial, start };

  test('stay as long as the network does', () => {
    expect(reduce(state, { kind: 'plan', fields: { epochs: 9 } }).start).toBe(start);
    expect(reduce(state, { kind: 'type', net: { ...initial.net } }).start).toBe(start);
    expect(reduce(state, { kind: 'remove', at: 0 }).start).toBeNull();
    expect(reduce(state, { kind: 'data', data: 'mnist' }).start).toBeNull();
    expect(reduce(state, { kind: 'forget-start' }).start).toBeNull();
    expect(reduce(initial, { kind: 'restore', state })).toBe(state);
  });

  test('are named in the link, and a damaged name is told', () => {
    expect(encode(state)).toEqual({ weights: start });
    for (const weights of ['', 'xyz', `${start}0`, '__proto__']) {
      expect(decode({ weights })).toMatchObject({ kind: 'problem', field: 'weights' });
    }
  });
});

test('networks of the tests are of every kind', () => {
  const classes = new Set<string>();
  fc.assert(
    fc.property(designs, ({ net }) => {
      expect(inferShapes(net).length).toBeLessThanOrEqual(MOST_LAYERS);
      expect(weightSpecs(net).length).toBeGreaterThanOrEqual(0);
      for (const { layer } of net.nodes) classes.add(layer.className);
    }),
    { numRuns: 1000 },
  );
  expect(classes.size).toBe(17);
});
