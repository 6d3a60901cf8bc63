// What both MobileNets are made of: a convolution with its normalisation and relu6, and the classifier at the end.
// Names are Keras's (keras.applications), so that published weights find their layers.
// Not responsible for: which blocks follow each other (mobilenet-v1.ts, mobilenet-v2.ts) or weights.
import { activation, batchNormalization, conv2d, dense, depthwiseConv2D, globalAveragePooling2D } from '../build.ts';
import type { Activation, BatchNormalization, Layer, LayerNode, NetworkSpec } from '../spec.ts';

/**
 * `layers`: as in the papers and in Keras, each convolution without a bias, then BatchNormalization, then relu6.
 * `folded`: the normalisation multiplied into the kernel and its shift kept as a bias, relu6 in the convolution itself. In
 * inference both compute the same; folded has a third of the nodes, and is how the weights are published.
 */
export type NormalizationForm = 'layers' | 'folded';

export interface MobileNetOptions {
  /** Height and width of the square input in pixels; must be a multiple of 32, as the published networks' 224 is. */
  readonly sizePx: number;
  /** Classes of the softmax at the end; null leaves the network without its pooling and classifier. */
  readonly classes: number | null;
  readonly normalization: NormalizationForm;
}

/** Input channels of the published networks: red, green, blue, from -1 to 1. */
const CHANNELS = 3;
const STRIDE_OF_ALL = 32;

/** A convolution and the names that Keras gives it and what follows it. */
export interface Step {
  readonly kind: 'convolution' | 'depthwise';
  readonly name: string;
  readonly normalizationName: string;
  /** Null where no activation follows: the narrow end of an inverted residual. */
  readonly activationName: string | null;
  /** Number of filters; a depthwise convolution has as many as its input has channels. */
  readonly filters: number;
  readonly kernelSize: number;
  readonly strides: number;
}

/**
 * One step as nodes. A step of stride 2 is `same`. Keras pads its own by hand, by 0 before and 1 after an even side, and uses
 * `valid`: at the even sides that a multiple of 32 always gives, that is exactly what `same` does.
 */
export function stepNodes(step: Step, form: NormalizationForm, normalization: BatchNormalization): LayerNode[] {
  const isFolded = form === 'folded';
  const fused: Activation = isFolded && step.activationName !== null ? 'relu6' : 'linear';
  const { kernelSize, strides, filters } = step;
  const shared = { kernelSize, strides, padding: 'same', activation: fused, useBias: isFolded } as const;
  const layer: Layer = step.kind === 'depthwise' ? depthwiseConv2D(shared) : conv2d({ filters, ...shared });
  const nodes: LayerNode[] = [{ name: step.name, layer }];
  if (isFolded) return nodes;
  nodes.push({ name: step.normalizationName, layer: normalization });
  if (step.activationName !== null) {
    nodes.push({ name: step.activationName, layer: activation({ activation: 'relu6' }) });
  }
  return nodes;
}

/** Nodes of a body with its input and, where classes are asked for, its classifier. Throws RangeError on a wrong size. */
export function withEnds(body: readonly LayerNode[], { sizePx, classes }: MobileNetOptions): NetworkSpec {
  if (!Number.isInteger(sizePx) || sizePx < STRIDE_OF_ALL || sizePx % STRIDE_OF_ALL !== 0) {
    throw new RangeError(`MobileNet's input must be a multiple of ${STRIDE_OF_ALL} pixels, not ${sizePx}`);
  }
  const top: readonly LayerNode[] =
    classes === null
      ? []
      : [
          { name: 'global_average_pooling2d', layer: globalAveragePooling2D() },
          { name: 'predictions', layer: dense({ units: classes, activation: 'softmax' }) },
        ];
  return { inputShape: [sizePx, sizePx, CHANNELS], nodes: [...body, ...top] };
}

/** The normalisation of keras.applications; the two networks differ in momentum alone. */
export function mobileNetNormalization(momentum: number): BatchNormalization {
  return batchNormalization({ momentum, epsilon: 1e-3 });
}
