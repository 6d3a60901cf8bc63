// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { D, F, K, mistakes, summary } from './facts.ts';
import { CHEAP, WHOLE_P, type questions } from './quiz.ts';
import { shape } from './shape-text.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'en');
}

const n = (value: number): string => formatNumber(value, 'en');
const outcomes = WHOLE_P.whole.map(({ p, output }) => `p = ${p} gives ${output}`).join(', ');

export const quizText = {
  'same-size': {
    ask: (x) =>
      `A picture is ${v(x, 'size')} pixels high. A convolution with a ${v(x, 'kernel')} × ${v(x, 'kernel')} kernel, stride ${v(x, 'stride')} and padding='same' looks at it. How high is the output?`,
    unit: '',
    solution: (x, answer) =>
      `With same the kernel does not matter: ceil(${v(x, 'size')} / ${v(x, 'stride')}) = ${n(answer)}. Rounded up, as the last window still covers what is left.`,
  },
  'valid-size': {
    ask: (x) =>
      `The same, without padding: height ${v(x, 'size')}, kernel ${v(x, 'kernel')} × ${v(x, 'kernel')}, stride ${v(x, 'stride')}, padding='valid'. How high is the output?`,
    unit: '',
    solution: (x, answer) =>
      `There are ${v(x, 'size')} − ${v(x, 'kernel')} + 1 = ${v(x, 'places')} places inside, every ${v(x, 'stride')}-th of which is taken: ceil(${v(x, 'places')} / ${v(x, 'stride')}) = ${n(answer)}. The other formula says the same: floor((${v(x, 'size')} − ${v(x, 'kernel')}) / ${v(x, 'stride')}) + 1.`,
  },
  count: {
    ask: (x) =>
      `How many parameters has Conv2D(filters=${v(x, 'filters')}, kernel_size=${v(x, 'kernel')}) on an input of depth ${v(x, 'depth')}?`,
    unit: 'parameters',
    solution: (x, answer) =>
      `${v(x, 'filters')} · ${v(x, 'kernel')} · ${v(x, 'kernel')} · ${v(x, 'depth')} = ${v(x, 'weights')} weights, and one bias for each of the ${v(x, 'filters')} filters, once: ${n(answer)}.`,
  },
  second: {
    ask: (x) =>
      `On a colour picture stand two convolutions, one behind the other, both with ${v(x, 'kernel')} × ${v(x, 'kernel')} kernels: the first with ${v(x, 'before')} filters (${v(x, 'first')} parameters), the second with ${v(x, 'filters')}. How many parameters has the second?`,
    unit: 'parameters',
    solution: (x, answer) =>
      `Its input is what the first put out, ${v(x, 'before')} deep and no longer 3: ${v(x, 'filters')} · ${v(x, 'kernel')} · ${v(x, 'kernel')} · ${v(x, 'before')} + ${v(x, 'filters')} = ${n(answer)}.`,
  },
  letters: {
    ask: (x) =>
      `Conv2D(${v(x, 'filters')}, ${v(x, 'kernel')}, strides=${v(x, 'stride')}) reads a picture of ${v(x, 'size')} × ${v(x, 'size')} × ${v(x, 'depth')}. The parameters are K·F·F·D + K, the side of the output is ⌊(W − F) / S⌋ + 1. Put to each letter its number.`,
    places: { K: 'K', F: 'F', D: 'D', S: 'S', W: 'W' },
    labels: {
      filters: {
        label: (x) => v(x, 'filters'),
        why: 'The first number in the code says how many filters there are, and so how deep the output is.',
      },
      kernel: {
        label: (x) => v(x, 'kernel'),
        why: 'The second number in the code is the side of the kernel; it is in both formulas.',
      },
      depth: {
        label: (x) => v(x, 'depth'),
        why: 'This is the depth of the input. The code does not say it, because the input does.',
      },
      stride: {
        label: (x) => v(x, 'stride'),
        why: 'The stride says how far the window moves. It decides how large the output is, not how many parameters there are.',
      },
      size: {
        label: (x) => v(x, 'size'),
        why: 'The side of the picture is in the formula for the output only: parameters do not depend on it.',
      },
    },
    mistakes: {
      D: {
        filters:
          'The number of filters is the depth of the output. D is that of the input: a filter is as deep as what it reads.',
        size: 'No side of the picture is in the formula for the parameters: the same kernel serves every place.',
      },
      K: { depth: 'The depth of the input says how deep each filter is, not how many there are.' },
      S: {
        kernel:
          'How large the window is and how far it moves are two things. Only in pooling layers is the stride the window’s side by default.',
      },
      F: { stride: 'How far the window moves does not say how large it is.' },
    },
    done: (x) =>
      `K = ${v(x, 'filters')}, F = ${v(x, 'kernel')}, D = ${v(x, 'depth')}, S = ${v(x, 'stride')}, W = ${v(x, 'size')}. D and W come from the input, the other three are in the code.`,
  },
  'filter-size': {
    ask: `Conv2D(${K}, ${F}) reads a picture of depth ${D}. How large is one of its filters?`,
    options: {
      flat: {
        label: `${F} × ${F}`,
        why: `That is what the code says, but a filter looks at all channels at once. Flat filters would give ${n(mistakes.flat)} parameters instead of ${n(summary.total)}.`,
      },
      'input-depth': {
        label: `${F} × ${F} × ${D}`,
        why: 'Right. A filter is as deep as its input; the code need not say it, because the input does.',
      },
      'output-depth': {
        label: `${F} × ${F} × ${K}`,
        why: `${K} is how many filters there are, and how deep the output becomes. It is not the depth of a filter.`,
      },
      whole: {
        label: `${F} × ${F} × ${D} × ${K}`,
        why: `That is the kernel of the whole layer as Keras stores it: all ${K} filters together.`,
      },
    },
  },
  'bigger-picture': {
    ask: 'The input becomes twice as high and twice as wide. What happens to the number of parameters of a Conv2D?',
    options: {
      same: {
        label: 'It stays',
        why: 'Right. K·F·F·D_in + K has neither height nor width in it. Only the output and the multiplications grow, about fourfold.',
      },
      double: { label: 'It doubles', why: 'Neither side of the picture is in K·F·F·D_in + K.' },
      four: {
        label: 'It becomes four times as large',
        why: 'The multiplications do, and the output. The same few weights are used in more places.',
      },
      depends: {
        label: 'That depends on stride and padding',
        why: 'Those decide the shape of the output. They do not occur in the count either.',
      },
    },
  },
  biases: {
    ask: `How many biases has a Conv2D with ${K} filters?`,
    options: {
      'one-layer': {
        label: 'One',
        why: 'Each filter answers a question of its own and needs a threshold of its own.',
      },
      'one-filter': {
        label: `${K}, one a filter`,
        why: 'Right: one number is added to the whole feature map of its filter. They are counted once, as the + K of the formula.',
      },
      'one-weight': {
        label: 'One for each weight',
        why: 'The products of a window are added up first; one bias joins the sum.',
      },
      'one-place': {
        label: 'One for each number of the output',
        why: 'Then the count would grow with the picture. All places of a map share the bias as they share the weights.',
      },
    },
  },
  'zeros-below': {
    ask: (x) =>
      `Height ${v(x, 'size')}, kernel ${v(x, 'kernel')} × ${v(x, 'kernel')}, stride ${v(x, 'stride')}, padding='same'. How many rows of zeros does Keras put below the picture?`,
    unit: 'rows',
    solution: (x, answer) =>
      `The output is ${v(x, 'output')} high, so the windows reach (${v(x, 'output')} − 1) · ${v(x, 'stride')} + ${v(x, 'kernel')} rows: ${v(x, 'total')} more than there are. Above stand floor(${v(x, 'total')} / 2) = ${v(x, 'before')}, below the rest, ${n(answer)}.`,
  },
  'whole-p': {
    ask: 'A 2 × 2 kernel in steps of 1 with same keeps a 32 × 32 picture at 32 × 32. Which p gives the same size in floor((n + 2p − f) / s) + 1?',
    options: {
      zero: { label: 'p = 0', why: `Without padding it shrinks: ${outcomes}.` },
      one: { label: 'p = 1', why: `Zeros on both sides are too many: ${outcomes}.` },
      half: {
        label: 'p = ½',
        why: 'The arithmetic would come out, but there is no half row of zeros.',
      },
      none: {
        label: 'No whole p does',
        why: `Right: ${outcomes}. The formula pads both sides alike; Keras puts ${WHOLE_P.before} row above and ${WHOLE_P.after} below.`,
      },
    },
  },
  separable: {
    ask: (x) =>
      `A Conv2D with ${v(x, 'filters')} filters of ${v(x, 'kernel')} × ${v(x, 'kernel')} on ${v(x, 'depth')} channels has ${v(x, 'ordinary')} parameters. How many has a SeparableConv2D of the same size?`,
    unit: 'parameters',
    solution: (x, answer) =>
      `First ${v(x, 'kernel')} · ${v(x, 'kernel')} · ${v(x, 'depth')} weights, each channel by itself; then ${v(x, 'depth')} · ${v(x, 'filters')} to mix them, and ${v(x, 'filters')} biases: ${n(answer)}.`,
  },
  never: {
    ask: 'In the calculator: find a layer with padding where no whole p makes the two formulas agree.',
    hint: 'Where must the number of zeros be odd although the stride is 1?',
    done: 'An even kernel lacks an odd number of rows. That is exactly the case of this course’s own network.',
  },
  cheap: {
    ask: `In the calculator: turn ${shape(CHEAP.input)} into ${shape(CHEAP.output)} with fewer than ${n(CHEAP.parameters)} parameters.`,
    hint: 'An ordinary 3 × 3 convolution needs several times as many. Which layer splits its work in two, or how small may a kernel be?',
    done: 'Done. Mixing channels and looking around are two jobs; done apart they are cheap.',
  },
} satisfies QuizText<typeof questions>;
