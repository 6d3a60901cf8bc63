// The calls that look inside a run's network with many questions: attributions, attacks, pictures made by ascent, maps of
// a test set. Types only; each is a recipe of nn/inside/. Not responsible for: single questions (calls.ts has them).
import type { DatasetSplit } from '../catalog/datasets.ts';
import type { AttackOptions, AttackState } from '../../nn/inside/adversarial.ts';
import type { Attribution } from '../../nn/inside/attribution.ts';
import type { ChannelDamage } from '../../nn/inside/channel-damage.ts';
import type { DreamOptions, DreamState } from '../../nn/inside/dream.ts';
import type { ExciteOptions, ExciteState } from '../../nn/inside/excite.ts';
import type { GradCam } from '../../nn/inside/grad-cam.ts';
import type { ScalarSpec } from '../../nn/inside/insides.ts';
import type { IntegratedAttribution } from '../../nn/inside/integrated-gradients.ts';
import type { OcclusionMap, OcclusionOptions } from '../../nn/inside/occlusion.ts';
import type { Robustness, RobustnessWish } from '../../nn/inside/robustness.ts';
import type { PictureShape } from '../../nn/inside/resample.ts';
import type { Seed } from '../../nn/plan.ts';

/** How an attribution is worked out. */
export type AttributionMethod =
  | { readonly kind: 'gradient' | 'guided' }
  | { readonly kind: 'smoothgrad'; readonly samples: number; readonly noise: number; readonly seed: Seed }
  | { readonly kind: 'integrated'; readonly baseline: number; readonly steps: number };

export interface Counted {
  readonly done: number;
  readonly total: number;
}

/** The first `count` samples of a split, as a node puts them out, along the two directions of most variance or by UMAP. */
export interface EmbeddingWish {
  readonly split: DatasetSplit;
  readonly count: number;
  readonly nodeIndex: number;
  readonly method: 'pca' | 'umap';
}

/** Where the samples of a data set lie when the outputs of one node are seen in two dimensions. */
export interface Embedding {
  /** Two numbers a sample: NaN for all where the node puts out anything that is no finite number. */
  readonly points: Float32Array;
  /** Part of the whole variance that each direction has; null for UMAP, whose directions mean nothing. */
  readonly explained: readonly [number, number] | null;
  readonly labels: Uint8Array;
  readonly predicted: Uint8Array;
}

/** Features that the page has already, however it came by them. */
export interface LayoutWish {
  /** `count` rows of as many numbers each. */
  readonly values: Float32Array;
  readonly count: number;
}

/**
 * Images have values in [0, 1], laid out like the data set's samples; the weights are those of the moment and stay the
 * same until the answer (training rests). Each fails with `limit-exceeded` on a question without an answer, and with
 * `cancelled` when the weights are replaced meanwhile. A cancelled call asks the network nothing more.
 */
export interface InsideCalls {
  'inside.attribution': {
    args: { runId: string; image: Float32Array; of: ScalarSpec; method: AttributionMethod };
    progress: Counted;
    result: Attribution | IntegratedAttribution;
  };
  'inside.gradCam': {
    args: { runId: string; image: Float32Array; of: ScalarSpec; layer: number };
    progress: never;
    result: GradCam;
  };
  'inside.occlusion': {
    args: { runId: string; image: Float32Array; options: OcclusionOptions };
    progress: Counted;
    result: OcclusionMap;
  };
  'inside.attack': {
    args: { runId: string; image: Float32Array; options: AttackOptions };
    progress: AttackState;
    /** From the image itself on, step by step. */
    result: readonly AttackState[];
  };
  /** How many of the first `count` samples of a split stay right under an attack. */
  'inside.robustness': {
    args: { runId: string; split: DatasetSplit; count: number; wish: RobustnessWish };
    progress: Counted;
    result: Robustness;
  };
  'inside.channelDamage': {
    args: { runId: string; image: Float32Array; nodeIndex: number; unit: number };
    progress: Counted;
    result: readonly ChannelDamage[];
  };
  'inside.excite': {
    args: { runId: string; of: ScalarSpec; options: ExciteOptions };
    /** Not of every step. */
    progress: ExciteState;
    result: ExciteState;
  };
  'inside.dream': {
    args: {
      runId: string;
      picture: { readonly shape: PictureShape; readonly values: Float32Array };
      options: DreamOptions;
    };
    progress: DreamState;
    result: DreamState;
  };
  'inside.embedding': {
    args: { runId: string } & EmbeddingWish;
    progress: Counted;
    result: Embedding;
  };
  /** Places given features in the plane by UMAP, two numbers a row: at most 1,000 of them. The same for the same features. */
  'features.layout': {
    args: LayoutWish;
    progress: Counted;
    result: { readonly points: Float32Array };
  };
}
