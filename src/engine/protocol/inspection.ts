// Questions about the inside of a network as it is: what its nodes put out, and how a number in it reacts to others.
// Types only; what may be asked stands in nn/inside/insides.ts. Not responsible for: answering (worker/) or drawing.
import type { NodeOutput } from '../../nn/inside/insides.ts';
import type { Shape } from '../../nn/spec.ts';
import type { UpdateSize } from '../../nn/update-size.ts';

export type { Ablation, GradientQuestion, ScalarGradient, ScalarSpec } from '../../nn/inside/insides.ts';

/** What one node puts out for several samples, with its name as in the summary. */
export interface NodeValues extends NodeOutput {
  readonly name: string;
}

/** A trainable weight tensor before the next update, and the update. */
export interface WeightStats {
  readonly name: string;
  readonly nodeIndex: number;
  readonly shape: Shape;
  readonly size: UpdateSize;
  /** The weights themselves, where they were asked for. */
  readonly values: Float32Array | null;
}

/** What the next update would be, worked out and not made. */
export interface NextUpdate {
  /** Updates made so far. */
  readonly step: number;
  /** Mean loss of the next batch. */
  readonly loss: number;
  /** In the order of nn's `weightSpecs`, trainable ones only. */
  readonly weights: readonly WeightStats[];
}
