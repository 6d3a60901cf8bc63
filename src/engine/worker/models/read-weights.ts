// From a model's files to the weights of a network of the course: bytes decoded, found by name, put in the network's order.
// Not responsible for: fetching the files, or folding normalisation: published weights have it folded in already, and a network
// with normalisation as layers reads gamma, beta and the moving averages by their names like any other weight.
//
// Two ways of packing a kernel in bytes are read. TensorFlow.js's own has one range for a whole kernel. A kernel with a
// range for each filter is written as its bytes (scale 1, minimum 0) and two weights beside it, `NAME_scale` and `NAME_min`:
// TensorFlow.js still reads such files, and value = min + scale x byte along the last axis.
import { weightSpecs } from '../../../nn/parameters.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec, Shape } from '../../../nn/spec.ts';
import { ModelFormatError } from './model-format-error.ts';
import { entryBytes, type WeightEntry, type WeightGroup } from './weights-manifest.ts';

const SCALE_SUFFIX = '_scale';
const MIN_SUFFIX = '_min';

interface Decoded {
  readonly shape: Shape;
  readonly values: Float32Array;
}

/** Files are little-endian whatever the machine is, and a weight after bytes need not begin at a multiple of four. */
function decodeEntry(entry: WeightEntry, bytes: Uint8Array): Float32Array {
  const values = new Float32Array(sizeOf(entry.shape));
  const { quantization } = entry;
  if (quantization === undefined) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0; i < values.length; i += 1) values[i] = view.getFloat32(4 * i, true);
  } else {
    const { scale, min } = quantization;
    for (let i = 0; i < values.length; i += 1) values[i] = min + scale * (bytes[i] ?? 0);
  }
  return values;
}

function joined(files: readonly Uint8Array[]): Uint8Array {
  const [first] = files;
  if (files.length === 1 && first !== undefined) return first;
  const whole = new Uint8Array(files.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const file of files) {
    whole.set(file, at);
    at += file.length;
  }
  return whole;
}

/** Multiplies out a kernel that has a range for each filter. The two weights that say the ranges are taken from the map. */
function unpackFilters(name: string, kernel: Decoded, decoded: Map<string, Decoded>): void {
  const scale = decoded.get(`${name}${SCALE_SUFFIX}`);
  const min = decoded.get(`${name}${MIN_SUFFIX}`);
  if (scale === undefined && min === undefined) return;
  const filters = kernel.shape.at(-1) ?? 1;
  if (scale?.values.length !== filters || min?.values.length !== filters) {
    throw new ModelFormatError(`${name} needs ${filters} scales and as many minima`);
  }
  const { values } = kernel;
  for (let i = 0; i < values.length; i += 1) {
    const filter = i % filters;
    values[i] = (min.values[filter] ?? 0) + (scale.values[filter] ?? 0) * (values[i] ?? 0);
  }
  decoded.delete(`${name}${SCALE_SUFFIX}`);
  decoded.delete(`${name}${MIN_SUFFIX}`);
}

/**
 * The weights of a network in the order of nn's `weightSpecs(spec)`.
 *
 * `files`: the bytes of the files of each group, in the order of its paths. Every weight of the network must be there with
 * exactly its shape and the files must be exactly as long as the manifest says; what a network that was cut does not need is
 * left aside only with `allowMore`. Throws ModelFormatError.
 */
export function readWeights(
  groups: readonly WeightGroup[],
  files: readonly (readonly Uint8Array[])[],
  spec: NetworkSpec,
  { allowMore }: { readonly allowMore: boolean },
): readonly Float32Array[] {
  const wanted = weightSpecs(spec);
  const wantedNames = new Set(wanted.map(({ name }) => name));
  const isWanted = (name: string): boolean =>
    wantedNames.has(name) ||
    [SCALE_SUFFIX, MIN_SUFFIX].some(
      (suffix) => name.endsWith(suffix) && wantedNames.has(name.slice(0, -suffix.length)),
    );
  const decoded = new Map<string, Decoded>();
  groups.forEach(({ paths, weights }, index) => {
    const parts = files[index] ?? [];
    if (parts.length !== paths.length) throw new ModelFormatError(`group ${index} needs ${paths.length} files`);
    const bytes = joined(parts);
    const expected = weights.reduce((sum, entry) => sum + entryBytes(entry), 0);
    if (bytes.length !== expected) {
      throw new ModelFormatError(`${paths.join(', ')}: ${bytes.length} bytes instead of ${expected}`);
    }
    let at = 0;
    for (const entry of weights) {
      const end = at + entryBytes(entry);
      if (isWanted(entry.name)) {
        decoded.set(entry.name, { shape: entry.shape, values: decodeEntry(entry, bytes.subarray(at, end)) });
      } else if (!allowMore) throw new ModelFormatError(`the network has no weight ${entry.name}`);
      at = end;
    }
  });
  return wanted.map(({ name, shape }) => {
    const found = decoded.get(name);
    if (found === undefined) throw new ModelFormatError(`${name} is missing`);
    if (found.shape.join() !== shape.join()) {
      throw new ModelFormatError(`${name} is ${found.shape.join(' x ')}, not ${shape.join(' x ')}`);
    }
    unpackFilters(name, found, decoded);
    if (!found.values.every((value) => Number.isFinite(value))) throw new ModelFormatError(`${name} is not finite`);
    return found.values;
  });
}
