// The fused engine behind the Predictor interface. Everything is done when a call returns; the promises are only form.
// Not responsible for: arithmetic (prediction.ts).
import { weightSpecs } from '../../../nn/parameters.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import { EngineError } from '../../protocol/errors.ts';
import { createNodeMap } from '../inspection.ts';
import type { Predictor, PredictorOptions } from '../predictor.ts';
import { Prediction, type PredictionWork } from './prediction.ts';
import type { Enlisted, ThreadPool } from './threads.ts';

export interface FusedPredictor extends Predictor {
  readonly bytes: number;
  readonly blocks: number;
}

/** What a predictor needs of its backend. */
export interface PredictorHost {
  readonly module: WebAssembly.Module;
  readonly pool: ThreadPool;
  /** Only in tests of recovery. */
  isLost(): boolean;
  /** Called once when the predictor is disposed. */
  forgetPredictor(predictor: FusedPredictor): void;
}

/** Throws EngineErrors `network-invalid`, `out-of-memory`; `internal` on weights that don't fit. */
function create(
  { spec, weights }: PredictorOptions,
  module: WebAssembly.Module,
  { team, share }: Enlisted<PredictionWork>,
): Prediction {
  try {
    const prediction = new Prediction(spec, module, team);
    const specs = weightSpecs(spec);
    if (weights.length !== specs.length) {
      throw new EngineError('internal', `${weights.length} weights given, ${specs.length} needed`);
    }
    specs.forEach(({ name, shape }, index) => {
      const values = weights[index];
      if (values?.length !== sizeOf(shape)) {
        throw new EngineError('internal', `${name} needs ${sizeOf(shape)} values, got ${values?.length ?? 0}`);
      }
      prediction.writeWeight(index, values);
    });
    share(prediction.memory, prediction.meeting);
    return prediction;
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError('network-invalid', error instanceof Error ? error.message : String(error));
  }
}

export function createFusedPredictor(host: PredictorHost, options: PredictorOptions): FusedPredictor {
  const enlisted = host.pool.enlistPrediction(options.spec);
  let prediction: Prediction | null = create(options, host.module, enlisted);
  const nodes = createNodeMap(options.spec);

  const predictor: FusedPredictor = {
    get bytes() {
      return prediction?.bytes ?? 0;
    },
    get blocks() {
      return prediction?.blocks ?? 0;
    },
    async outputs(images, count, nodeIndices) {
      if (host.isLost()) throw new EngineError('backend-lost', 'lost as asked for', { backend: 'fused' });
      if (prediction === null) throw new EngineError('internal', 'the predictor was disposed');
      const found = nodes.emptyValues(nodeIndices, images, count).map(({ values }) => values);
      prediction.outputsInto(found, images, count, nodeIndices);
      return found;
    },
    dispose() {
      if (prediction === null) return;
      prediction = null;
      enlisted.leave();
      host.forgetPredictor(predictor);
    },
  };
  return predictor;
}
