// What the pooling bench shows for a state and a session: the map, the smaller one, one window taken apart, the gradient.
// Not responsible for: the mathematics (nn/pool-gradient.ts), sentences (pool-lab.text.ts) or drawing.
import { averagePooling2D, conv2d, depthwiseConv2D, maxPooling2D, sequential } from '../../../nn/build.ts';
import type { Image, WindowOptions } from '../../../nn/convolution.ts';
import { countParameters } from '../../../nn/parameters.ts';
import { poolArgmax, poolByRule, poolGradient, traceWindow } from '../../../nn/pool-gradient.ts';
import type { WindowRule, WindowTrace } from '../../../nn/pool-gradient.ts';
import { MNIST_CNN } from '../../../nn/presets.ts';
import { padding2D } from '../../../nn/shapes.ts';
import type { AxisPadding } from '../../../nn/shapes.ts';
import type { Layer, Pair, Shape } from '../../../nn/spec.ts';
import { channelOf, edgesOf, mapsAfter } from '../activations.ts';
import { pictureFor } from '../pictures.ts';
import type { TrainedSession } from '../use-trained.ts';
import type { PoolLabState } from './pool-lab.ts';

/** Nodes of the CNN whose outputs can be pooled here: its two convolutions. */
const CONVOLUTIONS = { '1': 0, '2': 2 } as const;

export interface PoolLabModel {
  readonly state: PoolLabState;
  readonly isDrawn: boolean;
  /** Whose maps these are: the trained network's, or the edge filters' while there is none. */
  readonly source: 'network' | 'edges';
  readonly layer: '1' | '2';
  readonly channels: number;
  readonly channel: number;
  /** One channel of the layer's output. */
  readonly input: Image;
  readonly output: Image;
  /** Null without any window. */
  readonly trace: WindowTrace | null;
  readonly row: number;
  readonly column: number;
  /** The value of the chosen output cell. */
  readonly value: number;
  /** Where the window of the chosen cell begins in the map; may lie in the padding. */
  readonly window: { readonly row: number; readonly column: number; readonly size: number };
  /** Cells other than 0 that won at least one window, in reading order; empty where nothing wins. */
  readonly winners: readonly number[];
  /** Windows that hold nothing but zeros: their first cell wins by convention. */
  readonly emptyWindows: number;
  readonly gradient: Float32Array;
  /** Cells of the map that get any gradient at all. */
  readonly reached: number;
  readonly largestGradient: number;
  readonly rows: AxisPadding;
  /** Rows (and columns) at the end that no window reads. */
  readonly unread: number;
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  /** The Keras layer; null where nothing is done. */
  readonly kerasLayer: Layer | null;
  readonly parameters: number;
  /** Parameters of the usual strided convolution, which mixes the channels. */
  readonly fullConvolution: number;
}

function ruleOf({ way, kernel, pool }: PoolLabState): WindowRule {
  if (way !== 'stride') return { kind: way === 'average' ? 'average' : 'max' };
  const taps = pool * pool;
  return {
    kind: 'weighted',
    weights: Array.from({ length: taps }, (_, i) => (kernel === 'mean' ? 1 / taps : i === 0 ? 1 : 0)),
  };
}

function layerOf({ way, pool, stride, padding }: PoolLabState): Layer | null {
  const window = { poolSize: pool, strides: stride, padding };
  if (way === 'max') return maxPooling2D(window);
  if (way === 'average') return averagePooling2D(window);
  return way === 'none' ? null : depthwiseConv2D({ kernelSize: pool, strides: stride, padding, useBias: false });
}

/** The map that is pooled, and whose it is. */
function mapsFor(state: PoolLabState, { digits, network }: Pick<TrainedSession, 'digits' | 'network'>) {
  const { image, isDrawn } = pictureFor(state.picture, digits);
  if (network === null) return { maps: edgesOf(image), isDrawn, source: 'edges', layer: '1' } as const;
  const maps = mapsAfter(image, network, MNIST_CNN, CONVOLUTIONS[state.layer]);
  return { maps, isDrawn, source: 'network', layer: state.layer } as const;
}

/** Without a window everything passes: a window of one cell. */
function windowOf({ way, pool, stride, padding }: PoolLabState) {
  const isNone = way === 'none';
  const size: Pair = isNone ? [1, 1] : [pool, pool];
  const strides: Pair = isNone ? [1, 1] : [stride, stride];
  return { size, options: { strides, padding } };
}

function winnersOf(
  { way }: PoolLabState,
  input: Image,
  size: Pair,
  options: WindowOptions,
): Pick<PoolLabModel, 'winners' | 'emptyWindows'> {
  if (way !== 'max') return { winners: [], emptyWindows: 0 };
  const sources = [...poolArgmax(input, size, options)];
  const bright = sources.filter((cell) => (input.values[cell] ?? 0) > 0);
  return { winners: [...new Set(bright)].toSorted((a, b) => a - b), emptyWindows: sources.length - bright.length };
}

export function present(state: PoolLabState, session: TrainedSession): PoolLabModel {
  const { maps, isDrawn, source, layer } = mapsFor(state, session);
  const channels = maps.shape[2];
  const channel = state.channel % channels;
  const input = channelOf(maps, channel);
  const [height, width] = input.shape;
  const rule = ruleOf(state);
  const { size, options } = windowOf(state);
  const output = state.way === 'none' ? input : poolByRule(input, rule, size, options);
  const [outputHeight, outputWidth] = output.shape;
  const row = Math.min(state.row, outputHeight - 1);
  const column = Math.min(state.column, outputWidth - 1);
  const rows = padding2D(height, size[0], options.strides[0], 1, options.padding);
  const upstream = new Float32Array(output.values.length);
  if (state.upstream === 'all') upstream.fill(1);
  else upstream[row * outputWidth + column] = 1;
  const gradient = state.way === 'none' ? upstream : poolGradient(input, rule, size, options, upstream);
  const kerasLayer = layerOf(state);
  const inputShape: Shape = [height, width, channels];
  const count = (one: Layer): number => countParameters(sequential(inputShape, [one])).total;
  const { pool, stride, padding } = state;
  return {
    state,
    isDrawn,
    source,
    layer,
    channels,
    channel,
    input,
    output,
    trace: state.way === 'none' ? null : traceWindow(input, rule, size, options, [row, column, 0]),
    row,
    column,
    value: output.values[row * outputWidth + column] ?? 0,
    window: {
      row: row * options.strides[0] - rows.before,
      column: column * options.strides[1] - padding2D(width, size[1], options.strides[1], 1, options.padding).before,
      size: size[0],
    },
    ...winnersOf(state, input, size, options),
    gradient,
    reached: gradient.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0),
    largestGradient: gradient.reduce((most, value) => Math.max(most, value), 0),
    rows,
    unread: Math.max(0, height + rows.before - ((outputHeight - 1) * options.strides[0] + size[0])),
    inputShape,
    outputShape: [outputHeight, outputWidth, channels],
    kerasLayer,
    parameters: kerasLayer === null ? 0 : count(kerasLayer),
    fullConvolution: count(conv2d({ filters: channels, kernelSize: pool, strides: stride, padding })),
  };
}
