// ResNet-50 (He et al. 2015) as keras.applications builds it: bottleneck blocks with a shortcut around each.
// Not responsible for: weights, or why shortcuts help (nn/residual-signal.ts).
import { activation, add, batchNormalization, conv2d, dense, globalAveragePooling2D, maxPooling2D } from '../build.ts';
import type { LayerNode, NetworkSpec } from '../spec.ts';

/** Blocks, narrow channels and first stride of each stage; a block's output is four times as wide. */
const STAGES = [
  [3, 64, 1],
  [4, 128, 2],
  [6, 256, 2],
  [3, 512, 2],
] as const;

const WIDENING = 4;

interface Convolution {
  readonly name: string;
  readonly from: string;
  readonly filters: number;
  readonly kernelSize: number;
  readonly strides: number;
}

function convolved({ name, from, filters, kernelSize, strides }: Convolution): LayerNode[] {
  return [
    {
      name: `${name}_conv`,
      layer: conv2d({ filters, kernelSize, strides, padding: 'same', kernelInitializer: 'he_normal' }),
      inbound: [from],
    },
    { name: `${name}_bn`, layer: batchNormalization({ momentum: 0.99, epsilon: 1.001e-5 }) },
  ];
}

const relu = (name: string): LayerNode => ({ name, layer: activation({ activation: 'relu' }) });

function block(name: string, from: string, filters: number, strides: number, hasProjection: boolean): LayerNode[] {
  const wide = filters * WIDENING;
  const shortcut = hasProjection ? convolved({ name: `${name}_0`, from, filters: wide, kernelSize: 1, strides }) : [];
  return [
    ...shortcut,
    ...convolved({ name: `${name}_1`, from, filters, kernelSize: 1, strides }),
    relu(`${name}_1_relu`),
    ...convolved({ name: `${name}_2`, from: `${name}_1_relu`, filters, kernelSize: 3, strides: 1 }),
    relu(`${name}_2_relu`),
    ...convolved({ name: `${name}_3`, from: `${name}_2_relu`, filters: wide, kernelSize: 1, strides: 1 }),
    { name: `${name}_add`, layer: add(), inbound: [hasProjection ? `${name}_0_bn` : from, `${name}_3_bn`] },
    relu(`${name}_out`),
  ];
}

/**
 * ResNet-50 for 224 x 224 pictures and 1000 classes: 25,636,712 parameters, 53,120 of them not trained. Where Keras pads by
 * hand at stride 2, `same` is used: shapes and counts agree, places may differ by one pixel.
 */
export function resNet50(): NetworkSpec {
  const nodes: LayerNode[] = [
    ...convolved({ name: 'conv1', from: 'input', filters: 64, kernelSize: 7, strides: 2 }),
    relu('conv1_relu'),
    { name: 'pool1_pool', layer: maxPooling2D({ poolSize: 3, strides: 2, padding: 'same' }) },
  ];
  for (const [stage, [blocks, filters, firstStride]] of STAGES.entries()) {
    for (let number = 1; number <= blocks; number += 1) {
      const from = nodes.at(-1)?.name ?? 'input';
      const isFirst = number === 1;
      nodes.push(...block(`conv${stage + 2}_block${number}`, from, filters, isFirst ? firstStride : 1, isFirst));
    }
  }
  nodes.push({ name: 'avg_pool', layer: globalAveragePooling2D() });
  nodes.push({ name: 'predictions', layer: dense({ units: 1000, activation: 'softmax' }) });
  return { inputShape: [224, 224, 3], nodes };
}
