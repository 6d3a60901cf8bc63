import { describe, expect, test } from 'vitest';
import { MNIST_CNN, MNIST_MLP } from '../../nn/presets.ts';
import { firstKernel, judgeRatio, spread, watchedNodes, withReading } from './live.ts';

function update(step: number, weight = 1, size = 0.001) {
  const stats = { name: 'dense/kernel', nodeIndex: 1, shape: [1], values: null };
  return { step, loss: 1, weights: [{ ...stats, size: { weight, gradient: 1, update: size } }] };
}

describe('what is watched of a run', () => {
  test('is every layer that computes something, and the first kernel', () => {
    expect(watchedNodes(MNIST_CNN, [])).toEqual([0, 1, 2, 3, 5, 6]);
    expect(watchedNodes(MNIST_MLP, [])).toEqual([1, 2]);
    expect(firstKernel(MNIST_CNN)).toBe('conv2d/kernel');
    expect(firstKernel(MNIST_MLP)).toBe('dense/kernel');
  });

  test('leaves out outputs of millions of numbers, and keeps the output of a deep network', () => {
    expect(watchedNodes(MNIST_CNN, [500_000])).toEqual([1, 2, 3, 5, 6]);
    const [first = { layer: { className: 'Flatten' as const } }] = MNIST_CNN.nodes;
    const deep = { ...MNIST_CNN, nodes: Array.from({ length: 40 }, () => first) };
    const watched = watchedNodes(deep, []);
    expect(watched).toHaveLength(12);
    expect(watched.at(-1)).toBe(39);
    expect(spread(watched, 3)).toEqual([0, 21, 39]);
  });

  test('grows into lines over steps, and begins anew after going back or with another run', () => {
    const one = withReading(null, 'r', update(0), []);
    const two = withReading(one, 'r', update(4), []);
    expect(two.lines.ratio.get('dense/kernel')).toEqual([
      { x: 0, y: 0.001 },
      { x: 4, y: 0.001 },
    ]);
    expect(withReading(two, 'r', update(4), []).lines.ratio.get('dense/kernel')).toHaveLength(2);
    expect(withReading(two, 'r', update(1), []).lines.ratio.get('dense/kernel')).toHaveLength(1);
    expect(withReading(two, 's', update(9), []).lines.ratio.get('dense/kernel')).toHaveLength(1);
  });

  test('has no point where there is no ratio, and stays small', () => {
    expect(withReading(null, 'r', update(0, 0), []).lines.ratio.get('dense/kernel')).toEqual([]);
    let live = withReading(null, 'r', update(0), []);
    for (let step = 1; step < 2000; step += 1) live = withReading(live, 'r', update(step), []);
    const points = live.lines.ratio.get('dense/kernel') ?? [];
    expect(points.length).toBeLessThanOrEqual(300);
    expect(points.at(-1)?.x).toBe(1999);
    expect(live.lines.gradient.get('dense/kernel')?.at(-1)).toEqual({ x: 1999, y: 1 });
  });

  test('is judged against the rule of thumb', () => {
    expect([null, 1e-5, 1e-3, 0.5].map(judgeRatio)).toEqual(['none', 'small', 'usual', 'large']);
  });
});
