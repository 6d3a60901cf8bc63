// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import type { questions } from './quiz.ts';

const n = (value = 0): string => formatNumber(value, 'en');

export const quizText = {
  grids: {
    ask: 'What shape have these data when a network reads them?',
    places: {
      wave: 'A second of sound in one channel, 16,000 samples a second',
      words: 'A sentence of 20 words, 100 numbers a word',
      stones: 'A position in Go, one number a point',
      photo: 'A colour photo of 32 × 32',
      film: 'Ten frames of black-and-white video, 32 × 32 each',
    },
    labels: {
      line: { label: '16000 × 1', why: 'That is a line: one number a sample.' },
      rows: { label: '20 × 100', why: 'One row a word, 100 numbers in a row.' },
      board: { label: '19 × 19 × 1', why: 'A Go board has 19 lines each way, and one number a point.' },
      plane: { label: '32 × 32 × 3', why: 'The 3 at the end stands for red, green and blue.' },
      volume: { label: '10 × 32 × 32 × 1', why: 'The 10 in front counts frames: time is a direction, too.' },
    },
    mistakes: {
      photo: { volume: 'Where would the 10 come from? A photo has no time, but it has three colours.' },
      film: { plane: 'Those are three colour channels. This video has one channel, but ten frames.' },
    },
    done: 'All of them are numbers in their places. They differ in directions, and in how many numbers a place has.',
  },
  slide: {
    ask: 'How does a kernel work on data? Put the steps in order.',
    items: {
      lay: { label: 'Put the window at a place', why: 'The place decides which numbers are multiplied.' },
      multiply: {
        label: 'Multiply each number under it by its weight',
        why: 'This comes once the window is there, before adding.',
      },
      add: {
        label: 'Add the products: the output of this place',
        why: 'What is added are the products; then the window moves.',
      },
      move: { label: 'Move to the next place and begin again', why: 'It moves when this place is done.' },
    },
    hint: 'Think of “The sum under the window” in the figure, from top to bottom.',
    done: 'The same few weights are used at every place.',
  },
  window: {
    ask: 'The kernel is −1, 0, 1. Where does the window have the largest sum? Click the three cells that it covers.',
    picture: 'Input',
    beside: 'Kernel',
    why: {
      largest:
        'That is around the largest number. This kernel does not ask where numbers are large, but where they grow: right minus left.',
      falls: 'There the sum is smallest: the numbers fall, left is more than right.',
      ends: 'The right place, but the window covers the cell in the middle as well, only with a weight of 0.',
    },
    other:
      'For every three cells in a row, take the right number minus the left one, and see where it is largest. Click three neighbouring cells.',
    done: (x) => `Right minus left: ${n(x['to'])} − ${n(x['from'])} = ${n(x['sum'])}, more than anywhere else.`,
  },
  weights: {
    ask: (x) =>
      `A sound has ${n(x['samples'])} samples. One layer joins each of ${n(x['places'])} outputs to all of them; another uses one kernel of 3 samples. Leave biases out. How many weights does the convolution save?`,
    unit: '',
    solution: (x, answer) =>
      `All to all takes ${n(x['samples'])} · ${n(x['places'])} weights, the convolution ${n(x['shared'])}: ${n(answer)} fewer.`,
  },
  field: {
    ask: (x) =>
      `As in WaveNet, kernels are 2 wide, there are ${n(x['layers'])} layers, and the dilation doubles from layer to layer: 1, 2, 4 and so on. How many samples does one output see?`,
    unit: '',
    solution: (x, answer) =>
      `It begins with 1, and every layer adds its dilation: 1 + 1 + 2 + 4 + …, which is 2 to the power of ${n(x['layers'])}, or ${n(answer)}.`,
  },
  positions: {
    ask: (x) =>
      `A sentence has ${n(x['words'])} words. The window covers ${n(x['size'])} words, moves down one word at a time, and stays inside. How many places has it?`,
    unit: '',
    solution: (x, answer) => `${n(x['words'])} − ${n(x['size'])} + 1 = ${n(answer)}.`,
  },
  outputs: {
    ask: 'What comes out in each of these tasks?',
    places: {
      review: 'Tell whether a film review is kind',
      atari: 'Choose the next action in an Atari game',
      depth: 'See from a picture what is near and what is far',
      face: 'Make the face in a photo smile',
    },
    labels: {
      classes: {
        label: 'A probability for each class',
        why: 'Classes are a few kinds named beforehand, as kind and unkind.',
      },
      actions: {
        label: 'A number for each action: the points to come',
        why: 'Actions are to be compared: the one that promises most is chosen.',
      },
      places: {
        label: 'A number for each place of the picture',
        why: 'The question is about every place, so every place needs an answer.',
      },
      photo: {
        label: 'Another colour picture',
        why: 'The result is to be looked at: red, green and blue at every place.',
      },
    },
    mistakes: {
      depth: { photo: 'How far away a place is takes one number, not red, green and blue.' },
    },
    done: 'The input may be a picture each time; what comes out is up to the task.',
  },
  still: {
    ask: 'The kernel −1, 0, 1 lies along the time of a video. A pixel is bright all along and never changes. What is the output there?',
    options: {
      zero: { label: '0', why: 'Right. Later minus earlier: where they are equally bright, they cancel.' },
      one: { label: '1', why: 'It is 1 when a pixel lights up. If it was bright before, too, the −1 takes that away.' },
      two: { label: '2', why: 'One of the weights is negative: the later frame is added, the earlier taken away.' },
    },
  },
  frames: {
    ask: 'Why does DQN read the last four screens together?',
    options: {
      colour: {
        label: 'To see colours',
        why: 'The screens are turned to grey first. The four channels are four moments.',
      },
      motion: {
        label: 'To see which way things move',
        why: 'Right. In one frame a ball that flies left looks like one that flies right.',
      },
      sharper: {
        label: 'To see more sharply',
        why: 'The screens are made smaller, in fact. What is added is time, not detail.',
      },
    },
  },
  shuffled: {
    ask: 'The pixels of all pictures are shuffled, in the same way each time. Will a convolution still find edges?',
    options: {
      same: {
        label: 'Yes, no number is missing',
        why: 'None is, but the neighbours are others now, and a window sees neighbours.',
      },
      lost: {
        label: 'No, the local patterns are gone',
        why: 'Right. A pattern is a matter of which numbers are side by side.',
      },
      faster: {
        label: 'Yes, and faster',
        why: 'There is as much to multiply and add as before, but no pattern to be found.',
      },
    },
  },
  unfit: {
    ask: 'Which data suit convolution least?',
    options: {
      audio: {
        label: 'Recordings of birds',
        why: 'They suit it well: neighbouring samples belong together, and a call may come at any time.',
      },
      columns: {
        label: 'A table of customers: age, postcode, balance',
        why: 'Right. Its columns may come in any order, so being side by side means nothing.',
      },
      slides: {
        label: 'Photos of pathology slides',
        why: 'They suit it well: how cells look is a local pattern that may be anywhere.',
      },
    },
  },
  'two-threes': {
    ask: 'On the board of the figure, with the kernel 1 1 1 and nothing shuffled, make at least two places with three black stones side by side.',
    hint: 'Choose “changes numbers” and click empty points. You need no new row: add a stone to the three that are there.',
    done: 'With four black stones in a row there are two places where the window covers three: the same weights find both.',
  },
} satisfies QuizText<typeof questions>;
