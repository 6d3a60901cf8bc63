// The questions of the lesson, without words: what is drawn, what is right. Not responsible for: texts (quiz.zh.ts,
// quiz.en.ts) or grading (kit/quiz).
import { toSeed } from '../../nn/plan.ts';
import { createRandom, STREAM } from '../../nn/random.ts';
import type { Question } from '../../kit/quiz/question.ts';

/** Picks one of a list, always the same for the same seed and question. */
function pick(seed: number, question: number): <Item>(items: readonly [Item, ...Item[]]) => Item {
  const random = createRandom(toSeed(seed), STREAM.questions, question);
  return (items) => items[random.integer(items.length)] ?? items[0];
}

/** Heights of a curve from left to right. Sketches of shapes, not measurements: the clinic has the real ones. */
function sketch(height: (t: number) => number): readonly number[] {
  return Array.from({ length: 25 }, (_, i) => height(i / 24));
}

/** Examinations that may be open when the goal's diagnosis is made. */
export const GOAL_EXAMS = 2;

export const questions = [
  {
    kind: 'numeric',
    id: 'first-loss',
    tolerance: 0.02,
    generate: (seed: number) => {
      const classes = pick(seed, 91)([2, 3, 5, 20, 43, 50, 100, 200, 1000]);
      return { values: { classes }, answer: Math.log(classes) };
    },
  },
  { kind: 'choice', id: 'check-first', options: ['rate', 'data', 'first-loss', 'network'], correct: 'first-loss' },
  { kind: 'choice', id: 'huge-first', options: ['rate', 'init', 'shuffle', 'overfit'], correct: 'init' },
  { kind: 'choice', id: 'flat-alive', options: ['dead', 'saturated', 'labels', 'shuffle'], correct: 'saturated' },
  {
    kind: 'numeric',
    id: 'sigmoid-share',
    tolerance: 0.005,
    generate: (seed: number) => {
      const layers = pick(seed, 92)([1, 2, 3, 4, 5, 6]);
      return { values: { layers }, answer: 100 * 0.25 ** layers };
    },
  },
  {
    kind: 'placing',
    id: 'curves',
    places: [
      {
        id: 'a',
        label: 'overfit',
        curves: [sketch((t) => 0.05 + 0.85 * Math.exp(-4 * t)), sketch((t) => 0.9 - 1.8 * t + 1.75 * t * t)],
      },
      { id: 'b', label: 'slow', curves: [sketch((t) => 0.92 - 0.14 * t), sketch((t) => 0.95 - 0.13 * t)] },
      {
        id: 'c',
        label: 'healthy',
        curves: [sketch((t) => 0.12 + 0.8 * Math.exp(-5 * t)), sketch((t) => 0.18 + 0.76 * Math.exp(-5 * t))],
      },
      {
        id: 'd',
        label: 'jumps',
        curves: [sketch((t) => 0.7 + 0.2 * Math.sin(40 * t)), sketch((t) => 0.72 + 0.22 * Math.sin(40 * t + 0.6))],
      },
    ],
    labels: ['healthy', 'overfit', 'jumps', 'slow'],
  },
  { kind: 'choice', id: 'better-validation', options: ['overfit', 'labels', 'rate', 'bug'], correct: 'labels' },
  {
    kind: 'numeric',
    id: 'class-steps',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 93);
      const classes = one([5, 10, 20]);
      const batch = one([10, 20, 25, 50]);
      const perClass = batch * one([4, 6, 8, 20]);
      return { values: { classes, batch, images: classes * perClass, perClass }, answer: perClass / batch };
    },
  },
  {
    kind: 'numeric',
    id: 'twice-floor',
    tolerance: 0.01,
    generate: (seed: number) => {
      const classes = pick(seed, 94)([2, 3, 4, 5, 20, 50, 100]);
      return { values: { classes, others: classes - 1 }, answer: Math.log(Math.E + classes - 1) - 1 };
    },
  },
  { kind: 'choice', id: 'one-batch', options: ['fine', 'data', 'fault', 'longer'], correct: 'fault' },
  { kind: 'choice', id: 'same-twins', options: ['zero', 'tiny', 'random', 'grows'], correct: 'zero' },
  {
    kind: 'numeric',
    id: 'standard-error',
    tolerance: 0.02,
    generate: (seed: number) => {
      const one = pick(seed, 95);
      const spread = one([0.8, 1, 1.2, 1.5, 2, 3]);
      const runs = one([4, 5, 8, 9, 10, 16]);
      return { values: { spread, runs }, answer: spread / Math.sqrt(runs) };
    },
  },
  { kind: 'choice', id: 'one-point', options: ['better', 'nothing', 'worse', 'test'], correct: 'nothing' },
  {
    kind: 'goal',
    id: 'found',
    exhibit: 'diagnose',
    reached: async (query: Readonly<Record<string, string>>) => {
      const { decode } = await import('./diagnose/diagnose.ts');
      const { waitingRoom } = await import('./diagnose/patients.ts');
      const decoded = decode(query);
      if (decoded.kind === 'problem') return false;
      const { seed, patient, pick: picked, exams } = decoded.state;
      return picked === waitingRoom(seed)[patient - 1] && exams.length <= GOAL_EXAMS;
    },
  },
] as const satisfies readonly Question[];
