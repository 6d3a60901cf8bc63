// The small network of the dice: 4 inputs, 8 hidden units with dropout, 3 outputs; its weights, one image.
// Not responsible for: masks (nn/random.ts).
import { dense, dropout, sequential } from '../../../nn/build.ts';
import { forwardPass } from '../../../nn/forward.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { toSeed } from '../../../nn/plan.ts';
import { OUTPUTS } from './dropout.ts';

export const UNITS = 8;
/** Place of the dropout layer among the nodes: the dice depend on it. */
export const DROPOUT_NODE = 1;
export const INPUT = [0.2, 0.9, 0.5, 0.7] as const;

const SPEC = sequential(
  [INPUT.length],
  [
    dense({ units: UNITS, activation: 'relu' }),
    dropout({ rate: 0.5 }),
    dense({ units: OUTPUTS, activation: 'softmax' }),
  ],
);

/** A seed whose first weights leave none of the eight units silent by itself. */
const WEIGHTS = initialWeights(SPEC, toSeed(15_261));

/** What the hidden units say of the image, before dropout. */
export const ACTIVATIONS: readonly number[] = [
  ...(forwardPass(SPEC, WEIGHTS, Float32Array.from(INPUT))[0]?.values ?? []),
];

/** Inputs x units, units x outputs, and the outputs' biases (all 0 at first). */
export const FIRST_KERNEL: readonly number[] = [...(WEIGHTS[0] ?? [])];
export const KERNEL: readonly number[] = [...(WEIGHTS[2] ?? [])];
export const BIAS: readonly number[] = [...(WEIGHTS[3] ?? [])];
