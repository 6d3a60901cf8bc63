// The questions of the lesson, without words: what is drawn, what is right. Numeric answers come from nn's own counts.
// Not responsible for: texts (text.zh.tsx, text.en.tsx) or grading (kit/quiz).
import { conv2d, dense, sequential } from '../../nn/build.ts';
import { countParameters } from '../../nn/parameters.ts';
import { toSeed } from '../../nn/plan.ts';
import { createRandom, STREAM } from '../../nn/random.ts';
import type { Question } from '../../kit/quiz/question.ts';
import {
  billsFor,
  decode as decodeCables,
  initial as initialCables,
  outputSide,
} from './cut-the-cables/cut-the-cables.ts';
import { decode as decodeFlatten, present as presentFlatten, SIDE } from './flatten/flatten.ts';
import { NO_DIGITS } from './digits.ts';

/** Picks one of a list, always the same for the same seed and question. */
function pick(seed: number, question: number): <Item>(items: readonly [Item, ...Item[]]) => Item {
  const random = createRandom(toSeed(seed), STREAM.questions, question);
  return (items) => items[random.integer(items.length)] ?? items[0];
}

/** The goal of `small-colour`: out of reach of 3 x 3 kernels, in reach of 2 x 2 ones with the default 16 filters. */
export const SMALL_COLOUR = { parameters: 220, filters: 8 } as const;

export const questions = [
  {
    kind: 'numeric',
    id: 'index',
    tolerance: 0,
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, 1);
      const row = 1 + random.integer(SIDE - 2);
      const column = random.integer(SIDE);
      return { values: { row, column }, answer: row * SIDE + column };
    },
  },
  { kind: 'choice', id: 'flatten', options: ['values', 'neighbours', 'colours', 'nothing'], correct: 'neighbours' },
  {
    kind: 'numeric',
    id: 'dense-count',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 2);
      const side = one([16, 20, 28, 32]);
      const units = one([32, 64, 100, 256]);
      const { total } = countParameters(sequential([side * side], [dense({ units })]));
      return { values: { side, inputs: side * side, units }, answer: total };
    },
  },
  {
    kind: 'numeric',
    id: 'local-count',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 3);
      const size = one([8, 10, 12, 14]);
      const kernel = one([2, 3, 5]);
      const local = billsFor({ ...initialCables, size, kernel }).find(({ stage }) => stage === 'local');
      return { values: { size, kernel, side: outputSide(size, kernel) }, answer: local?.total ?? 0 };
    },
  },
  {
    kind: 'numeric',
    id: 'conv-count',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 4);
      const filters = one([8, 16, 32, 64]);
      const kernel = one([2, 3, 5, 7]);
      const depth = one([1, 3, 16, 32]);
      const { total } = countParameters(sequential([kernel, kernel, depth], [conv2d({ filters, kernelSize: kernel })]));
      return { values: { filters, kernel, depth }, answer: total };
    },
  },
  {
    kind: 'choice',
    id: 'why-share',
    options: ['fewer', 'same-pattern', 'speed', 'same-output'],
    correct: 'same-pattern',
  },
  {
    kind: 'choice',
    id: 'moved',
    options: ['unchanged', 'moves-along', 'random', 'zero'],
    correct: 'moves-along',
  },
  {
    kind: 'choice',
    id: 'shuffled',
    options: ['both-fail', 'mlp-same', 'cnn-same', 'mlp-better'],
    correct: 'mlp-same',
  },
  {
    kind: 'choice',
    id: 'where',
    options: ['first-conv', 'second-conv', 'dense', 'output'],
    correct: 'dense',
  },
  {
    kind: 'goal',
    id: 'small-colour',
    exhibit: 'cut-the-cables',
    reached: (query: Readonly<Record<string, string>>) => {
      const decoded = decodeCables(query);
      if (decoded.kind === 'problem') return false;
      const { state } = decoded;
      const bill = billsFor(state).find(({ stage }) => stage === 'filters');
      const isWanted = state.stage === 'filters' && state.channels === 3 && state.filters >= SMALL_COLOUR.filters;
      return isWanted && bill !== undefined && bill.total < SMALL_COLOUR.parameters;
    },
  },
  {
    kind: 'goal',
    id: 'corner',
    exhibit: 'flatten',
    reached: (query: Readonly<Record<string, string>>) => {
      const decoded = decodeFlatten(query);
      return decoded.kind === 'ok' && presentFlatten(decoded.state, NO_DIGITS).neighbours.length === 3;
    },
  },
] as const satisfies readonly Question[];
