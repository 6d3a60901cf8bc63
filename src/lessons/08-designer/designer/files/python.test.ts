// Exported scripts and notebooks: Python that compiles, runs from its first line to its last against a stand-in for Keras,
// and hands labels over as each loss reads them.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { DATASET_IDS } from '../../../../engine/catalog/datasets.ts';
import { NO_AUGMENTATION } from '../../../../nn/augmentation/spec.ts';
import { defaultOptimizer } from '../../../../nn/optimizers.ts';
import { toSeed } from '../../../../nn/plan.ts';
import type { LossKind, TrainingPlan } from '../../../../nn/plan.ts';
import { chooseFrom, randomNetwork } from '../../../../nn/testing/random-network.ts';
import { initial } from '../designer.ts';
import { readCode } from '../pasted-code.ts';
import { DEFAULT_CHOICE, OPTIMIZERS, planOf } from '../plan-choice.ts';
import { PRESETS } from '../presets.ts';
import { notebook, pythonScript } from './python.ts';
import { STAND_IN_PROGRAM } from './testing/keras-stand-in.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const hasNumpy = hasPython && spawnSync('python3', ['-c', 'import numpy']).status === 0;

function python(program: string, input: unknown): unknown {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', program], {
    input: JSON.stringify(input),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout === '' ? null : JSON.parse(stdout);
}

const AUGMENTATION = {
  ...NO_AUGMENTATION,
  rotationDegrees: 10,
  widthShift: 0.1,
  zoom: 0.2,
  shear: 0.1,
  horizontalFlip: true,
  brightness: 0.1,
  contrast: 0.1,
  hueTurns: 0.05,
  noise: 0.02,
  cutOut: 0.25,
  crop: 0.1,
};

const PLAN: TrainingPlan = { ...planOf(DEFAULT_CHOICE, 'cifar10'), trainCount: 500, validationCount: 100 };
const PLANS: readonly TrainingPlan[] = [
  PLAN,
  { ...PLAN, validationCount: 0 },
  { ...PLAN, earlyStopping: { patience: 3, minDelta: 0.01, restoreBestWeights: true } },
  { ...PLAN, pixelShuffle: toSeed(4) },
  { ...PLAN, labelNoise: 0.2, imageNoise: 0.1, classImbalance: 0.9 },
  { ...PLAN, shuffle: false, labelNoise: 0.1 },
  { ...PLAN, augmentation: AUGMENTATION },
  { ...PLAN, augmentation: AUGMENTATION, validationCount: 0, pixelShuffle: toSeed(1), classImbalance: 0.5 },
];

test.skipIf(!hasPython)('scripts and the cells of notebooks compile', () => {
  const scripts = PRESETS.flatMap(({ spec }) =>
    [...DATASET_IDS, 'own' as const].flatMap((data) =>
      PLANS.flatMap((plan) => {
        const { cells } = JSON.parse(notebook(spec, plan, data));
        return [
          pythonScript(spec, plan, data),
          cells.map((cell: { source: string[] }) => cell.source.join('')).join('\n'),
        ];
      }),
    ),
  );
  const program = 'import json, sys\nfor text in json.load(sys.stdin): compile(text, "script.py", "exec")';
  expect(python(program, scripts)).toBeNull();
  expect(scripts.length).toBeGreaterThan(200);
});

