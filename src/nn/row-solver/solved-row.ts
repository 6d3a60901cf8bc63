// What a row of a summary comes to: a layer in its place, and what had to be filled in. Not responsible for: finding it.
import type { Layer, Pair, Shape } from '../spec.ts';

export interface PlacedLayer {
  readonly layer: Layer;
  readonly input: Shape;
}

/** What a row does not say. `values` are the numbers that were filled in, or those that would do as well. */
export const OPEN_FACT_CODES = [
  /** Many inputs give this output. Values: input (what was taken). */
  'input-size',
  /** Stride, padding and dilation. Values: strides, padding. */
  'steps',
  /** Only the product of window and depth is known. Values: product, kernel, depth. */
  'kernel-and-depth',
  /** Values: kernel. */
  'kernel',
  /** Values: depth. */
  'depth',
  /** With biases or without. Values: bias (1 or 0). */
  'bias',
  'activation',
  /** The row has no parameter count. */
  'parameters',
] as const;

export type OpenFactCode = (typeof OPEN_FACT_CODES)[number];

export interface OpenFact {
  readonly code: OpenFactCode;
  readonly values: Readonly<Record<string, number | string>>;
}

export type SolvedRow =
  | ({ readonly kind: 'ok'; readonly open: readonly OpenFact[] } & PlacedLayer)
  /** `parameters`: no such layer has this count. `rank`: it never puts out a shape of so many axes. `class`: not covered. */
  | {
      readonly kind: 'problem';
      readonly code: 'parameters' | 'rank' | 'class';
      readonly values: Readonly<Record<string, number | string>>;
    };

/** Null when no layer of the class makes the row. */
export type Attempt = ({ readonly open: readonly OpenFact[] } & PlacedLayer) | null;

export const pairText = ([height, width]: Pair): string => (height === width ? `${height}` : `${height} × ${width}`);

export function stepsFact(strides: Pair, padding: string): OpenFact {
  return { code: 'steps', values: { strides: pairText(strides), padding } };
}

export const ACTIVATION_FACT: OpenFact = { code: 'activation', values: {} };

export function sizeFact(input: Shape): OpenFact {
  return { code: 'input-size', values: { input: input.join(' × ') } };
}

export function biasFact(useBias: boolean): OpenFact {
  return { code: 'bias', values: { bias: useBias ? 1 : 0 } };
}

/** Depth of the present input. */
export function depthOf({ input }: PlacedLayer): number {
  return input.at(-1) ?? 1;
}
