// Weights of small made-up networks, written by hand here, so that the reader is not tested against its own writer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conv2d, dense, depthwiseConv2D, globalAveragePooling2D } from '../../../nn/build.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { readWeights } from './read-weights.ts';
import { parseWeightsManifest } from './weights-manifest.ts';

/** 1 x 1 kernel of 2 x 3, depthwise of 3, dense of 3 x 2: weights of 6 + 3, 3 + 3 and 6 + 2 values. */
const SPEC: NetworkSpec = {
  inputShape: [4, 4, 2],
  nodes: [
    { name: 'a', layer: conv2d({ filters: 3, kernelSize: 1 }) },
    { name: 'b', layer: depthwiseConv2D({ kernelSize: 1 }) },
    { layer: globalAveragePooling2D() },
    { name: 'c', layer: dense({ units: 2 }) },
  ],
};

const ENTRIES = [
  { name: 'c/kernel', shape: [3, 2], dtype: 'float32' },
  { name: 'c/bias', shape: [2], dtype: 'float32' },
  { name: 'a/kernel', shape: [1, 1, 2, 3], dtype: 'float32', quantization: { dtype: 'uint8', scale: 0.5, min: -2 } },
  { name: 'b/depthwise_kernel', shape: [1, 1, 3, 1], dtype: 'float32' },
  { name: 'b/bias', shape: [3], dtype: 'float32' },
  { name: 'a/bias', shape: [3], dtype: 'float32' },
];

function modelOf(weights: readonly unknown[], paths: readonly string[] = ['w.bin']): unknown {
  return { format: 'layers-model', modelTopology: {}, weightsManifest: [{ paths, weights }] };
}

function floats(...values: readonly number[]): readonly number[] {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, index) => view.setFloat32(4 * index, value, true));
  return [...new Uint8Array(view.buffer)];
}

/** Six values of a kernel as bytes. */
const PACKED = [0, 1, 2, 4, 8, 255];

const BYTES = Uint8Array.from([
  ...floats(1, 2, 3, 4, 5, 6),
  ...floats(7, 8),
  ...PACKED,
  // Floats that stand at no multiple of four.
  ...floats(-1, -2, -3),
  ...floats(10, 20, 30),
  ...floats(0.5, 0.25, 0.125),
]);

function read(
  weights: readonly unknown[] = ENTRIES,
  files: readonly Uint8Array[] = [BYTES],
  options: { readonly paths?: readonly string[]; readonly allowMore?: boolean } = {},
): readonly (readonly number[])[] {
  const manifest = parseWeightsManifest(modelOf(weights, options.paths));
  return readWeights(manifest, [files], SPEC, { allowMore: options.allowMore ?? false }).map((values) => [...values]);
}

const EXPECTED = [
  [-2, -1.5, -1, 0, 2, 125.5],
  [0.5, 0.25, 0.125],
  [-1, -2, -3],
  [10, 20, 30],
  [1, 2, 3, 4, 5, 6],
  [7, 8],
];

