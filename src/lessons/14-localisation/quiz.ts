// The questions of the lesson, without words: what is drawn, what is right. Numeric answers are worked out by nn.
// Not responsible for: texts (quiz.zh.ts, quiz.en.ts) or grading (kit/quiz).
import { hotBox, intersectionOverUnion } from '../../nn/inside/bounding-box.ts';
import { classActivation } from '../../nn/inside/class-activation.ts';
import { toSeed } from '../../nn/plan.ts';
import { createRandom, STREAM } from '../../nn/random.ts';
import { cellsAt, places, realTraps } from '../../kit/quiz/cells.ts';
import type { Question } from '../../kit/quiz/question.ts';

/** Per cent of the maximum that the goal `tight-box` asks for at least. */
export const TIGHT_PART = 60;

const MAP_SIDE = 6;

export const questions = [
  { kind: 'choice', id: 'why-pooling', options: ['order', 'positions', 'speed', 'labels'], correct: 'order' },
  {
    kind: 'numeric',
    id: 'map-value',
    tolerance: 1e-6,
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, 141);
      const [a, b] = [random.integer(9), random.integer(9)];
      const [v, w] = [1 + random.integer(4), -1 - random.integer(4)];
      const maps = { height: 1, width: 1, values: Float32Array.of(a, b) };
      const head = { classes: 1, weights: Float32Array.of(v, w), bias: Float32Array.of(0) };
      return { values: { a, b, v, w }, answer: classActivation(maps, head, 0).values[0] ?? 0 };
    },
  },
  {
    kind: 'numeric',
    id: 'score',
    tolerance: 0.01,
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, 142);
      const [a, b, c, d] = [random.integer(9), random.integer(9) - 4, random.integer(9), random.integer(9) - 4];
      const bias = random.integer(5) - 2;
      const maps = { height: 2, width: 2, values: Float32Array.of(a, b, c, d) };
      const head = { classes: 1, weights: Float32Array.of(1), bias: Float32Array.of(bias) };
      return { values: { a, b, c, d, bias }, answer: classActivation(maps, head, 0).score };
    },
  },
  {
    kind: 'ordering',
    id: 'steps',
    order: ['forward', 'weigh', 'enlarge', 'threshold', 'region', 'box'],
  },
  {
    kind: 'numeric',
    id: 'iou',
    tolerance: 0.01,
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, 143);
      const side = 4 + random.integer(5);
      const shift = 1 + random.integer(side - 2);
      const first = { left: 0, top: 0, width: side, height: side };
      return { values: { side, shift }, answer: intersectionOverUnion(first, { ...first, left: shift }) };
    },
  },
  {
    kind: 'picture',
    id: 'region',
    pick: 'all',
    misconceptions: ['marked', 'all', 'maximum', 'whole'],
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, 144);
      const [top, left] = [random.integer(3), random.integer(2)];
      const [height, width] = [2 + random.integer(2), 2 + random.integer(2)];
      const numbers = Array.from({ length: MAP_SIDE ** 2 }, () => random.integer(2));
      const shape = { height: MAP_SIDE, width: MAP_SIDE };
      const [rows, columns] = [places(top, height), places(left, width)];
      const block = cellsAt(rows, columns, shape);
      // An L inside the box: its corners make the box larger than the region.
      const marked = block.filter((cell) => cell % MAP_SIDE === left || Math.floor(cell / MAP_SIDE) === top);
      for (const cell of marked) numbers[cell] = 6 + random.integer(3);
      // One hot place alone, not beside the region.
      const alone = (MAP_SIDE - 1) * MAP_SIDE + MAP_SIDE - 1;
      numbers[alone] = 9;
      const box = hotBox({ ...shape, values: numbers }, 0.5);
      const correct = box === null ? [] : cellsAt(places(box.top, box.height), places(box.left, box.width), shape);
      const every = cellsAt(places(0, MAP_SIDE), places(0, MAP_SIDE), shape);
      const hot = every.filter((cell) => (numbers[cell] ?? 0) >= 4.5);
      return {
        values: { most: 9, half: 4.5 },
        picture: { ...shape, numbers },
        correct,
        traps: realTraps(correct, {
          marked: hot.filter((cell) => cell !== alone),
          all: hot,
          maximum: [alone],
          whole: every,
        }),
      };
    },
  },
  { kind: 'choice', id: 'last-layer', options: ['same', 'positive', 'finer', 'opposite'], correct: 'positive' },
  { kind: 'choice', id: 'wrong-class', options: ['wrong', 'evidence', 'nothing', 'error'], correct: 'evidence' },
  { kind: 'choice', id: 'small-box', options: ['threshold', 'telling', 'resolution', 'bias'], correct: 'telling' },
  {
    kind: 'goal',
    id: 'tight-box',
    exhibit: 'class-activation',
    reached: (query: Readonly<Record<string, string>>) => Number(query['part'] ?? 0) >= TIGHT_PART,
  },
] as const satisfies readonly Question[];
