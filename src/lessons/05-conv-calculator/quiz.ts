// The questions of the lesson, without words: what is drawn, what is right. Numeric answers come from nn.
// Not responsible for: texts (quiz.zh.ts, quiz.en.ts) or grading (kit/quiz).
import { conv2d, separableConv2D } from '../../nn/build.ts';
import { compareFormulas } from '../../nn/derivation/windows.ts';
import { dilatedKernel } from '../../nn/layer-rules.ts';
import { countParameters } from '../../nn/parameters.ts';
import { toSeed } from '../../nn/plan.ts';
import { createRandom, STREAM } from '../../nn/random.ts';
import { padding2D } from '../../nn/shapes.ts';
import type { Layer, Shape } from '../../nn/spec.ts';
import type { Question } from '../../kit/quiz/question.ts';
import { decode, type CalculatorState } from './calculator/calculator.ts';
import { present } from './calculator/calculator-model.ts';

type Pick = <Item>(items: readonly [Item, ...Item[]]) => Item;

/** Picks one of a list, always the same for the same seed and question. Questions of lesson 5 count from 500. */
function picker(seed: number, question: number): Pick {
  const random = createRandom(toSeed(seed), STREAM.questions, 500 + question);
  return (items) => items[random.integer(items.length)] ?? items[0];
}

function parameters(layer: Layer, input: Shape): number {
  return countParameters({ inputShape: input, nodes: [{ layer }] }).total;
}

/** The goal `cheap`: this shape for fewer parameters than an ordinary convolution needs. */
export const CHEAP = { input: [32, 32, 16], output: [32, 32, 64], parameters: 2000 } as const;

/** What a link to the calculator shows; null where it can't be or is damaged. */
function shown(query: Readonly<Record<string, string>>): CalculatorState | null {
  const decoded = decode(query);
  if (decoded.kind === 'problem') return null;
  const { state } = decoded;
  return JSON.stringify(state.config) === JSON.stringify(state.good) ? state : null;
}

export const questions = [
  {
    kind: 'numeric',
    id: 'same-size',
    tolerance: 0,
    generate: (seed: number) => {
      const pick = picker(seed, 1);
      const size = pick([65, 99, 101, 127, 150, 225]);
      const stride = pick([2, 3, 4]);
      const side = pick([3, 5, 7]);
      return { values: { size, stride, kernel: side }, answer: padding2D(size, side, stride, 1, 'same').output };
    },
  },
  {
    kind: 'numeric',
    id: 'valid-size',
    tolerance: 0,
    generate: (seed: number) => {
      const pick = picker(seed, 2);
      const size = pick([32, 64, 100, 128, 200]);
      const stride = pick([2, 3]);
      const side = pick([3, 5, 6]);
      const places = size - side + 1;
      return {
        values: { size, stride, kernel: side, places },
        answer: padding2D(size, side, stride, 1, 'valid').output,
      };
    },
  },
  {
    kind: 'numeric',
    id: 'count',
    tolerance: 0,
    generate: (seed: number) => {
      const pick = picker(seed, 3);
      const filters = pick([8, 16, 32, 64]);
      const side = pick([2, 3, 5]);
      const depth = pick([1, 3]);
      const weights = filters * side * side * depth;
      const answer = parameters(conv2d({ filters, kernelSize: side }), [side, side, depth]);
      return { values: { filters, kernel: side, depth, weights }, answer };
    },
  },
  {
    kind: 'numeric',
    id: 'second',
    tolerance: 0,
    generate: (seed: number) => {
      const pick = picker(seed, 4);
      const before = pick([8, 16, 32]);
      const filters = pick([16, 32, 64]);
      const side = pick([2, 3]);
      const first = parameters(conv2d({ filters: before, kernelSize: side }), [side, side, 3]);
      const answer = parameters(conv2d({ filters, kernelSize: side }), [side, side, before]);
      return { values: { before, filters, kernel: side, first }, answer };
    },
  },
  {
    kind: 'placing',
    id: 'letters',
    places: [
      { id: 'K', label: 'filters' },
      { id: 'F', label: 'kernel' },
      { id: 'D', label: 'depth' },
      { id: 'S', label: 'stride' },
      { id: 'W', label: 'size' },
    ],
    labels: ['filters', 'kernel', 'depth', 'stride', 'size'],
    draw: (seed: number) => {
      const pick = picker(seed, 7);
      return {
        filters: pick([16, 32, 64]),
        kernel: pick([5, 7]),
        depth: pick([1, 3]),
        stride: pick([2, 4]),
        size: pick([28, 100, 128]),
      };
    },
  },
  {
    kind: 'choice',
    id: 'filter-size',
    options: ['flat', 'input-depth', 'output-depth', 'whole'],
    correct: 'input-depth',
  },
  {
    kind: 'choice',
    id: 'bigger-picture',
    options: ['same', 'double', 'four', 'depends'],
    correct: 'same',
  },
  {
    kind: 'choice',
    id: 'biases',
    options: ['one-layer', 'one-filter', 'one-weight', 'one-place'],
    correct: 'one-filter',
  },
  {
    kind: 'numeric',
    id: 'zeros-below',
    tolerance: 0,
    generate: (seed: number) => {
      const pick = picker(seed, 5);
      const size = pick([28, 32, 64, 100, 128]);
      const stride = pick([1, 2]);
      const side = stride === 1 ? pick([2, 4, 6]) : pick([3, 5, 7]);
      const { before, after, output } = padding2D(size, side, stride, 1, 'same');
      return { values: { size, stride, kernel: side, output, total: before + after, before }, answer: after };
    },
  },
  {
    kind: 'choice',
    id: 'whole-p',
    options: ['zero', 'one', 'half', 'none'],
    correct: 'none',
  },
  {
    kind: 'numeric',
    id: 'separable',
    tolerance: 0,
    generate: (seed: number) => {
      const pick = picker(seed, 6);
      const filters = pick([32, 64, 128]);
      const depth = pick([8, 16, 32]);
      const side = pick([3, 5]);
      const ordinary = parameters(conv2d({ filters, kernelSize: side }), [side, side, depth]);
      const answer = parameters(separableConv2D({ filters, kernelSize: side }), [side, side, depth]);
      return { values: { filters, depth, kernel: side, ordinary }, answer };
    },
  },
  {
    kind: 'goal',
    id: 'never',
    exhibit: 'calculator',
    reached: (query: Readonly<Record<string, string>>) => {
      const state = shown(query);
      if (state === null) return false;
      const { comparisons } = present(state).derivations;
      return comparisons.some(({ agreement }) => agreement === 'never');
    },
  },
  {
    kind: 'goal',
    id: 'cheap',
    exhibit: 'calculator',
    reached: (query: Readonly<Record<string, string>>) => {
      const state = shown(query);
      if (state === null) return false;
      const model = present(state);
      const isWanted = state.good.input.join() === CHEAP.input.join() && model.output.join() === CHEAP.output.join();
      return isWanted && model.parameters > 0 && model.parameters < CHEAP.parameters;
    },
  },
] as const satisfies readonly Question[];

/** Both formulas for the question `whole-p`: 32 wide, a 2 x 2 kernel in steps of 1, same. */
export const WHOLE_P = compareFormulas({
  axis: 'height',
  size: 32,
  kernel: dilatedKernel(2, 1),
  stride: 1,
  dilation: 1,
  padding: 'same',
  isSquare: true,
});
