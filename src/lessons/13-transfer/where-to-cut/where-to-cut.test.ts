import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BASE_MODELS } from '../../../engine/catalog/base-models.ts';
import { DATASETS } from '../../../engine/catalog/datasets.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import { fitRidgeHead, headScores } from '../../../nn/transfer/ridge-head.ts';
import { expectLinks, reachable } from '../../12-looking-inside/testing/cases.ts';
import { SAMPLE_SOURCES } from '../base/samples.ts';
import { present, SIDE } from './cuts-model.ts';
import { EMPTY_STORE } from './cut-store.ts';
import type { Measured } from './cut-store.ts';
import { mapsOfCut, measureKey } from './measure-cuts.ts';
import { curvesKey } from './train-ways.ts';
import { NO_CUTS } from './use-cuts.ts';
import type { CutSession } from './use-cuts.ts';
import * as cuts from './where-to-cut.ts';
import type { CutAction } from './where-to-cut.ts';
import { describe, winnerSentence } from './where-to-cut.text.ts';

const action: fc.Arbitrary<CutAction> = fc.oneof(
  fc.record({ kind: fc.constant('source' as const), source: fc.constantFrom(...SAMPLE_SOURCES) }),
  fc.record({ kind: fc.constant('count' as const), count: fc.integer({ min: 0, max: 900 }) }),
  fc.record({ kind: fc.constant('size' as const), sizePx: fc.constantFrom(96 as const, 128 as const, 160 as const) }),
  fc.record({ kind: fc.constant('cut' as const), cut: fc.constantFrom(...cuts.ALL_CUTS, 'nowhere') }),
  fc.record({ kind: fc.constant('method' as const), method: fc.constantFrom(...cuts.METHODS) }),
  fc.record({ kind: fc.constant('epochs' as const), epochs: fc.integer({ min: -1, max: 60 }) }),
);

const entry = BASE_MODELS['mobilenet-v2-body'];
const [TRAIN, TEST] = [12, 8];

function measured(): Measured {
  const random = createRandom(toSeed(3));
  const values = (count: number) => Float32Array.from({ length: 4 * count }, () => random.normal());
  const part = (count: number) => ({
    sizePx: 96,
    images: new Uint8Array(count * 96 * 96 * 3),
    labels: Uint8Array.from({ length: count }, (_, n) => n % 10),
    pictures: [],
  });
  const { classNames } = DATASETS.cifar10;
  return {
    classNames,
    set: { classNames, train: part(TRAIN), test: part(TEST) },
    imagesPerSecond: 120,
    pooled: new Map(
      entry.cuts.map((name) => [name, { train: values(TRAIN), test: values(TEST), all: values(TRAIN + TEST) }]),
    ),
    cuts: entry.cuts.map((name, place) => ({
      name,
      channels: 4,
      neighbours: place / 40,
      head: place === 9 ? 0.75 : 0.25,
      sharpness: place === 0 ? null : 0.3,
      maps: [],
    })),
  };
}

const loaded: CutSession = {
  ...NO_CUTS,
  base: { ...NO_CUTS.base, phase: 'loaded', entry },
  store: { ...EMPTY_STORE, measured: new Map([[measureKey(entry.id, cuts.initial), measured()]]) },
};

test('links restore every reachable state and refuse damage', () => {
  expectLinks(cuts, action, [
    { count: '19' },
    { cut: 'block_99_add' },
    { method: 'tsne' },
    { size: '97' },
    { pictures: 'dogs' },
    { epochs: '0' },
  ]);
});

test('any reachable state can be shown, measured and not, and a cut that the base lacks becomes its last', () => {
  fc.assert(
    fc.property(reachable(cuts, action), fc.constantFrom(NO_CUTS, loaded), (state, session) => {
      const model = present(state, session);
      expect(model.cuts[model.at]?.name).toBe(entry.cuts.includes(state.cut) ? state.cut : 'block_14_concat');
      expect(model.parameters.front + model.parameters.behind).toBe(
        present(cuts.initial, session).parameters.front + present(cuts.initial, session).parameters.behind,
      );
      for (const { x, y } of model.points) expect(x >= 0 && x <= SIDE && y >= 0 && y <= SIDE).toBe(true);
      for (const locale of ['zh', 'en'] as const) expect(describe(model, locale).length).toBeGreaterThan(40);
    }),
    { numRuns: 40 },
  );
});

test('what is measured is told with its numbers, and test pictures are told apart', () => {
  const model = present(cuts.initial, loaded);
  expect(model.points.length).toBe(TRAIN + TEST);
  expect(model.points.filter(({ isTest }) => isTest).length).toBe(TEST);
  expect(model.best?.head.name).toBe(entry.cuts[9]);
  const told = describe(model, 'en');
  expect(told).toContain('75');
  expect(told).toContain('block_12_add');
  expect(present({ ...cuts.initial, count: 40 }, loaded).measured).toBeNull();
});

test('a layout by neighbours is shown only where it belongs to the cut', () => {
  const state = { ...cuts.initial, method: 'umap' } as const;
  const value = Float32Array.from({ length: 2 * (TRAIN + TEST) }, (_, i) => i);
  const key = measureKey(entry.id, state);
  const at = (forKey: string) => present(state, { ...loaded, layout: { ...loaded.layout, value, forKey } });
  expect(at(`${key} block_12_add`).laidOutBy).toBe('umap');
  expect(at(`${key} block_2_add`).laidOutBy).toBe('pca');
});

test('the best of three trainings is named only where the difference is more than chance', () => {
  const ended = (frozen: number, tuned: number) => {
    const curve = (accuracy: number) => ({ accuracy: [0.1, accuracy], trainingMs: 1000 });
    const curves = new Map([
      [curvesKey(entry.id, cuts.initial), { frozen: curve(frozen), tuned: curve(tuned), fresh: curve(0.1) }],
    ]);
    return present(cuts.initial, { ...loaded, store: { ...loaded.store, curves } });
  };
  expect(ended(1, 0.2).winner).toMatchObject({ way: 'frozen', isClear: true });
  const close = ended(0.75, 0.625);
  expect(close.winner?.isClear).toBe(false);
  expect(winnerSentence(close, 'en')).toContain('can’t be told apart');
  expect(winnerSentence(close, 'zh')).toContain('分不出高下');
});

test('a map’s mean is the head’s score over the share of the class, and its sharpness follows where the heat lies', () => {
  const random = createRandom(toSeed(8));
  const [side, channels] = [4, 3];
  const values = Float32Array.from({ length: 2 * side * side * channels }, () => random.uniform());
  const known = Float32Array.from({ length: 30 * channels }, () => random.normal());
  const head = fitRidgeHead({ values: known, labels: Array.from({ length: 30 }, (_, n) => n % 3) }, 3);
  const { maps, sharpness } = mapsOfCut(head, { node: 'a', shape: [side, side, channels], values });
  const pooled = Float32Array.from({ length: channels }, (_, c) => {
    let sum = 0;
    for (let place = 0; place < side * side; place += 1) sum += values[place * channels + c] ?? 0;
    return sum / (side * side);
  });
  const [first] = maps;
  const mean = (first?.values.reduce((a, b) => a + b, 0) ?? 0) / (side * side);
  const share = 1 / 3;
  expect(mean + share).toBeCloseTo(Math.max(...headScores(head, pooled)), 5);
  expect(sharpness === null || (sharpness >= 0.1 && sharpness <= 1)).toBe(true);
});
