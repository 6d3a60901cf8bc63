// The questions of the lesson, without words: what is drawn, what is right. Numeric answers come from nn's own counts.
// Not responsible for: texts (quiz.zh.ts, quiz.en.ts) or grading (kit/quiz).
import { dense, flatten, globalAveragePooling2D, maxPooling2D, sequential } from '../../nn/build.ts';
import { countParameters } from '../../nn/parameters.ts';
import { toSeed } from '../../nn/plan.ts';
import { poolArgmax, poolByRule, poolGradient } from '../../nn/pool-gradient.ts';
import { createRandom, permutation, STREAM } from '../../nn/random.ts';
import { inferShapes, padding2D } from '../../nn/shapes.ts';
import { cellsAt, places, realTraps } from '../../kit/quiz/cells.ts';
import type { Question } from '../../kit/quiz/question.ts';

/** Picks one of a list, always the same for the same seed and question. */
function pick(seed: number, question: number): <Item>(items: readonly [Item, ...Item[]]) => Item {
  const random = createRandom(toSeed(seed), STREAM.questions, question);
  return (items) => items[random.integer(items.length)] ?? items[0];
}

/** Sides of the maps of the goal `nine-by-nine`. */
export const GOAL = { from: 26, to: 9 } as const;

export const questions = [
  {
    kind: 'numeric',
    id: 'average-value',
    tolerance: 0.01,
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, 61);
      const [a = 0, b = 0, c = 0, d = 0] = Array.from({ length: 4 }, () => random.integer(10));
      const image = { shape: [2, 2, 1], values: Float32Array.of(a, b, c, d) } as const;
      const pooled = poolByRule(image, { kind: 'average' }, [2, 2], { strides: [2, 2], padding: 'valid' });
      return { values: { a, b, c, d }, answer: pooled.values[0] ?? 0 };
    },
  },
  {
    kind: 'numeric',
    id: 'pool-shape',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 62);
      const size = one([15, 25, 27, 31, 55]);
      const poolSize = one([2, 3]);
      const strides = one([2, 3]);
      const depth = one([8, 16, 32]);
      const [shapes] = inferShapes(sequential([size, size, depth], [maxPooling2D({ poolSize, strides })]));
      return { values: { size, depth, pool: poolSize, stride: strides }, answer: shapes?.output[0] ?? 0 };
    },
  },
  { kind: 'choice', id: 'parameters', options: ['none', 'window', 'per-channel', 'conv'], correct: 'none' },
  { kind: 'choice', id: 'depth', options: ['height', 'depth', 'both', 'all'], correct: 'depth' },
  {
    kind: 'picture',
    id: 'winner',
    pick: 'one',
    misconceptions: ['everywhere', 'stride', 'place', 'loser', 'outside'],
    generate: (seed: number) => {
      const random = createRandom(toSeed(seed), STREAM.questions, 66);
      const pool = 2 + random.integer(2);
      const picture = { height: 6, width: 6, numbers: Array.from(permutation(36, toSeed(seed), STREAM.questions, 67)) };
      const image = { shape: [6, 6, 1], values: Float32Array.from(picture.numbers) } as const;
      const side = 6 / pool;
      const winners = poolArgmax(image, [pool, pool], { strides: [pool, pool], padding: 'valid' });
      const cell = 1 + random.integer(winners.length - 1);
      const [row, column] = [Math.floor(cell / side), cell % side];
      const block = (top: number, left: number): readonly number[] =>
        cellsAt(places(top, pool), places(left, pool), picture);
      const largest = (cells: readonly number[]): readonly number[] => {
        const best = Math.max(...cells.map((one) => picture.numbers[one] ?? 0));
        return cells.filter((one) => picture.numbers[one] === best);
      };
      const window = block(row * pool, column * pool);
      const winner = winners[cell] ?? 0;
      const rest = Array.from({ length: 36 }, (_, i) => i).filter((one) => one !== winner);
      return {
        values: { pool, row: row + 1, column: column + 1, largest: picture.numbers[winner] ?? 0 },
        picture,
        beside: { height: side, width: side, marked: [cell] },
        correct: [winner],
        traps: realTraps([winner], {
          everywhere: largest(Array.from({ length: 36 }, (_, i) => i)),
          stride: largest(block(row, column)),
          place: cellsAt([row], [column], picture),
          loser: rest.filter((one) => window.includes(one)),
          outside: rest.filter((one) => !window.includes(one)),
        }),
      };
    },
  },
  { kind: 'choice', id: 'losers', options: ['same', 'share', 'zero', 'negative'], correct: 'zero' },
  {
    kind: 'numeric',
    id: 'average-gradient',
    tolerance: 0.001,
    generate: (seed: number) => {
      const one = pick(seed, 63);
      const side = one([2, 4, 5]);
      const given = one([1, 2, 3, 5]);
      const image = { shape: [side, side, 1], values: new Float32Array(side * side) } as const;
      const options = { strides: [side, side], padding: 'valid' } as const;
      const gradient = poolGradient(image, { kind: 'average' }, [side, side], options, [given]);
      return { values: { side, given, cells: side * side }, answer: gradient[0] ?? 0 };
    },
  },
  { kind: 'choice', id: 'one-pixel', options: ['invariant', 'some', 'none', 'whole-network'], correct: 'some' },
  {
    kind: 'numeric',
    id: 'flatten-count',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 64);
      const side = one([4, 5, 7, 8]);
      const depth = one([16, 32, 64]);
      const units = one([5, 10, 20]);
      const { total } = countParameters(sequential([side, side, depth], [flatten(), dense({ units })]));
      return { values: { side, depth, units, inputs: side * side * depth }, answer: total };
    },
  },
  {
    kind: 'numeric',
    id: 'gap-count',
    tolerance: 0,
    generate: (seed: number) => {
      const one = pick(seed, 65);
      const side = one([4, 5, 7, 8]);
      const depth = one([16, 32, 64, 128]);
      const units = one([5, 10, 20]);
      const { total } = countParameters(sequential([side, side, depth], [globalAveragePooling2D(), dense({ units })]));
      return { values: { side, depth, units }, answer: total };
    },
  },
  { kind: 'choice', id: 'what-is-lost', options: ['what', 'where', 'depth', 'nothing'], correct: 'where' },
  {
    kind: 'goal',
    id: 'nine-by-nine',
    exhibit: 'pool-lab',
    reached: async (query: Readonly<Record<string, string>>) => {
      const { decode } = await import('./pool-lab/pool-lab.ts');
      const decoded = decode(query);
      if (decoded.kind === 'problem') return false;
      const { way, pool, stride, padding, layer } = decoded.state;
      return way !== 'none' && layer === '1' && padding2D(GOAL.from, pool, stride, 1, padding).output === GOAL.to;
    },
  },
  {
    kind: 'goal',
    id: 'one-map',
    exhibit: 'global-average',
    reached: async (query: Readonly<Record<string, string>>) => {
      const { decode } = await import('./global-average/global-average.ts');
      const decoded = decode(query);
      if (decoded.kind === 'problem' || decoded.state.weights === null) return false;
      return decoded.state.weights.filter((weight) => weight !== 0).length === 1;
    },
  },
] as const satisfies readonly Question[];
