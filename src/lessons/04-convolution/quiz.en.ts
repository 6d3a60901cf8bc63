// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { facts } from './facts.ts';
import { LOPSIDED, WIDE_FIELD, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'en');
}

/** A factor: negative numbers in brackets. */
function factor(values: Values, name: string): string {
  return (values[name] ?? 0) < 0 ? `(${v(values, name)})` : v(values, name);
}

const n = (value: number): string => formatNumber(value, 'en');

export const quizText = {
  'one-number': {
    ask: (x) =>
      `The window holds ${v(x, 'a')}, ${v(x, 'b')} in its first row and ${v(x, 'c')}, ${v(x, 'd')} in its second. The kernel is ${v(x, 'p')}, ${v(x, 'q')} above ${v(x, 'r')}, ${v(x, 's')}, the bias ${v(x, 'bias')}, the activation ReLU. What is the output?`,
    unit: '',
    solution: (x, answer) =>
      `${v(x, 'a')} × ${factor(x, 'p')} + ${v(x, 'b')} × ${factor(x, 'q')} + ${v(x, 'c')} × ${factor(x, 'r')} + ${v(x, 'd')} × ${factor(x, 's')} + ${factor(x, 'bias')} = ${v(x, 'sum')}; ReLU makes that ${n(answer)}.`,
  },
  negative: {
    ask: 'Before the activation a kernel gives a large negative number at some place. What does it say about the picture there?',
    options: {
      error: { label: 'Something has gone wrong', why: 'Products and sums may well be negative. Weights have signs.' },
      opposite: {
        label: 'The opposite of what the kernel looks for is there',
        why: 'Right. For an edge kernel it is the same edge with bright and dark exchanged.',
      },
      nothing: {
        label: 'Nothing of interest is there',
        why: 'That would be a number near zero, as on an even patch.',
      },
      dark: {
        label: 'The picture is dark there',
        why: 'A kernel whose weights add up to 0 does not notice brightness at all, only differences.',
      },
    },
  },
  depth: {
    ask: `A Conv2D with ${facts.filters} filters of ${facts.kernel} × ${facts.kernel} reads an RGB picture. How deep is each of its kernels?`,
    options: {
      one: {
        label: '1: the kernel is flat and passes over each channel in turn',
        why: 'That would be a depthwise convolution. In Conv2D each kernel has weights for every channel.',
      },
      three: {
        label: `${facts.depth}: as deep as the input`,
        why: `Right: ${facts.kernel} × ${facts.kernel} × ${facts.depth} weights. The products of all channels are added to one number.`,
      },
      filters: {
        label: `${facts.filters}: as deep as there are filters`,
        why: `${facts.filters} is how many kernels there are, hence the depth of the output.`,
      },
      product: {
        label: `${facts.depth * facts.filters}: filters times channels`,
        why: 'Each filter has a kernel of its own. Their number does not make any single one deeper.',
      },
    },
  },
  'same-size': {
    ask: (x) =>
      `An input ${v(x, 'size')} wide, Conv2D with kernel_size=${v(x, 'kernel')}, strides=${v(x, 'stride')}, padding='same'. How wide is the output?`,
    unit: '',
    solution: (x, answer) =>
      `With same padding only the stride counts: ceil(${v(x, 'size')} / ${v(x, 'stride')}) = ${n(answer)}. The kernel of ${v(x, 'kernel')} changes the zeros, not the size.`,
  },
  'valid-size': {
    ask: (x) =>
      `An input ${v(x, 'size')} wide, Conv2D with kernel_size=${v(x, 'kernel')}, strides=${v(x, 'stride')}, padding='valid'. How wide is the output?`,
    unit: '',
    solution: (x, answer) =>
      `ceil((${v(x, 'size')} − ${v(x, 'kernel')} + 1) / ${v(x, 'stride')}) = ceil(${v(x, 'places')} / ${v(x, 'stride')}) = ${n(answer)}.`,
  },
  'zeros-after': {
    ask: (x) =>
      `An input ${v(x, 'size')} wide, kernel_size=${v(x, 'kernel')}, strides=${v(x, 'stride')}, padding='same' in Keras. How many columns of zeros are put at the right edge?`,
    unit: 'columns',
    solution: (x, answer) =>
      `The output has ${v(x, 'output')} places, so (${v(x, 'output')} − 1) × ${v(x, 'stride')} + ${v(x, 'kernel')} cells are needed and ${v(x, 'total')} are missing of ${v(x, 'size')}. Half of them, rounded down, go to the left: ${v(x, 'before')}; the rest to the right: ${n(answer)}.`,
  },
  unread: {
    ask: (x) =>
      `An input ${v(x, 'size')} wide, kernel_size=${v(x, 'kernel')}, strides=${v(x, 'stride')}, padding='valid'. How many columns at the right are read by no window?`,
    unit: 'columns',
    solution: (x, answer) =>
      `There are ${v(x, 'windows')} places; the last window ends after column ${v(x, 'end')}. ${v(x, 'size')} − ${v(x, 'end')} = ${n(answer)}.`,
  },
  reads: {
    ask: (x) =>
      `The input is ${v(x, 'size')} × ${v(x, 'size')}, the kernel ${v(x, 'kernel')} × ${v(x, 'kernel')}, the stride ${v(x, 'stride')}, padding='valid'. Which pixels of the input does the marked cell of the output read? Choose them all.`,
    picture: 'Input',
    beside: 'Output',
    why: {
      stride: (x) =>
        `The size is right, but the stride is left out: for each cell of the output the window moves ${v(x, 'stride')} cells on the input, so it begins in row ${v(x, 'top')}.`,
      centred:
        'This puts the middle of the window there. With valid padding it is the upper left corner that starts at the first cell and moves on.',
      corner: (x) =>
        `The corner of the window is right, but an output reads all of it: ${v(x, 'kernel')} × ${v(x, 'kernel')} pixels.`,
      place: 'In the same row and column there is one pixel; an output of a convolution reads its whole window.',
    },
    other: (x) =>
      `The output is in row ${v(x, 'row')}, column ${v(x, 'column')}: the window took ${v(x, 'row')} − 1 steps of ${v(x, 'stride')} down from the first place and covers ${v(x, 'kernel')} × ${v(x, 'kernel')}.`,
    done: (x) =>
      `The stride says where, the kernel how large: from row (${v(x, 'row')} − 1) × ${v(x, 'stride')} + 1 = ${v(x, 'top')} on, ${v(x, 'kernel')} rows.`,
  },
  writes: {
    ask: (x) =>
      `The kernel is ${v(x, 'kernel')} × ${v(x, 'kernel')}, the stride ${v(x, 'stride')}, padding='valid'. The window stands where the input is marked. Which cell of the output does it write?`,
    picture: 'Output',
    beside: 'Input',
    why: {
      place: (x) =>
        `Those are the row and column of the window’s corner on the input. The output counts steps: one for every ${v(x, 'stride')} cells.`,
      middle:
        'That is the middle of the window. With valid padding one counts from its corner: the first window writes the first cell.',
      swapped: 'Rows and columns are exchanged: when the window moves right, so does the output.',
      elsewhere: (x) =>
        `Above the window ${v(x, 'top')} rows are free, to its left ${v(x, 'left')} columns. Divided by the stride of ${v(x, 'stride')} these are the steps it took.`,
    },
    other: 'Count the steps that the window took down and to the right from the upper left corner.',
    done: (x) =>
      `${v(x, 'top')} / ${v(x, 'stride')} = ${v(x, 'row')} steps down and ${v(x, 'left')} / ${v(x, 'stride')} = ${v(x, 'column')} to the right.`,
  },
  torch: {
    ask: `An input of ${facts.half.input} × ${facts.half.input} and a 3 × 3 kernel with stride 2: in Keras with padding='same', in PyTorch with padding=1, with the same weights. What of the two maps?`,
    options: {
      same: {
        label: 'They are equal, both being 64 × 64',
        why: 'Their size is equal. But Keras begins at cell 0 and PyTorch one cell before it.',
      },
      shifted: {
        label: 'Both are 64 × 64, but their windows stand one cell apart',
        why: 'Right: Keras puts 0 before and 1 after, PyTorch 1 and 1. Weights moved from one to the other must be padded by hand.',
      },
      smaller: {
        label: 'PyTorch’s is smaller by one',
        why: 'floor((128 + 2 − 3) / 2) + 1 = 64. It would be 63 with padding=0.',
      },
      refused: {
        label: 'PyTorch refuses, because 2 does not divide 125',
        why: 'Strides need not divide in either library. What is left over is not read.',
      },
    },
  },
  field: {
    ask: (x) =>
      `Conv2D(kernel_size=${v(x, 'first')}), MaxPooling2D(${v(x, 'pool')}), Conv2D(kernel_size=${v(x, 'second')}), all else as by default. How wide is the receptive field of a unit of the last layer?`,
    unit: 'pixels',
    solution: (x, answer) =>
      `1 + (${v(x, 'first')} − 1) × 1 = ${v(x, 'afterFirst')}; the pool makes it ${v(x, 'afterFirst')} + (${v(x, 'pool')} − 1) × 1 = ${v(x, 'afterPool')} and the jump ${v(x, 'pool')}; then ${v(x, 'afterPool')} + (${v(x, 'second')} − 1) × ${v(x, 'pool')} = ${n(answer)}.`,
  },
  effective: {
    ask: 'Which pixels of its receptive field does a unit deep in a network mostly listen to?',
    options: {
      same: {
        label: 'To all of them equally',
        why: 'Only a single layer with equal weights would. In a stack far more ways lead in from the middle.',
      },
      middle: {
        label: 'To those in the middle',
        why: `Right. In three 3 × 3 layers ${facts.waysMiddle} ways lead from the middle and ${facts.waysCorner} from a corner, and training rarely turns that round.`,
      },
      edge: {
        label: 'To those at the rim, where it ends',
        why: 'The rim is reached only by the outermost weight of every layer: by the fewest ways of all.',
      },
      random: {
        label: 'It depends on the initial weights alone',
        why: 'They matter, but the number of ways is a matter of the architecture and does not depend on them.',
      },
    },
  },
  lopsided: {
    ask: `In “Stride and padding”: by Keras’s rule, find a setting with a ${LOPSIDED.kernel} × ${LOPSIDED.kernel} kernel that puts ${LOPSIDED.before} row of zeros above and ${LOPSIDED.after} below.`,
    hint: 'With stride 1 an odd kernel is padded evenly. Another stride changes how many cells are needed: try inputs with an even side.',
    done: 'There it is. Oddness of the kernel is not enough; the total of the zeros must be even, too.',
  },
  'wide-field': {
    ask: `In “Receptive field”: build a stack of just ${WIDE_FIELD.layers} convolutions, all 3 × 3 with stride 1, whose last unit sees at least ${WIDE_FIELD.size} × ${WIDE_FIELD.size} pixels.`,
    hint: 'Without strides and pooling the jump stays 1. What else multiplies F − 1 in the formula?',
    done: 'Dilation does it: as many weights as before, a far wider view, and holes in it unless the rates fit.',
  },
} satisfies QuizText<typeof questions>;
