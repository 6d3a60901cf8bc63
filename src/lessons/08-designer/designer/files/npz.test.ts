import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { batchNormalization, conv2d, dense, flatten, separableConv2D, sequential } from '../../../../nn/build.ts';
import { initialWeights } from '../../../../nn/initializers.ts';
import { weightSpecs } from '../../../../nn/parameters.ts';
import { toSeed } from '../../../../nn/plan.ts';
import { sizeOf } from '../../../../nn/shapes.ts';
import { npz } from '../../../../kit/files/npz.ts';

const NETWORK = sequential(
  [10, 8, 3],
  [
    conv2d({ filters: 4, kernelSize: [3, 2] }),
    batchNormalization(),
    separableConv2D({ filters: 5, kernelSize: 3 }),
    flatten(),
    dense({ units: 3, useBias: false }),
  ],
);
const VALUES = initialWeights(NETWORK, toSeed(3));
const WEIGHTS = weightSpecs(NETWORK).map(({ name, shape }, i) => ({
  name,
  shape,
  values: VALUES[i] ?? new Float32Array(),
}));
/** A name no system takes for a folder of its own, and numbers that text would spoil. */
const ODD = [{ name: 'odd/kernel', shape: [4], values: Float32Array.of(-0, 1e-45, 3.4028234663852886e38, 0.1) }];

describe('.npz', () => {
  test('has every weight in numpy’s layout, byte for byte', () => {
    const files = unzipSync(npz(WEIGHTS));
    expect(Object.keys(files)).toEqual(WEIGHTS.map(({ name }) => `${name}.npy`));
    for (const { name, shape, values } of WEIGHTS) {
      const bytes = files[`${name}.npy`] ?? new Uint8Array();
      expect([...bytes.subarray(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const start = 10 + view.getUint16(8, true);
      expect(start % 64).toBe(0);
      const header = new TextDecoder().decode(bytes.subarray(10, start));
      const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
      expect(header).toMatch(/^\{'descr': '<f4', 'fortran_order': False, 'shape': \([\d, ]+\), \} *\n$/);
      expect(header).toContain(`'shape': ${tuple}`);
      expect(bytes.length - start).toBe(sizeOf(shape) * 4);
      values.forEach((value, i) => expect(view.getFloat32(start + 4 * i, true)).toBe(value));
    }
  });

  const hasNumpy = spawnSync('python3', ['-c', 'import numpy']).status === 0;

  test.skipIf(!hasNumpy)('is opened by numpy, with the same names, shapes and bits', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stride-npz-'));
    try {
      const path = join(folder, 'weights.npz');
      writeFileSync(path, npz([...WEIGHTS, ...ODD]));
      const program = [
        'import json, sys, numpy',
        'file = numpy.load(sys.argv[1], allow_pickle=False)',
        'print(json.dumps([[name, str(file[name].dtype), list(file[name].shape),',
        '                   file[name].ravel().view("<u4").tolist()] for name in file.files]))',
      ].join('\n');
      const { stdout, stderr } = spawnSync('python3', ['-c', program, path], { encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual(
        [...WEIGHTS, ...ODD].map(({ name, shape, values }) => [
          name,
          'float32',
          [...shape],
          [...new Uint32Array(values.slice().buffer)],
        ]),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
