// Reads the compact network text of spec-codec.ts, strictly: every character must be accounted for.
// Not responsible for: whether the network makes sense (validate.ts).
import {
  activation,
  add,
  averagePooling2D,
  batchNormalization,
  concatenate,
  conv1d,
  conv2d,
  conv2dTranspose,
  dense,
  depthwiseConv2D,
  dropout,
  embedding,
  flatten,
  globalAveragePooling2D,
  globalMaxPooling2D,
  maxPooling2D,
  separableConv2D,
} from './build.ts';
import { ACTIVATIONS_BY_LETTER, CODEC_END, CODEC_VERSION } from './spec-alphabet.ts';
import { SpecTextError, TextCursor, type SpecTextProblemCode } from './spec-cursor.ts';
import { readFields, type Fields } from './spec-fields.ts';
import type { Layer, LayerNode, NetworkSpec, Padding, Pair, Shape } from './spec.ts';

export type DecodedSpec =
  | { readonly kind: 'ok'; readonly spec: NetworkSpec }
  /** `position` counts UTF-16 units from 0. */
  | { readonly kind: 'problem'; readonly code: SpecTextProblemCode; readonly position: number };

/** Longer texts are refused unread. */
export const MAX_TEXT_LENGTH = 100_000;
/** A network of more layers is refused. */
export const MAX_NODES = 1_000;

/** A run of text between separators, with its place in the whole. */
interface Piece {
  readonly start: number;
  readonly end: number;
}

function pieces(text: string, start: number, end: number, separator: string): readonly Piece[] {
  const found: Piece[] = [];
  let from = start;
  while (from <= end) {
    const at = text.indexOf(separator, from);
    const to = at === -1 || at > end ? end : at;
    found.push({ start: from, end: to });
    from = to + 1;
  }
  return found;
}

function window2D(cursor: TextCursor, fields: Fields): { kernelSize: Pair; strides: Pair; padding: Padding } {
  const { kernelSize, strides, padding } = fields;
  if (kernelSize === null) return cursor.fail('missing-field');
  // `C` is not among the letters that two-dimensional layers allow, so this can't be reached by any text.
  if (padding === 'causal') return cursor.fail('bad-field');
  return { kernelSize, strides: strides ?? [1, 1], padding };
}

function readLayer(cursor: TextCursor): Layer {
  const start = cursor.position;
  const letter = cursor.take();
  switch (letter) {
    case 'c': {
      const filters = cursor.number();
      const fields = readFields(cursor, 'ksrSNAKB', true);
      return conv2d({ ...fields, ...window2D(cursor, fields), filters });
    }
    case 'l': {
      const filters = cursor.number();
      const { kernelSize, strides, dilationRate, ...fields } = readFields(cursor, 'ksrSCNAKB', false);
      if (kernelSize === null) return cursor.fail('missing-field');
      const sizes = { kernelSize: kernelSize[0], strides: strides?.[0] ?? 1, dilationRate: dilationRate[0] };
      return conv1d({ ...fields, ...sizes, filters });
    }
    case 't': {
      const filters = cursor.number();
      const fields = readFields(cursor, 'ksSNAKB', true);
      return conv2dTranspose({ ...fields, ...window2D(cursor, fields), filters });
    }
    case 'w': {
      const depthMultiplier = cursor.number();
      const fields = readFields(cursor, 'ksrSNAKB', true);
      return depthwiseConv2D({ ...fields, ...window2D(cursor, fields), depthMultiplier });
    }
    case 'v': {
      const filters = cursor.number();
      const fields = readFields(cursor, 'ksrmSNAKB', true);
      const depthMultiplier = fields.multiplier ?? 1;
      return separableConv2D({ ...fields, ...window2D(cursor, fields), filters, depthMultiplier });
    }
    case 'p':
    case 'q': {
      const poolSize = cursor.pair();
      const { strides, padding } = readFields(cursor, 'sS', true);
      const given = {
        poolSize,
        strides: strides ?? poolSize,
        padding: padding === 'same' ? padding : 'valid',
      } as const;
      return letter === 'p' ? maxPooling2D(given) : averagePooling2D(given);
    }
    case 'd': {
      const units = cursor.number();
      return dense({ ...readFields(cursor, 'NAKB', true), units });
    }
    case 'e': {
      const [inputDim, outputDim] = cursor.pair();
      if (cursor.isDone) return embedding({ inputDim, outputDim });
      return embedding({ inputDim, outputDim, embeddingsInitializer: readFields(cursor, 'K', true).kernelInitializer });
    }
    case 'o':
      return dropout({ rate: cursor.number() });
    case 'b': {
      const { multiplier, epsilon } = readFields(cursor, 'my', true);
      return batchNormalization({
        ...(multiplier === null ? {} : { momentum: multiplier }),
        ...(epsilon === null ? {} : { epsilon }),
      });
    }
    case 'a':
      return activation({ activation: cursor.letter(ACTIVATIONS_BY_LETTER) });
    case 'g':
      return globalAveragePooling2D();
    case 'h':
      return globalMaxPooling2D();
    case 'f':
      return flatten();
    case 's':
      return add();
    case 'j':
      return concatenate();
    default:
      return cursor.fail('unknown-layer', start);
  }
}

