// Where an activation function hardly passes a gradient on, and what is left of one behind a chain of units.
// Not responsible for: the functions themselves (activations.ts) or real networks, whose gradients are sums of such chains.
import { activate, activationSlope } from './activations.ts';
import type { ElementwiseActivation } from './activations.ts';

/** A slope of at most this size counts as saturated: behind two such units less than a four-hundredth is left. */
export const SATURATED_SLOPE = 0.05;

/** Where the search begins: beyond it every function of ours has long settled. */
const FAR = 40;
const STRIDE = 1 / 64;

export interface Saturation {
  /** The function is saturated everywhere at or below; null where it never is on that side. */
  readonly below: number | null;
  /** The function is saturated everywhere at or above. */
  readonly above: number | null;
}

function isFlat(kind: ElementwiseActivation, x: number): boolean {
  return Math.abs(activationSlope(kind, x)) <= SATURATED_SLOPE;
}

/** Walks in from the far end until the slope grows, then halves the last stride: exact to about 1e-12. */
function edgeFrom(kind: ElementwiseActivation, side: -1 | 1): number | null {
  if (!isFlat(kind, side * FAR)) return null;
  let flat = side * FAR;
  while (side * flat > -FAR && isFlat(kind, flat - side * STRIDE)) flat -= side * STRIDE;
  let steep = flat - side * STRIDE;
  for (let i = 0; i < 40; i += 1) {
    const middle = (flat + steep) / 2;
    if (isFlat(kind, middle)) flat = middle;
    else steep = middle;
  }
  return flat;
}

/** The tails in which the slope is at most SATURATED_SLOPE in size. A flat spot between two slopes is no tail. */
export function saturation(kind: ElementwiseActivation): Saturation {
  return { below: edgeFrom(kind, -1), above: edgeFrom(kind, 1) };
}

export interface ChainLayer {
  /** What the layer's activation function is given. */
  readonly input: number;
  readonly output: number;
  readonly slope: number;
  /** The slope, and from the second layer on times the weight before it: the factor of the chain rule. */
  readonly factor: number;
  /** Product of all factors so far: how the output of this layer changes with the first input. */
  readonly product: number;
}

/** Units one behind another, one a layer, each fed with `weight` times the output before it, without bias. */
export function chain(kind: ElementwiseActivation, x: number, layers: number, weight: number): readonly ChainLayer[] {
  const all: ChainLayer[] = [];
  for (let layer = 0; layer < layers; layer += 1) {
    const before = all.at(-1);
    const input = before === undefined ? x : weight * before.output;
    const slope = activationSlope(kind, input);
    const factor = before === undefined ? slope : weight * slope;
    all.push({ input, output: activate(kind, input), slope, factor, product: (before?.product ?? 1) * factor });
  }
  return all;
}
