// When a layer can stand where it stands: the rules that Keras checks on building a layer.
// Not responsible for: the output shape (shapes.ts), references between layers (graph.ts), mends (mends.ts).
import { shapeText, type NetworkFault, type NetworkProblemCode, type ProblemValues } from './problems.ts';
import type { Initializer, Layer, Pair, Shape } from './spec.ts';

type Report = (code: NetworkProblemCode, field: string | null, values: ProblemValues) => void;

const AXES = ['height', 'width'] as const;

export function isPositiveInteger(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

function checkInteger(report: Report, field: string, value: number): void {
  if (!isPositiveInteger(value)) report('not-a-positive-integer', field, { field, value });
}

function checkPair(report: Report, field: string, value: Pair): void {
  for (const side of value) {
    if (!isPositiveInteger(side)) {
      report('not-a-positive-integer', field, { field, value: side });
      return;
    }
  }
}

function checkInterval(report: Report, field: string, value: number, min: number, max: number): void {
  if (!(value >= min && value <= max)) report('number-out-of-range', field, { field, value, min, max });
}

function checkInitializer(report: Report, field: string, initializer: Initializer): void {
  if (typeof initializer === 'string') return;
  const scale = initializer.kind === 'random_normal' ? initializer.stddev : initializer.limit;
  checkInterval(report, field, scale, 0, Number.MAX_VALUE);
}

function checkStridesAndDilation(report: Report, strides: readonly number[], dilation: readonly number[]): void {
  if (strides.some((s) => s > 1) && dilation.some((d) => d > 1)) {
    const values = { strides: shapeText(strides), dilation: shapeText(dilation) };
    report('strides-and-dilation', 'dilationRate', values);
  }
}

function checkFields(report: Report, layer: Layer): void {
  if ('kernelInitializer' in layer) {
    checkInitializer(report, 'kernelInitializer', layer.kernelInitializer);
    checkInitializer(report, 'biasInitializer', layer.biasInitializer);
  }
  switch (layer.className) {
    case 'Conv2D':
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
      if (layer.className !== 'DepthwiseConv2D') checkInteger(report, 'filters', layer.filters);
      if (layer.className !== 'Conv2D') checkInteger(report, 'depthMultiplier', layer.depthMultiplier);
      checkPair(report, 'kernelSize', layer.kernelSize);
      checkPair(report, 'strides', layer.strides);
      checkPair(report, 'dilationRate', layer.dilationRate);
      checkStridesAndDilation(report, layer.strides, layer.dilationRate);
      return;
    case 'Conv2DTranspose':
      checkInteger(report, 'filters', layer.filters);
      checkPair(report, 'kernelSize', layer.kernelSize);
      checkPair(report, 'strides', layer.strides);
      return;
    case 'Conv1D':
      checkInteger(report, 'filters', layer.filters);
      checkInteger(report, 'kernelSize', layer.kernelSize);
      checkInteger(report, 'strides', layer.strides);
      checkInteger(report, 'dilationRate', layer.dilationRate);
      checkStridesAndDilation(report, [layer.strides], [layer.dilationRate]);
      return;
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      checkPair(report, 'poolSize', layer.poolSize);
      checkPair(report, 'strides', layer.strides);
      return;
    case 'Dense':
      checkInteger(report, 'units', layer.units);
      return;
    case 'Embedding':
      checkInteger(report, 'inputDim', layer.inputDim);
      checkInteger(report, 'outputDim', layer.outputDim);
      checkInitializer(report, 'embeddingsInitializer', layer.embeddingsInitializer);
      return;
    case 'Dropout':
      if (!(layer.rate >= 0 && layer.rate < 1)) report('dropout-rate-range', 'rate', { value: layer.rate });
      return;
    case 'BatchNormalization':
      checkInterval(report, 'momentum', layer.momentum, 0, 1);
      checkInterval(report, 'epsilon', layer.epsilon, 0, Number.MAX_VALUE);
      return;
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
    case 'Activation':
    case 'Add':
    case 'Concatenate':
      return;
    default:
      layer satisfies never;
  }
}

/** Number of axes of a sample that the layer wants; null when any will do. */
export function requiredRank(layer: Layer): number | null {
  switch (layer.className) {
    case 'Conv2D':
    case 'Conv2DTranspose':
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
    case 'MaxPooling2D':
    case 'AveragePooling2D':
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
      return 3;
    case 'Conv1D':
      return 2;
    case 'Embedding':
      return 1;
    case 'Flatten':
    case 'Dense':
    case 'Dropout':
    case 'BatchNormalization':
    case 'Activation':
    case 'Add':
    case 'Concatenate':
      return null;
    default:
      return layer satisfies never;
  }
}

/** Whether the layer joins several inputs. */
export function isMerge(layer: Layer): boolean {
  return layer.className === 'Add' || layer.className === 'Concatenate';
}

/** Extent of a kernel of `kernel` taps that stand `dilation` apart. */
export function dilatedKernel(kernel: number, dilation: number): number {
  return (kernel - 1) * dilation + 1;
}

function checkWindow(report: Report, layer: Layer, shape: Shape): void {
  if (!('padding' in layer) || layer.padding !== 'valid') return;
  switch (layer.className) {
    case 'Conv2D':
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
      for (const axis of [0, 1] as const) {
        const kernel = dilatedKernel(layer.kernelSize[axis], layer.dilationRate[axis]);
        const size = shape[axis] ?? 0;
        if (kernel > size) report('kernel-larger-than-input', 'kernelSize', { axis: AXES[axis], kernel, size });
      }
      return;
    case 'Conv1D': {
      const kernel = dilatedKernel(layer.kernelSize, layer.dilationRate);
      const size = shape[0] ?? 0;
      if (kernel > size) report('kernel-larger-than-input', 'kernelSize', { axis: 'length', kernel, size });
      return;
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      for (const axis of [0, 1] as const) {
        const pool = layer.poolSize[axis];
        const size = shape[axis] ?? 0;
        if (pool > size) report('spatial-size-zero', 'poolSize', { axis: AXES[axis], pool, size });
      }
      return;
    case 'Conv2DTranspose':
      return;
    default:
      layer satisfies never;
  }
}

function checkMerge(report: Report, layer: Layer, inputs: readonly Shape[]): void {
  const [first, ...others] = inputs;
  if (first === undefined) return;
  const compared = layer.className === 'Concatenate' ? first.length - 1 : first.length;
  for (const other of others) {
    const same = other.length === first.length && first.slice(0, compared).every((side, axis) => side === other[axis]);
    if (!same) {
      report('shapes-differ', 'inbound', { first: shapeText(first), second: shapeText(other) });
      return;
    }
  }
}

function collect(nodeIndex: number | null, check: (report: Report) => void): readonly NetworkFault[] {
  const faults: NetworkFault[] = [];
  check((code, field, values) => faults.push({ code, severity: 'error', nodeIndex, field, values }));
  return faults;
}

/** What is wrong with the layer's own fields, whatever it reads. */
export function layerFieldFaults(layer: Layer, nodeIndex: number | null): readonly NetworkFault[] {
  return collect(nodeIndex, (report) => checkFields(report, layer));
}

/** What is wrong between a layer of sound fields and the shapes it reads. */
export function layerInputFaults(
  layer: Layer,
  inputs: readonly Shape[],
  nodeIndex: number | null,
): readonly NetworkFault[] {
  return collect(nodeIndex, (report) => {
    const merge = isMerge(layer);
    const [first] = inputs;
    if (first === undefined || (merge && inputs.length < 2)) {
      report('too-few-inputs', 'inbound', { count: inputs.length, expected: merge ? 2 : 1 });
    } else if (!merge && inputs.length > 1) {
      report('too-many-inputs', 'inbound', { count: inputs.length, expected: 1 });
    } else if (merge) {
      checkMerge(report, layer, inputs);
    } else {
      const expected = requiredRank(layer);
      if (expected !== null && first.length !== expected) {
        report('rank-mismatch', null, { expected, actual: first.length, shape: shapeText(first) });
      } else checkWindow(report, layer, first);
    }
  });
}