describe.skipIf(!hasNumpy)('run against a stand-in', () => {
  const run = (scripts: readonly string[]): unknown[] => Object(python(STAND_IN_PROGRAM, { samples: 700, scripts }));

  test('for every data set, from data to test', () => {
    const runs = run(DATASET_IDS.map((data) => pythonScript(initial.net, PLAN, data)));
    DATASET_IDS.forEach((data, i) => {
      const shape = data === 'cifar10' ? [32, 32, 3] : [28, 28, 1];
      const images = (count: number) => ({ shape: [count, ...shape], type: 'float32', least: 0, most: 1 });
      const labels = (count: number) => ({ shape: [count, 10], ones: true });
      expect(runs[i]).toMatchObject({
        optimizer: ['Adam', { learning_rate: 0.001 }],
        loss: 'categorical_crossentropy',
        x: images(500),
        y: labels(500),
        batch: 32,
        epochs: 5,
        validation: [images(100), labels(100)],
        callbacks: [['ModelCheckpoint', { filepath: 'best.keras', save_best_only: true }]],
        test: [images(50), labels(50)],
        reloaded: true,
        summary: true,
      });
    });
  });

  test('with labels as each loss reads them, for training, validation and test', () => {
    const losses: readonly LossKind[] = [
      'categorical_crossentropy',
      'sparse_categorical_crossentropy',
      'binary_crossentropy',
      'mse',
      'mae',
      'hinge',
    ];
    const runs = run(
      losses.flatMap((loss) => DATASET_IDS.map((data) => pythonScript(initial.net, { ...PLAN, loss }, data))),
    );
    losses.forEach((loss, i) => {
      const isSparse = loss === 'sparse_categorical_crossentropy';
      for (const each of runs.slice(i * DATASET_IDS.length, (i + 1) * DATASET_IDS.length)) {
        const { y, validation, test: tested } = Object(each);
        expect(each).toMatchObject({ loss });
        expect([y.shape, validation[1].shape, tested[1].shape]).toEqual(
          [500, 100, 50].map((count) => (isSparse ? [count] : [count, 10])),
        );
        expect([y.ones, validation[1].ones, tested[1].ones]).toEqual(Array(3).fill(!isSparse));
      }
    });
  });

  test('with every optimizer, network and plan', () => {
    const nets = Array.from({ length: 40 }, (_, n) =>
      randomNetwork(chooseFrom(Array.from({ length: 200 }, (__, i) => (n * 7919 + i * i * 104_729) % 9973)), {
        graphs: true,
        embeddings: 'anywhere',
      }),
    );
    const scripts = [
      ...OPTIMIZERS.map((kind) => pythonScript(initial.net, { ...PLAN, optimizer: defaultOptimizer(kind) }, 'mnist')),
      ...nets.map((net) => pythonScript(net, PLAN, 'mnist')),
      ...PRESETS.map(({ spec, data }) => pythonScript(spec, PLAN, data ?? 'mnist')),
      ...PLANS.flatMap((plan) => DATASET_IDS.map((data) => pythonScript(initial.net, plan, data))),
    ];
    const runs = run(scripts);
    expect(runs).toHaveLength(scripts.length);
    for (const each of runs) expect(Object(each).test[0].shape[0]).toBe(50);
    const planned = runs.slice(-PLANS.length * DATASET_IDS.length);
    PLANS.forEach((plan, i) => {
      const one = planned[i * DATASET_IDS.length];
      const isAugmented = plan.augmentation !== undefined;
      expect(one).toMatchObject({
        shuffle: plan.shuffle ?? true,
        batch: 32,
        x: { shape: [500, 28, 28, 1] },
        ...(isAugmented ? { augmented: true } : {}),
        callbacks: [
          ...(plan.validationCount > 0 ? [['ModelCheckpoint', {}]] : []),
          ...(plan.earlyStopping === null
            ? []
            : [['EarlyStopping', { patience: 3, min_delta: 0.01, restore_best_weights: true }]]),
        ],
      });
    });
  });
});

test('read back to the same network, whatever the plan', () => {
  for (const { spec } of PRESETS) {
    for (const data of [...DATASET_IDS, 'own' as const]) {
      for (const plan of PLANS) {
        expect(readCode(pythonScript(spec, plan, data), [1])).toMatchObject({ kind: 'ok', spec });
        expect(readCode(notebook(spec, plan, data), [1])).toMatchObject({ kind: 'ok', spec });
      }
    }
  }
});

test('notebooks are of format 4.5: every cell with an id of its own, none with outputs', () => {
  const read = JSON.parse(notebook(initial.net, PLAN, 'cifar10'));
  expect(read).toMatchObject({ nbformat: 4, nbformat_minor: 5 });
  const ids = read.cells.map((cell: { id: string }) => cell.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const cell of read.cells) {
    expect(Object.keys(cell).toSorted()).toEqual([
      'cell_type',
      'execution_count',
      'id',
      'metadata',
      'outputs',
      'source',
    ]);
    expect(cell.source.slice(0, -1).every((line: string) => line.endsWith('\n'))).toBe(true);
  }
});

test('the lines for several GPUs are there', () => {
  const script = pythonScript(initial.net, PLAN, 'cifar10');
  expect(script).toContain("# devices = keras.distribution.list_devices('gpu')");
  expect(script).toContain('keras.distribution.set_distribution(keras.distribution.DataParallel(devices=devices))');
});
