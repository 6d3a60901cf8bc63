// Feature maps of a picture: those of a trained network, or of eight edge filters while there is none.
// Not responsible for: training (use-trained.ts) or pooling them.
import { convolve } from '../../nn/convolution.ts';
import type { Image, Kernel } from '../../nn/convolution.ts';
import { forwardPass } from '../../nn/forward.ts';
import type { Tensor } from '../../nn/forward.ts';
import { sequential } from '../../nn/build.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import type { Trained } from './use-trained.ts';

/** The eight weights around the middle of a 3 x 3 Sobel kernel, clockwise from the top left corner. */
const RING = [1, 2, 1, 0, -1, -2, -1, 0];
/** Where the ring's places lie in the kernel, row by row. */
const RING_PLACES = [0, 1, 2, 5, 8, 7, 6, 3];

export const EDGES = 8;

const NO_LAYERS: NetworkSpec = sequential([28, 28, 1], []);

/** Sobel kernels turned by 45 degrees each, divided by 4 so that a full edge gives 1. */
export const EDGE_KERNEL: Kernel = {
  shape: [3, 3, 1, EDGES],
  values: Float32Array.from({ length: 9 * EDGES }, (_, i) => {
    const turned = RING_PLACES.indexOf(Math.floor(i / EDGES));
    return turned < 0 ? 0 : (RING[(turned - (i % EDGES) + 8) % 8] ?? 0) / 4;
  }),
};

function withoutNegatives({ shape, values }: Image): Image {
  return { shape, values: values.map((value) => Math.max(0, value)) };
}

const UNIT_WINDOW = { strides: [1, 1], padding: 'valid' } as const;

/** The first layer: the network's own kernels and biases with relu, or the edge filters with relu. */
export function firstLayer(picture: Image, network: Trained | null, spec: NetworkSpec): Image {
  const kernel = network?.weights[0];
  if (kernel === undefined) return withoutNegatives(convolve(picture, EDGE_KERNEL, null, UNIT_WINDOW));
  const layer = spec.nodes[0]?.layer;
  const filters = layer?.className === 'Conv2D' ? layer.filters : 1;
  const bias = network?.weights[1] ?? null;
  return withoutNegatives(convolve(picture, { shape: [3, 3, 1, filters], values: kernel }, bias, UNIT_WINDOW));
}

const firstMaps = new WeakMap<Image, { readonly network: Trained | null; readonly maps: Image }>();

/** `firstLayer`, computed once for as long as picture and network stay. */
export function firstLayerOf(picture: Image, network: Trained | null, spec: NetworkSpec): Image {
  const known = firstMaps.get(picture);
  if (known !== undefined && known.network === network) return known.maps;
  const maps = firstLayer(picture, network, spec);
  firstMaps.set(picture, { network, maps });
  return maps;
}

function asImage({ shape: [height = 1, width = 1, channels = 1], values }: Tensor): Image {
  return { shape: [height, width, channels], values };
}

/** Everything the network makes of a picture, kept for as long as both are. */
const passes = new WeakMap<Trained, WeakMap<Image, readonly Tensor[]>>();

export function outputsOf(picture: Image, network: Trained, spec: NetworkSpec): readonly Tensor[] {
  const known = passes.get(network) ?? new WeakMap<Image, readonly Tensor[]>();
  passes.set(network, known);
  const outputs = known.get(picture) ?? forwardPass(spec, network.weights, picture.values);
  known.set(picture, outputs);
  return outputs;
}

/** What the edge filters make of a picture. */
export function edgesOf(picture: Image): Image {
  return firstLayerOf(picture, null, NO_LAYERS);
}

/** The maps after a node of the network, before any later layer. */
export function mapsAfter(picture: Image, network: Trained, spec: NetworkSpec, nodeIndex: number): Image {
  const output = outputsOf(picture, network, spec)[nodeIndex];
  if (output === undefined) throw new RangeError(`there is no layer ${nodeIndex}`);
  return asImage(output);
}

const planes = new WeakMap<Image, Map<number, Image>>();

/** One channel as an image of its own; the same object for the same maps. */
export function channelOf(maps: Image, channel: number): Image {
  const known = planes.get(maps) ?? new Map<number, Image>();
  planes.set(maps, known);
  const [height, width, channels] = maps.shape;
  const plane = known.get(channel) ?? {
    shape: [height, width, 1] as const,
    values: Float32Array.from({ length: height * width }, (_, i) => maps.values[i * channels + channel] ?? 0),
  };
  known.set(channel, plane);
  return plane;
}
