// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import type { questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

const n = (value: number | undefined): string => formatNumber(value ?? 0, 'en');
const v = (values: Values, name: string): string => n(values[name]);

export const quizText = {
  years: {
    ask: 'Put the networks in the order of their years, oldest first.',
    items: {
      lenet: { label: 'LeNet-5', why: 'It read digits in 1998, long before ImageNet.' },
      alexnet: { label: 'AlexNet', why: '2012: the first deep network to win the challenge.' },
      vgg: { label: 'VGG-16', why: '2014: deeper than AlexNet, still a plain chain.' },
      resnet: { label: 'ResNet-50', why: '2015: after it had turned out that plain chains go no deeper.' },
      mobilenet: { label: 'MobileNetV2', why: '2018: it took ResNet’s shortcuts to phones.' },
    },
    hint: 'First small, then large, then deep, then around, and in the end small again.',
    done: 'Twenty years in five networks.',
  },
  'two-three': {
    ask: (x) =>
      `A layer of ${v(x, 'large')} × ${v(x, 'large')} from ${v(x, 'channels')} to ${v(x, 'channels')} channels is replaced by ${v(x, 'count')} layers of 3 × 3 with as many channels. How many weights are saved (no biases)?`,
    unit: '',
    solution: (x, answer) =>
      `(${v(x, 'large')}² − ${v(x, 'count')} · 9) · ${v(x, 'channels')}² = ${n(answer)}. Both see equally far.`,
  },
  'first-output': {
    ask: (x) =>
      `As in AlexNet’s first layer: a picture with sides of ${v(x, 'side')}, kernels of ${v(x, 'kernel')} × ${v(x, 'kernel')}, stride ${v(x, 'stride')}, padding valid. How long is a side of the output?`,
    unit: '',
    solution: (x, answer) => `(${v(x, 'side')} − ${v(x, 'kernel')}) / ${v(x, 'stride')} + 1 = ${n(answer)}.`,
  },
  'vgg-block': {
    ask: (x) =>
      `A block of VGG has ${v(x, 'count')} convolutions of 3 × 3 with ${v(x, 'filters')} filters each and reads ${v(x, 'channels')} channels. How many parameters, biases included?`,
    unit: '',
    solution: (x, answer) =>
      `First layer: 9 · ${v(x, 'channels')} · ${v(x, 'filters')} + ${v(x, 'filters')}. Each further one: 9 · ${v(x, 'filters')}² + ${v(x, 'filters')}. Together ${n(answer)}.`,
  },
  'residual-block': {
    ask: (x) =>
      `A residual block: two convolutions of 3 × 3 from ${v(x, 'channels')} to ${v(x, 'channels')} channels without biases, each with batch normalisation (four numbers a channel), and a shortcut. How many parameters?`,
    unit: '',
    solution: (x, answer) =>
      `2 · (9 · ${v(x, 'channels')}² + 4 · ${v(x, 'channels')}) = ${n(answer)}. The shortcut adds without any weights.`,
  },
  ideas: {
    ask: 'Put each idea to the network that made it known.',
    places: { alexnet: 'AlexNet', vgg: 'VGG', resnet: 'ResNet', mobilenet: 'MobileNet' },
    labels: {
      relu: { label: 'ReLU and dropout', why: 'Both came into large networks in 2012.' },
      small: {
        label: 'Only kernels of 3 × 3',
        why: 'The network that has nothing else is named after a group in Oxford.',
      },
      shortcut: { label: 'Shortcuts around blocks', why: 'What they leave to be learnt is the residual.' },
      separable: { label: 'Depthwise separable convolutions', why: 'They save work, as phones need it.' },
    },
    mistakes: { vgg: { relu: 'VGG uses both, but AlexNet had them two years before.' } },
    done: 'One idea each, and each still in use.',
  },
  'vgg-weights': {
    ask: 'Where do most parameters of VGG-16 lie?',
    options: {
      convolutions: {
        label: 'In the convolutions',
        why: 'They do most of the work, but share their weights over all places.',
      },
      dense: { label: 'In the dense layers', why: 'Right. The first alone joins 25,088 numbers with 4096 units.' },
      even: { label: 'Evenly in all layers', why: 'Far from it: look at the bar in the figure.' },
      pooling: { label: 'In the pooling layers', why: 'Pooling has no parameters.' },
    },
  },
  degradation: {
    ask: 'How could one tell that very deep plain networks did not merely overfit?',
    options: {
      overfitting: { label: 'Their test error was higher', why: 'That would fit overfitting, too.' },
      training: { label: 'Their training error was higher', why: 'Right. Who overfits is good at the training data.' },
      memory: { label: 'They needed more memory', why: 'True, but it says nothing about errors.' },
      labels: { label: 'The labels were wrong', why: 'The shallow ones learnt from the same labels.' },
    },
  },
  identity: {
    ask: 'Why do gradients get through a residual block even where its layers have tiny slopes?',
    options: {
      one: { label: 'The shortcut adds 1 to the slope', why: 'Right: y = x + F(x) has the slope 1 + F′(x).' },
      weights: { label: 'The shortcut has large weights', why: 'It has none where the sizes agree.' },
      relu: { label: 'ReLU enlarges gradients', why: 'The slope of ReLU is 0 or 1.' },
      fewer: { label: 'The network has fewer layers', why: 'It has as many, and often more.' },
    },
  },
} satisfies QuizText<typeof questions>;
