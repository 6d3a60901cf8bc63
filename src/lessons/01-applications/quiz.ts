// The questions of the lesson, without words: what is drawn, what is right.
// Not responsible for: texts (quiz.zh.ts, quiz.en.ts) or grading (kit/quiz).
import { toSeed } from '../../nn/plan.ts';
import { createRandom, STREAM } from '../../nn/random.ts';
import type { Question } from '../../kit/quiz/question.ts';

export const questions = [
  {
    kind: 'placing',
    id: 'grids',
    places: [
      { id: 'wave', label: 'line' },
      { id: 'words', label: 'rows' },
      { id: 'stones', label: 'board' },
      { id: 'photo', label: 'volume' },
    ],
    labels: ['line', 'rows', 'board', 'volume'],
  },
  { kind: 'ordering', id: 'slide', order: ['lay', 'multiply', 'add', 'move'] },
  {
    kind: 'numeric',
    id: 'field',
    tolerance: 0,
    generate: (seed: number) => {
      const layers = 3 + createRandom(toSeed(seed), STREAM.questions, 11).integer(7);
      return { values: { layers }, answer: 2 ** layers };
    },
  },
  {
    kind: 'numeric',
    id: 'volume',
    tolerance: 0,
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, 12);
      const [height, width] = [10 + random.integer(20), 10 + random.integer(20)];
      return { values: { height, width }, answer: height * width * 3 };
    },
  },
  {
    kind: 'numeric',
    id: 'positions',
    tolerance: 0,
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, 13);
      const [words, size] = [8 + random.integer(20), 2 + random.integer(4)];
      return { values: { words, size }, answer: words - size + 1 };
    },
  },
  { kind: 'choice', id: 'shuffled', options: ['same', 'lost', 'faster'], correct: 'lost' },
  { kind: 'choice', id: 'unfit', options: ['columns', 'audio', 'slides'], correct: 'columns' },
] as const satisfies readonly Question[];
