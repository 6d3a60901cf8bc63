// Reads an ImageDataGenerator(...) line, or Keras's preprocessing layers, back into a spec. Strict and never evaluating: what
// can't be told without running the code is a problem with its place. Never throws.
// Not responsible for: bounds (spec.ts judges the numbers), or sentences (kit/sentences).
import type { ImageSize } from '../image.ts';
import { nearestName } from '../keras-parser/nearest.ts';
import { KerasParseError, type KerasProblem } from '../keras-parser/problems.ts';
import { shortNumber } from './code-numbers.ts';
import { readCalls, type FoundCall } from './code-calls.ts';
import type { CodeNote } from './code-notes.ts';
import type { Dialect } from './gaps.ts';
import { GENERATOR, readGenerator } from './generator-reader.ts';
import { isAugmentationLayer, LAYER_NAMES, readLayerCall } from './layer-reader.ts';
import { NO_AUGMENTATION, RANGE_FIELDS, type AugmentationSpec } from './spec.ts';

export type ParsedAugmentation =
  | {
      readonly kind: 'ok';
      readonly dialect: Dialect;
      /** Its numbers may lie outside their bounds: augmentationFaults judges them. */
      readonly spec: AugmentationSpec;
      readonly notes: readonly CodeNote[];
    }
  /** The code could be read, and augments nothing. */
  | { readonly kind: 'nothing' }
  | KerasProblem;

/** Layers of a model that may stand around those of interest. */
const OTHER_LAYERS = new Set(['Sequential', 'Input', 'Rescaling', 'Resizing', 'Normalization']);

function readLayers(
  calls: readonly FoundCall[],
  size: ImageSize,
  evaluate: Parameters<typeof readLayerCall>[3],
): ParsedAugmentation {
  const notes: CodeNote[] = [];
  const spec = calls.reduce((so, call) => {
    if (call.name === 'Rescaling' || call.name === 'Normalization') {
      notes.push({ code: 'layer-left-out', line: call.line, column: call.column, values: { found: call.name } });
    }
    return isAugmentationLayer(call.name) ? { ...so, ...readLayerCall(call, size, so, evaluate, notes) } : so;
  }, NO_AUGMENTATION);
  return { kind: 'ok', dialect: 'layers', spec, notes };
}

/** 0.3 and 1.2 - 0.9 are meant to be the same. */
function rounded(spec: AugmentationSpec): AugmentationSpec {
  return RANGE_FIELDS.reduce((so, field) => ({ ...so, [field]: shortNumber(so[field]) }), spec);
}

function parse(text: string, size: ImageSize): ParsedAugmentation {
  const { calls, evaluate } = readCalls(text);
  const generators = calls.filter(({ name }) => name === GENERATOR);
  const generator = generators.at(-1);
  if (generator !== undefined) {
    const { spec, notes } = readGenerator(generator, evaluate);
    const { line, column } = generator;
    const several: readonly CodeNote[] =
      generators.length > 1 ? [{ code: 'several-generators', line, column, values: {} }] : [];
    return { kind: 'ok', dialect: 'generator', spec: rounded(spec), notes: [...several, ...notes] };
  }
  for (const { name, line, column } of calls) {
    if (isAugmentationLayer(name) || OTHER_LAYERS.has(name) || !/^Random|^Image|^Gaussian/i.test(name)) continue;
    const nearest = nearestName(name, [...LAYER_NAMES, GENERATOR]);
    throw new KerasParseError(
      nearest === '' ? 'unsupported-layer' : 'unknown-layer',
      { line, column },
      { found: name, nearest },
    );
  }
  if (!calls.some(({ name }) => isAugmentationLayer(name))) return { kind: 'nothing' };
  const read = readLayers(calls, size, evaluate);
  return read.kind === 'ok' ? { ...read, spec: rounded(read.spec) } : read;
}

/** Reads code for images of this size (only RandomCrop needs to know it). */
export function parseAugmentationCode(text: string, size: ImageSize): ParsedAugmentation {
  try {
    return parse(text, size);
  } catch (error) {
    if (error instanceof KerasParseError) return error.problem;
    throw error;
  }
}
