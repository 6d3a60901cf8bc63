// The questions of the lesson, without words: what is drawn, what is right. Numeric answers are worked out by nn.
// Not responsible for: texts (quiz.zh.ts, quiz.en.ts) or grading (kit/quiz).
import { batchNormalization, conv2d, sequential } from '../../nn/build.ts';
import { countParameters } from '../../nn/parameters.ts';
import { toSeed } from '../../nn/plan.ts';
import { createRandom, STREAM } from '../../nn/random.ts';
import { inferShapes } from '../../nn/shapes.ts';
import type { Question } from '../../kit/quiz/question.ts';

const CHANNELS = [16, 32, 48, 64, 96, 128, 192, 256] as const;

function drawn(seed: number, stream: number) {
  const random = createRandom(toSeed(seed), STREAM.questions, stream);
  return <T extends number>(options: readonly [T, ...T[]]): T => options[random.integer(options.length)] ?? options[0];
}

/** Parameters of convolutions one after the other, padded to keep the size. */
function stackParameters(channels: number, filters: number, kernels: readonly number[], useBias: boolean): number {
  const layers = kernels.map((kernelSize) => conv2d({ filters, kernelSize, padding: 'same', useBias }));
  return countParameters(sequential([16, 16, channels], layers)).total;
}

export const questions = [
  {
    kind: 'ordering',
    id: 'years',
    order: ['lenet', 'alexnet', 'vgg', 'resnet', 'mobilenet'],
  },
  {
    kind: 'numeric',
    id: 'two-three',
    tolerance: 0,
    generate: (seed: number) => {
      const pick = drawn(seed, 111);
      const [channels, large] = [pick(CHANNELS), pick([5, 7])];
      const small = Array.from({ length: (large - 1) / 2 }, () => 3);
      const answer =
        stackParameters(channels, channels, [large], false) - stackParameters(channels, channels, small, false);
      return { values: { channels, large, count: small.length }, answer };
    },
  },
  {
    kind: 'numeric',
    id: 'first-output',
    tolerance: 0,
    generate: (seed: number) => {
      const pick = drawn(seed, 112);
      const stride = pick([2, 3, 4]);
      const kernel = pick([7, 9, 11]);
      const side = kernel + stride * pick([36, 45, 54, 63]);
      const layer = conv2d({ filters: 96, kernelSize: kernel, strides: stride });
      const output = inferShapes(sequential([side, side, 3], [layer]))[0]?.output ?? [];
      return { values: { side, kernel, stride }, answer: output[0] ?? 0 };
    },
  },
  {
    kind: 'numeric',
    id: 'vgg-block',
    tolerance: 0,
    generate: (seed: number) => {
      const pick = drawn(seed, 113);
      const [channels, count] = [pick(CHANNELS), pick([2, 3, 4])];
      const kernels = Array.from({ length: count }, () => 3);
      return {
        values: { channels, filters: channels * 2, count },
        answer: stackParameters(channels, channels * 2, kernels, true),
      };
    },
  },
  {
    kind: 'numeric',
    id: 'residual-block',
    tolerance: 0,
    generate: (seed: number) => {
      const channels = drawn(seed, 114)(CHANNELS);
      const convolution = conv2d({ filters: channels, kernelSize: 3, padding: 'same', useBias: false });
      const layers = [convolution, batchNormalization(), convolution, batchNormalization()];
      return { values: { channels }, answer: countParameters(sequential([16, 16, channels], layers)).total };
    },
  },
  {
    kind: 'placing',
    id: 'ideas',
    places: [
      { id: 'alexnet', label: 'relu' },
      { id: 'vgg', label: 'small' },
      { id: 'resnet', label: 'shortcut' },
      { id: 'mobilenet', label: 'separable' },
    ],
    labels: ['relu', 'small', 'shortcut', 'separable'],
  },
  { kind: 'choice', id: 'vgg-weights', options: ['convolutions', 'dense', 'even', 'pooling'], correct: 'dense' },
  { kind: 'choice', id: 'degradation', options: ['overfitting', 'training', 'memory', 'labels'], correct: 'training' },
  { kind: 'choice', id: 'identity', options: ['one', 'weights', 'relu', 'fewer'], correct: 'one' },
] as const satisfies readonly Question[];
