// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { facts } from './facts.ts';
import { GOAL, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'en', 3);
}

const n = (value: number): string => formatNumber(value, 'en', 3);

export const quizText = {
  'average-value': {
    ask: (x) =>
      `The numbers in a 2 × 2 window are ${v(x, 'a')}, ${v(x, 'b')}, ${v(x, 'c')} and ${v(x, 'd')}. What does average pooling make of them?`,
    unit: '',
    solution: (x, answer) =>
      `(${v(x, 'a')} + ${v(x, 'b')} + ${v(x, 'c')} + ${v(x, 'd')}) / 4 = ${n(answer)}. Max pooling would give ${n(Math.max(x['a'] ?? 0, x['b'] ?? 0, x['c'] ?? 0, x['d'] ?? 0))}.`,
  },
  'pool-shape': {
    ask: (x) =>
      `MaxPooling2D(pool_size=${v(x, 'pool')}, strides=${v(x, 'stride')}) gets feature maps of ${v(x, 'size')} × ${v(x, 'size')} × ${v(x, 'depth')}, with the default padding. How high is its output?`,
    unit: '',
    solution: (x, answer) =>
      `The default is valid: ⌊(${v(x, 'size')} − ${v(x, 'pool')}) / ${v(x, 'stride')}⌋ + 1 = ${n(answer)}. The depth stays ${v(x, 'depth')}.`,
  },
  parameters: {
    ask: 'MaxPooling2D(pool_size=2) works on 15 feature maps. How many parameters does it train?',
    options: {
      none: { label: '0', why: 'Right. Taking the largest is a fixed rule; there is nothing to learn.' },
      window: {
        label: '4, one for each place of the window',
        why: 'The window says which numbers to look at and gives them no weights.',
      },
      'per-channel': {
        label: '15, one for each map',
        why: 'Every map is treated by the same rule, and the rule has no parameters.',
      },
      conv: {
        label: `${n(facts.stridedParameters)}, as a 2 × 2 convolution`,
        why: 'That would be the bill of Conv2D(15, 2, strides=2) in its place. A pooling layer learns no weights.',
      },
    },
  },
  depth: {
    ask: 'What does an ordinary pooling layer leave as it is?',
    options: {
      height: { label: 'The height', why: 'Height and width are just what it reduces.' },
      depth: {
        label: 'The depth, the number of maps',
        why: 'Right. Each map is treated alone: as many come out as went in.',
      },
      both: { label: 'Width and depth', why: 'The depth, yes; but the width shrinks with the height.' },
      all: { label: 'How many numbers there are', why: 'With 2 × 2 at stride 2 only a quarter of them is left.' },
    },
  },
  winner: {
    ask: (x) =>
      `Max pooling with ${v(x, 'pool')} × ${v(x, 'pool')} windows and stride ${v(x, 'pool')}. From which cell of the input does the number in the marked cell of the output come?`,
    picture: 'Input',
    beside: 'Output',
    why: {
      everywhere:
        'That is the largest number of the whole map. Pooling compares the numbers of one window; only global max pooling compares them all.',
      stride: (x) =>
        `That would be so if the window moved one cell at a time. Here the stride is ${v(x, 'pool')} and windows do not overlap.`,
      place: 'That is the same row and column. The output is smaller: one of its cells stands for a whole window.',
      loser: 'The window is right, but this is not its largest number, and max pooling keeps only that one.',
      outside: (x) =>
        `This cell is not in the window. Row ${v(x, 'row')}, column ${v(x, 'column')} of the output reads block number ${v(x, 'row')} from above and ${v(x, 'column')} from the left, ${v(x, 'pool')} × ${v(x, 'pool')} cells.`,
    },
    other: 'First find the window, then its largest number.',
    done: (x) =>
      `${v(x, 'largest')} is the largest number of its window; and in the backward pass the gradient goes to this cell alone.`,
  },
  losers: {
    ask: 'A gradient goes back through max pooling. What do the numbers get that were not the largest?',
    options: {
      same: { label: 'As much as the winner', why: 'That would make several gradients out of one.' },
      share: { label: 'Their equal share', why: 'That is what average pooling does.' },
      zero: {
        label: 'Nothing',
        why: 'Right. Change a loser a little and the maximum stays: its derivative is zero.',
      },
      negative: {
        label: 'A negative one, so that the winner stands out',
        why: 'Pooling punishes nobody. They have no influence on the output, so their derivative is zero.',
      },
    },
  },
  'average-gradient': {
    ask: (x) =>
      `A ${v(x, 'side')} × ${v(x, 'side')} window of average pooling gets a gradient of ${v(x, 'given')} at its output. How much does each number in it get?`,
    unit: '',
    solution: (x, answer) =>
      `Equal shares for ${v(x, 'cells')} numbers: ${v(x, 'given')} / ${v(x, 'cells')} = ${n(answer)}.`,
  },
  'one-pixel': {
    ask: 'The picture moves by one pixel. What does 2 × 2 max pooling do for the feature maps?',
    options: {
      invariant: {
        label: 'They do not change at all',
        why: 'Look at the curve: it is lower, and still far from zero.',
      },
      some: {
        label: 'They change less than without it, but still clearly',
        why: 'Right. Only where the largest number happens to stay in its window nothing changes.',
      },
      none: {
        label: 'They change as much as without it',
        why: 'Many of the largest numbers stay in their windows, and those cells do not change.',
      },
      'whole-network': {
        label: 'That depends on the dense layers',
        why: 'The output of the pooling is there before any dense layer has seen it.',
      },
    },
  },
  'flatten-count': {
    ask: (x) =>
      `Feature maps of ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')} go through Flatten into Dense(${v(x, 'units')}). How many parameters has the dense layer?`,
    unit: 'parameters',
    solution: (x, answer) =>
      `${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')} = ${v(x, 'inputs')} inputs; ${v(x, 'inputs')} × ${v(x, 'units')} + ${v(x, 'units')} = ${n(answer)}.`,
  },
  'gap-count': {
    ask: (x) =>
      `Feature maps of ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'depth')} go through GlobalAveragePooling2D into Dense(${v(x, 'units')}). How many parameters has the dense layer?`,
    unit: 'parameters',
    solution: (x, answer) =>
      `Only ${v(x, 'depth')} means are left: ${v(x, 'depth')} × ${v(x, 'units')} + ${v(x, 'units')} = ${n(answer)}. Height and width no longer occur.`,
  },
  'what-is-lost': {
    ask: 'What is no longer in the vector after global average pooling?',
    options: {
      what: {
        label: 'Whether a pattern is in the picture',
        why: 'Just that is left: each mean says how much of a pattern there is.',
      },
      where: {
        label: 'Where the pattern is',
        why: 'Right. The places are averaged away; weights times maps can bring them back.',
      },
      depth: { label: 'Which channel is which', why: 'Each channel has a mean of its own.' },
      nothing: { label: 'Nothing is lost', why: 'Many numbers became one: something must be gone.' },
    },
  },
  'nine-by-nine': {
    ask: `On the pooling bench: turn the ${GOAL.from} × ${GOAL.from} maps of the first convolution into ${GOAL.to} × ${GOAL.to}.`,
    hint: `About every third cell should give an output. 3 does not divide ${GOAL.from}: what becomes of the two rows left over with padding valid, and with same?`,
    done: 'Done. With same it is ⌈26 / 3⌉ = 9; with valid the window must be small enough for the last one to fit.',
  },
  'one-map': {
    ask: 'In the figure on global averages: set the weights so that the class activation map is one of the feature maps.',
    hint: 'A weighted sum with a single term is that term.',
    done: 'Right: with all other weights at 0 the two differ by a factor only.',
  },
} satisfies QuizText<typeof questions>;
