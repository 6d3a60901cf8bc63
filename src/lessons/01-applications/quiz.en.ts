// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import type { questions } from './quiz.ts';

const n = (value = 0): string => formatNumber(value, 'en');

export const quizText = {
  grids: {
    ask: 'On what grid do these data lie?',
    places: {
      wave: 'A second of sound at 16 kHz, one channel',
      words: 'A sentence of 20 words with vectors of 100 numbers',
      stones: 'A position in Go, one number a point',
      photo: 'A colour photo of 32 × 32',
    },
    labels: {
      line: { label: '16000 × 1', why: 'That is a line: one number a sample.' },
      rows: { label: '20 × 100', why: 'A row a word; the row is its vector.' },
      board: { label: '19 × 19 × 1', why: 'A Go board has 19 lines each way and one number a point.' },
      volume: { label: '32 × 32 × 3', why: 'The 3 at the end stands for red, green and blue.' },
    },
    mistakes: {},
    done: 'All of them are grids; only dimensions and channels differ.',
  },
  slide: {
    ask: 'What does a kernel do on a grid? Put the steps in order.',
    items: {
      lay: { label: 'Lay the kernel on a place', why: 'The place decides which numbers are multiplied.' },
      multiply: {
        label: 'Multiply it with the numbers below, one by one',
        why: 'This comes once it lies there, before adding.',
      },
      add: { label: 'Add the products: the output of this place', why: 'What is added are the products.' },
      move: { label: 'Move to the next place and begin again', why: 'It moves when this place is done.' },
    },
    hint: 'Think of the sum spelled out in the figure.',
    done: 'The same few numbers are used at every place.',
  },
  field: {
    ask: (x) =>
      `Kernels are 2 wide, there are ${n(x['layers'])} layers, and the dilation doubles from layer to layer: 1, 2, 4 and so on. How many samples does one output see?`,
    unit: '',
    solution: (x, answer) =>
      `Every layer adds its dilation to the first 1, which gives 2 to the power of ${n(x['layers'])}: ${n(answer)}.`,
  },
  volume: {
    ask: (x) => `A colour picture is ${n(x['height'])} high and ${n(x['width'])} wide. How many numbers is the input?`,
    unit: '',
    solution: (x, answer) => `${n(x['height'])} · ${n(x['width'])} · 3 = ${n(answer)}.`,
  },
  positions: {
    ask: (x) =>
      `A sentence has ${n(x['words'])} words, the window is ${n(x['size'])} words high and moves by one word, without padding. How many places has it?`,
    unit: '',
    solution: (x, answer) => `${n(x['words'])} − ${n(x['size'])} + 1 = ${n(answer)}.`,
  },
  shuffled: {
    ask: 'The pixels of all pictures are shuffled. Will convolution still find edges?',
    options: {
      same: {
        label: 'Yes, no number is missing',
        why: 'None is, but the neighbours changed, and a window sees neighbours.',
      },
      lost: { label: 'No, the local patterns are gone', why: 'Right. A pattern is which numbers are side by side.' },
      faster: { label: 'Yes, even faster', why: 'The arithmetic is as much as before; the patterns are gone.' },
    },
  },
  unfit: {
    ask: 'Which data suit convolution least?',
    options: {
      columns: {
        label: 'A table of customers: age, postcode, balance',
        why: 'Right. The order of columns is arbitrary, so neighbours mean nothing.',
      },
      audio: {
        label: 'Recordings of birds',
        why: 'Neighbouring samples belong together, and a call may come at any time.',
      },
      slides: {
        label: 'Photos of pathology slides',
        why: 'A picture is just right: local patterns that may be anywhere.',
      },
    },
  },
} satisfies QuizText<typeof questions>;
