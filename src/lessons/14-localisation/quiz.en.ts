// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { TIGHT_PART, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'en');
}

const n = (value: number, digits = 0): string => formatNumber(value, 'en', digits);

export const quizText = {
  'why-pooling': {
    ask: 'Averaging a feature map throws away where something was. Why can the place be read off all the same?',
    options: {
      order: {
        label: 'Weighing and averaging are sums and may change places: weighed first, a map is left',
        why: 'Right. The score is the same either way; only the order of the sums is another.',
      },
      positions: {
        label: 'The pooled numbers still hold the positions in code',
        why: 'They don’t: shuffle the places of a map and its mean stays. The place is read off before pooling.',
      },
      speed: {
        label: 'Pooling is so fast that it can be undone',
        why: 'A mean cannot be undone: countless maps have the same one.',
      },
      labels: {
        label: 'The training labels said where things were',
        why: 'They only said what. That is the charm of it.',
      },
    },
  },
  'map-value': {
    ask: (x) =>
      `At one place the two feature maps have the values ${v(x, 'a')} and ${v(x, 'b')}. The class weighs them with ${v(x, 'v')} and ${v(x, 'w')}. What is the class activation map there?`,
    unit: '',
    solution: (x, answer) => `${v(x, 'v')} · ${v(x, 'a')} + (${v(x, 'w')}) · ${v(x, 'b')} = ${n(answer)}.`,
  },
  score: {
    ask: (x) =>
      `A class activation map of 2 × 2 holds ${v(x, 'a')}, ${v(x, 'b')}, ${v(x, 'c')} and ${v(x, 'd')}; the bias of the class is ${v(x, 'bias')}. What is the score?`,
    unit: '',
    solution: (x, answer) =>
      `Mean: (${v(x, 'a')} + (${v(x, 'b')}) + ${v(x, 'c')} + (${v(x, 'd')})) / 4. Plus the bias ${v(x, 'bias')}: ${n(answer, 2)}.`,
  },
  steps: {
    ask: 'From a picture to a box: put the steps in order.',
    items: {
      forward: { label: 'Forward pass up to the last feature maps', why: 'Without maps there is nothing to weigh.' },
      weigh: {
        label: 'Weigh the maps with the class’s weights and add them',
        why: 'That makes the map of the class; all else works on it.',
      },
      enlarge: {
        label: 'Enlarge the map to the size of the picture',
        why: 'The box is wanted in the picture’s pixels: enlarge before you cut.',
      },
      threshold: {
        label: 'Keep what is at least a fifth of the maximum',
        why: 'Regions can only be seen once hot and cold are told apart.',
      },
      region: {
        label: 'Take the largest connected region',
        why: 'A threshold may leave several regions; the box is around one.',
      },
      box: { label: 'Put a box around it', why: 'The box comes last: it needs a region.' },
    },
    hint: 'Each step works on what the one before it made.',
    done: 'Six steps, none of which has seen a box before.',
  },
  iou: {
    ask: (x) =>
      `Two square boxes with sides of ${v(x, 'side')} lie side by side at the same height, one shifted by ${v(x, 'shift')}. What is their IoU?`,
    unit: '',
    solution: (x, answer) => {
      const [side, shift] = [x['side'] ?? 0, x['shift'] ?? 0];
      const common = side * (side - shift);
      return `Common: ${n(side)} · ${n(side - shift)} = ${n(common)}. Together: 2 · ${n(side * side)} − ${n(common)} = ${n(2 * side * side - common)}. IoU = ${n(answer, 3)}.`;
    },
  },
  region: {
    ask: (x) =>
      `The largest value of this map is ${v(x, 'most')}; the threshold is half of it. Mark all cells of the box around the largest connected region.`,
    picture: 'Map',
    beside: '',
    why: {
      marked: 'That is the region. The box is a rectangle around it and also holds the cold cells in its corner.',
      all: 'The single hot cell at the bottom right does not touch the others: it is a region of its own, a smaller one.',
      maximum: 'That is the hottest cell, but alone. The box is around the largest region, not the hottest.',
      whole: 'The box ends where the region ends.',
    },
    other: (x) => `First mark what is at least ${v(x, 'half')}, then the largest group that touches at its sides.`,
    done: 'A box is a rectangle: it takes the corner along that the region leaves out.',
  },
  'last-layer': {
    ask: 'In a network that ends in global average pooling and one dense layer: how does Grad-CAM at the last maps differ from the class activation map?',
    options: {
      same: { label: 'Not at all', why: 'Nearly. Grad-CAM leaves out what is below nought.' },
      positive: {
        label: 'By a factor, and by leaving out what is negative',
        why: 'Right. The slope of the score over a map is its weight over the number of places.',
      },
      finer: { label: 'It is finer', why: 'Same maps, same places.' },
      opposite: { label: 'It marks the opposite', why: 'Its weights are slopes of the same score.' },
    },
  },
  'wrong-class': {
    ask: 'You ask for the map of “ship” on a picture of a cat. What does it show?',
    options: {
      wrong: {
        label: 'That the network takes the cat for a ship',
        why: 'The scores say what it takes it for. The map answers whatever you ask.',
      },
      evidence: {
        label: 'Where the picture speaks most for “ship”, however little that is',
        why: 'Right. The maximum of a map says nothing about how high the score is.',
      },
      nothing: { label: 'Always nothing', why: 'Only if nothing at all speaks for it. That happens, but seldom.' },
      error: { label: 'It cannot be worked out', why: 'Each class has weights, so each has a map.' },
    },
  },
  'small-box': {
    ask: 'Boxes from class activation maps often hold the head of an animal only. Why?',
    options: {
      threshold: {
        label: 'A fifth is always too high a threshold',
        why: 'A lower one helps a little, but the body may be cold altogether.',
      },
      telling: {
        label: 'The network was rewarded for telling classes apart, and the head tells most',
        why: 'Right. It need not find the whole thing to be right about it.',
      },
      resolution: { label: 'A map of 7 × 7 can’t be larger', why: 'It is coarse, yet it covers the whole picture.' },
      bias: { label: 'Because of the bias', why: 'The bias is the same everywhere and isn’t part of the map.' },
    },
  },
  'tight-box': {
    ask: `Raise the threshold of the box to at least ${TIGHT_PART}% and look at what is left.`,
    hint: 'The second slider under “How the map is made”.',
    done: 'What is left is what tells the class apart best.',
  },
} satisfies QuizText<typeof questions>;
