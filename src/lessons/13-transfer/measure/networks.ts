// The networks that the ways of building on a base come down to: a head on pooled features, the part behind a cut with a head,
// and the whole with fresh weights. Not responsible for: training them (train-once.ts).
import type { BaseModelId } from '../../../engine/catalog/base-models.ts';
import { dense, flatten, globalAveragePooling2D, sequential } from '../../../nn/build.ts';
import { cutAfter, cutBehind } from '../../../nn/cut-network.ts';
import { mobileNetV1 } from '../../../nn/mobilenet/mobilenet-v1.ts';
import { mobileNetV2, mobileNetV2Body } from '../../../nn/mobilenet/mobilenet-v2.ts';
import type { NormalizationForm } from '../../../nn/mobilenet/blocks.ts';
import type { LayerNode, NetworkSpec } from '../../../nn/spec.ts';

/** Keras's 0.999 needs thousands of updates until the averages hold; trainings here have a hundred. */
const MOMENTUM = 0.9;

/** The base up to its last cut, for pictures of that side, as its weights are published (or fresh ones with normalisation). */
function body(model: BaseModelId, sizePx: number, normalization: NormalizationForm): NetworkSpec {
  const options = { sizePx, classes: null, normalization } as const;
  if (model === 'mobilenet-v1-025') return mobileNetV1(0.25, options);
  return model === 'mobilenet-v2-body' ? mobileNetV2Body(options) : mobileNetV2(options);
}

function top(classes: number): readonly LayerNode[] {
  return [
    { name: 'pooled', layer: globalAveragePooling2D() },
    { name: 'head', layer: dense({ units: classes, activation: 'softmax' }) },
  ];
}

/** The base up to a cut (null: up to its end): what is frozen. */
export function frontNetwork(model: BaseModelId, cut: string | null, sizePx: number): NetworkSpec {
  const whole = body(model, sizePx, 'folded');
  return cut === null ? whole : cutAfter(whole, cut);
}

/** Reads pooled features as a data set of 1 x 1 pictures. */
export function headNetwork(channels: number, classes: number): NetworkSpec {
  return sequential([1, 1, channels], [flatten(), dense({ units: classes, activation: 'softmax' })]);
}

/** Reads whole features at the cut; null: reads pictures from -1 to 1, as all of the base is trained on. */
export function tunedNetwork(model: BaseModelId, cut: string | null, sizePx: number, classes: number): NetworkSpec {
  const whole = body(model, sizePx, 'folded');
  const part = cut === null ? whole : cutBehind(whole, cut);
  return { inputShape: part.inputShape, nodes: [...part.nodes, ...top(classes)] };
}

/** The base's own architecture with batch normalisation, as one begins from nothing. */
export function freshNetwork(model: BaseModelId, sizePx: number, classes: number): NetworkSpec {
  const { inputShape, nodes } = body(model, sizePx, 'layers');
  const calmed = nodes.map((node): LayerNode => {
    const { layer } = node;
    return layer.className === 'BatchNormalization' ? { ...node, layer: { ...layer, momentum: MOMENTUM } } : node;
  });
  return { inputShape, nodes: [...calmed, ...top(classes)] };
}
