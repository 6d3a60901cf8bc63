// The questions of the lesson, without words: what is drawn, what is right. Numeric answers come from nn's own counts.
// Not responsible for: texts (quiz.zh.ts, quiz.en.ts) or grading (kit/quiz).
import { cellsAt, places, realTraps } from '../../kit/quiz/cells.ts';
import type { Question } from '../../kit/quiz/question.ts';
import { conv2d, dense, flatten, maxPooling2D, sequential } from '../../nn/build.ts';
import { countParameters } from '../../nn/parameters.ts';
import { toSeed } from '../../nn/plan.ts';
import { fitBox } from '../../nn/prepare-image.ts';
import { createRandom, STREAM } from '../../nn/random.ts';
import { unitInputs } from '../../nn/receptive-field.ts';
import { inferShapes, sizeOf } from '../../nn/shapes.ts';

/** Picks one of a list, always the same for the same seed and question. */
function pick(seed: number, question: number): <Item>(items: readonly [Item, ...Item[]]) => Item {
  const random = createRandom(toSeed(seed), STREAM.questions, question);
  return (items) => items[random.integer(items.length)] ?? items[0];
}

/** How many numbers the array of the goal `whole-picture` has: 16 x 16 x 3. */
export const GOAL_NUMBERS = 768;

export const questions = [
  {
    kind: 'numeric',
    id: 'numbers-in-picture',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 71);
      const height = one([24, 32, 64, 96, 100]);
      const width = one([32, 48, 64, 128, 150]);
      return { values: { height, width }, answer: sizeOf([height, width, 3]) };
    },
  },
  {
    kind: 'numeric',
    id: 'crop',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 72);
      const height = one([300, 480, 600, 1080]);
      const width = height + one([120, 150, 200, 240, 400]);
      return { values: { height, width }, answer: fitBox(height, width, 'crop').left };
    },
  },
  { kind: 'choice', id: 'one-size', options: ['kernel', 'dense', 'pooling', 'colour'], correct: 'dense' },
  {
    kind: 'numeric',
    id: 'halvings',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 73);
      const side = one([32, 64, 96, 128, 224]);
      const times = one([2, 3, 4, 5]);
      const pools = Array.from({ length: times }, () => maxPooling2D({ poolSize: 2 }));
      const last = inferShapes(sequential([side, side, 3], pools)).at(-1);
      return { values: { side, times }, answer: last?.output[0] ?? 0 };
    },
  },
  {
    kind: 'picture',
    id: 'sees',
    pick: 'all',
    misconceptions: ['pool-only', 'kernel-only', 'place', 'everything'],
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, 77);
      const kernelSize = 2 + random.integer(2);
      const picture = { height: 8, width: 8 };
      const spec = sequential(
        [8, 8, 1],
        [conv2d({ filters: 1, kernelSize, padding: 'same' }), maxPooling2D({ poolSize: 2 })],
      );
      const cell = 1 + random.integer(15);
      const place = [Math.floor(cell / 4), cell % 4] as const;
      const [rows = [], columns = []] = unitInputs(spec, 1, place);
      // The same unit if the convolution alone, or the pooling alone, stood before it.
      const [poolRows, poolColumns] = [places(2 * place[0], 2), places(2 * place[1], 2)];
      const [kernelRows = [], kernelColumns = []] = unitInputs(spec, 0, [2 * place[0], 2 * place[1]]);
      const correct = cellsAt(rows, columns, picture);
      return {
        values: { kernel: kernelSize, field: kernelSize + 1, rows: rows.length, columns: columns.length },
        picture,
        beside: { height: 4, width: 4, marked: [cell] },
        correct,
        traps: realTraps(correct, {
          'pool-only': cellsAt(poolRows, poolColumns, picture),
          'kernel-only': cellsAt(kernelRows, kernelColumns, picture),
          place: cellsAt([place[0]], [place[1]], picture),
          everything: cellsAt(places(0, 8), places(0, 8), picture),
        }),
      };
    },
  },
  { kind: 'choice', id: 'deeper', options: ['conv', 'pool', 'relu', 'flatten'], correct: 'conv' },
  {
    kind: 'numeric',
    id: 'step-numbers',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 74);
      const side = one([16, 32, 64]);
      const depth = one([3, 8, 16]);
      const filters = one([8, 16, 24, 32]);
      const step = [conv2d({ filters, kernelSize: 2, padding: 'same' }), maxPooling2D({ poolSize: 2 })];
      const last = inferShapes(sequential([side, side, depth], step)).at(-1);
      return { values: { side, depth, filters, half: last?.output[0] ?? 0 }, answer: sizeOf(last?.output ?? []) };
    },
  },
  {
    kind: 'numeric',
    id: 'step-parameters',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 75);
      const side = one([16, 32, 64]);
      const depth = one([3, 8, 16]);
      const filters = one([16, 24, 32]);
      const kernelSize = one([2, 3, 5]);
      const step = [conv2d({ filters, kernelSize, padding: 'same' }), maxPooling2D({ poolSize: 2 })];
      const { total } = countParameters(sequential([side, side, depth], step));
      return { values: { side, depth, filters, kernel: kernelSize }, answer: total };
    },
  },
  { kind: 'choice', id: 'bill', options: ['first', 'convolutions', 'dense', 'last'], correct: 'dense' },
  {
    kind: 'numeric',
    id: 'dense-bill',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 76);
      const side = one([2, 4, 8]);
      const depth = one([32, 64, 128]);
      const units = one([50, 100, 200]);
      const { total } = countParameters(sequential([side, side, depth], [flatten(), dense({ units })]));
      return { values: { side, depth, units, inputs: sizeOf([side, side, depth]) }, answer: total };
    },
  },
  { kind: 'choice', id: 'larger', options: ['nothing', 'conv', 'dense', 'all'], correct: 'dense' },
  { kind: 'choice', id: 'tip', options: ['colours', 'places', 'features', 'pixels'], correct: 'features' },
  { kind: 'choice', id: 'last-layer', options: ['relu-10', 'softmax-10', 'softmax-1', 'conv'], correct: 'softmax-10' },
  {
    kind: 'goal',
    id: 'whole-picture',
    exhibit: 'image-as-volume',
    reached: async (query: Readonly<Record<string, string>>) => {
      const { decode } = await import('./image-as-volume/image-as-volume.ts');
      const decoded = decode(query);
      if (decoded.kind === 'problem') return false;
      const side = Number(decoded.state.side);
      return decoded.state.fit === 'stretch' && sizeOf([side, side, 3]) === GOAL_NUMBERS;
    },
  },
  {
    kind: 'goal',
    id: 'most-numbers',
    exhibit: 'pyramid',
    reached: async (query: Readonly<Record<string, string>>) => {
      const { decode, present } = await import('./pyramid/pyramid.ts');
      const decoded = decode(query);
      if (decoded.kind === 'problem' || decoded.state.preset !== 'seed') return false;
      const { blocks, chosen } = present(decoded.state);
      return blocks.every(({ numbers }) => numbers <= chosen.numbers);
    },
  },
] as const satisfies readonly Question[];
