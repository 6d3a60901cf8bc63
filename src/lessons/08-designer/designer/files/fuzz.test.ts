// Files that were damaged by machine, in bytes and in meaning: none crashes, hangs or changes anything but the answer, and
// each that is not opened has a sentence in both languages.
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { batchNormalization, conv2d, dense, depthwiseConv2D, globalAveragePooling2D } from '../../../../nn/build.ts';
import { initialWeights } from '../../../../nn/initializers.ts';
import { weightSpecs } from '../../../../nn/parameters.ts';
import { toSeed } from '../../../../nn/plan.ts';
import { sizeOf } from '../../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../../nn/spec.ts';
import { isSound, validateNetwork } from '../../../../nn/validate.ts';
import { decode, encode, initial } from '../designer.ts';
import { planOf } from '../plan-choice.ts';
import { designFile } from './design-file.ts';
import { layersModelFiles, layersModelZip } from '../../../../kit/files/layers-model/write.ts';
import { notebook, pythonScript } from './python.ts';
import { readFiles } from './read-files.ts';
import type { GivenFile } from './read-files.ts';
import type { ReadFile } from './read-file.ts';
import { readProblemSentence } from './read-problem.ts';

const RUNS = 300;
/** A way around two layers, batch normalisation, and kernels that the file spreads. */
const net: NetworkSpec = {
  inputShape: [32, 32, 3],
  nodes: [
    { layer: conv2d({ filters: 4, kernelSize: 3, strides: 4, padding: 'same' }), name: 'stem' },
    { layer: batchNormalization() },
    {
      layer: depthwiseConv2D({ kernelSize: 3, dilationRate: 2, padding: 'same', activation: 'leaky_relu' }),
      name: 'way',
    },
    { layer: { className: 'Add' }, inbound: ['way', 'stem'] },
    { layer: globalAveragePooling2D() },
    { layer: dense({ units: 10, activation: 'softmax' }) },
  ],
};
const state = { ...initial, net };
const weights = initialWeights(net, toSeed(5)).map((values) => values.map((value) => Math.round(value * 64) / 64));
const plan = planOf(state.plan, 'cifar10');
const { model, bytes } = layersModelFiles(net, weights);
/** The topology is what is read where the network is not said beside it. */
const bareModel = JSON.stringify({ ...JSON.parse(model), userDefinedMetadata: {} });
const oldDesign = JSON.stringify({ format: 'stride-design', version: 1, link: encode(state) });

const HOSTILE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1e308,
  2 ** 30,
  '',
  '__proto__',
  'constructor',
  'x'.repeat(100_000),
  [],
  {},
  [[[[]]]],
  { class_name: 'Dense', config: {} },
];

