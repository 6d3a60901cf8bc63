// Which networks the reader can choose, what they are called, and what is said of how they stand.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SavedRun } from '../../../engine/protocol/calls.ts';
import { readLink } from '../../../kit/exhibit/link-fields.ts';
import { dense, flatten, sequential } from '../../../nn/build.ts';
import { SEED_CIFAR_CNN } from '../../../nn/presets.ts';
import { MLP, runEntry, trainedSubject } from '../testing/cases.ts';
import { runTitle } from './run-names.ts';
import { worthLooking } from './saved-runs.ts';
import { readNetwork, refOfRun, runIdOfRef } from './subject-ref.ts';
import { className, pictureName, subjectSentence } from './subject.text.ts';
import { SUBJECTS } from './subjects.ts';
import { pictureAt, plainImages } from './test-images.ts';

const RUN: SavedRun = {
  runId: 'designer-1ab2',
  step: 1565,
  savedAt: 1,
  bytes: 4,
  spec: SEED_CIFAR_CNN,
  plan: SUBJECTS.cifar10.candidates[0].plan,
  validationAccuracy: 0.61,
  failedAt: null,
};

test('a link names a course’s network or a run of any name; anything else is damage', () => {
  const read = (network: string) => readLink({ network }, (link) => readNetwork(link, 'mnist'));
  fc.assert(
    fc.property(fc.stringMatching(/^[\w-]{1,80}$/), (runId) => {
      const ref = refOfRun(runId);
      expect(read(ref)).toEqual({ kind: 'ok', state: ref });
      expect(runIdOfRef(ref)).toBe(runId);
    }),
  );
  expect(read('cifar10')).toEqual({ kind: 'ok', state: 'cifar10' });
  for (const damaged of ['', 'run.', 'run.a b', `run.${'x'.repeat(81)}`, 'Run.a', 'designer-1']) {
    expect(read(damaged)).toMatchObject({ kind: 'problem', field: 'network' });
  }
});

test('a run is called by who trained it, its size, its data and how far it came', () => {
  expect(runTitle(RUN, 'en')).toBe('designer: 528,054 parameters, CIFAR-10, step 1,565, 61.0% right');
  expect(runTitle(RUN, 'zh')).toBe('设计台：528,054 个参数，CIFAR-10，第 1,565 步，验证准确率 61.0%');
  const own = { ...RUN, runId: 'playground-b-9', plan: { ...RUN.plan, dataset: 'own-3' }, validationAccuracy: null };
  expect(runTitle({ ...own, failedAt: 1570 }, 'en')).toBe(
    'playground B: 528,054 parameters, own images, broke off at step 1,570',
  );
  expect(runTitle({ ...own, runId: 'new-1' }, 'zh')).toBe('其他图：528,054 个参数，自己的图片，第 1,565 步');
});

test('listed are networks that read pictures, answer with classes and have been trained, newest first', () => {
  const sentence = sequential([40], [dense({ units: 3, activation: 'softmax' })]);
  const regression = sequential([8, 8, 1], [flatten(), dense({ units: 1 })]);
  const found = worthLooking([
    RUN,
    { ...RUN, runId: 'newer', savedAt: 7 },
    { ...RUN, runId: 'untrained', step: 0 },
    { ...RUN, runId: 'broken at once', step: 0, failedAt: 2, savedAt: 9 },
    { ...RUN, runId: 'sentence', spec: sentence },
    { ...RUN, runId: 'regression', spec: regression },
  ]);
  expect(found.map(({ runId }) => runId)).toEqual(['broken at once', 'newer', 'designer-1ab2']);
});

test('a run of a data set that the course does not know has numbered classes and pictures of its own size', () => {
  const own = runEntry(MLP, 'own-77');
  expect(own.data).toMatchObject({ id: 'own-77', shape: [8, 8, 1] });
  expect(className({ entry: own }, 0, 'en')).toBe('class 1');
  expect(className({ entry: runEntry(MLP, 'fashion-mnist') }, 9, 'en')).toBe('Ankle boot');
  expect(runEntry(MLP, 'own-77')).toBe(own);
});

test('pictures of one colour are always there, and stand in where test images are gone', () => {
  const plain = plainImages([2, 2, 3]);
  expect(plain.map(({ values }) => [...new Set(values)])).toEqual([[0], [0.5], [1]]);
  const gone = { shape: [2, 2, 3], samples: plain, isLoading: false, error: 'dataset-missing' } as const;
  expect(pictureAt(gone, 7)).toBe(plain[0]);
  expect(pictureAt(gone, 42)).toBe(plain[2]);
  expect(pictureAt({ ...gone, isLoading: true }, 7)).toBeNull();
  const subject = trainedSubject('mnist');
  expect(subject.images.samples.map((sample) => pictureName(subject, sample, 'en'))).toContain('An image all grey');
});

test('of a training that broke it is said why, where, and how many weights are no numbers', () => {
  const broken = { ...trainedSubject('mnist'), phase: 'broken', error: 'loss-not-finite', step: 3 } as const;
  expect(subjectSentence(broken, 'en')).toBe('Training broke off at step 3: the loss was no longer a number.');
  expect(subjectSentence({ ...broken, health: { broken: 12, total: 1010 } }, 'en')).toContain(
    'Of the 1,010 weights asked here 12 are no finite numbers any more.',
  );
  const absurd = { ...broken, error: 'loss-too-large', health: { broken: 0, total: 1010 } } as const;
  expect(subjectSentence(absurd, 'en')).toContain('grown beyond all bounds. Of the weights asked here all 1,010 are');
  expect(subjectSentence(absurd, 'zh')).toContain('1,010 个都还是数');
});
