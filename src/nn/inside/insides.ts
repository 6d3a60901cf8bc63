// What a look inside a network may ask, and of whom: the interface that every recipe of this folder is written over.
// Types only, so that a recipe cannot tell a run of the course from any other network. Not responsible for: answering.
import type { NetworkSpec, Shape } from '../spec.ts';

/**
 * One number a sample, made of the output of a node: some of the output's numbers, summed or averaged. `channel` picks
 * the numbers of one channel (last axis) at all places, `unit` a single one, `combination` gives every number of the
 * output a factor of its own; without any of them it is all of them.
 */
export interface ScalarSpec {
  readonly nodeIndex: number;
  /** Reads the node before the activation that ends it: the logits of a softmax. No difference where it has none. */
  readonly logits?: boolean;
  readonly channel?: number;
  /** Coordinates in the output of one sample (`[row, column, channel]` for a map), or the number counted through. */
  readonly unit?: number | readonly number[];
  /** As long as the output of one sample, the same for all; or as long as all outputs, sample by sample. */
  readonly combination?: readonly number[];
  readonly reduce: 'mean' | 'sum';
}

export interface GradientQuestion {
  readonly images: Float32Array;
  readonly count: number;
  readonly of: ScalarSpec;
  /** A node before the one that is read, or the network's input. */
  readonly with: number | 'input';
  /**
   * True: each ReLU on the way back lets through only what is positive, beside what it always lets through (guided
   * backpropagation, Springenberg et al. 2015, arXiv:1412.6806). The answer then is a picture and no gradient.
   */
  readonly guided?: boolean;
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

/** A channel (last axis) of a node's output that is held at nought, for this question only. */
export interface Ablation {
  readonly nodeIndex: number;
  readonly channel: number;
}

/** What one node puts out for several samples, in inference mode. */
export interface NodeOutput {
  readonly nodeIndex: number;
  /** Of one sample. */
  readonly shape: Shape;
  /** Sample by sample. */
  readonly values: Float32Array;
}

/** A network with its weights of the moment. Images are laid out like the input, with values in [0, 1]. */
export interface Insides {
  readonly spec: NetworkSpec;
  outputs(
    images: Float32Array,
    count: number,
    nodeIndices: readonly number[],
    ablated?: readonly Ablation[],
  ): Promise<readonly NodeOutput[]>;
  gradient(question: GradientQuestion): Promise<ScalarGradient>;
}

/** Who waits for an answer that takes many questions. */
export interface Watch<Progress> {
  /** Throws when nobody waits any more: called before every question, so that nothing new is asked. */
  check(): void;
  report(progress: Progress): void;
}
