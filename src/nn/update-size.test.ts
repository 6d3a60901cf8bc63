import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultOptimizer, slotCount } from './optimizers.ts';
import { updateRatio, updateSize } from './update-size.ts';

const tensor = fc
  .array(fc.tuple(fc.float({ min: -2, max: 2, noNaN: true }), fc.float({ min: -2, max: 2, noNaN: true })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((pairs) => ({
    weight: Float32Array.from(pairs, ([w]) => w),
    gradient: Float32Array.from(pairs, ([, g]) => g),
  }));

function length(values: Float32Array): number {
  return Math.hypot(...values);
}

describe('the size of an update', () => {
  test('of plain SGD is the learning rate times the gradient', () => {
    fc.assert(
      fc.property(tensor, ({ weight, gradient }) => {
        const optimizer = { ...defaultOptimizer('sgd'), learningRate: 0.5 };
        const size = updateSize(optimizer, 1, weight, gradient, [new Float32Array(weight.length)]);
        expect(size.weight).toBeCloseTo(length(weight), 4);
        expect(size.gradient).toBeCloseTo(length(gradient), 4);
        expect(size.update).toBeCloseTo(0.5 * length(gradient), 4);
      }),
    );
  });

  test('of Adam’s first update is the learning rate for every weight that has a gradient', () => {
    const size = updateSize(
      defaultOptimizer('adam'),
      1,
      Float32Array.of(1, 1, 1, 1),
      Float32Array.of(3, -0.5, 1e-2, 7),
      [new Float32Array(4), new Float32Array(4)],
    );
    expect(size.update).toBeCloseTo(2e-3, 6);
    expect(updateRatio(size)).toBeCloseTo(1e-3, 6);
  });

  test('changes neither weights nor slots', () => {
    fc.assert(
      fc.property(tensor, fc.constantFrom('adam', 'adadelta', 'nadam', 'rmsprop'), ({ weight, gradient }, kind) => {
        const slots = Array.from({ length: slotCount(kind) }, () => new Float32Array(weight.length).fill(0.25));
        const before = [weight, gradient, ...slots].map((each) => each.slice());
        updateSize(defaultOptimizer(kind), 3, weight, gradient, slots);
        expect([weight, gradient, ...slots]).toEqual(before);
      }),
    );
  });

  test('has no ratio where the weights are zero or nothing is finite', () => {
    expect(updateRatio({ weight: 0, gradient: 1, update: 1 })).toBeNull();
    expect(updateRatio({ weight: 1, gradient: NaN, update: NaN })).toBeNull();
    expect(updateRatio({ weight: 2, gradient: 0, update: 0 })).toBe(0);
  });
});
