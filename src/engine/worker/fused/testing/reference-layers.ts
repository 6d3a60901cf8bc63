// Layers forward and backward by the plainest loops, in the precision of the arrays given: in double, what the engine
// is held against; in single, a measure of what single precision can do at all.
// Not responsible for: walking a network (reference.ts), speed.
import { padding2D, paddingTranspose } from '../../../../nn/shapes.ts';
import type { Padding1D, Pair, Shape } from '../../../../nn/spec.ts';

export type Numbers = Float64Array | Float32Array;

/** Zeros of the same precision. */
function zeros(like: Numbers, length: number): Numbers {
  return like instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
}

/** Outputs of a batch and the way back. `backward` returns the gradients of the inputs and of the weights. */
export interface Applied {
  readonly output: Numbers;
  backward(gradient: Numbers): { readonly inputs: readonly Numbers[]; readonly weights: readonly Numbers[] };
}

export interface Window {
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly dilationRate: Pair;
  readonly padding: readonly [Padding1D, Padding1D];
}

interface Axis {
  readonly size: number;
  readonly output: number;
  readonly before: number;
}

function axesOf(shape: Shape, window: Window): readonly [Axis, Axis] {
  const axis = (index: 0 | 1): Axis => {
    const size = shape[index] ?? 1;
    const { output, before } = padding2D(
      size,
      window.kernelSize[index],
      window.strides[index],
      window.dilationRate[index],
      window.padding[index],
    );
    return { size, output, before };
  };
  return [axis(0), axis(1)];
}

/** Visits every pair of an output place and an input place that a window connects; indices count places. */
function forEachTap(
  count: number,
  [vertical, horizontal]: readonly [Axis, Axis],
  window: Window,
  visit: (output: number, input: number, tap: number) => void,
): void {
  const outPlaces = vertical.output * horizontal.output;
  const inPlaces = vertical.size * horizontal.size;
  for (let n = 0; n < count; n += 1) {
    for (let place = 0; place < outPlaces; place += 1) {
      const oy = Math.floor(place / horizontal.output);
      const ox = place % horizontal.output;
      for (let tap = 0; tap < window.kernelSize[0] * window.kernelSize[1]; tap += 1) {
        const ky = Math.floor(tap / window.kernelSize[1]);
        const kx = tap % window.kernelSize[1];
        const y = oy * window.strides[0] - vertical.before + ky * window.dilationRate[0];
        const x = ox * window.strides[1] - horizontal.before + kx * window.dilationRate[1];
        if (y < 0 || x < 0 || y >= vertical.size || x >= horizontal.size) continue;
        visit(n * outPlaces + place, n * inPlaces + y * horizontal.size + x, tap);
      }
    }
  }
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? Number.NaN;
}

function addAt(values: Numbers, index: number, amount: number): void {
  values[index] = at(values, index) + amount;
}

/** Convolution without bias. `kernel`: [taps][in][out]; depthwise: [taps][in][multiplier]. */
export function convolution(
  x: Numbers,
  count: number,
  shape: Shape,
  kernel: Numbers,
  filters: number,
  window: Window,
  isDepthwise: boolean,
): Applied {
  const channels = shape[2] ?? 1;
  const axes = axesOf(shape, window);
  const outputs = isDepthwise ? channels * filters : filters;
  const output = zeros(x, count * axes[0].output * axes[1].output * outputs);
  const each = (visit: (o: number, i: number, w: number) => void): void =>
    forEachTap(count, axes, window, (place, input, tap) => {
      for (let c = 0; c < channels; c += 1) {
        for (let f = 0; f < filters; f += 1) {
          const channel = isDepthwise ? c * filters + f : f;
          visit(place * outputs + channel, input * channels + c, (tap * channels + c) * filters + f);
        }
      }
    });
  each((o, i, w) => addAt(output, o, at(x, i) * at(kernel, w)));
  return {
    output,
    backward(gradient) {
      const input = zeros(x, x.length);
      const weights = zeros(x, kernel.length);
      each((o, i, w) => {
        addAt(input, i, at(gradient, o) * at(kernel, w));
        addAt(weights, w, at(gradient, o) * at(x, i));
      });
      return { inputs: [input], weights: [weights] };
    },
  };
}

/** Transposed convolution without bias: every input value spreads its kernel. `kernel`: [taps][out][in]. */
export function transposed(
  x: Numbers,
  count: number,
  shape: Shape,
  kernel: Numbers,
  filters: number,
  window: Window,
): Applied {
  const inputs = shape[2] ?? 1;
  const axis = (index: 0 | 1): Axis => {
    const size = shape[index] ?? 1;
    const padding = window.padding[index] === 'same' ? 'same' : 'valid';
    const { output, before } = paddingTranspose(size, window.kernelSize[index], window.strides[index], padding);
    return { size: output, output: size, before };
  };
  const axes = [axis(0), axis(1)] as const;
  const output = zeros(x, count * axes[0].size * axes[1].size * filters);
  const each = (visit: (o: number, i: number, w: number) => void): void =>
    forEachTap(count, axes, window, (input, place, tap) => {
      for (let f = 0; f < filters; f += 1) {
        for (let c = 0; c < inputs; c += 1) {
          visit(place * filters + f, input * inputs + c, (tap * filters + f) * inputs + c);
        }
      }
    });
  each((o, i, w) => addAt(output, o, at(x, i) * at(kernel, w)));
  return {
    output,
    backward(gradient) {
      const input = zeros(x, x.length);
      const weights = zeros(x, kernel.length);
      each((o, i, w) => {
        addAt(input, i, at(gradient, o) * at(kernel, w));
        addAt(weights, w, at(gradient, o) * at(x, i));
      });
      return { inputs: [input], weights: [weights] };
    },
  };
}