function readName(text: string, piece: Piece): string {
  const raw = text.slice(piece.start, piece.end);
  if (!/^(?:[A-Za-z0-9_-]|%[0-9a-f]{4})*$/.test(raw)) throw new SpecTextError('bad-name', piece.start);
  return raw.replace(/%([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function readNode(text: string, piece: Piece): LayerNode {
  const [fields = piece, name, ...inbound] = pieces(text, piece.start, piece.end, '*');
  const cursor = new TextCursor(text, fields.start, fields.end);
  const layer = readLayer(cursor);
  if (!cursor.isDone) cursor.fail('bad-field');
  const read = inbound.map((part) => readName(text, part));
  const own = name === undefined ? '' : readName(text, name);
  return {
    layer,
    ...(own === '' ? {} : { name: own }),
    ...(inbound.length === 0 ? {} : { inbound: read.length === 1 && read[0] === '' ? [] : read }),
  };
}

function readShape(text: string, piece: Piece): Shape {
  const cursor = new TextCursor(text, piece.start, piece.end);
  const shape = [cursor.number()];
  while (cursor.peek() === 'x' && shape.length < 8) {
    cursor.take();
    shape.push(cursor.number());
  }
  if (!cursor.isDone) cursor.fail('bad-input-shape');
  return shape;
}

function readSpec(text: string): NetworkSpec {
  if (text.length === 0) throw new SpecTextError('empty', 0);
  if (text.length > MAX_TEXT_LENGTH) throw new SpecTextError('too-long', MAX_TEXT_LENGTH);
  const [version, shape, ...rest] = pieces(text, 0, text.length, '.');
  if (version === undefined || text.slice(version.start, version.end) !== CODEC_VERSION) {
    throw new SpecTextError('unknown-version', 0);
  }
  const end = rest.at(-1);
  if (shape === undefined || end === undefined || text.slice(end.start, end.end) !== CODEC_END) {
    throw new SpecTextError('cut-off', text.length);
  }
  const nodes = rest.slice(0, -1);
  const excess = nodes[MAX_NODES];
  if (excess !== undefined) throw new SpecTextError('too-many-layers', excess.start);
  return { inputShape: readShape(text, shape), nodes: nodes.map((piece) => readNode(text, piece)) };
}

/** The network of a text, or the first thing wrong with it. Never throws. */
export function parseSpec(text: string): DecodedSpec {
  try {
    return { kind: 'ok', spec: readSpec(text) };
  } catch (error) {
    if (error instanceof SpecTextError) return { kind: 'problem', code: error.code, position: error.position };
    throw error;
  }
}
