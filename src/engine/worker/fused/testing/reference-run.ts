// What each layer class does, made of the loops of reference-layers.ts. Not responsible for: walking a network.
import { embeddingRow } from '../../../../nn/embedding.ts';
import type { WeightRole } from '../../../../nn/parameters.ts';
import type { Layer, Shape } from '../../../../nn/spec.ts';
import type { LayerRun, Reference, ReferenceOptions } from './reference-context.ts';
import { addBias, convolution, normalization, pooling, product, transposed, type Numbers } from './reference-layers.ts';

export type Weights = (role: WeightRole) => Numbers | null;

/** What one layer does to its inputs. `indexOf` finds its weights. */
export function runLayer(
  to: Reference,
  layer: Layer,
  nodeIndex: number,
  shapes: readonly Shape[],
  inputs: readonly Numbers[],
  weight: Weights,
  indexOf: (role: WeightRole) => number,
  options: ReferenceOptions,
): LayerRun {
  const { count } = options;
  const shape = shapes[0] ?? [];
  const x = inputs[0] ?? to.numbers(0);
  const channels = shape.at(-1) ?? 1;
  const need = (role: WeightRole): Numbers => weight(role) ?? to.numbers(0);
  const withBias = (): ((input: Numbers) => LayerRun)[] => {
    const bias = weight('bias');
    return bias === null ? [] : [(input) => to.weighted(addBias(input, bias), [indexOf('bias')])];
  };
  switch (layer.className) {
    case 'Conv2D':
    case 'Conv1D': {
      const isFlat = layer.className === 'Conv1D';
      const window = isFlat
        ? ({
            kernelSize: [1, layer.kernelSize],
            strides: [1, layer.strides],
            dilationRate: [1, layer.dilationRate],
            padding: ['valid', layer.padding],
          } as const)
        : { ...layer, padding: [layer.padding, layer.padding] as const };
      const area = isFlat ? [1, ...shape] : shape;
      const convolve = (input: Numbers): LayerRun =>
        to.weighted(convolution(input, count, area, need('kernel'), layer.filters, window, false), [indexOf('kernel')]);
      return to.chain(x, [convolve, ...withBias(), (input) => to.activation(layer.activation, input, layer.filters)]);
    }
    case 'DepthwiseConv2D':
    case 'SeparableConv2D': {
      const window = { ...layer, padding: [layer.padding, layer.padding] as const };
      const depthwise = (input: Numbers): LayerRun =>
        to.weighted(convolution(input, count, shape, need('depthwise_kernel'), layer.depthMultiplier, window, true), [
          indexOf('depthwise_kernel'),
        ]);
      const middle = channels * layer.depthMultiplier;
      const filters = layer.className === 'SeparableConv2D' ? layer.filters : middle;
      const pointwise = (input: Numbers): LayerRun =>
        to.weighted(product(input, middle, need('pointwise_kernel'), filters), [indexOf('pointwise_kernel')]);
      const parts = layer.className === 'SeparableConv2D' ? [depthwise, pointwise] : [depthwise];
      return to.chain(x, [...parts, ...withBias(), (input) => to.activation(layer.activation, input, filters)]);
    }
    case 'Conv2DTranspose': {
      const window = { ...layer, dilationRate: [1, 1], padding: [layer.padding, layer.padding] } as const;
      const spread = (input: Numbers): LayerRun =>
        to.weighted(transposed(input, count, shape, need('kernel'), layer.filters, window), [indexOf('kernel')]);
      return to.chain(x, [spread, ...withBias(), (input) => to.activation(layer.activation, input, layer.filters)]);
    }
    case 'Dense': {
      const multiply = (input: Numbers): LayerRun =>
        to.weighted(product(input, channels, need('kernel'), layer.units), [indexOf('kernel')]);
      return to.chain(x, [multiply, ...withBias(), (input) => to.activation(layer.activation, input, layer.units)]);
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'GlobalAveragePooling2D': {
      const isMax = layer.className === 'MaxPooling2D' || layer.className === 'GlobalMaxPooling2D';
      const whole = [shape[0] ?? 1, shape[1] ?? 1] as const;
      const size = 'poolSize' in layer ? layer.poolSize : whole;
      const strides = 'poolSize' in layer ? layer.strides : whole;
      const padding = 'poolSize' in layer ? layer.padding : 'valid';
      const window = { kernelSize: size, strides, dilationRate: [1, 1], padding: [padding, padding] } as const;
      const applied = pooling(x, count, shape, window, isMax);
      return isMax ? to.maxPool(applied, x) : to.weighted(applied, []);
    }
    case 'Flatten':
      return { output: x, backward: (gradient) => [gradient] };
    case 'Activation':
      return to.activation(layer.activation, x, channels);
    case 'Dropout':
      return to.dropout(x, layer.rate, nodeIndex);
    case 'BatchNormalization': {
      const given = { mean: need('moving_mean'), variance: need('moving_variance') };
      const run = normalization(x, need('gamma'), need('beta'), layer.epsilon, options.isTraining ? null : given);
      const spread = Math.min(...run.variance);
      to.gains.set(nodeIndex, 2 / Math.sqrt(spread + layer.epsilon));
      const mix = (old: Numbers, fresh: Numbers): Numbers =>
        to.from(Array.from(old, (value, c) => value * layer.momentum + (fresh[c] ?? 0) * (1 - layer.momentum)));
      to.moved.set(indexOf('moving_mean'), mix(given.mean, run.mean));
      to.moved.set(indexOf('moving_variance'), mix(given.variance, run.variance));
      return to.weighted(run, [indexOf('gamma'), indexOf('beta')]);
    }
    case 'Embedding': {
      const table = need('embeddings');
      const { inputDim, outputDim } = layer;
      const starts = Array.from(x, (value) => embeddingRow(value, inputDim) * outputDim);
      const output = to.from(starts.flatMap((start) => [...table.subarray(start, start + outputDim)]));
      const backward = (gradient: Numbers) => {
        const sums = to.numbers(table.length);
        starts.forEach((start, place) => {
          for (let i = 0; i < outputDim; i += 1) {
            sums[start + i] = (sums[start + i] ?? 0) + (gradient[place * outputDim + i] ?? 0);
          }
        });
        return { inputs: [to.numbers(x.length)], weights: [sums] };
      };
      return to.weighted({ output, backward }, [indexOf('embeddings')]);
    }
    case 'Add':
      return {
        output: to.from(Array.from(x, (_, i) => inputs.reduce((sum, input) => sum + (input[i] ?? 0), 0))),
        backward: (gradient) => inputs.map(() => gradient),
      };
    case 'Concatenate': {
      const widths = shapes.map((each) => each.at(-1) ?? 1);
      const total = widths.reduce((sum, width) => sum + width, 0);
      const rows = x.length / channels;
      const output = to.numbers(rows * total);
      const move = (visit: (whole: number, part: number, input: number) => void): void => {
        for (let row = 0; row < rows; row += 1) {
          let start = row * total;
          widths.forEach((width, input) => {
            for (let c = 0; c < width; c += 1) visit(start + c, row * width + c, input);
            start += width;
          });
        }
      };
      move((whole, part, input) => (output[whole] = inputs[input]?.[part] ?? 0));
      return {
        output,
        backward: (gradient) => {
          const parts = widths.map((width) => to.numbers(rows * width));
          move((whole, part, input) => {
            const target = parts[input];
            if (target !== undefined) target[part] = gradient[whole] ?? 0;
          });
          return parts;
        },
      };
    }
    default:
      return layer satisfies never;
  }
}
