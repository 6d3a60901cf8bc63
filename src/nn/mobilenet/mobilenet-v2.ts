// MobileNetV2 1.0 (Sandler et al. 2018, table 2) as Keras builds it: inverted residuals with linear bottlenecks.
// Not responsible for: its weights (engine/worker/models) or the pictures that it is shown.
import { add, concatenate } from '../build.ts';
import { cutAfter } from '../cut-network.ts';
import { nodeNames } from '../names.ts';
import type { LayerNode, NetworkSpec } from '../spec.ts';
import { mobileNetNormalization, stepNodes, withEnds, type MobileNetOptions, type Step } from './blocks.ts';
import { BODY_END, BODY_OUTPUT } from './body-ends.ts';

/** Rows of the paper's table 2: how far a block widens, its output channels, how often it comes, its first stride. */
const STAGES = [
  { expansion: 1, channels: 16, repeats: 1, strides: 1 },
  { expansion: 6, channels: 24, repeats: 2, strides: 2 },
  { expansion: 6, channels: 32, repeats: 3, strides: 2 },
  { expansion: 6, channels: 64, repeats: 4, strides: 2 },
  { expansion: 6, channels: 96, repeats: 3, strides: 1 },
  { expansion: 6, channels: 160, repeats: 3, strides: 2 },
  { expansion: 6, channels: 320, repeats: 1, strides: 1 },
] as const;

const STEM_CHANNELS = 32;
const LAST_CHANNELS = 1280;

interface Block {
  readonly prefix: string;
  readonly expansion: number;
  readonly inputChannels: number;
  readonly channels: number;
  readonly strides: number;
}

function blocks(): readonly Block[] {
  const all: Block[] = [];
  let inputChannels = STEM_CHANNELS;
  for (const { expansion, channels, repeats, strides } of STAGES) {
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const prefix = all.length === 0 ? 'expanded_conv' : `block_${all.length}`;
      all.push({ prefix, expansion, inputChannels, channels, strides: repeat === 0 ? strides : 1 });
      inputChannels = channels;
    }
  }
  return all;
}

function blockSteps({ prefix, expansion, inputChannels, channels, strides }: Block): readonly Step[] {
  const wide = inputChannels * expansion;
  const named = (part: string, hasActivation: boolean) => ({
    name: `${prefix}_${part}`,
    normalizationName: `${prefix}_${part}_BN`,
    activationName: hasActivation ? `${prefix}_${part}_relu` : null,
  });
  const pointwise = { kind: 'convolution', kernelSize: 1, strides: 1 } as const;
  const depthwise = { kind: 'depthwise', filters: wide, kernelSize: 3, strides } as const;
  return [
    ...(expansion === 1 ? [] : [{ ...pointwise, ...named('expand', true), filters: wide }]),
    { ...depthwise, ...named('depthwise', true) },
    { ...pointwise, ...named('project', false), filters: channels },
  ];
}

/**
 * MobileNetV2 1.0: 3,538,984 parameters with its 1000 classes and normalisation as layers. Throws RangeError on a wrong size.
 */
export function mobileNetV2(options: MobileNetOptions): NetworkSpec {
  const form = options.normalization;
  const normalization = mobileNetNormalization(0.999);
  const stem: Step = {
    kind: 'convolution',
    name: 'Conv1',
    normalizationName: 'bn_Conv1',
    activationName: 'Conv1_relu',
    filters: STEM_CHANNELS,
    kernelSize: 3,
    strides: 2,
  };
  const last: Step = {
    kind: 'convolution',
    name: 'Conv_1',
    normalizationName: 'Conv_1_bn',
    activationName: 'out_relu',
    filters: LAST_CHANNELS,
    kernelSize: 1,
    strides: 1,
  };
  const body: LayerNode[] = [...stepNodes(stem, form, normalization)];
  for (const block of blocks()) {
    const source = body.at(-1)?.name ?? '';
    for (const step of blockSteps(block)) body.push(...stepNodes(step, form, normalization));
    if (block.strides === 1 && block.inputChannels === block.channels) {
      body.push({ name: `${block.prefix}_add`, layer: add(), inbound: [source, body.at(-1)?.name ?? ''] });
    }
  }
  body.push(...stepNodes(last, form, normalization));
  return withEnds(body, options);
}

/**
 * MobileNetV2 1.0 up to `block_14_add`, and behind it the 960 maps inside that block (what its depthwise convolution puts out)
 * joined to the 160 at its end: 1120 maps. What the last, narrow convolution mixes away, a head would miss: by how much is
 * measured in docs/transfer-probe.md. Throws RangeError on a wrong size.
 */
export function mobileNetV2Body(options: Omit<MobileNetOptions, 'classes'>): NetworkSpec {
  const body = cutAfter(mobileNetV2({ ...options, classes: null }), BODY_END);
  const inside = 'block_14_depthwise';
  const activated = `${inside}_relu`;
  const wide = nodeNames(body).includes(activated) ? activated : inside;
  const joined: LayerNode = { name: BODY_OUTPUT, layer: concatenate(), inbound: [wide, BODY_END] };
  return { ...body, nodes: [...body.nodes, joined] };
}
