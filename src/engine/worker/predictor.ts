// A network that only puts out: its weights are written once, and what its nodes compute is asked for afterwards.
// Types only. Not responsible for: training (trainer.ts), where weights come from (models/).
import type { NetworkSpec } from '../../nn/spec.ts';

export interface PredictorOptions {
  readonly spec: NetworkSpec;
  /** In the order of nn's `weightSpecs(spec)`. */
  readonly weights: readonly Float32Array[];
}

export interface Predictor {
  /**
   * Outputs of the given nodes in inference mode for images (count x height x width x channels), in the order asked for,
   * sample by sample. Any count. Rejects with EngineError `limit-exceeded` on a node that is none or too large an answer,
   * with `backend-lost` when the device goes away.
   */
  outputs(images: Float32Array, count: number, nodeIndices: readonly number[]): Promise<readonly Float32Array[]>;
  /** Frees everything; the predictor is unusable afterwards. */
  dispose(): void;
}