describe('readWeights', () => {
  it('puts bytes and floats into the order of the network, whatever the order in the file', () => {
    expect(read()).toEqual(EXPECTED);
  });

  it('reads a file that is cut anywhere into parts', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: BYTES.length }), { maxLength: 4 }), (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), BYTES.length];
        const files = edges.slice(1).map((end, index) => BYTES.subarray(edges[index], end));
        expect(read(ENTRIES, files, { paths: files.map((_, index) => `w${index}.bin`) })).toEqual(EXPECTED);
      }),
    );
  });

  it('gives every filter its own range where scales and minima stand beside the kernel', () => {
    const [, , , , , bias] = ENTRIES;
    const kernel = { ...ENTRIES[2], quantization: { dtype: 'uint8', scale: 1, min: 0 } };
    const scales = { name: 'a/kernel_scale', shape: [3], dtype: 'float32' };
    const minima = { name: 'a/kernel_min', shape: [3], dtype: 'float32' };
    const rest = ENTRIES.filter(({ name }) => !name.startsWith('a/'));
    const bytes = Uint8Array.from([
      ...BYTES.subarray(0, 32),
      ...BYTES.subarray(38, 62),
      ...BYTES.subarray(62),
      ...PACKED,
      ...floats(1, 0.5, 2),
      ...floats(0, -4, 100),
    ]);
    const [first, ...others] = read([...rest, bias, kernel, scales, minima], [bytes]);
    expect(first).toEqual([0, -3.5, 104, 4, 0, 610]);
    expect(others).toEqual(EXPECTED.slice(1));
    expect(() => read([...rest, bias, kernel, scales], [bytes.subarray(0, -12)])).toThrow(/3 scales/);
  });

  it('leaves aside what a cut network does not need only when told so', () => {
    const more = [{ name: 'd/bias', shape: [1], dtype: 'float32' }, ...ENTRIES];
    const bytes = Uint8Array.from([...floats(9), ...BYTES]);
    expect(read(more, [bytes], { allowMore: true })).toEqual(EXPECTED);
    expect(() => read(more, [bytes])).toThrow(/no weight d\/bias/);
  });

  const missing = ENTRIES.slice(0, -1);
  const turned = ENTRIES.map((entry) => (entry.name === 'c/kernel' ? { ...entry, shape: [2, 3] } : entry));
  const infinite = Uint8Array.from([...floats(Number.POSITIVE_INFINITY), ...BYTES.subarray(4)]);
  const notANumber = Uint8Array.from([...BYTES.subarray(0, -4), ...floats(Number.NaN)]);
  it.each([
    ['a byte too few', ENTRIES, [BYTES.subarray(1)], /73 bytes instead of 74/],
    ['a byte too many', ENTRIES, [Uint8Array.from([...BYTES, 0])], /75 bytes/],
    ['a file too few', ENTRIES, [], /needs 1 files/],
    ['a missing weight', missing, [BYTES.subarray(0, -12)], /a\/bias is missing/],
    ['another shape of the same size', turned, [BYTES], /c\/kernel is 2 x 3, not 3 x 2/],
    ['an infinite value', ENTRIES, [infinite], /c\/kernel is not finite/],
    ['a value that is no number', ENTRIES, [notANumber], /a\/bias is not finite/],
  ])('refuses %s', (_name, weights, files, sentence) => {
    expect(() => read(weights, files)).toThrow(sentence);
    expect(() => read(weights, files)).toThrow(expect.objectContaining({ name: 'ModelFormatError' }));
  });
});

describe('parseWeightsManifest', () => {
  const [first] = ENTRIES;
  it.each([
    ['null', null],
    ['a graph model', { ...(modelOf(ENTRIES) as object), format: 'graph-model' }],
    ['no groups', { format: 'layers-model', weightsManifest: [] }],
    ['a path that leads elsewhere', modelOf(ENTRIES, ['../w.bin'])],
    ['a whole address', modelOf(ENTRIES, ['https://example.org/w.bin'])],
    ['no files', modelOf(ENTRIES, [])],
    ['whole numbers for weights', modelOf([{ ...first, dtype: 'int32' }])],
    ['half floats', modelOf([{ ...first, quantization: { dtype: 'float16' } }])],
    ['a scale below nought', modelOf([{ ...first, quantization: { dtype: 'uint8', scale: -1, min: 0 } }])],
    ['a scale that is no number', modelOf([{ ...first, quantization: { dtype: 'uint8', scale: null, min: 0 } }])],
    ['a side of nought', modelOf([{ ...first, shape: [0, 2] }])],
    ['a weight of a billion values', modelOf([{ ...first, shape: [100_000, 10_000] }])],
    ['a name twice', modelOf([first, first])],
  ])('refuses %s', (_name, value) => {
    expect(() => parseWeightsManifest(value)).toThrow(expect.objectContaining({ name: 'ModelFormatError' }));
  });
});
