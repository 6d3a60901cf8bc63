import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import * as tf from '@tensorflow/tfjs';
import { describe as group, expect, test } from 'vitest';
import {
  batchNormalization,
  conv2d,
  dense,
  flatten,
  maxPooling2D,
  separableConv2D,
  sequential,
} from '../../../../nn/build.ts';
import { DATASET_IDS } from '../../../../engine/catalog/datasets.ts';
import { forwardPass } from '../../../../nn/forward.ts';
import { initialWeights } from '../../../../nn/initializers.ts';
import { weightSpecs } from '../../../../nn/parameters.ts';
import { toSeed } from '../../../../nn/plan.ts';
import { createRandom } from '../../../../nn/random.ts';
import { sizeOf } from '../../../../nn/shapes.ts';
import { encodeSpec } from '../../../../nn/spec-codec.ts';
import { chooseFrom, randomNetwork } from '../../../../nn/testing/random-network.ts';
import type { NetworkSpec } from '../../../../nn/spec.ts';
import { decode, encode, initial } from '../designer.ts';
import { DEFAULT_CHOICE, planOf } from '../plan-choice.ts';
import { readCode } from '../pasted-code.ts';
import { PRESETS } from '../presets.ts';
import { designFile, readFile } from './design-file.ts';
import { layersModelFiles } from './layers-model.ts';
import { npz } from './npz.ts';
import { notebook, pythonScript } from './python.ts';

const plan = planOf(DEFAULT_CHOICE, 'cifar10');

function weightsOf(spec: NetworkSpec) {
  const values = initialWeights(spec, toSeed(3));
  return weightSpecs(spec).map(({ name, shape }, i) => ({ name, shape, values: values[i] ?? new Float32Array() }));
}

group('code', () => {
  const hasPython = spawnSync('python3', ['--version']).status === 0;

  // Read as it is compiled: of the preset networks, for each data set, nothing is run.
  test.skipIf(!hasPython)('scripts are Python', () => {
    const scripts = PRESETS.flatMap(({ spec }) =>
      DATASET_IDS.map((data) => pythonScript(spec, planOf(DEFAULT_CHOICE, data), data)),
    );
    const program = 'import json, sys\nfor text in json.load(sys.stdin): compile(text, "script.py", "exec")';
    const { status, stderr } = spawnSync('python3', ['-c', program], {
      input: JSON.stringify(scripts),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(scripts.length).toBeGreaterThan(20);
  });

  test('script and notebook of every preset read back to the same network', () => {
    for (const { spec } of PRESETS) {
      for (const data of ['mnist', 'fashion-mnist', 'cifar10'] as const) {
        expect(readCode(pythonScript(spec, plan, data), [1])).toMatchObject({ kind: 'ok', spec });
        expect(readCode(notebook(spec, plan, data), [1])).toMatchObject({ kind: 'ok', spec });
      }
    }
  });
});

/** Code says nothing of how biases begin where there are none. */
function asCodeSaysIt(spec: NetworkSpec): NetworkSpec {
  const nodes = spec.nodes.map((node) => {
    const { layer } = node;
    return 'useBias' in layer && !layer.useBias
      ? { ...node, layer: { ...layer, biasInitializer: 'zeros' as const } }
      : node;
  });
  return { ...spec, nodes };
}

test('2,000 random networks survive link, file and code', { timeout: 60_000 }, () => {
  const choices = fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 260 });
  fc.assert(
    fc.property(choices, (given) => {
      const net = randomNetwork(chooseFrom(given), { graphs: true });
      const state = { ...initial, net };
      expect(decode(encode(state))).toEqual({ kind: 'ok', state });
      expect(readFile(designFile(state), initial)).toEqual({ kind: 'ok', state });
      const read = readCode(pythonScript(net, plan, 'cifar10'), [1]);
      expect(read.kind === 'ok' ? encodeSpec(read.spec) : read).toBe(encodeSpec(asCodeSaysIt(net)));
    }),
    { numRuns: 2000 },
  );
});

group('our own file', () => {
  test('brings back the design it was made of', () => {
    for (const { spec, data } of PRESETS) {
      const state = { ...initial, net: spec, data: data ?? 'mnist', plan: { ...DEFAULT_CHOICE, rate: 0.25 } };
      expect(readFile(designFile(state), initial)).toEqual({ kind: 'ok', state });
    }
  });

  test('damaged, hostile and foreign files are problems, never exceptions', () => {
    const good = designFile({ ...initial, data: 'mnist' });
    expect(readFile(good.slice(0, -5), initial)).toEqual({ kind: 'problem', code: 'damaged' });
    expect(readFile(good.replace('"version": 1', '"version": 2'), initial)).toMatchObject({ code: 'newer' });
    expect(readFile('{"__proto__": {"format": "stride-design"}}', initial)).toMatchObject({ code: 'unknown' });
    expect(readFile('{"format": "stride-design", "version": 1, "link": {"net": 7}}', initial)).toMatchObject({
      code: 'damaged',
    });
    expect(readFile('{"cells": [{"cell_type": "markdown", "source": "hi"}]}', initial)).toMatchObject({
      code: 'no-code',
    });
    expect(readFile('not python at all (', initial)).toMatchObject({ kind: 'code-problem' });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['ok', 'problem', 'code-problem']).toContain(readFile(text, initial).kind);
      }),
    );
  });
});

group('weights', () => {
  test('.npz holds every weight in numpy’s layout', () => {
    const weights = weightsOf(initial.net);
    const files = unzipSync(npz(weights));
    expect(Object.keys(files)).toEqual(weights.map(({ name }) => `${name}.npy`));
    for (const { name, shape, values } of weights) {
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
      expect(view.getFloat32(start, true)).toBe(values[0]);
    }
  });

  test('tfjs loads the model and computes the same as here', async () => {
    await tf.setBackend('cpu');
    const mixed = sequential(
      [12, 12, 3],
      [
        conv2d({ filters: 4, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' }),
        batchNormalization(),
        separableConv2D({ filters: 6, kernelSize: 3, activation: 'elu' }),
        maxPooling2D({ poolSize: 2 }),
        flatten(),
        dense({ units: 5, activation: 'softmax' }),
      ],
    );
    for (const spec of [mixed, initial.net]) {
      const weights = weightsOf(spec);
      const files = layersModelFiles(spec, weights);
      if (files === null) throw new Error('This network should be writable.');
      const { modelTopology, weightsManifest } = JSON.parse(files.model);
      const weightData = files.bytes.slice().buffer;
      const artifacts = { modelTopology, weightSpecs: weightsManifest[0].weights, weightData };
      const model = await tf.loadLayersModel(tf.io.fromMemory(artifacts));
      const random = createRandom(toSeed(9));
      const sample = Float32Array.from({ length: sizeOf(spec.inputShape) }, () => random.uniform());
      const answer = model.predict(tf.tensor(sample, [1, ...spec.inputShape]));
      if (Array.isArray(answer)) throw new Error('One output was expected.');
      const theirs = await answer.data();
      const ours = forwardPass(
        spec,
        weights.map(({ values }) => values),
        sample,
      ).at(-1)?.values;
      expect(ours?.length).toBe(theirs.length);
      theirs.forEach((value, i) => expect(Math.abs(value - (ours?.[i] ?? Number.NaN))).toBeLessThan(1e-5));
    }
  });

  test('networks with branches are not written as a chain', () => {
    const resnet = PRESETS.find(({ id }) => id === 'resnet')?.spec;
    expect(resnet && layersModelFiles(resnet, [])).toBeNull();
  });
});
