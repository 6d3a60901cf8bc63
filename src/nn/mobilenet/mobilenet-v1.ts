// MobileNetV1 (Howard et al. 2017, table 1) as Keras builds it: depthwise separable convolutions in a plain chain.
// Not responsible for: its weights (engine/worker/models) or the pictures that it is shown.
import type { LayerNode, NetworkSpec } from '../spec.ts';
import { mobileNetNormalization, stepNodes, withEnds, type MobileNetOptions, type Step } from './blocks.ts';

/** The widths for which weights were published. */
export type MobileNetV1Width = 0.25 | 0.5 | 0.75 | 1;

const STEM_CHANNELS = 32;

/** Output channels of each separable convolution at full width, and the stride of its depthwise half. */
const SEPARABLE = [
  [64, 1],
  [128, 2],
  [128, 1],
  [256, 2],
  [256, 1],
  [512, 2],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [1024, 2],
  [1024, 1],
] as const;

function namedStep(name: string, step: Pick<Step, 'kind' | 'filters' | 'kernelSize' | 'strides'>): Step {
  return { ...step, name, normalizationName: `${name}_bn`, activationName: `${name}_relu` };
}

/**
 * MobileNetV1 at a width: 475,544 parameters at 0.25 with its 1000 classes and normalisation as layers. Keras writes the
 * classifier as a 1x1 convolution of the pooled features; the dense layer here is the same sum. Throws RangeError on a wrong size.
 */
export function mobileNetV1(width: MobileNetV1Width, options: MobileNetOptions): NetworkSpec {
  const normalization = mobileNetNormalization(0.99);
  let channels = STEM_CHANNELS * width;
  const steps: Step[] = [namedStep('conv1', { kind: 'convolution', filters: channels, kernelSize: 3, strides: 2 })];
  SEPARABLE.forEach(([filters, strides], index) => {
    const number = index + 1;
    steps.push(namedStep(`conv_dw_${number}`, { kind: 'depthwise', filters: channels, kernelSize: 3, strides }));
    channels = filters * width;
    steps.push(namedStep(`conv_pw_${number}`, { kind: 'convolution', filters: channels, kernelSize: 1, strides: 1 }));
  });
  const body: LayerNode[] = steps.flatMap((step) => stepNodes(step, options.normalization, normalization));
  return withEnds(body, options);
}
