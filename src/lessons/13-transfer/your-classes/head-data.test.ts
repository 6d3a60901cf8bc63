// What trains the head: samples where they belong, the same head in every file, and links that come back.
import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as tf from '@tensorflow/tfjs';
import { forwardPass } from './testing/dense.ts';
import { BASE_MODELS } from '../../../engine/catalog/base-models.ts';
import { isOwnDatasetId } from '../../../engine/catalog/datasets.ts';
import { validateNetwork, validatePlan } from '../../../nn/validate.ts';
import { addClass, addPictures, NO_CLASSES } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import { headData, headDataset, headNetwork, headPlan } from './head-data.ts';
import type { HeadData } from './head-data.ts';
import { featuresNpz, headModelZip, headNotebook } from './head-files.ts';
import { BODY_OUTPUT } from '../../../nn/mobilenet/body-ends.ts';
import { decode, encode, initial, reduce, steps } from './settings.ts';
import { rolesOf } from './split.ts';

const SIZE = 6;
const CLASSES = 3;

function example(): { set: ClassSet; features: Map<string, Float32Array>; data: HeadData } {
  let set = NO_CLASSES;
  const features = new Map<string, Float32Array>();
  for (let label = 0; label < CLASSES; label += 1) {
    set = addClass(set, String(label), '');
    const pictures = Array.from({ length: 5 }, (_, i) => {
      const key = `${label}/${i}`;
      features.set(
        key,
        Float32Array.from({ length: SIZE }, (__, j) => Math.sin(label * 7 + i * 3 + j) * (j + 1)),
      );
      return { id: key, classId: String(label), key, order: label * 10 + i, bytes: Uint8Array.of(1) };
    });
    set = addPictures(set, pictures).set;
  }
  const data = headData(set, rolesOf(set, 20, 1), features);
  if (data === null) throw new Error('no data');
  return { set, features, data };
}

describe('the data of the head', () => {
  it('wait until every picture has features', () => {
    const { set, features } = example();
    const roles = rolesOf(set, 20, 1);
    features.delete('1/1');
    expect(headData(set, roles, features)).toBeNull();
    expect(headData(NO_CLASSES, new Map(), features)).toBeNull();
  });

  it('are those for training first, each with its own label, under a sound name, network and plan', () => {
    const { data } = example();
    const dataset = headDataset(data);
    expect(isOwnDatasetId(data.datasetId)).toBe(true);
    expect(dataset.train.labels).toHaveLength(15);
    expect(data.validation.labels).toHaveLength(3);
    [...data.train.pictures, ...data.validation.pictures].forEach(({ classId }, index) => {
      expect(dataset.train.labels[index]).toBe(Number(classId));
    });
    const [spec, plan] = [headNetwork(SIZE, CLASSES), headPlan(data, { seed: 1, epochs: 40 })];
    expect(validateNetwork(spec)).toEqual([]);
    expect(validatePlan(plan, spec)).toEqual([]);
  });
});

describe('files of the head', () => {
  it('say in TensorFlow.js of raw features what the head says of scaled ones', async () => {
    const { data, features } = example();
    const kernel = Float32Array.from({ length: SIZE * CLASSES }, (_, i) => Math.cos(i * 1.7));
    const bias = Float32Array.of(0.1, -0.2, 0.3);
    const zip = headModelZip(data, [
      { name: 'dense/kernel', shape: [SIZE, CLASSES], values: kernel },
      { name: 'dense/bias', shape: [CLASSES], values: bias },
    ]);
    const files = unzipSync(zip);
    const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(files['model.json']));
    const weightData = Uint8Array.from(files['weights.bin'] ?? []).buffer;
    await tf.setBackend('cpu');
    const model = await tf.loadLayersModel(
      tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }),
    );
    const [first] = data.train.pictures;
    const raw = features.get(first?.key ?? '') ?? new Float32Array();
    const said = model.predict(tf.tensor2d(raw, [1, SIZE]));
    if (Array.isArray(said)) throw new Error('one output');
    const expected = forwardPass(data.train.features.subarray(0, SIZE), kernel, bias);
    [...said.dataSync()].forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? 0, 4));
  });

  it('hold the features as the network put them out, and a notebook that is one', () => {
    const { data, features } = example();
    const files = unzipSync(featuresNpz(data));
    expect(Object.keys(files)).toEqual(['features.npy', 'labels.npy', 'validation.npy']);
    const bytes = files['features.npy'] ?? new Uint8Array();
    const header = new DataView(bytes.buffer, bytes.byteOffset).getUint16(8, true);
    expect(new TextDecoder().decode(bytes.subarray(10, 10 + header))).toContain('(15, 6)');
    const values = new Float32Array(bytes.slice(10 + header).buffer);
    const raw = features.get(data.train.pictures[0]?.key ?? '') ?? [];
    raw.forEach((value, i) => expect(values[i]).toBeCloseTo(value, 4));
    for (const { id, cuts } of Object.values(BASE_MODELS)) {
      for (const cut of cuts) {
        const text = headNotebook({ model: id, cut, sizePx: 96, epochs: 3, seed: 1, validation: 20 });
        expect(JSON.parse(text).cells.length).toBeGreaterThan(4);
      }
    }
    const joined = headNotebook({
      model: 'mobilenet-v2-body',
      cut: BODY_OUTPUT,
      sizePx: 96,
      epochs: 3,
      seed: 1,
      validation: 20,
    });
    const source = JSON.parse(joined)
      .cells.flatMap((cell: { readonly source: readonly string[] }) => cell.source)
      .join('');
    expect(source).toContain(`cut = keras.layers.Concatenate()([
    base.get_layer('block_14_depthwise_relu').output,
    base.get_layer('block_14_add').output,
])`);
  });
});

describe('settings', () => {
  it('come back from their link, steps too, and damaged links get a sentence', () => {
    for (const state of [initial, ...steps.map((step) => step.state)]) {
      expect(decode(encode(state))).toEqual({ kind: 'ok', state });
    }
    fc.assert(
      fc.property(
        fc.constantFrom('cut', 'size', 'head', 'source', 'k', 'seed', 'perClass'),
        fc.string(),
        (field, text) => {
          const read = decode({ [field]: text });
          if (read.kind === 'problem') expect(read.message.zh).toMatch(/链接/);
          else expect(decode(encode(read.state))).toEqual(read);
        },
      ),
    );
  });

  it('refuse what is out of range', () => {
    expect(reduce(initial, { kind: 'number', field: 'k', value: 0 })).toBe(initial);
    expect(reduce(initial, { kind: 'cut', cut: 'nowhere' })).toBe(initial);
    expect(reduce(initial, { kind: 'number', field: 'k', value: 3 }).k).toBe(3);
  });
});
