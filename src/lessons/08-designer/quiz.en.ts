// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { facts } from './facts.ts';
import { GOAL, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'en');
}

const n = (value: number): string => formatNumber(value, 'en');

export const quizText = {
  'side-after': {
    ask: (x) =>
      `A picture of ${v(x, 'size')} × ${v(x, 'size')} passes ${v(x, 'count')} blocks, each a convolution with padding same and a 2 × 2 max pooling. How high is the array then?`,
    unit: '',
    solution: (x, answer) =>
      `The convolutions keep the height, each pooling halves it: ${v(x, 'size')} / 2^${v(x, 'count')} = ${n(answer)}.`,
  },
  flat: {
    ask: (x) =>
      `Pictures of ${v(x, 'size')} × ${v(x, 'size')} × 3, ${v(x, 'count')} blocks of convolution (padding same) and 2 × 2 pooling. The first convolution has ${v(x, 'first')} filters, each further one twice as many. How many numbers does Flatten put out?`,
    unit: '',
    solution: (x, answer) =>
      `The side is ${v(x, 'size')} / 2^${v(x, 'count')}, the depth ${v(x, 'last')}: side × side × depth = ${n(answer)}.`,
  },
  'conv-count': {
    ask: (x) =>
      `Conv2D(filters=${v(x, 'filters')}, kernel_size=${v(x, 'kernel')}) on an input of depth ${v(x, 'depth')}: how many parameters, biases included?`,
    unit: '',
    solution: (x, answer) =>
      `${v(x, 'kernel')} · ${v(x, 'kernel')} · ${v(x, 'depth')} · ${v(x, 'filters')} + ${v(x, 'filters')} = ${n(answer)}.`,
  },
  'dense-count': {
    ask: (x) =>
      `The last maps are ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')}; then come Flatten and Dense(${v(x, 'units')}). How many parameters has that dense layer?`,
    unit: '',
    solution: (x, answer) => `${v(x, 'flat')} · ${v(x, 'units')} + ${v(x, 'units')} = ${n(answer)}.`,
  },
  'average-count': {
    ask: (x) =>
      `The last maps are ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')}; then come GlobalAveragePooling2D and Dense(${v(x, 'classes')}, activation='softmax'). How many parameters do the two have together?`,
    unit: '',
    solution: (x, answer) =>
      `The average has none and leaves ${v(x, 'depth')} numbers: ${v(x, 'depth')} · ${v(x, 'classes')} + ${v(x, 'classes')} = ${n(answer)}.`,
  },
  layers: {
    ask: 'Build a network for 10 classes out of these layers, with more filters further back. Put them in order from the input on.',
    items: {
      'conv-small': {
        label: "Conv2D(16, 3, activation='relu')",
        why: 'A convolution meets the picture first, and the one with few filters comes before the one with many.',
      },
      pool: {
        label: 'MaxPooling2D(2)',
        why: 'First smaller, then more filters: that keeps the layers behind it affordable.',
      },
      'conv-large': {
        label: "Conv2D(32, 3, activation='relu')",
        why: 'It reads maps that have height and width, so it must stand before Flatten.',
      },
      flatten: {
        label: 'Flatten()',
        why: 'A dense layer wants a vector; only Flatten makes one of the maps.',
      },
      hidden: {
        label: "Dense(64, activation='relu')",
        why: 'Softmax gives the final answer, so a hidden layer comes before it.',
      },
      classes: {
        label: "Dense(10, activation='softmax')",
        why: 'A probability for each class is the last thing the network says.',
      },
    },
    hint: 'Which layers want maps, and which want a vector?',
    done: 'First maps that get smaller and deeper, then a vector, then probabilities.',
  },
  shapes: {
    ask: (x) =>
      `The input is ${v(x, 'side')} × ${v(x, 'side')} × 3, both convolutions have padding='same'. Put to each layer the shape of its output.`,
    places: {
      conv1: (x) => `Conv2D(${v(x, 'first')}, 3, padding='same')`,
      pool1: 'MaxPooling2D(2)',
      conv2: (x) => `Conv2D(${v(x, 'second')}, 3, padding='same')`,
      flatten: 'Flatten()',
    },
    labels: {
      wide: {
        label: (x) => `${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'first')}`,
        why: 'This is still as large as the input: only a layer before the pooling can put it out.',
      },
      halved: {
        label: (x) => `${v(x, 'half')} × ${v(x, 'half')} × ${v(x, 'first')}`,
        why: 'Height and width halved, depth kept: that is what pooling does.',
      },
      deepened: {
        label: (x) => `${v(x, 'half')} × ${v(x, 'half')} × ${v(x, 'second')}`,
        why: (x) => `A depth of ${v(x, 'second')} comes from the layer with ${v(x, 'second')} filters.`,
      },
      flat: {
        label: (x) => v(x, 'flat'),
        why: 'A single number is the length of a vector: height, width and depth are no longer told apart.',
      },
      shrunk: {
        label: (x) => `${n((x['side'] ?? 0) - 2)} × ${n((x['side'] ?? 0) - 2)} × ${v(x, 'first')}`,
        why: 'A 3 × 3 kernel takes off 2 only where padding is valid; here it is same.',
      },
    },
    mistakes: {
      pool1: { deepened: 'Pooling adds no depth: each map is made smaller on its own, as many come out as went in.' },
      conv2: { halved: 'With stride 1 and padding same a convolution keeps height and width; it changes the depth.' },
    },
    done: 'A convolution with same changes the depth, pooling height and width, and Flatten multiplies all three.',
  },
  aim: {
    ask: 'Where should a CNN for pictures lead its array?',
    options: {
      deeper: {
        label: 'Until it is deeper than it is high and wide',
        why: 'Yes. Space shrinks, depth grows: where turns into what.',
      },
      wider: {
        label: 'Until it is wider than at the input',
        why: 'Width only falls. Larger maps would cost more and say no more.',
      },
      same: {
        label: 'It should keep its shape',
        why: 'Then the classifier would have to deal with every place apart.',
      },
      'fewer-layers': { label: 'To a single channel', why: 'Depth is what holds the patterns found; it should grow.' },
    },
  },
  'last-layer': {
    ask: 'What should the last layer of a network for 10 classes be?',
    options: {
      relu: { label: 'Dense(10, activation="relu")', why: 'These outputs do not add up to 1, and many may be 0.' },
      softmax: {
        label: 'Dense(10, activation="softmax")',
        why: 'Yes: a probability for each class, and they add up to 1.',
      },
      'sigmoid-one': {
        label: 'Dense(1, activation="sigmoid")',
        why: 'One probability tells two classes apart, not ten.',
      },
      linear: { label: 'Conv2D(10, 3)', why: 'This puts out maps, not one number a class.' },
    },
  },
  'no-relu': {
    ask: 'Two convolutions follow each other without an activation. What is lost?',
    options: {
      slower: { label: 'Speed', why: 'Leaving the activation out makes it a little faster, if anything.' },
      'one-layer': {
        label: 'The second one adds nothing that a single convolution with a larger kernel could not do',
        why: 'Yes. Two linear maps in a row are one linear map.',
      },
      error: { label: 'Keras refuses to build it', why: 'It builds and trains; it only learns less.' },
      nothing: { label: 'Nothing', why: 'Two linear maps in a row are one linear map: depth is lost.' },
    },
  },
  dearest: {
    ask: `Which layer of the worked network has most of its ${n(facts.total)} parameters?`,
    options: {
      'first-conv': {
        label: 'The first convolution',
        why: `It has ${n(facts.conv1)}: kernels are small, and shared by all places.`,
      },
      'last-conv': {
        label: 'The last convolution',
        why: `It has ${n(facts.conv3)}, the most of the convolutions and still few.`,
      },
      'first-dense': {
        label: 'The first dense layer',
        why: `Yes: ${n(facts.flat)} numbers to each of ${n(facts.units)} units make ${n(facts.dense1)}.`,
      },
      'last-dense': { label: 'The last dense layer', why: `It has ${n(facts.dense2)}: few units.` },
    },
  },
  lean: {
    ask: `In the designer: build a network for its data set that has at most ${n(GOAL.parameters)} parameters, has maps of ${GOAL.side} × ${GOAL.side} or smaller, and could be trained as it stands.`,
    hint: 'Where do most parameters sit? Use fewer units there, or a global average.',
    done: 'Done: small and still able to classify. How far does its accuracy fall behind?',
  },
} satisfies QuizText<typeof questions>;
