// What a planned operation is: something that runs forward and backward on one batch at fixed addresses.
// Not responsible for: any operation's arithmetic.
import type { Kernels } from '../kernel-table.ts';
import type { Arena } from '../plan/arena.ts';
import type { Operation, WeightIndex } from '../plan/operations.ts';
import type { WeightPlace } from '../plan/parameters.ts';
import type { Seat } from '../plan/team.ts';

/** One run over a batch, as one thread sees it. */
export interface Pass extends Seat {
  readonly kernels: Kernels;
  /** The whole memory as floats and as doubles. */
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
  /** Samples in this batch. */
  readonly count: number;
  /** Training mode: dropout drops, normalization uses the batch's moments. */
  readonly isTraining: boolean;
  /** Whether moving averages follow this batch: in training steps, not where only gradients are asked for. */
  readonly movesAverages: boolean;
  /** Whether backward also makes the gradients of weights: not where only the way to a layer or the input is asked for. */
  readonly wantsWeights: boolean;
  /** Key of a dropout layer's mask in this step. */
  dropoutKey(nodeIndex: number): number;
  /** Where the gradient of the weight (or the piece of one) at this address goes. */
  gradientOf(address: number): number;
  /** Told when the gradient of `floats` streamed weights at `address` stands in `gradient`: updates them. */
  consume(address: number, gradient: number, floats: number): void;
}

export interface Step {
  readonly operation: Operation;
  /** How many phases forward and backward have: between two of them all threads meet. */
  readonly phases: { readonly forward: number; readonly backward: number };
  forward(pass: Pass, phase: number): void;
  /**
   * `gradient`: address of the output's gradient, which may be overwritten. `inputGradients`: for each input the
   * address to write its gradient to (not to add), 0 where it is not wanted.
   */
  backward(pass: Pass, gradient: number, inputGradients: readonly number[], phase: number): void;
}

/** All phases at once, for a pass of one thread. */
export function runForward(step: Step, pass: Pass): void {
  for (let phase = 0; phase < step.phases.forward; phase += 1) step.forward(pass, phase);
}

/** The same backward. */
export function runBackward(step: Step, pass: Pass, gradient: number, inputGradients: readonly number[]): void {
  for (let phase = 0; phase < step.phases.backward; phase += 1) step.backward(pass, gradient, inputGradients, phase);
}

/** A step without pauses. */
export const ONE_PHASE = { forward: 1, backward: 1 } as const;

/** Everything a step needs to know when it is planned. */
export interface StepContext extends Seat {
  readonly arena: Arena;
  /** Most samples in a batch. */
  readonly capacity: number;
  /** Address of a value's numbers, sample by sample. */
  addressOf(value: number): number;
  sizeOf(value: number): number;
  placeOf(weight: WeightIndex): WeightPlace;
}

/** Operations whose backward may write the first input's gradient over the output's. */
export function worksInPlace({ kind }: Operation): boolean {
  return kind === 'map' || kind === 'softmax' || kind === 'dropout' || kind === 'add' || kind === 'normalization';
}
