// The calls about networks that others trained: which are here, reading them, what they see in pictures. Once loaded, a model
// is a network to look into like a run's: `run.predict`, `run.activations`, `run.gradient` and `inside.*` take
// `modelRunId(model)` for a run. Types only, but for that name. Not responsible for: preparing pictures (nn/mobilenet).
import type { BaseModelId, BaseModelSizePx } from '../catalog/base-models.ts';
import type { NetworkSpec, Shape } from '../../nn/spec.ts';
import type { NamedWeights } from './calls.ts';
import type { Counted } from './inside-calls.ts';

/** The name under which calls about runs know a loaded model (224 x 224 pictures with values in [0, 1]). */
export function modelRunId(model: BaseModelId): `model:${BaseModelId}` {
  return `model:${model}`;
}

export interface ModelPresence {
  readonly id: BaseModelId;
  /** Whether this site has its files. */
  readonly present: boolean;
  /** Of all its files; 0 where it isn't present. */
  readonly bytes: number;
  /** Whether this worker has read it. */
  readonly loaded: boolean;
}

export interface ModelProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

export interface ModelSummary {
  readonly id: BaseModelId;
  /** Folded form, for pictures of 224 x 224. */
  readonly spec: NetworkSpec;
  readonly parameters: number;
}

/** `pooled`: the mean of each channel over all places (global average pooling). */
export type FeatureForm = 'pooled' | 'whole';

/** Prepared pictures (nn/mobilenet/prepare-image.ts): `count` times sizePx x sizePx x 3 bytes. */
export interface PreparedPictures {
  readonly model: BaseModelId;
  readonly sizePx: BaseModelSizePx;
  readonly images: Uint8Array;
  readonly count: number;
}

export interface NodeFeatures {
  readonly node: string;
  /** Of one picture: [channels] when pooled. */
  readonly shape: Shape;
  /** Picture by picture. */
  readonly values: Float32Array;
}

export interface Features {
  /** In the order asked for. */
  readonly nodes: readonly NodeFeatures[];
  /** Pictures that went through the network for this answer: the others were known. */
  readonly computed: number;
}

/** Features of pictures that are kept on the device. */
export interface KeptFeatures {
  readonly pictures: number;
  readonly bytes: number;
}

export interface ModelCalls {
  'model.list': { args: Record<string, never>; progress: never; result: readonly ModelPresence[] };
  /** Free when it is loaded already. Fails like a data set: `dataset-missing`, `dataset-unreachable`, `shard-hash-mismatch`. */
  'model.load': { args: { model: BaseModelId }; progress: ModelProgress; result: ModelSummary };
  /** Probabilities, count x 1000. Loads the model. Fails with `limit-exceeded` for a body without classifier. */
  'model.classify': { args: PreparedPictures; progress: ModelProgress; result: { probabilities: Float32Array } };
  /**
   * What layers put out for pictures. Loads the model. Pooled features of one picture are worked out once for all cuts of the
   * model and then kept (in memory and on the device, by the picture's content); whole ones are kept in memory only.
   * Pooled ones are to be had of the model's cuts. `passing` pictures, such as the frames of a camera, are not kept: they
   * would push out those that are wanted again. Fails with `limit-exceeded` on a node that is none and on too many pictures.
   */
  'model.features': {
    args: PreparedPictures & { nodes: readonly string[]; form: FeatureForm; passing?: boolean };
    progress: Counted;
    result: Features;
  };
  /** Nothing where the browser keeps nothing. */
  'model.keptFeatures': { args: Record<string, never>; progress: never; result: KeptFeatures };
  /** Forgets all features, on the device and in memory: they are worked out again where they are wanted. */
  'model.forgetFeatures': { args: Record<string, never>; progress: never; result: null };
  /** The weights of the layers behind `after` (all, where it is null), in the order of nn's `weightSpecs`. */
  'model.weights': {
    args: { model: BaseModelId; after: string | null };
    progress: never;
    result: readonly NamedWeights[];
  };
}
