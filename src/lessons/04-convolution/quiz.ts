// The questions of the lesson, without words: what is drawn, what is right. Numeric answers come from nn.
// Not responsible for: texts (quiz.zh.ts, quiz.en.ts) or grading (kit/quiz).
import type { Question } from '../../kit/quiz/question.ts';
import { cellsAt, places, realTraps } from '../../kit/quiz/cells.ts';
import { kerasWalk, unreadPlaces, windowStart, type AxisWalk } from '../../nn/axis-walk.ts';
import { conv2d, maxPooling2D, sequential } from '../../nn/build.ts';
import { convolve } from '../../nn/convolution.ts';
import { toSeed } from '../../nn/plan.ts';
import { createRandom, STREAM } from '../../nn/random.ts';
import { receptiveFields, unitInputs } from '../../nn/receptive-field.ts';
import { decode as decodeField } from './receptive-field/receptive-field.ts';
import { stackSpec } from './receptive-field/stack.ts';
import { activeWalk, decode as decodeStride } from './stride-padding/stride-padding.ts';

/** Numbers of this lesson's questions, apart from those of other lessons. */
const LESSON = 4;

/** Picks one of a list, always the same for the same seed and question. */
function pick(seed: number, question: number): <Item>(items: readonly [Item, ...Item[]]) => Item {
  const random = createRandom(toSeed(seed), STREAM.questions, LESSON, question);
  return (items) => items[random.integer(items.length)] ?? items[0];
}

interface WindowTask {
  readonly kernel: number;
  readonly stride: number;
  /** Of the output cell. */
  readonly row: number;
  readonly column: number;
  readonly walk: AxisWalk;
}

/** One window on a small square picture, valid padding: never the first one, where every mistake would be right. */
function windowTask(seed: number, question: number): WindowTask {
  const random = createRandom(toSeed(seed), STREAM.questions, LESSON, question);
  const kernel = 2 + random.integer(2);
  const stride = 1 + random.integer(2);
  const walk = kerasWalk({ size: 6 + random.integer(3), kernel, stride, dilation: 1 }, 'valid');
  const cell = 1 + random.integer(walk.output ** 2 - 1);
  return { kernel, stride, row: Math.floor(cell / walk.output), column: cell % walk.output, walk };
}

/** The goal of `wide-field`. */
export const WIDE_FIELD = { size: 25, layers: 3 } as const;
/** The goal of `lopsided`. */
export const LOPSIDED = { kernel: 5, before: 1, after: 2 } as const;

