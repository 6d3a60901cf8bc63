// Random networks of MobileNetV2's blocks for property tests. Not responsible for: other layers (nn/testing/random-network.ts).
import {
  activation,
  add,
  batchNormalization,
  conv2d,
  dense,
  depthwiseConv2D,
  globalAveragePooling2D,
} from '../../../../nn/build.ts';
import { inferShapes } from '../../../../nn/shapes.ts';
import type { LayerNode, NetworkSpec } from '../../../../nn/spec.ts';
import type { Choose } from '../../../../nn/testing/random-network.ts';

/** Blocks as MobileNetV2 has them, with and without normalisation as layers, at odd sizes, strides and widths. */
export function invertedResiduals(choose: Choose): NetworkSpec {
  const [height, width] = [4 + choose(9), 4 + choose(9)];
  let channels = 1 + choose(9);
  const nodes: LayerNode[] = [];
  const put = (layer: LayerNode['layer'], inbound?: readonly string[]): string => {
    const name = `n${nodes.length}`;
    nodes.push(inbound === undefined ? { layer, name } : { layer, name, inbound });
    return name;
  };
  const normalize = (isNormalized: boolean): void => void (isNormalized && put(batchNormalization({ epsilon: 1e-3 })));
  let last = put(conv2d({ filters: channels, kernelSize: 3, padding: 'same', activation: 'relu6' }));
  const blocks = 1 + choose(3);
  for (let block = 0; block < blocks; block += 1) {
    const isNormalized = choose(3) === 0;
    const act = isNormalized ? 'linear' : 'relu6';
    const wide = choose(2) === 0 ? 4 * (1 + choose(9)) : 1 + choose(20);
    const isSame = choose(2) === 0;
    const padding = choose(4) === 3 ? 'valid' : 'same';
    const strides = isSame ? 1 : 1 + choose(2);
    put(conv2d({ filters: wide, kernelSize: 1, activation: act, useBias: !isNormalized }));
    normalize(isNormalized);
    if (isNormalized) put(activation({ activation: 'relu6' }));
    const shape = inferShapes({ inputShape: [height, width, 3], nodes }).at(-1)?.output ?? [];
    const isSmall = Math.min(shape[0] ?? 0, shape[1] ?? 0) < 3;
    put(
      depthwiseConv2D({
        kernelSize: 3,
        strides,
        padding: isSame || isSmall ? 'same' : padding,
        activation: act,
        useBias: !isNormalized,
      }),
    );
    normalize(isNormalized);
    if (isNormalized) put(activation({ activation: 'relu6' }));
    const filters = isSame ? channels : 1 + choose(40);
    const narrow = put(conv2d({ filters, kernelSize: 1, useBias: choose(3) > 0 }));
    last = isSame ? put(add(), choose(2) === 0 ? [last, narrow] : [narrow, last]) : narrow;
    channels = filters;
  }
  if (choose(2) === 0) {
    put(globalAveragePooling2D());
    put(dense({ units: 1 + choose(70), activation: 'softmax' }));
  }
  return { inputShape: [height, width, 3], nodes };
}
