// A stack of convolutions and poolings, the network that is trained around it, and how a stack is written in a link.
// Pure. Not responsible for: which unit is looked at (receptive-field.ts).
import { conv2d, dense, flatten, maxPooling2D, sequential } from '../../../nn/build.ts';
import { MNIST_CNN, SEED_CIFAR_CNN } from '../../../nn/presets.ts';
import { inferShapes, sizeOf } from '../../../nn/shapes.ts';
import type { Layer, NetworkSpec, Padding, Shape } from '../../../nn/spec.ts';

export const DATA = ['mnist', 'cifar10'] as const;
export type StackData = (typeof DATA)[number];

/** A layer as far as the receptive field goes; windows are square. Pools have no dilation: it stays 1. */
export interface StackLayer {
  readonly kind: 'conv' | 'pool';
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: Padding;
}

export const LIMITS = {
  kernel: { min: 1, max: 11 },
  stride: { min: 1, max: 4 },
  dilation: { min: 1, max: 8 },
  layers: { min: 1, max: 8 },
} as const;

export const INPUT_SHAPE: Readonly<Record<StackData, readonly [number, number, number]>> = {
  mnist: [28, 28, 1],
  cifar10: [32, 32, 3],
};

const FIRST_FILTERS = 16;
const MOST_FILTERS = 64;

/** The layers in Keras's terms. Filters don't matter to the field: they double whenever the map shrinks, as usual. */
export function layersOf(stack: readonly StackLayer[]): readonly Layer[] {
  let filters = FIRST_FILTERS;
  return stack.map(({ kind, kernel, stride, dilation, padding }) => {
    const own = filters;
    if (stride > 1) filters = Math.min(MOST_FILTERS, filters * 2);
    return kind === 'conv'
      ? conv2d({
          filters: own,
          kernelSize: kernel,
          strides: stride,
          dilationRate: dilation,
          padding,
          activation: 'relu',
        })
      : maxPooling2D({ poolSize: kernel, strides: stride, padding });
  });
}

export function stackSpec(data: StackData, stack: readonly StackLayer[]): NetworkSpec {
  return sequential(INPUT_SHAPE[data], layersOf(stack));
}

function beginsWith(network: NetworkSpec, spec: NetworkSpec): boolean {
  const own = network.nodes.findIndex(({ layer }) => layer.className === 'Flatten');
  return JSON.stringify({ ...network, nodes: network.nodes.slice(0, own) }) === JSON.stringify(spec);
}

/** The classifier that is trained around a stack: the course's own networks where it is theirs, else the least one. */
export function networkOf(data: StackData, stack: readonly StackLayer[]): NetworkSpec {
  const spec = stackSpec(data, stack);
  const known = [MNIST_CNN, SEED_CIFAR_CNN].find((network) => beginsWith(network, spec));
  if (known !== undefined) return known;
  const layers = spec.nodes.map(({ layer }) => layer);
  return sequential(spec.inputShape, [...layers, flatten(), dense({ units: 10, activation: 'softmax' })]);
}

/** Shape of the input (index 0) and of what each layer puts out. */
export function mapShapes(spec: NetworkSpec): readonly Shape[] {
  return [spec.inputShape, ...inferShapes(spec).map(({ output }) => output)];
}

/** Numbers that a trace of one image keeps. */
export function traceSize(spec: NetworkSpec): number {
  return mapShapes(spec).reduce((sum, shape) => sum + sizeOf(shape), 0);
}

const conv = (kernel: number, change: Partial<StackLayer> = {}): StackLayer => ({
  kind: 'conv',
  kernel,
  stride: 1,
  dilation: 1,
  padding: 'same',
  ...change,
});
const pool = (kernel: number): StackLayer => ({ kind: 'pool', kernel, stride: kernel, dilation: 1, padding: 'valid' });

export const PRESETS = ['duel', 'seed', 'three', 'seven', 'dilated', 'strided'] as const;
export type PresetId = (typeof PRESETS)[number];

export interface Stack {
  readonly data: StackData;
  readonly layers: readonly StackLayer[];
}

export const PRESET_STACKS: Readonly<Record<PresetId, Stack>> = {
  duel: {
    data: 'mnist',
    layers: [conv(3, { padding: 'valid' }), pool(2), conv(3, { padding: 'valid' }), pool(2)],
  },
  seed: { data: 'cifar10', layers: [conv(2), pool(2), conv(2), pool(2), conv(2), pool(2)] },
  three: { data: 'mnist', layers: [conv(3), conv(3), conv(3)] },
  seven: { data: 'mnist', layers: [conv(7)] },
  dilated: { data: 'mnist', layers: [conv(3), conv(3, { dilation: 2 }), conv(3, { dilation: 4 })] },
  strided: { data: 'mnist', layers: [conv(3, { stride: 2 }), conv(3, { stride: 2 }), conv(3, { stride: 2 })] },
};

/** A layer that can be added: like the last one of its kind, or the usual one. */
export function newLayer(kind: StackLayer['kind'], stack: readonly StackLayer[]): StackLayer {
  return stack.findLast((layer) => layer.kind === kind) ?? (kind === 'conv' ? conv(3) : pool(2));
}

/** The preset that the stack is, if any. */
export function presetOf(stack: Stack): PresetId | null {
  const text = JSON.stringify([stack.data, stack.layers]);
  return PRESETS.find((id) => JSON.stringify([PRESET_STACKS[id].data, PRESET_STACKS[id].layers]) === text) ?? null;
}

/** `c3s1d1v`: kind, kernel, stride, dilation, padding. */
function layerText({ kind, kernel, stride, dilation, padding }: StackLayer): string {
  return `${kind === 'conv' ? 'c' : 'p'}${kernel}s${stride}d${dilation}${padding === 'same' ? 's' : 'v'}`;
}

export function writeStack(stack: readonly StackLayer[]): string {
  return stack.map(layerText).join('.');
}

const LAYER = /^([cp])(\d{1,2})s(\d)d(\d)([sv])$/;

/** Null when the text is no stack. Whether its layers fit is not judged. */
export function readStack(text: string): readonly StackLayer[] | null {
  const parts = text.split('.');
  if (parts.length > LIMITS.layers.max) return null;
  const layers = parts.map((part): StackLayer | null => {
    const match = LAYER.exec(part);
    if (match === null) return null;
    const [, letter, kernel, stride, dilation, padding] = match;
    const layer: StackLayer = {
      kind: letter === 'c' ? 'conv' : 'pool',
      kernel: Number(kernel),
      stride: Number(stride),
      dilation: Number(dilation),
      padding: padding === 's' ? 'same' : 'valid',
    };
    const isWithin = (['kernel', 'stride', 'dilation'] as const).every(
      (field) => layer[field] >= LIMITS[field].min && layer[field] <= LIMITS[field].max,
    );
    return isWithin && (layer.kind === 'conv' || layer.dilation === 1) ? layer : null;
  });
  return layers.every((layer) => layer !== null) ? layers : null;
}
