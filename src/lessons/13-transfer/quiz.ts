// The questions of the lesson, without words: what is drawn, what is right. Numeric answers are worked out by nn.
// Not responsible for: texts (quiz.zh.ts, quiz.en.ts) or grading (kit/quiz).
import { conv2d, dense, globalAveragePooling2D, sequential } from '../../nn/build.ts';
import { separableBill } from '../../nn/mobilenet/separable-bill.ts';
import { countParameters } from '../../nn/parameters.ts';
import { toSeed } from '../../nn/plan.ts';
import { createRandom, STREAM } from '../../nn/random.ts';
import type { Question } from '../../kit/quiz/question.ts';

/** Picks one of a list, always the same for the same seed and question. */
function pick(seed: number, question: number): <Item>(items: readonly [Item, ...Item[]]) => Item {
  const random = createRandom(toSeed(seed), STREAM.questions, question);
  return (items) => items[random.integer(items.length)] ?? items[0];
}

/** The block that the goal `late-block` asks for at least. */
export const LATE_BLOCK = 12;

export const questions = [
  { kind: 'choice', id: 'why-borrow', options: ['labels', 'general', 'weights', 'small'], correct: 'general' },
  {
    kind: 'numeric',
    id: 'separable-weights',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 131);
      const kernelSize = one([3, 5]);
      const inputChannels = one([32, 96, 144, 192]);
      const outputChannels = one([16, 24, 64, 160]);
      const shape = { name: '', side: 14, strides: 1 };
      const { depthwise, pointwise } = separableBill({ ...shape, kernelSize, inputChannels, outputChannels });
      return {
        values: { k: kernelSize, m: inputChannels, n: outputChannels },
        answer: depthwise.parameters + pointwise.parameters,
      };
    },
  },
  {
    kind: 'numeric',
    id: 'standard-macs',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 132);
      const side = one([7, 14, 28]);
      const kernelSize = one([3, 5]);
      const inputChannels = one([16, 32, 64]);
      const outputChannels = one([16, 32, 128]);
      const { standard } = separableBill({ name: '', side, strides: 1, kernelSize, inputChannels, outputChannels });
      return { values: { d: side, k: kernelSize, m: inputChannels, n: outputChannels }, answer: standard.macs };
    },
  },
  {
    kind: 'numeric',
    id: 'ratio',
    tolerance: 0.1,
    generate: (seed: number) => {
      const one = pick(seed, 133);
      const kernelSize = one([3, 5, 7]);
      const outputChannels = one([16, 32, 64, 96, 160, 320]);
      const shape = { name: '', side: 14, strides: 1, inputChannels: 64 };
      const { ratio } = separableBill({ ...shape, kernelSize, outputChannels });
      return { values: { k: kernelSize, n: outputChannels }, answer: 100 * ratio };
    },
  },
  { kind: 'choice', id: 'pointwise', options: ['neighbours', 'mixes', 'shrinks', 'nothing'], correct: 'mixes' },
  {
    kind: 'numeric',
    id: 'head-parameters',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 134);
      const features = one([160, 256, 320, 1024, 1280, 2048]);
      const classes = one([2, 3, 5, 10, 133]);
      const { total } = countParameters(sequential([features], [dense({ units: classes })]));
      return { values: { features, classes }, answer: total };
    },
  },
  {
    kind: 'numeric',
    id: 'frozen-first',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 135);
      const first = one([8, 16, 32]);
      const second = one([16, 32, 64]);
      const classes = one([3, 4, 10]);
      const spec = sequential(
        [64, 64, 3],
        [
          conv2d({ filters: first, kernelSize: 3 }),
          conv2d({ filters: second, kernelSize: 3 }),
          globalAveragePooling2D(),
          dense({ units: classes }),
        ],
      );
      const { total, perNode } = countParameters(spec);
      return { values: { first, second, classes }, answer: total - (perNode[0]?.total ?? 0) };
    },
  },
  {
    kind: 'numeric',
    id: 'passes',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 136);
      const photos = one([200, 500, 1200, 2000]);
      const epochs = one([10, 20, 50]);
      return { values: { photos, epochs }, answer: photos * epochs - photos };
    },
  },
  { kind: 'choice', id: 'frozen-augmented', options: ['same', 'again', 'never', 'labels'], correct: 'again' },
  {
    kind: 'ordering',
    id: 'tune-order',
    order: ['cut', 'freeze', 'head', 'unfreeze', 'compile', 'go-on'],
  },
  { kind: 'choice', id: 'low-rate', options: ['memory', 'nudge', 'batch', 'head'], correct: 'nudge' },
  { kind: 'choice', id: 'training-false', options: ['dropout', 'means', 'faster', 'gradients'], correct: 'means' },
  {
    kind: 'placing',
    id: 'which-case',
    places: [
      { id: 'small-similar', label: 'wolves' },
      { id: 'small-different', label: 'cells' },
      { id: 'large-similar', label: 'pets' },
      { id: 'large-different', label: 'sonar' },
    ],
    labels: ['wolves', 'cells', 'pets', 'sonar'],
  },
  { kind: 'choice', id: 'case-two', options: ['last', 'early', 'all', 'scratch'], correct: 'early' },
  { kind: 'choice', id: 'case-four', options: ['useless', 'faster', 'frozen', 'forbidden'], correct: 'faster' },
  { kind: 'choice', id: 'similar', options: ['labels', 'features', 'size', 'colours'], correct: 'features' },
  {
    kind: 'goal',
    id: 'late-block',
    exhibit: 'what-mobilenet-sees',
    reached: async (query: Readonly<Record<string, string>>) => {
      const { decode } = await import('./what-mobilenet-sees/sees.ts');
      const decoded = decode(query);
      return decoded.kind === 'ok' && decoded.state.block >= LATE_BLOCK && decoded.state.kernel === '7';
    },
  },
] as const satisfies readonly Question[];
