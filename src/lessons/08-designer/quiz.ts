// The questions of the lesson, without words: what is drawn, what is right. Numeric answers come from nn's own counts.
// Not responsible for: texts (quiz.zh.ts, quiz.en.ts) or grading (kit/quiz).
import { conv2d, dense, flatten, globalAveragePooling2D, maxPooling2D, sequential } from '../../nn/build.ts';
import { countParameters } from '../../nn/parameters.ts';
import { toSeed } from '../../nn/plan.ts';
import { createRandom, STREAM } from '../../nn/random.ts';
import { inferShapes } from '../../nn/shapes.ts';
import type { Layer } from '../../nn/spec.ts';
import type { Question } from '../../kit/quiz/question.ts';

/** Picks one of a list, always the same for the same seed and question. */
function pick(seed: number, question: number): <Item>(items: readonly [Item, ...Item[]]) => Item {
  const random = createRandom(toSeed(seed), STREAM.questions, question);
  return (items) => items[random.integer(items.length)] ?? items[0];
}

/** Convolve and pool, filters doubling from `first`. */
function blocks(count: number, first: number, kernelSize: number): readonly Layer[] {
  return Array.from({ length: count }, (_, block) => [
    conv2d({ filters: first * 2 ** block, kernelSize, padding: 'same', activation: 'relu' }),
    maxPooling2D({ poolSize: 2 }),
  ]).flat();
}

/** The most parameters of the goal `lean`. */
export const GOAL = { parameters: 50_000, side: 4 } as const;

export const questions = [
  {
    kind: 'numeric',
    id: 'side-after',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 81);
      const size = one([32, 64, 128, 256]);
      const count = one([2, 3, 4]);
      const output = inferShapes(sequential([size, size, 3], blocks(count, 16, 3))).at(-1)?.output;
      return { values: { size, count }, answer: output?.[0] ?? 0 };
    },
  },
  {
    kind: 'numeric',
    id: 'flat',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 82);
      const size = one([32, 64, 96]);
      const count = one([2, 3]);
      const first = one([8, 16, 32]);
      const shapes = inferShapes(sequential([size, size, 3], [...blocks(count, first, 3), flatten()]));
      return { values: { size, count, first, last: first * 2 ** (count - 1) }, answer: shapes.at(-1)?.output[0] ?? 0 };
    },
  },
  {
    kind: 'numeric',
    id: 'conv-count',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 83);
      const depth = one([3, 16, 32]);
      const filters = one([16, 32, 64]);
      const kernel = one([2, 3, 5]);
      const { total } = countParameters(sequential([32, 32, depth], [conv2d({ filters, kernelSize: kernel })]));
      return { values: { depth, filters, kernel }, answer: total };
    },
  },
  {
    kind: 'numeric',
    id: 'dense-count',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 84);
      const side = one([2, 4, 8]);
      const depth = one([32, 64, 128]);
      const units = one([100, 250, 500]);
      const { total } = countParameters(sequential([side, side, depth], [flatten(), dense({ units })]));
      return { values: { side, depth, units, flat: side * side * depth }, answer: total };
    },
  },
  {
    kind: 'numeric',
    id: 'average-count',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 85);
      const side = one([4, 7, 8]);
      const depth = one([64, 128, 256]);
      const classes = one([10, 43, 133]);
      const { total } = countParameters(
        sequential([side, side, depth], [globalAveragePooling2D(), dense({ units: classes, activation: 'softmax' })]),
      );
      return { values: { side, depth, classes }, answer: total };
    },
  },
  {
    kind: 'ordering',
    id: 'layers',
    order: ['conv-small', 'pool', 'conv-large', 'flatten', 'hidden', 'classes'],
  },
  {
    kind: 'placing',
    id: 'shapes',
    places: [
      { id: 'conv1', label: 'wide' },
      { id: 'pool1', label: 'halved' },
      { id: 'conv2', label: 'deepened' },
      { id: 'flatten', label: 'flat' },
    ],
    labels: ['wide', 'halved', 'deepened', 'flat', 'shrunk'],
    draw: (seed: number) => {
      const one = pick(seed, 86);
      const side = one([32, 64, 96]);
      const first = one([8, 16, 32]);
      const second = first * one([2, 4]);
      const spec = sequential(
        [side, side, 3],
        [
          conv2d({ filters: first, kernelSize: 3, padding: 'same', activation: 'relu' }),
          maxPooling2D({ poolSize: 2 }),
          conv2d({ filters: second, kernelSize: 3, padding: 'same', activation: 'relu' }),
          flatten(),
        ],
      );
      const shapes = inferShapes(spec).map(({ output }) => output);
      const half = shapes[1]?.[0] ?? 0;
      return { side, first, second, half, flat: shapes[3]?.[0] ?? 0 };
    },
  },
  { kind: 'choice', id: 'aim', options: ['deeper', 'wider', 'same', 'fewer-layers'], correct: 'deeper' },
  { kind: 'choice', id: 'last-layer', options: ['relu', 'softmax', 'sigmoid-one', 'linear'], correct: 'softmax' },
  { kind: 'choice', id: 'no-relu', options: ['slower', 'one-layer', 'error', 'nothing'], correct: 'one-layer' },
  {
    kind: 'choice',
    id: 'dearest',
    options: ['first-conv', 'last-conv', 'first-dense', 'last-dense'],
    correct: 'first-dense',
  },
  {
    kind: 'goal',
    id: 'lean',
    exhibit: 'designer',
    reached: async (query: Readonly<Record<string, string>>) => {
      const { decode } = await import('./designer/designer.ts');
      const { present } = await import('./designer/designer-model.ts');
      const { NO_SESSION } = await import('./designer/session.ts');
      const decoded = decode(query);
      if (decoded.kind === 'problem') return false;
      const { total, isTrainable, rows } = present(decoded.state, NO_SESSION);
      const isSmall = rows.some(({ known }) => known?.output.length === 3 && (known.output[0] ?? 0) <= GOAL.side);
      return total !== null && total <= GOAL.parameters && isTrainable && isSmall;
    },
  },
] as const satisfies readonly Question[];
