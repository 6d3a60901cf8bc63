// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { facts } from './facts.ts';
import { SMALL_COLOUR, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'en');
}

const n = (value: number): string => formatNumber(value, 'en');

export const quizText = {
  index: {
    ask: (x) =>
      `A ${facts.side} × ${facts.side} picture is flattened row by row, rows and columns counted from 0. At which index of the vector does the pixel in row ${v(x, 'row')}, column ${v(x, 'column')} come to lie?`,
    unit: '',
    solution: (x, answer) =>
      `Before it come ${v(x, 'row')} whole rows of ${facts.side} and ${v(x, 'column')} pixels of its own row: ${v(x, 'row')} × ${facts.side} + ${v(x, 'column')} = ${n(answer)}.`,
  },
  flatten: {
    ask: 'What does a picture lose when it passes through Flatten?',
    options: {
      values: {
        label: 'Some of its pixel values',
        why: 'No value is dropped or changed. The vector has exactly as many numbers as the picture.',
      },
      neighbours: {
        label: 'The record of which pixels are neighbours',
        why: 'Right. The values are all there, but nothing in the vector says that places 28 apart once touched.',
      },
      colours: {
        label: 'Its colour channels',
        why: `Channels are unrolled along with the rest: ${facts.side} × ${facts.side} × 3 becomes ${n(facts.pixels * 3)} numbers.`,
      },
      nothing: {
        label: 'Nothing at all',
        why: 'No value, true. But the order of a vector carries no two-dimensional neighbourhood, so that is lost to the next layer.',
      },
    },
  },
  'dense-count': {
    ask: (x) =>
      `A grey picture of ${v(x, 'side')} × ${v(x, 'side')} pixels is flattened and given to a dense layer of ${v(x, 'units')} units, with biases. How many parameters does that layer have?`,
    unit: 'parameters',
    solution: (x, answer) =>
      `${v(x, 'side')} × ${v(x, 'side')} = ${v(x, 'inputs')} inputs, each wired to ${v(x, 'units')} units, and one bias a unit: ${v(x, 'inputs')} × ${v(x, 'units')} + ${v(x, 'units')} = ${n(answer)}.`,
  },
  'local-count': {
    ask: (x) =>
      `A locally connected layer looks at a grey ${v(x, 'size')} × ${v(x, 'size')} picture through ${v(x, 'kernel')} × ${v(x, 'kernel')} windows (stride 1, no padding). No weights are shared; each unit has its own weights and bias. How many parameters?`,
    unit: 'parameters',
    solution: (x, answer) =>
      `The output has ${v(x, 'size')} − ${v(x, 'kernel')} + 1 = ${v(x, 'side')} units a side. Each of the ${v(x, 'side')} × ${v(x, 'side')} units has ${v(x, 'kernel')} × ${v(x, 'kernel')} weights and a bias: ${v(x, 'side')}² × (${v(x, 'kernel')}² + 1) = ${n(answer)}.`,
  },
  'conv-count': {
    ask: (x) =>
      `Conv2D(filters=${v(x, 'filters')}, kernel_size=${v(x, 'kernel')}) reads an input of depth ${v(x, 'depth')}. How many parameters does it have?`,
    unit: 'parameters',
    solution: (x, answer) =>
      `K·F·F·D + K = ${v(x, 'filters')} × ${v(x, 'kernel')} × ${v(x, 'kernel')} × ${v(x, 'depth')} + ${v(x, 'filters')} = ${n(answer)}. Height and width of the input don’t matter.`,
  },
  'why-share': {
    ask: 'Why may all units of a convolutional layer use the same kernel?',
    options: {
      fewer: {
        label: 'Because fewer parameters are always better',
        why: 'Fewer parameters are a consequence, not a reason. Sharing the wrong thing would only make the network worse, as the shuffle test shows.',
      },
      'same-pattern': {
        label: 'Because a pattern looks the same wherever it occurs in a picture',
        why: 'Right. It is a statement about the data: the statistics of small patches hardly depend on their place.',
      },
      speed: {
        label: 'Because the hardware computes it faster',
        why: 'It may be faster, but a fast wrong assumption would still be wrong.',
      },
      'same-output': {
        label: 'Because all units should give the same output',
        why: 'They share weights, not inputs. Each sees its own window, so their outputs differ: that is the feature map.',
      },
    },
  },
  moved: {
    ask: 'A digit moves three pixels to the right. What does the feature map of a convolution with stride 1 do, away from the borders?',
    options: {
      unchanged: {
        label: 'It does not change',
        why: 'That would be invariance. A convolution reports where it found its pattern, so the report moves.',
      },
      'moves-along': {
        label: 'It moves three pixels to the right',
        why: 'Right. This is equivariance: first moving and then convolving is the same as first convolving and then moving.',
      },
      random: {
        label: 'It changes in a way that depends on the kernel',
        why: 'The kernel decides what is found, not how the finding moves. The map moves for every kernel.',
      },
      zero: {
        label: 'It becomes zero, as the kernel was trained for another place',
        why: 'A kernel has no place: the same weights are used everywhere. That would be a description of a dense unit.',
      },
    },
  },
  shuffled: {
    ask: 'The pixels of all images, training and test, are permuted in one and the same way, and both networks train from the start. What do you expect?',
    options: {
      'both-fail': {
        label: 'Both fall to guessing',
        why: 'The information is still there: the permutation can be undone. The MLP loses nothing, and the CNN still has a dense layer to learn with.',
      },
      'mlp-same': {
        label: 'The MLP is as good as before, the CNN loses its advantage',
        why: 'Right. Permuting pixels is the same as permuting columns of the MLP’s first weight matrix; the CNN’s assumption about neighbours has become false.',
      },
      'cnn-same': {
        label: 'The CNN is as good as before, the MLP gets worse',
        why: 'The other way round: it is the CNN that relies on neighbours.',
      },
      'mlp-better': {
        label: 'The MLP gets clearly better than before',
        why: 'Nothing became easier for it. With one seed it may be a little better or worse by chance; on average it is the same.',
      },
    },
  },
  where: {
    ask: `Of the ${n(facts.cnn)} parameters of the duel’s CNN, where are most?`,
    options: {
      'first-conv': {
        label: 'In the first convolution, which sees the whole picture',
        why: `It has ${n(facts.cnnFirst)} parameters: the size of the picture does not count.`,
      },
      'second-conv': {
        label: 'In the second convolution, which is deeper',
        why: `It has more than the first, as D is now ${facts.filters}, but still only ${n(facts.cnnSecond)}.`,
      },
      dense: {
        label: 'In the dense layer behind the convolutions',
        why: `Right: ${n(facts.cnnDense)} of them. Wherever everything is wired to everything, the bill is long.`,
      },
      output: {
        label: 'In the output layer, one unit for each digit',
        why: `It has only ten units, hence ${n(facts.cnnOutput)} parameters.`,
      },
    },
  },
  'small-colour': {
    ask: `In “Cut the cables”: make a convolutional layer (step 4) for a colour picture with at least ${SMALL_COLOUR.filters} filters and fewer than ${SMALL_COLOUR.parameters} parameters.`,
    hint: 'With three channels the default kernel costs 27 weights a filter. Which slider lowers K·F·F·D + K without losing filters?',
    done: 'Done. The side of the kernel counts twice, as F·F: the strongest of the levers.',
  },
  corner: {
    ask: 'In “From picture to vector”: choose a pixel that has only three neighbours.',
    hint: 'Inside there are eight, along an edge five.',
    done: 'A corner. In the vector its three neighbours are 1, 28, and 27 or 29 places away.',
  },
} satisfies QuizText<typeof questions>;
