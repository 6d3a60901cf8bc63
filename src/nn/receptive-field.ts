// What part of the input a unit sees: the usual arithmetic per layer, and the exact rows and columns of one unit.
// Not responsible for: how strongly it sees them (that needs weights).
import { inboundIndices, INPUT_INDEX } from './graph.ts';
import { inferShapes, padding2D, paddingTranspose, type NodeShapes } from './shapes.ts';
import type { Layer, NetworkSpec, Padding1D, Shape } from './spec.ts';

/** One entry a spatial axis: height and width of images, length of sequences, none for vectors. */
export interface ReceptiveField {
  readonly name: string;
  /** Input rows, columns from the first to the last that a unit can see, zero padding included. */
  readonly size: readonly number[];
  /** Input rows, columns between the fields of neighbouring units; 0 from where places are flattened or pooled away. */
  readonly jump: readonly number[];
  /** Input row, column where the field of the first unit begins; negative when it begins in the padding. */
  readonly start: readonly number[];
  /** Rows, columns that neighbouring units both see: size - jump, at least 0. */
  readonly overlap: readonly number[];
}

interface Field {
  readonly size: number;
  readonly jump: number;
  readonly start: number;
}

/** How the layer's window lies on one axis; null when the layer keeps places or has none. */
type AxisWindow =
  | {
      readonly kind: 'window';
      readonly kernel: number;
      readonly stride: number;
      readonly dilation: number;
      readonly padding: Padding1D;
    }
  | {
      readonly kind: 'transposed';
      readonly kernel: number;
      readonly stride: number;
      readonly padding: 'valid' | 'same';
    };

function axisWindow(layer: Layer, axis: number): AxisWindow | null {
  const side = axis === 0 ? 0 : 1;
  switch (layer.className) {
    case 'Conv2D':
    case 'DepthwiseConv2D':
    case 'SeparableConv2D': {
      const { kernelSize, strides, dilationRate, padding } = layer;
      return { kind: 'window', kernel: kernelSize[side], stride: strides[side], dilation: dilationRate[side], padding };
    }
    case 'Conv1D': {
      const { kernelSize, strides, dilationRate, padding } = layer;
      return { kind: 'window', kernel: kernelSize, stride: strides, dilation: dilationRate, padding };
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const { poolSize, strides, padding } = layer;
      return { kind: 'window', kernel: poolSize[side], stride: strides[side], dilation: 1, padding };
    }
    case 'Conv2DTranspose': {
      const { kernelSize, strides, padding } = layer;
      return { kind: 'transposed', kernel: kernelSize[side], stride: strides[side], padding };
    }
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
    case 'Dense':
    case 'Dropout':
    case 'BatchNormalization':
    case 'Activation':
    case 'Embedding':
    case 'Add':
    case 'Concatenate':
      return null;
    default:
      return layer satisfies never;
  }
}

function throughWindow(field: Field, window: AxisWindow, inputSize: number): Field {
  const { jump } = field;
  if (window.kind === 'window') {
    const { kernel, stride, dilation, padding } = window;
    const { before } = padding2D(inputSize, kernel, stride, dilation, padding);
    return {
      size: field.size + (kernel - 1) * dilation * jump,
      jump: jump * stride,
      start: field.start - before * jump,
    };
  }
  const { kernel, stride, padding } = window;
  const { before } = paddingTranspose(inputSize, kernel, stride, padding);
  return {
    size: field.size + (Math.ceil(kernel / stride) - 1) * jump,
    jump: jump / stride,
    start: field.start + Math.ceil((before - kernel + 1) / stride) * jump,
  };
}

function joined(fields: readonly Field[]): Field {
  const [first = { size: 0, jump: 0, start: 0 }] = fields;
  const start = Math.min(...fields.map((field) => field.start));
  const end = Math.max(...fields.map((field) => field.start + field.size));
  return fields.length < 2 ? first : { start, size: end - start, jump: Math.max(...fields.map((field) => field.jump)) };
}

/** The field of a unit that sees all `places` of a field's axis: their union within the input. */
function covering(field: Field, places: number, inputSize: number): Field {
  const start = Math.max(field.start, 0);
  const end = Math.min(field.start + (places - 1) * field.jump + field.size, inputSize);
  return { start, size: Math.max(end - start, 0), jump: 0 };
}

function keepsPlaces({ className }: Layer): boolean {
  return className !== 'Flatten' && className !== 'GlobalAveragePooling2D' && className !== 'GlobalMaxPooling2D';
}

