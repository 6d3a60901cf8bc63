// Questions about the inside of a network as it is: what its nodes put out, and how a number in it reacts to others.
// Types only. Not responsible for: answering (worker/) or drawing the answers.
import type { Shape } from '../../nn/spec.ts';
import type { UpdateSize } from '../../nn/update-size.ts';

/** What one node puts out for several samples, in inference mode. */
export interface NodeValues {
  readonly nodeIndex: number;
  /** The node's name, as in the summary. */
  readonly name: string;
  /** Of one sample. */
  readonly shape: Shape;
  /** Sample by sample. */
  readonly values: Float32Array;
}

/**
 * One number a sample, made of the output of a node: some of the output's numbers, summed or averaged. `channel` picks
 * the numbers of one channel (last axis) at all places, `unit` a single one; without either it is all of them.
 */
export interface ScalarSpec {
  readonly nodeIndex: number;
  /** Reads the node before the activation that ends it: the logits of a softmax. No difference where it has none. */
  readonly logits?: boolean;
  readonly channel?: number;
  /** Coordinates in the output of one sample (`[row, column, channel]` for a map), or the number counted through. */
  readonly unit?: number | readonly number[];
  readonly reduce: 'mean' | 'sum';
}

export interface GradientQuestion {
  readonly images: Float32Array;
  readonly count: number;
  readonly of: ScalarSpec;
  /** A node before the one that is read, or the network's input. */
  readonly with: number | 'input';
}

/** How the scalar of each sample changes with each number of that sample: samples do not mix in inference mode. */
export interface ScalarGradient {
  /** The scalar of each sample. */
  readonly scalars: Float32Array;
  /** Of one sample's gradient. */
  readonly shape: Shape;
  /** The gradient, sample by sample; that of the sum of all scalars, which is the same. */
  readonly values: Float32Array;
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
