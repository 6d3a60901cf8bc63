// What a model's `model.json` says of its weights: the part of TensorFlow.js's layers format that Stride reads, checked before
// anything trusts its numbers or file names. Not responsible for: the weights themselves (read-weights.ts), or the file's own
// description of the network, which is not read: the course builds its networks itself (nn/mobilenet).
import * as v from 'valibot';
import { sizeOf } from '../../../nn/shapes.ts';
import { ModelFormatError } from './model-format-error.ts';

/** A third more than the largest network of the course has: a damaged number must not become a huge allocation. */
const MAX_VALUES = 6_000_000;
const MAX_WEIGHTS = 1000;
const MAX_FILES = 64;

const shape = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_VALUES))),
  v.maxLength(4),
  v.check((sides) => sizeOf(sides) <= MAX_VALUES, 'The weight is too large.'),
);

/** `min + scale x byte` gives a value back. */
const quantization = v.object({
  dtype: v.literal('uint8'),
  scale: v.pipe(v.number(), v.finite(), v.minValue(0)),
  min: v.pipe(v.number(), v.finite()),
});

const entry = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  shape,
  dtype: v.literal('float32'),
  quantization: v.exactOptional(quantization),
});

const group = v.object({
  // Plain names beside the model.json: a path could lead elsewhere.
  paths: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/), v.maxLength(100))),
    v.minLength(1),
    v.maxLength(MAX_FILES),
  ),
  weights: v.pipe(v.array(entry), v.maxLength(MAX_WEIGHTS)),
});

const model = v.object({
  format: v.literal('layers-model'),
  weightsManifest: v.pipe(v.array(group), v.minLength(1), v.maxLength(MAX_FILES)),
});

export type WeightEntry = v.InferOutput<typeof entry>;

/** Files that belong together: their bytes, one file after another, are the weights, one after another. */
export type WeightGroup = v.InferOutput<typeof group>;

/** Bytes that a weight takes in its file. */
export function entryBytes({ shape: sides, quantization: packing }: WeightEntry): number {
  return sizeOf(sides) * (packing === undefined ? 4 : 1);
}

/** Checks a parsed `model.json`. Throws ModelFormatError where it is not a layers model with float32 or uint8 weights. */
export function parseWeightsManifest(value: unknown): readonly WeightGroup[] {
  const result = v.safeParse(model, value);
  if (!result.success) {
    const [issue] = result.issues;
    const path = issue.path?.map((step) => String(step.key)).join('.') ?? '';
    throw new ModelFormatError(`${path === '' ? 'model.json' : path}: ${issue.message}`);
  }
  const seen = new Set<string>();
  for (const { name } of result.output.weightsManifest.flatMap(({ weights }) => weights)) {
    if (seen.has(name)) throw new ModelFormatError(`${name} is there twice`);
    seen.add(name);
  }
  return result.output.weightsManifest;
}
