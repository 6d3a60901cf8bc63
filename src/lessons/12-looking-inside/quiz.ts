// The questions of the lesson, without words: what is drawn, what is right. Numeric answers are worked out here or by nn.
// Not responsible for: texts (quiz.zh.ts, quiz.en.ts) or grading (kit/quiz).
import { withPatch } from '../../nn/inside/occlusion.ts';
import { conv2d, sequential } from '../../nn/build.ts';
import { weightSpecs } from '../../nn/parameters.ts';
import { toSeed } from '../../nn/plan.ts';
import { createRandom, STREAM } from '../../nn/random.ts';
import { sizeOf } from '../../nn/shapes.ts';
import type { Question } from '../../kit/quiz/question.ts';

/** Picks one of a list, always the same for the same seed and question. */
function pick(seed: number, question: number): <Item>(items: readonly [Item, ...Item[]]) => Item {
  const random = createRandom(toSeed(seed), STREAM.questions, question);
  return (items) => items[random.integer(items.length)] ?? items[0];
}

/** Channels to be switched off in the goal `three-off`. */
export const OFF_AT_LEAST = 3;

const MOST_GREY = 255;

export const questions = [
  {
    kind: 'numeric',
    id: 'filter-weights',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 121);
      const depth = one([3, 8, 16, 32, 64]);
      const kernel = one([3, 5]);
      const filters = one([16, 32, 64]);
      const [weights] = weightSpecs(sequential([16, 16, depth], [conv2d({ filters, kernelSize: kernel })]));
      return { values: { depth, kernel, filters }, answer: sizeOf(weights?.shape ?? []) / filters };
    },
  },
  { kind: 'choice', id: 'bright-map', options: ['matches', 'bright', 'weights', 'important'], correct: 'matches' },
  { kind: 'choice', id: 'one-off', options: ['useless', 'spread', 'bug', 'biased'], correct: 'spread' },
  { kind: 'choice', id: 'free-ascent', options: ['more', 'local', 'nothing', 'undertrained'], correct: 'nothing' },
  { kind: 'choice', id: 'dream-layer', options: ['learnt', 'dogs', 'photo', 'random'], correct: 'learnt' },
  {
    kind: 'numeric',
    id: 'patch-pixels',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 122);
      const side = one([20, 28, 32]);
      const size = one([4, 6, 8]);
      const row = one([0, 1, 2]);
      const half = size / 2;
      const image = new Float32Array(side * side);
      // The patch's middle stands on that row and far from all other borders.
      const patch = { top: row - half, left: side / 2 - half, size, fill: 1 };
      const covered = withPatch(image, [side, side, 1], patch).reduce((sum, value) => sum + value, 0);
      return { values: { side, size, row }, answer: covered };
    },
  },
  {
    kind: 'numeric',
    id: 'occlusion-count',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 123);
      const side = one([24, 28, 32, 48, 96]);
      const stride = one([1, 2, 4]);
      return { values: { side, stride }, answer: Math.ceil(side / stride) ** 2 };
    },
  },
  {
    kind: 'numeric',
    id: 'completeness',
    tolerance: 0.01,
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, 124);
      const tenth = (least: number, most: number): number => (least + random.integer(most - least + 1)) / 10;
      const [image, black, ink] = [tenth(60, 130), tenth(-30, 20), tenth(20, 150)];
      return { values: { image, black, ink }, answer: image - black - ink };
    },
  },
  { kind: 'choice', id: 'saturated', options: ['unused', 'flat', 'dark', 'wrong'], correct: 'flat' },
  {
    kind: 'numeric',
    id: 'grad-cam-cell',
    tolerance: 0.01,
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, 125);
      const [a, b] = [1 + random.integer(6), 1 + random.integer(6)];
      const [wa, wb] = [(random.integer(17) - 6) / 10, (random.integer(17) - 6) / 10];
      return { values: { a, b, wa, wb }, answer: Math.max(0, wa * a + wb * b) };
    },
  },
  { kind: 'choice', id: 'guided', options: ['sharp', 'edges', 'class', 'gradient'], correct: 'edges' },
  {
    kind: 'numeric',
    id: 'fgsm-pixel',
    tolerance: 0,
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, 126);
      const epsilon = 4 + 4 * random.integer(8);
      const pixel = random.integer(MOST_GREY + 1);
      const sign = random.integer(2) === 0 ? -1 : 1;
      const answer = Math.min(MOST_GREY, Math.max(0, pixel + sign * epsilon));
      return { values: { pixel, epsilon, sign }, answer };
    },
  },
  {
    kind: 'numeric',
    id: 'fgsm-rise',
    tolerance: 0.05,
    generate: (seed: number) => {
      const one = pick(seed, 127);
      const side = one([28, 32, 96, 224]);
      const channels = one([1, 3]);
      const epsilon = one([0.01, 0.02, 0.05]);
      const slope = one([0.005, 0.01, 0.02]);
      return { values: { side, channels, epsilon, slope }, answer: side * side * channels * epsilon * slope };
    },
  },
  { kind: 'choice', id: 'transfer', options: ['unique', 'shared', 'noise', 'overfit'], correct: 'shared' },
  {
    kind: 'numeric',
    id: 'wrong-labels',
    tolerance: 0.5,
    generate: (seed: number) => {
      const one = pick(seed, 128);
      const count = one([500, 1000, 2000, 50_000]);
      const percent = one([20, 40, 50, 100]);
      const classes = one([2, 4, 10]);
      return { values: { count, percent, classes }, answer: (count * percent * (1 - 1 / classes)) / 100 };
    },
  },
  { kind: 'choice', id: 'rethink', options: ['useless', 'capacity', 'optimizer', 'data'], correct: 'capacity' },
  { kind: 'choice', id: 'umap-gap', options: ['similar', 'nothing', 'error', 'classes'], correct: 'nothing' },
  {
    kind: 'goal',
    id: 'three-off',
    exhibit: 'feature-maps',
    reached: async (query: Readonly<Record<string, string>>) => {
      const { decode, places } = await import('./feature-maps/feature-maps.ts');
      const decoded = decode(query);
      if (decoded.kind === 'problem') return false;
      return places(decoded.state.silenced).filter(({ nodeIndex }) => nodeIndex === 2).length >= OFF_AT_LEAST;
    },
  },
  {
    kind: 'goal',
    id: 'guess-first',
    exhibit: 'saliency',
    reached: async (query: Readonly<Record<string, string>>) => {
      const { decode } = await import('./saliency/saliency.ts');
      const decoded = decode(query);
      return decoded.kind === 'ok' && decoded.state.marks.length > 0 && decoded.state.revealed;
    },
  },
] as const satisfies readonly Question[];