/** `margin`: how much smaller than the winner the nearest different value of a window is (max pooling only). */
export function pooling(
  x: Numbers,
  count: number,
  shape: Shape,
  window: Window,
  isMax: boolean,
): Applied & { readonly margin: number } {
  const channels = shape[2] ?? 1;
  const axes = axesOf(shape, window);
  const places = count * axes[0].output * axes[1].output;
  const output = zeros(x, places * channels).fill(isMax ? -Infinity : 0);
  const winners = new Int32Array(output.length);
  const cells = new Int32Array(places);
  forEachTap(count, axes, window, (place, input) => {
    cells[place] = (cells[place] ?? 0) + 1;
    for (let c = 0; c < channels; c += 1) {
      const o = place * channels + c;
      const value = at(x, input * channels + c);
      if (!isMax) addAt(output, o, value);
      else if (value > at(output, o)) {
        output[o] = value;
        winners[o] = input * channels + c;
      }
    }
  });
  let margin = Infinity;
  if (isMax) {
    forEachTap(count, axes, window, (place, input) => {
      for (let c = 0; c < channels; c += 1) {
        const distance = at(output, place * channels + c) - at(x, input * channels + c);
        if (distance > 0) margin = Math.min(margin, distance);
      }
    });
  }
  if (!isMax)
    for (let o = 0; o < output.length; o += 1) output[o] = at(output, o) / at(cells, Math.floor(o / channels));
  return {
    margin,
    output,
    backward(gradient) {
      const input = zeros(x, x.length);
      if (isMax) gradient.forEach((g: number, o: number) => addAt(input, at(winners, o), g));
      else {
        forEachTap(count, axes, window, (place, source) => {
          for (let c = 0; c < channels; c += 1) {
            addAt(input, source * channels + c, at(gradient, place * channels + c) / at(cells, place));
          }
        });
      }
      return { inputs: [input], weights: [] };
    },
  };
}

/** Product of every row of x with a kernel [in][out], without bias. */
export function product(x: Numbers, inputs: number, kernel: Numbers, units: number): Applied {
  const rows = x.length / inputs;
  const output = zeros(x, rows * units);
  const each = (visit: (o: number, i: number, w: number) => void): void => {
    for (let row = 0; row < rows; row += 1) {
      for (let i = 0; i < inputs; i += 1) {
        for (let u = 0; u < units; u += 1) visit(row * units + u, row * inputs + i, i * units + u);
      }
    }
  };
  each((o, i, w) => addAt(output, o, at(x, i) * at(kernel, w)));
  return {
    output,
    backward(gradient) {
      const input = zeros(x, x.length);
      const weights = zeros(x, kernel.length);
      each((o, i, w) => {
        addAt(input, i, at(gradient, o) * at(kernel, w));
        addAt(weights, w, at(gradient, o) * at(x, i));
      });
      return { inputs: [input], weights: [weights] };
    },
  };
}

export function addBias(x: Numbers, bias: Numbers): Applied {
  return {
    output: x.map((value, i) => value + at(bias, i % bias.length)),
    backward(gradient) {
      const sums = zeros(bias, bias.length);
      gradient.forEach((g: number, i: number) => addAt(sums, i % bias.length, g));
      return { inputs: [gradient], weights: [sums] };
    },
  };
}

/** Batch normalization by the batch's moments or by given ones. Weights: gamma, beta. */
export function normalization(
  x: Numbers,
  gamma: Numbers,
  beta: Numbers,
  epsilon: number,
  given: { readonly mean: Numbers; readonly variance: Numbers } | null,
): Applied & { readonly mean: Numbers; readonly variance: Numbers } {
  const channels = gamma.length;
  const rows = x.length / channels;
  const perChannel = (value: (i: number) => number): Numbers => {
    const sums = zeros(x, channels);
    for (let i = 0; i < x.length; i += 1) addAt(sums, i % channels, value(i) / rows);
    return sums;
  };
  const mean = given?.mean ?? perChannel((i) => at(x, i));
  const variance = given?.variance ?? perChannel((i) => (at(x, i) - at(mean, i % channels)) ** 2);
  const normal = x.map(
    (value, i) => (value - at(mean, i % channels)) / Math.sqrt(at(variance, i % channels) + epsilon),
  );
  return {
    mean,
    variance,
    output: normal.map((value, i) => value * at(gamma, i % channels) + at(beta, i % channels)),
    backward(gradient) {
      const products = perChannel((i) => at(gradient, i) * at(normal, i));
      const sums = perChannel((i) => at(gradient, i));
      const input = gradient.map((g, i) => {
        const c = i % channels;
        const centred = g - at(sums, c) - at(normal, i) * at(products, c);
        return (centred * at(gamma, c)) / Math.sqrt(at(variance, c) + epsilon);
      });
      return { inputs: [input], weights: [products.map((v) => v * rows), sums.map((v) => v * rows)] };
    },
  };
}
