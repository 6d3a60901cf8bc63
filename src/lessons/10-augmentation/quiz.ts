// The questions of the lesson, without words: what is drawn, what is right. Numeric answers come from nn.
// Not responsible for: texts (quiz.zh.ts, quiz.en.ts) or grading (kit/quiz).
import type { Question } from '../../kit/quiz/question.ts';
import { affineOf } from '../../nn/augmentation/affine.ts';
import { drawAugmentation } from '../../nn/augmentation/draw.ts';
import { NO_AUGMENTATION } from '../../nn/augmentation/spec.ts';
import { generatorEpochs, passBatches } from '../../nn/epoch-steps.ts';
import { toSeed } from '../../nn/plan.ts';
import { createRandom, STREAM } from '../../nn/random.ts';

/** Picks one of a list, always the same for the same seed and question. */
function pick(seed: number, question: number): <Item>(items: readonly [Item, ...Item[]]) => Item {
  const random = createRandom(toSeed(seed), STREAM.questions, question);
  return (items) => items[random.integer(items.length)] ?? items[0];
}

const SAMPLES = [1000, 2000, 5000, 10_000, 45_000, 50_000, 60_000] as const;
const BATCHES = [12, 24, 48, 64, 96, 128] as const;

export const questions = [
  {
    kind: 'numeric',
    id: 'fit-steps',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 101);
      const samples = one(SAMPLES);
      const batch = one(BATCHES);
      return { values: { samples, batch }, answer: passBatches(samples, batch).length };
    },
  },
  {
    kind: 'numeric',
    id: 'last-batch',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 102);
      const samples = one(SAMPLES);
      const batch = one([12, 48, 64, 96, 128, 300]);
      return { values: { samples, batch }, answer: passBatches(samples, batch).at(-1) ?? 0 };
    },
  },
  {
    kind: 'numeric',
    id: 'second-epoch',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 103);
      const samples = one([100, 200, 500, 1000, 2000]);
      const batch = one([12, 24, 48, 64, 96]);
      const steps = Math.floor(samples / batch);
      const left = samples % batch;
      return {
        values: { samples, batch, steps, left },
        answer: generatorEpochs(samples, batch, steps, 2)[1]?.images ?? 0,
      };
    },
  },
  {
    kind: 'numeric',
    id: 'where-from',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 104);
      const width = one([28, 32]);
      const shift = one([1, 2, 3, 4]);
      const place = one([8, 10, 12, 15, 17]);
      const size = { height: width, width, channels: 1 };
      const still = drawAugmentation(NO_AUGMENTATION, size, toSeed(1), 0, 0);
      const { xx, x0 } = affineOf({ ...still, shiftX: shift, flipX: true }, size);
      return { values: { width, shift, place }, answer: xx * place + x0 };
    },
  },
  {
    kind: 'numeric',
    id: 'rotation-factor',
    tolerance: 0.01,
    generate: (seed: number) => {
      const factor = pick(seed, 105)([0.02, 0.025, 0.04, 0.05, 0.1, 0.125, 0.2]);
      return { values: { factor }, answer: 360 * factor };
    },
  },
  { kind: 'choice', id: 'six-nine', options: ['shift', 'half-turn', 'slant', 'noise'], correct: 'half-turn' },
  { kind: 'choice', id: 'which-images', options: ['all', 'train', 'train-validation', 'test'], correct: 'train' },
  { kind: 'choice', id: 'lower-training', options: ['bug', 'harder', 'rate', 'fewer'], correct: 'harder' },
  { kind: 'choice', id: 'one-reading', options: ['speed', 'sharp', 'labels', 'random'], correct: 'sharp' },
  { kind: 'choice', id: 'interval', options: ['proved', 'chance', 'harm', 'seed'], correct: 'chance' },
  {
    kind: 'goal',
    id: 'only-mirror',
    exhibit: 'preview',
    reached: async (query: Readonly<Record<string, string>>) => {
      const { decode } = await import('./preview/preview.ts');
      const decoded = decode(query);
      if (decoded.kind === 'problem') return false;
      const { spec } = decoded.state;
      return (
        JSON.stringify({ ...spec, fillMode: 'nearest' }) ===
        JSON.stringify({ ...NO_AUGMENTATION, horizontalFlip: true })
      );
    },
  },
  {
    kind: 'goal',
    id: 'mended',
    exhibit: 'step-arithmetic',
    reached: async (query: Readonly<Record<string, string>>) => {
      const { decode, present } = await import('./step-arithmetic/step-arithmetic.ts');
      const decoded = decode(query);
      return decoded.kind === 'ok' && present(decoded.state).notebook.kind === 'mended';
    },
  },
] as const satisfies readonly Question[];