export const questions = [
  {
    kind: 'numeric',
    id: 'one-number',
    tolerance: 0,
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, LESSON, 1);
      const draw = (from: number, to: number): number => from + random.integer(to - from + 1);
      const image = Array.from({ length: 4 }, () => draw(0, 5));
      const kernel = Array.from({ length: 4 }, () => draw(-2, 2));
      const bias = draw(-3, 3);
      const { values } = convolve(
        { shape: [2, 2, 1], values: Float32Array.from(image) },
        { shape: [2, 2, 1, 1], values: kernel },
        [bias],
        { strides: [1, 1], padding: 'valid' },
      );
      const sum = values[0] ?? 0;
      const [a = 0, b = 0, c = 0, d = 0] = image;
      const [p = 0, q = 0, r = 0, s = 0] = kernel;
      return { values: { a, b, c, d, p, q, r, s, bias, sum }, answer: Math.max(sum, 0) };
    },
  },
  { kind: 'choice', id: 'negative', options: ['error', 'opposite', 'nothing', 'dark'], correct: 'opposite' },
  { kind: 'choice', id: 'depth', options: ['one', 'three', 'filters', 'product'], correct: 'three' },
  {
    kind: 'numeric',
    id: 'same-size',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 4);
      const size = one([25, 28, 31, 63, 100, 127, 225]);
      const kernel = one([2, 3, 5, 7]);
      const stride = one([2, 3, 4]);
      const { output } = kerasWalk({ size, kernel, stride, dilation: 1 }, 'same');
      return { values: { size, kernel, stride }, answer: output };
    },
  },
  {
    kind: 'numeric',
    id: 'valid-size',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 5);
      const size = one([28, 31, 64, 100, 127, 200]);
      const kernel = one([2, 3, 4, 5, 7]);
      const stride = one([2, 3, 4]);
      const { output, extent } = kerasWalk({ size, kernel, stride, dilation: 1 }, 'valid');
      return { values: { size, kernel, stride, places: size - extent + 1 }, answer: output };
    },
  },
  {
    kind: 'numeric',
    id: 'zeros-after',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 6);
      const size = one([28, 32, 64, 128, 224]);
      const kernel = one([2, 3, 4, 5, 7]);
      const stride = one([1, 2]);
      const { before, after, output } = kerasWalk({ size, kernel, stride, dilation: 1 }, 'same');
      return { values: { size, kernel, stride, output, total: before + after, before }, answer: after };
    },
  },
  {
    kind: 'numeric',
    id: 'unread',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 7);
      const kernel = one([3, 4, 5]);
      const stride = one([3, 2]);
      const windows = one([3, 4, 5, 6]);
      const rest = one([1, 0, 2]) % stride;
      const size = (windows - 1) * stride + kernel + rest;
      const walk = kerasWalk({ size, kernel, stride, dilation: 1 }, 'valid');
      const values = { size, kernel, stride, windows: walk.output, end: size - rest };
      return { values, answer: unreadPlaces(walk).inside.length };
    },
  },
  {
    kind: 'picture',
    id: 'reads',
    pick: 'all',
    misconceptions: ['stride', 'centred', 'corner', 'place'],
    generate: (seed: number) => {
      const { stride, kernel, row, column, walk } = windowTask(seed, 10);
      const picture = { height: walk.size, width: walk.size };
      const spec = sequential([walk.size, walk.size, 1], [conv2d({ filters: 1, kernelSize: kernel, strides: stride })]);
      const [rows = [], columns = []] = unitInputs(spec, 0, [row, column]);
      const correct = cellsAt(rows, columns, picture);
      const block = (top: number, left: number): readonly number[] =>
        cellsAt(places(top, kernel), places(left, kernel), picture);
      return {
        values: { size: walk.size, kernel, stride, row: row + 1, column: column + 1, top: row * stride + 1 },
        picture,
        beside: { height: walk.output, width: walk.output, marked: [row * walk.output + column] },
        correct,
        traps: realTraps(correct, {
          stride: block(row, column),
          centred: block(row * stride - 1, column * stride - 1),
          corner: correct.slice(0, 1),
          place: cellsAt([row], [column], picture),
        }),
      };
    },
  },
  {
    kind: 'picture',
    id: 'writes',
    pick: 'one',
    misconceptions: ['place', 'middle', 'swapped', 'elsewhere'],
    generate: (seed: number) => {
      const { stride, kernel, row, column, walk } = windowTask(seed, 11);
      const picture = { height: walk.output, width: walk.output };
      const [top, left] = [windowStart(walk, row), windowStart(walk, column)];
      const correct = cellsAt([row], [column], picture);
      const half = Math.floor(kernel / 2);
      const others = cellsAt(places(0, walk.output), places(0, walk.output), picture);
      return {
        values: { size: walk.size, kernel, stride, top, left, row, column },
        picture,
        beside: {
          height: walk.size,
          width: walk.size,
          marked: cellsAt(places(top, kernel), places(left, kernel), { height: walk.size, width: walk.size }),
        },
        correct,
        traps: realTraps(correct, {
          place: cellsAt([top], [left], picture),
          middle: cellsAt([top + half], [left + half], picture),
          swapped: cellsAt([column], [row], picture),
          elsewhere: others.filter((cell) => !correct.includes(cell)),
        }),
      };
    },
  },
  { kind: 'choice', id: 'torch', options: ['same', 'shifted', 'smaller', 'refused'], correct: 'shifted' },
  {
    kind: 'numeric',
    id: 'field',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 9);
      const first = one([3, 5, 2]);
      const pool = one([2, 3]);
      const second = one([3, 5, 2]);
      const spec = sequential(
        [64, 64, 1],
        [
          conv2d({ filters: 1, kernelSize: first, padding: 'same' }),
          maxPooling2D({ poolSize: pool }),
          conv2d({ filters: 1, kernelSize: second, padding: 'same' }),
        ],
      );
      const [one1 = 0, two = 0, three = 0] = receptiveFields(spec).map(({ size }) => size[0] ?? 0);
      return { values: { first, pool, second, afterPool: two, afterFirst: one1 }, answer: three };
    },
  },
  { kind: 'choice', id: 'effective', options: ['same', 'middle', 'edge', 'random'], correct: 'middle' },
  {
    kind: 'goal',
    id: 'lopsided',
    exhibit: 'stride-padding',
    reached: (query: Readonly<Record<string, string>>) => {
      const decoded = decodeStride(query);
      if (decoded.kind === 'problem') return false;
      const { settings } = decoded.state;
      const { before, after } = activeWalk(settings, 0);
      return (
        settings.rule === 'keras' &&
        settings.kernel[0] === LOPSIDED.kernel &&
        before === LOPSIDED.before &&
        after === LOPSIDED.after
      );
    },
  },
  {
    kind: 'goal',
    id: 'wide-field',
    exhibit: 'receptive-field',
    reached: (query: Readonly<Record<string, string>>) => {
      const decoded = decodeField(query);
      if (decoded.kind === 'problem') return false;
      const { data, layers } = decoded.state.stack;
      const isWanted =
        layers.length === WIDE_FIELD.layers &&
        layers.every(({ kind, kernel, stride }) => kind === 'conv' && kernel === 3 && stride === 1);
      const size = receptiveFields(stackSpec(data, layers)).at(-1)?.size[0] ?? 0;
      return isWanted && size >= WIDE_FIELD.size;
    },
  },
] as const satisfies readonly Question[];
