// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { facts } from './facts.ts';
import { GOAL_NUMBERS, type questions } from './quiz.ts';
import { shapeText } from './shape-text.ts';

type Values = Readonly<Record<string, number>>;

const n = (value: number): string => formatNumber(value, 'en');

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return n(values[name] ?? 0);
}

export const quizText = {
  'numbers-in-picture': {
    ask: (x) =>
      `A colour picture is ${v(x, 'height')} pixels high and ${v(x, 'width')} wide. How many numbers are in its array?`,
    unit: 'numbers',
    solution: (x, answer) =>
      `Height × width × depth, and colour has depth 3: ${v(x, 'height')} × ${v(x, 'width')} × 3 = ${n(answer)}.`,
  },
  crop: {
    ask: (x) =>
      `The largest square is cut out of the middle of a photo ${v(x, 'height')} pixels high and ${v(x, 'width')} wide. How many columns are lost on the left?`,
    unit: 'columns',
    solution: (x, answer) =>
      `The square has a side of ${v(x, 'height')}; what the width has more goes in halves: (${v(x, 'width')} − ${v(x, 'height')}) / 2 = ${n(answer)}.`,
  },
  'one-size': {
    ask: 'The network of the notes takes pictures of one size only. Which part of it insists?',
    options: {
      kernel: {
        label: 'The kernels',
        why: 'A kernel minds its own small window and slides over a picture of any size; only the output grows.',
      },
      dense: {
        label: 'The dense layer behind Flatten',
        why: 'Right. It has one weight for each number that comes in; with more or fewer numbers they do not match.',
      },
      pooling: {
        label: 'The pooling layers',
        why: 'Pooling has no weights and halves large and small pictures alike.',
      },
      colour: {
        label: 'The three colour channels',
        why: 'Their number must be fixed, true; but size means height and width.',
      },
    },
  },
  halvings: {
    ask: (x) =>
      `A picture of ${v(x, 'side')} × ${v(x, 'side')} goes through ${v(x, 'times')} poolings of 2 × 2 at stride 2, with same convolutions in between. How high is the last volume?`,
    unit: '',
    solution: (x, answer) => `Each halves it: ${v(x, 'side')} / 2^${v(x, 'times')} = ${n(answer)}.`,
  },
  sees: {
    ask: (x) =>
      `A picture of 8 × 8 goes through a convolution of ${v(x, 'kernel')} × ${v(x, 'kernel')} with padding='same' and then through 2 × 2 max pooling, which leaves 4 × 4. Which pixels of the picture does the marked cell see? Choose them all.`,
    picture: 'Picture',
    beside: 'After the pooling',
    why: {
      'pool-only':
        'That is the 2 × 2 window of the pooling. But these four are no pixels, they are outputs of the convolution, and each sees a window of its own.',
      'kernel-only':
        'That is one window of the convolution. The pooling compares 2 × 2 of its outputs; their windows are one cell apart and cover more together.',
      place:
        'One pixel in the same row and column: the map is half as large by now, and every layer looks at a patch, not at a point.',
      everything:
        'It does not see the whole picture yet: one block sees a small patch, and every further block sees further.',
    },
    other: (x) =>
      `Go backwards: the pooling reads 2 × 2 outputs of the convolution, each of these reads ${v(x, 'kernel')} × ${v(x, 'kernel')} pixels, one cell apart. What reaches beyond the picture does not count.`,
    done: (x) =>
      `1 + 1 + (${v(x, 'kernel')} − 1) = ${v(x, 'field')} is the side of the receptive field; ${v(x, 'rows')} rows and ${v(x, 'columns')} columns of it lie inside the picture.`,
  },
  deeper: {
    ask: 'Which layers of the pyramid make the volume deeper?',
    options: {
      conv: { label: 'Convolutions', why: 'Right. The output is as deep as there are filters.' },
      pool: { label: 'Poolings', why: 'Pooling shrinks each map alone; there are as many as before.' },
      relu: { label: 'ReLU', why: 'An activation works on each number alone and leaves the shape as it is.' },
      flatten: { label: 'Flatten', why: 'It puts the volume in one row, without height, width and depth.' },
    },
  },
  'step-numbers': {
    ask: (x) =>
      `A volume of ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')} goes through Conv2D(${v(x, 'filters')}, 2, padding='same') and MaxPooling2D(2). How many numbers come out?`,
    unit: 'numbers',
    solution: (x, answer) =>
      `The convolution gives ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'filters')}, the pooling ${v(x, 'half')} × ${v(x, 'half')} × ${v(x, 'filters')} = ${n(answer)}. The input’s depth of ${v(x, 'depth')} matters to the parameters only.`,
  },
  'step-parameters': {
    ask: (x) =>
      `On an input of ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')}, one step of a pyramid is Conv2D(${v(x, 'filters')}, ${v(x, 'kernel')}, padding='same') and MaxPooling2D(2). How many parameters has the step?`,
    unit: 'parameters',
    solution: (x, answer) =>
      `K·F·F·D + K = ${v(x, 'filters')} × ${v(x, 'kernel')} × ${v(x, 'kernel')} × ${v(x, 'depth')} + ${v(x, 'filters')} = ${n(answer)}, and none for the pooling. Height and width (${v(x, 'side')}) do not occur.`,
  },
  bill: {
    ask: `Of ${n(facts.total)} parameters, where are by far the most?`,
    options: {
      first: {
        label: 'In the first convolution, which sees the largest picture',
        why: 'It computes much, but its weights are shared: it has the fewest parameters.',
      },
      convolutions: {
        label: 'In equal parts in the three convolutions',
        why: `Together they have only ${n(facts.convolutions)}, each more than the one before.`,
      },
      dense: {
        label: 'In the first dense layer behind Flatten',
        why: `Right. ${n(facts.flat)} inputs to ${n(facts.units)} units are ${n(facts.dense)} parameters.`,
      },
      last: {
        label: 'In the last layer, which has to decide',
        why: `It has ${n(facts.units)} inputs and ${n(facts.classes)} units: ${n(facts.last)} parameters.`,
      },
    },
  },
  'dense-bill': {
    ask: (x) =>
      `The tip of a pyramid is ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')}; Flatten and Dense(${v(x, 'units')}) follow. How many parameters has the dense layer?`,
    unit: 'parameters',
    solution: (x, answer) =>
      `${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')} = ${v(x, 'inputs')} inputs; ${v(x, 'inputs')} × ${v(x, 'units')} + ${v(x, 'units')} = ${n(answer)}.`,
  },
  larger: {
    ask: `The input grows from ${facts.side} × ${facts.side} to ${facts.doubled} × ${facts.doubled}, and nothing else changes. Where are there more parameters?`,
    options: {
      nothing: {
        label: 'Nowhere',
        why: 'The tip becomes 8 × 8: four times the numbers when flattened, and one layer pays for them.',
      },
      conv: { label: 'In the convolutions', why: 'Height and width are not in their formula: not one more.' },
      dense: {
        label: 'In the dense layer behind Flatten',
        why: `Right. It grows from ${n(facts.dense)} to ${n(facts.denseDoubled)}.`,
      },
      all: {
        label: 'In every layer, four times',
        why: 'Each puts out about four times the numbers, yet only one needs more parameters.',
      },
    },
  },
  tip: {
    ask: `What does one number of the tip, ${shapeText(facts.tip)}, say?`,
    options: {
      colours: {
        label: 'The colour of a pixel',
        why: 'Colours are in the input. A place of the tip sees a large piece.',
      },
      places: {
        label: 'The coordinates of an object',
        why: 'No number is a coordinate; all that is left of the place is the cell it stands in.',
      },
      features: {
        label: 'How much of a feature there is in a large piece of the picture',
        why: 'Right. Its depth says which feature, its cell which piece.',
      },
      pixels: {
        label: 'A pixel of the picture made smaller',
        why: 'Pooling does not shrink a photo: what it is given are feature maps, not colours.',
      },
    },
  },
  'last-layer': {
    ask: 'A data set has 10 classes, and each picture belongs to one. What should be the last layer?',
    options: {
      'relu-10': {
        label: "Dense(10, activation='relu')",
        why: 'What ReLU puts out are no probabilities: they do not add up to 1.',
      },
      'softmax-10': {
        label: "Dense(10, activation='softmax')",
        why: 'Right. One unit a class, and softmax makes probabilities of them.',
      },
      'softmax-1': { label: "Dense(1, activation='softmax')", why: 'With a single unit softmax always says 1.' },
      conv: {
        label: "Conv2D(10, 2, activation='relu')",
        why: 'Its output still has height and width instead of one number a class.',
      },
    },
  },
  'whole-picture': {
    ask: `In “A picture taken apart”: make exactly ${n(GOAL_NUMBERS)} numbers of the whole picture, with nothing cut off.`,
    hint: `Divide ${n(GOAL_NUMBERS)} by the 3 channels: what is left is the side times itself.`,
    done: 'Done: 16 × 16 × 3, all of the picture, with its proportions changed.',
  },
  'most-numbers': {
    ask: 'In “The pyramid, to scale”, with the network of the notes: choose the block from which most numbers come out.',
    hint: 'By how much is the depth multiplied, and by how much the area divided? Look at the bars of numbers out.',
    done: 'Right, the first convolution. Where most numbers are there are hardly any parameters.',
  },
} satisfies QuizText<typeof questions>;
