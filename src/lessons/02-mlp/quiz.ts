// The questions of the lesson, without words: what is drawn, what is right. Numeric answers come from nn.
// Not responsible for: texts (quiz.zh.ts, quiz.en.ts) or grading (kit/quiz).
import type { Question } from '../../kit/quiz/question.ts';
import { activate } from '../../nn/activations.ts';
import { dense, flatten, sequential } from '../../nn/build.ts';
import { watchLosses } from '../../nn/early-stopping.ts';
import { lossValue } from '../../nn/losses.ts';
import { countParameters } from '../../nn/parameters.ts';
import { toSeed } from '../../nn/plan.ts';
import { createRandom, STREAM } from '../../nn/random.ts';

/** Picks one of a list, always the same for the same seed and question. */
function pick(seed: number, question: number): <Item>(items: readonly [Item, ...Item[]]) => Item {
  const random = createRandom(toSeed(seed), STREAM.questions, question);
  return (items) => items[random.integer(items.length)] ?? items[0];
}

/** Validation losses that fall, stall, and once get a little better again. */
function lossesOf(seed: number): readonly number[] {
  const random = createRandom(toSeed(seed), STREAM.questions, 27);
  const start = 40 + random.integer(20);
  const falls = [9 + random.integer(5), 5 + random.integer(4), 1 + random.integer(4)];
  const rises = [1 + random.integer(4), random.integer(2) === 0 ? -3 : 2, 3, 1, 2];
  let percent = start;
  const list = [percent];
  for (const fall of falls) list.push((percent -= fall));
  const best = percent;
  for (const rise of rises) list.push((percent = best + rise));
  return list.map((value) => value / 100);
}

/** Least probability of the largest class in the goal `certain`. */
export const CERTAIN = 0.99;

export const questions = [
  {
    kind: 'numeric',
    id: 'flatten-size',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 20);
      const [side, channels] = [one([8, 16, 28, 32, 64]), one([1, 3])];
      return { values: { side, channels }, answer: side * side * channels };
    },
  },
  {
    kind: 'numeric',
    id: 'dense-count',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 21);
      const [side, units, classes] = [one([8, 16, 28]), one([32, 64, 128, 256]), one([5, 10, 26])];
      const network = sequential(
        [side, side, 1],
        [flatten(), dense({ units, activation: 'relu' }), dense({ units: classes, activation: 'softmax' })],
      );
      return { values: { side, units, classes, pixels: side * side }, answer: countParameters(network).total };
    },
  },
  {
    kind: 'numeric',
    id: 'unit-output',
    tolerance: 0.005,
    generate: (seed: number) => {
      const one = pick(seed, 22);
      const [x, y] = [one([0.5, 1, 2]), one([-1, 1, 3])];
      const [v, w, b] = [one([0.4, 0.5, -0.5]), one([-0.5, 0.2, 0.6]), one([-0.2, 0.1, 0.3])];
      return { values: { x, y, v, w, b }, answer: Math.round(activate('relu', x * v + y * w + b) * 1e6) / 1e6 };
    },
  },
  {
    kind: 'numeric',
    id: 'crossentropy',
    tolerance: 0.01,
    generate: (seed: number) => {
      const p = pick(seed, 23)([0.05, 0.1, 0.2, 0.25, 0.4, 0.5, 0.6, 0.8, 0.9]);
      const answer = lossValue('categorical_crossentropy', [p, 1 - p], [0], 1, 2);
      return { values: { percent: Math.round(p * 100) }, answer: Math.round(answer * 1000) / 1000 };
    },
  },
  {
    kind: 'numeric',
    id: 'sgd-step',
    tolerance: 0.0005,
    generate: (seed: number) => {
      const one = pick(seed, 24);
      const [w, g, rate] = [one([0.5, -0.3, 1.2]), one([2, -1.5, 0.4]), one([0.1, 0.05, 0.01])];
      return { values: { w, g, rate }, answer: Math.round((w - rate * g) * 1e6) / 1e6 };
    },
  },
  {
    kind: 'numeric',
    id: 'dropout-scale',
    tolerance: 0.005,
    generate: (seed: number) => {
      const one = pick(seed, 25);
      const [percent, output] = [one([20, 25, 50, 60, 75]), one([0.6, 1.2, 2, 3])];
      return { values: { percent, output }, answer: Math.round((output / (1 - percent / 100)) * 1e6) / 1e6 };
    },
  },
  {
    kind: 'numeric',
    id: 'steps',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 26);
      const [images, batch, epochs] = [one([1000, 5000, 12_000, 48_000]), one([32, 64, 100]), one([2, 3, 5])];
      return { values: { images, batch, epochs }, answer: Math.ceil(images / batch) * epochs };
    },
  },
  {
    kind: 'numeric',
    id: 'early-stop',
    tolerance: 0,
    generate: (seed: number) => {
      const losses = lossesOf(seed);
      const patience = pick(seed, 28)([1, 2, 3]);
      const values = Object.fromEntries(losses.map((loss, i) => [`loss${i + 1}`, loss]));
      return { values: { ...values, patience }, answer: watchLosses(losses, { patience, minDelta: 0 }).length };
    },
  },
  { kind: 'ordering', id: 'one-step', order: ['batch', 'forward', 'loss', 'backward', 'update'] },
  { kind: 'choice', id: 'no-bend', options: ['slower', 'one-layer', 'no-softmax', 'negative'], correct: 'one-layer' },
  {
    kind: 'choice',
    id: 'vanishing',
    options: ['values-small', 'slopes', 'weights-random', 'softmax'],
    correct: 'slopes',
  },
  { kind: 'choice', id: 'shift', options: ['all-larger', 'none', 'largest', 'nan'], correct: 'none' },
  { kind: 'choice', id: 'fresh-loss', options: ['zero', 'one', 'ln-ten', 'point-nine'], correct: 'ln-ten' },
  { kind: 'choice', id: 'all-zero', options: ['same', 'slow', 'fine', 'large'], correct: 'same' },
  { kind: 'choice', id: 'higher-train', options: ['bug', 'dropout', 'leak', 'overfitting'], correct: 'dropout' },
  { kind: 'choice', id: 'which-set', options: ['test', 'validation', 'train', 'any'], correct: 'validation' },
  {
    kind: 'goal',
    id: 'certain',
    exhibit: 'activation-functions',
    reached: async (query: Readonly<Record<string, string>>) => {
      const { decode, initial } = await import('./activation-functions/activation-functions.ts');
      const { present } = await import('./activation-functions/activation-model.ts');
      const decoded = decode(query);
      if (decoded.kind === 'problem' || decoded.state.mode !== 'softmax') return false;
      const { rows, top } = present(decoded.state);
      const isUntouched = decoded.state.logits.every((logit, k) => logit === initial.logits[k]);
      return isUntouched && (rows[top]?.probability ?? 0) >= CERTAIN;
    },
  },
] as const satisfies readonly Question[];
