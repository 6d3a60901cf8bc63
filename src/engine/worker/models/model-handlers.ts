// Answers the calls about base models: wires the parts and checks what was asked.
// Not responsible for: doing any of it (model-store.ts, features.ts, model-subject.ts).
import { countParameters, weightSpecs } from '../../../nn/parameters.ts';
import { baseModelSpec } from '../../catalog/base-model-spec.ts';
import { BASE_MODEL_IDS } from '../../catalog/base-models.ts';
import type { BaseModelId } from '../../catalog/base-models.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import { modelRunId } from '../../protocol/model-calls.ts';
import type { ModelCalls } from '../../protocol/model-calls.ts';
import type { Handlers } from '../../protocol/serve.ts';
import type { ShardTools } from '../datasets/shard.ts';
import type { Subject } from '../runs/subject.ts';
import type { KeyValue } from '../storage/key-value.ts';
import { createFeatureVault } from './feature-vault.ts';
import { createFeatureExtractor } from './features.ts';
import { createModelNetwork } from './model-network.ts';
import type { ModelNetwork } from './model-network.ts';
import { createModelStore } from './model-store.ts';
import type { LoadModelOptions } from './model-store.ts';
import { modelSubject } from './model-subject.ts';
import type { BackendWorld } from './on-backend.ts';

export interface ModelParts extends BackendWorld {
  readonly tools: ShardTools;
  /** The site's folder. */
  readonly base: string;
  /** Where features are kept. */
  readonly database: KeyValue;
}

export interface Models {
  readonly handlers: { readonly [N in keyof ModelCalls]: Handlers[N] };
  /** The model that a run's name stands for, loaded if need be; null for every other name. */
  subjectOf(runId: string): Promise<Subject> | null;
}

const QUIETLY: LoadModelOptions = { signal: createCanceller().signal, onProgress: () => undefined };

export function createModels({ tools, base, database, ...world }: ModelParts): Models {
  const store = createModelStore(tools, base);
  const networks = new Map<BaseModelId, ModelNetwork>();
  const vault = createFeatureVault(database);
  const extractor = createFeatureExtractor({ clock: world.clock, sha256Hex: tools.sha256Hex, vault });

  async function networkOf(id: BaseModelId, options: LoadModelOptions): Promise<ModelNetwork> {
    const model = await store.load(id, options);
    const network = networks.get(id) ?? createModelNetwork(world, model);
    networks.set(id, network);
    return network;
  }

  return {
    handlers: {
      'model.list': () => store.list(),
      'model.load': async ({ model }, { signal, report }) => {
        await networkOf(model, { signal, onProgress: report });
        const spec = baseModelSpec(model, 224);
        return { id: model, spec, parameters: countParameters(spec).total };
      },
      'model.classify': async (args, { signal, report }) => {
        const network = await networkOf(args.model, { signal, onProgress: report });
        return { probabilities: await extractor.classify(network, args, signal) };
      },
      'model.features': async (args, { signal, report }) => {
        const network = await networkOf(args.model, { ...QUIETLY, signal });
        return extractor.features(network, args, { signal, report });
      },
      'model.keptFeatures': () => vault.size(),
      'model.forgetFeatures': async () => {
        await extractor.forget();
        return null;
      },
      'model.weights': async ({ model, after }, { signal }) => {
        const network = await networkOf(model, { ...QUIETLY, signal });
        const sized = network.at(224);
        const place = after === null ? -1 : sized.place(after);
        return weightSpecs(sized.spec).flatMap(({ name, shape, nodeIndex }, index) =>
          nodeIndex > place ? [{ name, shape, values: network.weights[index]?.slice() ?? new Float32Array() }] : [],
        );
      },
    },
    subjectOf(runId) {
      const id = BASE_MODEL_IDS.find((each) => modelRunId(each) === runId);
      return id === undefined ? null : networkOf(id, QUIETLY).then(modelSubject);
    },
  };
}
