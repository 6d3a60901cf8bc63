// The layers of a base model, for pictures of a given size. Normalisation is folded into the convolutions, as its files
// have it. Not responsible for: weights (worker/models), or what the models are (base-models.ts).
import { mobileNetV1 } from '../../nn/mobilenet/mobilenet-v1.ts';
import { mobileNetV2, mobileNetV2Body } from '../../nn/mobilenet/mobilenet-v2.ts';
import { nodeNames } from '../../nn/names.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import { BASE_MODELS } from './base-models.ts';
import type { BaseModelId, BaseModelSizePx } from './base-models.ts';

/** The network whose weights `model.weights` gives; they are the same at every size. */
export function baseModelSpec(id: BaseModelId, sizePx: BaseModelSizePx): NetworkSpec {
  const options = { sizePx, classes: BASE_MODELS[id].classes, normalization: 'folded' } as const;
  switch (id) {
    case 'mobilenet-v2':
      return mobileNetV2(options);
    case 'mobilenet-v1-025':
      return mobileNetV1(0.25, options);
    case 'mobilenet-v2-body':
      return mobileNetV2Body(options);
    default:
      return id satisfies never;
  }
}

const layers = new Map<BaseModelId, ReadonlySet<string>>();

/** Whether the model has a layer of that name. */
export function hasLayer(id: BaseModelId, name: string): boolean {
  const names = layers.get(id) ?? new Set(nodeNames(baseModelSpec(id, 224)));
  layers.set(id, names);
  return names.has(name);
}
