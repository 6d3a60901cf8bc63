// One door to tfjs's customGrad, with checked access to what the forward pass saved.
// Not responsible for: any formula.
import type { Tensor } from '@tensorflow/tfjs-core';
import { customGrad } from '@tensorflow/tfjs-core';

export interface ForwardWithGradient {
  readonly value: Tensor;
  /** Tensors that the gradient needs; they live until it was computed. */
  readonly saved: readonly Tensor[];
  /** One gradient for each input, in order. `saved(i)` is the i-th saved tensor. */
  readonly gradient: (dy: Tensor, saved: (index: number) => Tensor) => Tensor[];
}

/** Computes a value whose gradient with respect to `inputs` is given by hand. Nothing inside `compute` is recorded. */
export function withGradient(inputs: readonly Tensor[], compute: () => ForwardWithGradient): Tensor {
  const operation = customGrad((...received) => {
    const save = received.at(-1);
    const { value, saved, gradient } = compute();
    if (typeof save === 'function') save([...saved]);
    return {
      value,
      gradFunc: (dy: Tensor, kept: Tensor[]) =>
        gradient(dy, (index) => {
          const tensor = kept[index];
          if (tensor === undefined) throw new Error(`gradient asked for saved tensor ${index} of ${kept.length}`);
          return tensor;
        }),
    };
  });
  return operation(...inputs);
}
