// The questions of the lesson, without words: what is drawn, what is right. Numeric answers come from nn's own counts.
// Not responsible for: texts (quiz.zh.ts, quiz.en.ts) or grading (kit/quiz).
import { conv1d, dense, sequential } from '../../nn/build.ts';
import { countParameters } from '../../nn/parameters.ts';
import { toSeed } from '../../nn/plan.ts';
import { createRandom, STREAM } from '../../nn/random.ts';
import { receptiveFields } from '../../nn/receptive-field.ts';
import { padding2D } from '../../nn/shapes.ts';
import { realTraps } from '../../kit/quiz/cells.ts';
import type { Question } from '../../kit/quiz/question.ts';
import { slide } from './same-idea/idea-model.ts';

/** Threes in a row that the goal `two-threes` asks for. */
export const THREES = 2;
const CELLS = 9;

function draws(seed: number, question: number): (from: number, to: number) => number {
  const random = createRandom(toSeed(seed), STREAM.questions, question);
  return (from, to) => from + random.integer(to - from + 1);
}

function placesOf(length: number, window: number): number {
  return padding2D(length, window, 1, 1, 'valid').output;
}

/** The one place with this sum, or null where several have it. */
function onlyPlace(sums: readonly number[], sum: number): number | null {
  return sums.filter((one) => one === sum).length === 1 ? sums.indexOf(sum) : null;
}

const three = (first: number): readonly number[] => [first, first + 1, first + 2];

export const questions = [
  {
    kind: 'placing',
    id: 'grids',
    places: [
      { id: 'wave', label: 'line' },
      { id: 'words', label: 'rows' },
      { id: 'stones', label: 'board' },
      { id: 'photo', label: 'plane' },
      { id: 'film', label: 'volume' },
    ],
    labels: ['line', 'rows', 'board', 'plane', 'volume'],
  },
  { kind: 'ordering', id: 'slide', order: ['lay', 'multiply', 'add', 'move'] },
  {
    kind: 'picture',
    id: 'window',
    pick: 'all',
    misconceptions: ['largest', 'falls', 'ends'],
    generate: (seed: number) => {
      const draw = draws(seed, 14);
      for (;;) {
        const numbers = Array.from({ length: CELLS }, () => draw(0, 9));
        const sums = slide({ frames: 1, height: 1, width: CELLS, values: numbers }, 'width', 'rise').values;
        const sum = Math.max(...sums);
        const [rise, fall] = [onlyPlace(sums, sum), onlyPlace(sums, Math.min(...sums))];
        const top = numbers.indexOf(Math.max(...numbers));
        if (rise === null || fall === null || sum <= 0) continue;
        return {
          values: { sum, from: numbers[rise] ?? 0, to: numbers[rise + 2] ?? 0 },
          picture: { height: 1, width: CELLS, numbers },
          beside: { height: 1, width: 3, numbers: [-1, 0, 1] },
          correct: three(rise),
          traps: realTraps(three(rise), {
            largest: three(Math.min(CELLS - 3, Math.max(0, top - 1))),
            falls: three(fall),
            ends: [rise, rise + 2],
          }),
        };
      }
    },
  },
  {
    kind: 'numeric',
    id: 'weights',
    tolerance: 0,
    generate: (seed: number) => {
      const samples = draws(seed, 15)(10, 30);
      const places = placesOf(samples, 3);
      const full = countParameters(sequential([samples], [dense({ units: places, useBias: false })])).total;
      const shared = countParameters(
        sequential([samples, 1], [conv1d({ filters: 1, kernelSize: 3, useBias: false })]),
      ).total;
      return { values: { samples, places, shared }, answer: full - shared };
    },
  },
  {
    kind: 'numeric',
    id: 'field',
    tolerance: 0,
    generate: (seed: number) => {
      const layers = draws(seed, 11)(3, 9);
      const spec = sequential(
        [2 ** layers, 1],
        Array.from({ length: layers }, (_, i) =>
          conv1d({ filters: 1, kernelSize: 2, dilationRate: 2 ** i, padding: 'causal' }),
        ),
      );
      return { values: { layers }, answer: receptiveFields(spec).at(-1)?.size[0] ?? 0 };
    },
  },
  {
    kind: 'numeric',
    id: 'positions',
    tolerance: 0,
    generate: (seed: number) => {
      const draw = draws(seed, 13);
      const [words, size] = [draw(8, 27), draw(2, 5)];
      return { values: { words, size }, answer: placesOf(words, size) };
    },
  },
  {
    kind: 'placing',
    id: 'outputs',
    places: [
      { id: 'review', label: 'classes' },
      { id: 'atari', label: 'actions' },
      { id: 'depth', label: 'places' },
      { id: 'face', label: 'photo' },
    ],
    labels: ['classes', 'actions', 'places', 'photo'],
  },
  { kind: 'choice', id: 'still', options: ['zero', 'one', 'two'], correct: 'zero' },
  { kind: 'choice', id: 'frames', options: ['colour', 'motion', 'sharper'], correct: 'motion' },
  { kind: 'choice', id: 'shuffled', options: ['same', 'lost', 'faster'], correct: 'lost' },
  { kind: 'choice', id: 'unfit', options: ['audio', 'columns', 'slides'], correct: 'columns' },
  {
    kind: 'goal',
    id: 'two-threes',
    exhibit: 'same-idea',
    reached: async (query: Readonly<Record<string, string>>) => {
      const { decode } = await import('./same-idea/same-idea.ts');
      const { present } = await import('./same-idea/idea-model.ts');
      const decoded = decode(query);
      if (decoded.kind === 'problem') return false;
      const { state } = decoded;
      if (state.grid !== 'board' || state.kernel !== 'row' || state.isShuffled) return false;
      const { best, found } = present(state);
      return best === 3 && found >= THREES;
    },
  },
] as const satisfies readonly Question[];