function nodeFields(
  layer: Layer,
  inputs: readonly (readonly Field[])[],
  shapes: NodeShapes,
  input: Shape,
): readonly Field[] {
  const axes = inputs[0]?.length ?? 0;
  const shape = shapes.inputs[0] ?? [];
  return Array.from({ length: axes }, (_, axis) => {
    const field = joined(inputs.flatMap((fields) => fields[axis] ?? []));
    const places = shape[axis] ?? 1;
    if (shape.length <= axes) return field;
    if (!keepsPlaces(layer)) return covering(field, places, input[axis] ?? 1);
    const window = axisWindow(layer, axis);
    return window === null ? field : throughWindow(field, window, places);
  });
}

/**
 * The receptive field of each node's units on the network's input (Araujo et al., Computing Receptive Fields of
 * Convolutional Neural Networks, Distill 2019). Behind a transposed convolution the largest of its phases.
 * Branches are joined to the smallest interval around both. Throws NetworkProblemError on an invalid network.
 */
export function receptiveFields(spec: NetworkSpec): readonly ReceptiveField[] {
  const shapes = inferShapes(spec);
  const inbound = inboundIndices(spec);
  const axes = spec.inputShape.length - 1;
  const own: readonly Field[] = Array.from({ length: axes }, () => ({ size: 1, jump: 1, start: 0 }));
  const found: (readonly Field[])[] = [];
  spec.nodes.forEach((node, index) => {
    const inputs = (inbound[index] ?? []).map((from) => (from === INPUT_INDEX ? own : (found[from] ?? own)));
    const nodeShapes = shapes[index];
    found.push(nodeShapes === undefined ? own : nodeFields(node.layer, inputs, nodeShapes, spec.inputShape));
  });
  return found.map((fields, index) => ({
    name: shapes[index]?.name ?? '',
    size: fields.map((field) => field.size),
    jump: fields.map((field) => field.jump),
    start: fields.map((field) => field.start),
    overlap: fields.map((field) => Math.max(field.size - field.jump, 0)),
  }));
}

/** Places of a layer's input that its output place reads, along one axis. */
function readPlaces(window: AxisWindow, place: number, inputSize: number): readonly number[] {
  const places: number[] = [];
  if (window.kind === 'window') {
    const { kernel, stride, dilation, padding } = window;
    const { before } = padding2D(inputSize, kernel, stride, dilation, padding);
    for (let tap = 0; tap < kernel; tap += 1) places.push(place * stride - before + tap * dilation);
  } else {
    const { kernel, stride, padding } = window;
    const { before } = paddingTranspose(inputSize, kernel, stride, padding);
    const first = Math.ceil((place + before - kernel + 1) / stride);
    const last = Math.floor((place + before) / stride);
    for (let from = first; from <= last; from += 1) places.push(from);
  }
  return places.filter((from) => from >= 0 && from < inputSize);
}

function allPlaces(size: number): ReadonlySet<number> {
  return new Set(Array.from({ length: size }, (_, place) => place));
}

/**
 * The input places along each spatial axis that one unit of a node really depends on: exact, with the holes of
 * dilation and without padding. The unit is given by its place on each spatial axis (ignored where the node has
 * none left: a flattened vector is spoken of as a whole). In a chain the unit depends on just these rows x these columns; where branches join, on no more than
 * that. Sorted. Throws NetworkProblemError on an invalid network.
 */
export function unitInputs(
  spec: NetworkSpec,
  nodeIndex: number,
  place: readonly number[],
): readonly (readonly number[])[] {
  const shapes = inferShapes(spec);
  const inbound = inboundIndices(spec);
  const axes = spec.inputShape.length - 1;
  return Array.from({ length: axes }, (_, axis) => {
    const wanted: (Set<number> | undefined)[] = [];
    const reached = new Set<number>();
    wanted[nodeIndex] = new Set([place[axis] ?? 0]);
    for (let index = nodeIndex; index >= 0; index -= 1) {
      const places = wanted[index];
      const layer = spec.nodes[index]?.layer;
      if (places === undefined || layer === undefined) continue;
      (inbound[index] ?? []).forEach((from, slot) => {
        const shape = shapes[index]?.inputs[slot] ?? [];
        const target = from === INPUT_INDEX ? reached : (wanted[from] ??= new Set());
        for (const read of placesBefore(layer, axis, places, shape, axes)) target.add(read);
      });
    }
    return [...reached].sort((a, b) => a - b);
  });
}

/** Places along one axis of a layer's input (of `shape`, with `axes` spatial axes) that the given output places read. */
export function placesBefore(
  layer: Layer,
  axis: number,
  places: ReadonlySet<number>,
  shape: Shape,
  axes: number,
): Iterable<number> {
  const size = shape[axis] ?? 1;
  if (shape.length <= axes) return places;
  if (!keepsPlaces(layer)) return allPlaces(size);
  const window = axisWindow(layer, axis);
  return window === null ? places : [...places].flatMap((place) => readPlaces(window, place, size));
}
