// The tagged fields of one layer's text, in any order: `k3s2SAr`. Not responsible for: what a layer needs.
import { ACTIVATIONS_BY_LETTER, INITIALIZERS_BY_LETTER } from './spec-alphabet.ts';
import type { TextCursor } from './spec-cursor.ts';
import type { Activation, Initializer, Padding1D, Pair } from './spec.ts';

/** Fields that were there; null stands for the default. */
export interface Fields {
  kernelSize: Pair | null;
  strides: Pair | null;
  dilationRate: Pair;
  /** Depth multiplier of a separable convolution, momentum of a normalisation. */
  multiplier: number | null;
  epsilon: number | null;
  padding: Padding1D;
  useBias: boolean;
  activation: Activation;
  kernelInitializer: Initializer;
  biasInitializer: Initializer;
}

function readInitializer(cursor: TextCursor): Initializer {
  switch (cursor.peek()) {
    case 'n':
      cursor.take();
      return { kind: 'random_normal', stddev: cursor.number() };
    case 'u':
      cursor.take();
      return { kind: 'random_uniform', limit: cursor.number() };
    default:
      return cursor.letter(INITIALIZERS_BY_LETTER);
  }
}

/** Reads fields to the cursor's end. Tags outside `allowed` and repeated tags are refused; `pairs`: whether `3x5` may be. */
export function readFields(cursor: TextCursor, allowed: string, pairs: boolean): Fields {
  const fields: Fields = {
    kernelSize: null,
    strides: null,
    dilationRate: [1, 1],
    multiplier: null,
    epsilon: null,
    padding: 'valid',
    useBias: true,
    activation: 'linear',
    kernelInitializer: 'glorot_uniform',
    biasInitializer: 'zeros',
  };
  const seen = new Set<string>();
  function size(): Pair {
    if (pairs) return cursor.pair();
    const value = cursor.number();
    return [value, value];
  }
  while (!cursor.isDone) {
    const start = cursor.position;
    const tag = cursor.take();
    if (!allowed.includes(tag)) cursor.fail('bad-field', start);
    const slot = tag === 'C' ? 'S' : tag;
    if (seen.has(slot)) cursor.fail('repeated-field', start);
    seen.add(slot);
    switch (tag) {
      case 'k':
        fields.kernelSize = size();
        break;
      case 's':
        fields.strides = size();
        break;
      case 'r':
        fields.dilationRate = size();
        break;
      case 'm':
        fields.multiplier = cursor.number();
        break;
      case 'y':
        fields.epsilon = cursor.number();
        break;
      case 'S':
        fields.padding = 'same';
        break;
      case 'C':
        fields.padding = 'causal';
        break;
      case 'N':
        fields.useBias = false;
        break;
      case 'A':
        fields.activation = cursor.letter(ACTIVATIONS_BY_LETTER);
        break;
      case 'K':
        fields.kernelInitializer = readInitializer(cursor);
        break;
      case 'B':
        fields.biasInitializer = readInitializer(cursor);
        break;
      default:
        cursor.fail('bad-field', start);
    }
  }
  return fields;
}