/** One value of a parsed file is replaced, taken away, doubled or given a hostile name. */
function spoil(value: unknown, choose: (n: number) => number): unknown {
  if (typeof value !== 'object' || value === null || choose(6) === 0) return HOSTILE[choose(HOSTILE.length)];
  if (Array.isArray(value)) {
    const at = choose(value.length + 1);
    const kind = choose(4);
    if (kind === 0) return value.toSpliced(at, 1);
    if (kind === 1) return value.toSpliced(at, 0, ...value.slice(at, at + 1));
    return value.length === 0 ? value : value.with(at % value.length, spoil(value[at % value.length], choose));
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return value;
  const at = choose(entries.length);
  const [key = '', inner] = entries[at] ?? [];
  const kind = choose(5);
  if (kind === 0) return Object.fromEntries(entries.toSpliced(at, 1));
  const renamed = kind === 1 ? (['__proto__', 'constructor', 'name', ''][choose(4)] ?? '') : key;
  const spoilt = kind === 1 ? inner : spoil(inner, choose);
  return JSON.parse(
    `{${entries
      .toSpliced(at, 1, [renamed, spoilt])
      .map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v) ?? 'null'}`)
      .join()}}`,
  );
}

/** Bytes are cut off, cut out, doubled, changed or put in. */
function damage(content: Uint8Array, choose: (n: number) => number): Uint8Array {
  const at = choose(content.length + 1);
  const length = 1 + choose(choose(2) === 0 ? 8 : content.length + 1);
  const [before, some, after] = [content.slice(0, at), content.slice(at, at + length), content.slice(at + length)];
  const middle = [
    new Uint8Array(),
    Uint8Array.from([...some.slice(0, 64), ...some.slice(0, 64)]),
    some.map((byte) => byte ^ (1 << choose(8))),
    Uint8Array.from({ length: Math.min(length, 64) }, () => choose(256)),
    strToU8(['{', '"', '\0', '\u2028', '['.repeat(1000), '1e999', '-', 'layers.Dense(', ')'][choose(9)] ?? ''),
  ][choose(6)];
  return middle === undefined ? before : Uint8Array.from(Buffer.concat([before, middle, after]));
}

function chooser(seed: number): (n: number) => number {
  let state32 = seed;
  return (n) => {
    state32 = (Math.imul(state32 ^ (state32 >>> 15), 0x2c1b3c6d) + 0x297a2d39) | 0;
    return ((state32 >>> 3) ^ (state32 >>> 17)) % n;
  };
}

const prototypeKeys = Object.getOwnPropertyNames(Object.prototype).toSorted();

function check(read: ReadFile): void {
  expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(prototypeKeys);
  if (read.kind !== 'ok') {
    for (const locale of ['zh', 'en'] as const) {
      const sentence = readProblemSentence(read, locale);
      expect(sentence).toMatch(locale === 'zh' ? /\p{Script=Han}/u : /[a-z]/);
      expect(sentence).not.toMatch(/undefined|\[object|^\s*$/);
      expect(sentence.length).toBeLessThan(1000);
    }
    return;
  }
  expect(decode(encode(read.state))).toEqual({ kind: 'ok', state: read.state });
  if (read.weights === null) return;
  expect(isSound(validateNetwork(read.state.net))).toBe(true);
  expect(read.weights.map(({ length }) => length)).toEqual(
    weightSpecs(read.state.net).map(({ shape }) => sizeOf(shape)),
  );
  expect(read.weights.every((values) => values.every(Number.isFinite))).toBe(true);
}

/** What is damaged comes first. */
const KINDS: Readonly<Record<string, readonly [GivenFile, ...GivenFile[]]>> = {
  'our own file': [{ name: 'design.json', bytes: strToU8(designFile(state, weights)) }],
  'our own file of before': [{ name: 'design.json', bytes: strToU8(oldDesign) }],
  'a layers model of ours': [
    { name: 'model.json', bytes: strToU8(model) },
    { name: 'weights.bin', bytes },
  ],
  'a layers model of others': [
    { name: 'model.json', bytes: strToU8(bareModel) },
    { name: 'weights.bin', bytes },
  ],
  'the weights of a model': [
    { name: 'weights.bin', bytes },
    { name: 'model.json', bytes: strToU8(model) },
  ],
  'a zip': [{ name: 'model.zip', bytes: layersModelZip(net, weights) }],
  'a packed zip': [{ name: 'model.zip', bytes: zipSync({ 'model.json': strToU8(model), 'weights.bin': bytes }) }],
  'a script': [{ name: 'network.py', bytes: strToU8(pythonScript(net, plan, 'cifar10')) }],
  'a notebook': [{ name: 'network.ipynb', bytes: strToU8(notebook(net, plan, 'cifar10')) }],
};

describe.each(Object.entries(KINDS))('%s', (_kind, [first, ...rest]) => {
  test('as it is, opens', () => {
    expect(readFiles([first, ...rest], initial).kind).toBe('ok');
  });

  test(`with damaged bytes, ${RUNS} times`, { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 3 }), (seed, times) => {
        const choose = chooser(seed);
        let damaged = first.bytes;
        for (let i = 0; i < times; i += 1) damaged = damage(damaged, choose);
        check(readFiles([{ ...first, bytes: damaged }, ...rest], initial));
      }),
      { numRuns: RUNS },
    );
  });
});

const PARSED = Object.entries(KINDS).filter(([, [{ name }]]) => /\.(?:json|ipynb)$/.test(name));

describe.each(PARSED)('%s', (_kind, [first, ...rest]) => {
  test(`with spoilt values, ${RUNS} times`, { timeout: 120_000 }, () => {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(first.bytes));
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 3 }), (seed, times) => {
        const choose = chooser(seed);
        let spoilt = parsed;
        for (let i = 0; i < times; i += 1) spoilt = spoil(spoilt, choose);
        const text = JSON.stringify(spoilt) ?? '';
        check(readFiles([{ ...first, bytes: strToU8(text) }, ...rest], initial));
      }),
      { numRuns: RUNS },
    );
  });
});

test('what is no file of any kind', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.string().map((text) => strToU8(text)),
        fc.json().map((text) => strToU8(text)),
      ),
      fc.constantFrom('a.json', 'a.py', 'a.zip', 'a.bin', '__proto__', ''),
      (content, name) => {
        check(readFiles([{ name, bytes: content }], initial));
      },
    ),
    { numRuns: 1000 },
  );
  check(readFiles([], initial));
});

describe('claims', () => {
  test('a zip that says it unpacks to a gigabyte is not unpacked', () => {
    const zip = zipSync({ 'model.json': new Uint8Array(100_000) });
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    for (let at = 0; at + 4 <= zip.length; at += 1) {
      const sign = view.getUint32(at, true);
      // Uncompressed sizes of the local and of the central header.
      if (sign === 0x04034b50) view.setUint32(at + 22, 2 ** 30, true);
      if (sign === 0x02014b50) view.setUint32(at + 24, 2 ** 30, true);
    }
    expect(readFiles([{ name: 'model.zip', bytes: zip }], initial)).toEqual({ kind: 'problem', code: 'zip' });
  });

  test('a zip of very many files is not unpacked', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.json`, strToU8('{}')]));
    expect(readFiles([{ name: 'model.zip', bytes: zipSync(many) }], initial)).toEqual({ kind: 'problem', code: 'zip' });
  });

  test('weights of our own file that do not fit are told', () => {
    const read = (change: (file: Record<string, unknown>[]) => void): unknown => {
      const parsed = JSON.parse(designFile(state, weights));
      change(parsed.weights);
      return readFiles([{ name: 'design.json', bytes: strToU8(JSON.stringify(parsed)) }], initial);
    };
    const name = weightSpecs(net)[0]?.name;
    expect(read((list) => list.shift())).toEqual({
      kind: 'model-problem',
      problem: { code: 'weight-missing', weight: name },
    });
    expect(read((list) => Object.assign(list[0] ?? {}, { shape: [1e9] }))).toMatchObject({
      problem: { code: 'weight-shape', weight: name },
    });
    expect(read((list) => Object.assign(list[0] ?? {}, { float32: 'AAAA' }))).toEqual({
      kind: 'problem',
      code: 'damaged',
    });
    expect(read((list) => Object.assign(list[0] ?? {}, { float32: '?' }))).toEqual({
      kind: 'problem',
      code: 'damaged',
    });
    const count = sizeOf(weightSpecs(net)[0]?.shape ?? []);
    const broken = Buffer.from(new Float32Array(count).fill(NaN).buffer).toString('base64');
    expect(read((list) => Object.assign(list[0] ?? {}, { float32: broken }))).toMatchObject({
      problem: { code: 'weight-not-finite' },
    });
  });

  test('weights that are no numbers are not written', () => {
    const broken = weights.map((values) => values.map(() => Infinity));
    expect(JSON.parse(designFile(state, broken)).weights).toBeUndefined();
  });

  test('a .keras file opens without its weights, HDF5 alone does not', () => {
    const { modelTopology } = JSON.parse(bareModel);
    const zip = zipSync({
      'metadata.json': strToU8('{"keras_version": "3.5.0"}'),
      'config.json': strToU8(JSON.stringify(modelTopology.model_config)),
      'model.weights.h5': Uint8Array.of(0x89, 0x48, 0x44, 0x46),
    });
    const read = readFiles([{ name: 'model.keras', bytes: zip }], initial);
    expect(read).toMatchObject({ kind: 'ok', weights: null, leftBehind: 'hdf5' });
    expect(read.kind === 'ok' && read.state.net.nodes.length).toBeGreaterThanOrEqual(net.nodes.length);
    const h5 = Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0);
    expect(readFiles([{ name: 'model.h5', bytes: h5 }], initial)).toEqual({ kind: 'problem', code: 'hdf5' });
  });

  test('a topology alone opens, and one too large to train does without its weights', () => {
    const { modelTopology } = JSON.parse(bareModel);
    const text = JSON.stringify(modelTopology.model_config);
    expect(readFiles([{ name: 'model.json', bytes: strToU8(text) }], initial)).toMatchObject({
      kind: 'ok',
      weights: null,
    });
    const large = strToU8(model.replace('"units":10', '"units":100000000'));
    expect(readFiles([{ name: 'model.json', bytes: large }], initial)).toMatchObject({
      kind: 'ok',
      weights: null,
      leftBehind: 'too-large',
    });
  });

  test('shards may be called anything', () => {
    const named = model.replace('weights.bin', 'weights_of_mine.dat');
    const given = [
      { name: 'weights_of_mine.dat', bytes },
      { name: 'model.json', bytes: strToU8(named) },
    ];
    expect(readFiles(given, initial)).toEqual(readFiles(KINDS['a layers model of ours'] ?? [], initial));
  });

  test('other files say what they are not', () => {
    const read = (name: string, text: string) => readFiles([{ name, bytes: strToU8(text) }], initial);
    expect(read('a.json', '{"format": "stride-design", "version": 9, "link": {}}')).toEqual({
      kind: 'problem',
      code: 'newer',
    });
    expect(read('a.json', '{"format": "stride-design", "version": 1, "link": {"net": 7}}')).toEqual({
      kind: 'problem',
      code: 'damaged',
    });
    expect(read('a.json', '{"__proto__": {"format": "stride-design"}}')).toEqual({ kind: 'problem', code: 'unknown' });
    expect(read('a.json', '{"cells": [{"cell_type": "markdown", "source": "hi"}]}')).toEqual({
      kind: 'problem',
      code: 'no-code',
    });
    expect(read('a.json', '{"a":')).toEqual({ kind: 'problem', code: 'damaged' });
    expect(read('a.png', '\u0089PNG\r\n\u001a\n\0\0\0')).toEqual({ kind: 'problem', code: 'unknown' });
    expect(read('weights.bin', 'x')).toEqual({ kind: 'problem', code: 'unknown' });
    expect(read('a.py', 'not python at all (')).toMatchObject({ kind: 'code-problem' });
    const two = [read, read].map((_, i) => ({ name: `${i}.json`, bytes: strToU8('{}') }));
    expect(readFiles(two, initial)).toEqual({ kind: 'problem', code: 'several' });
  });
});
