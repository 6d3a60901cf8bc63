// The weights of a layers model: its manifest, and the bytes that were chosen with it. Nothing is made that the bytes
// themselves don't fill, whatever sizes the manifest claims. Not responsible for: which weight is whose (read.ts).
import { sizeOf } from '../../../../../nn/shapes.ts';
import type { Shape } from '../../../../../nn/spec.ts';
import { fieldsOf, listOf, shown, textOf } from './json.ts';
import type { Fields } from './json.ts';
import { refuse } from './problems.ts';

export interface FileArray {
  readonly shape: Shape;
  readonly values: Float32Array;
}

/** Files by their names, without folders. */
export type ShardFiles = ReadonlyMap<string, Uint8Array>;

interface Entry {
  readonly name: string;
  readonly shape: Shape;
  readonly type: StoredType;
  readonly scale: number;
  readonly min: number;
}

interface Group {
  readonly paths: readonly string[];
  readonly entries: readonly Entry[];
}

const STORED_BYTES = { float32: 4, float16: 2, uint16: 2, uint8: 1 } as const;
type StoredType = keyof typeof STORED_BYTES;
const STORED_TYPES = ['float32', 'float16', 'uint16', 'uint8'] as const;

/** More than the weights of any network that is let in. */
const MOST_ENTRIES = 10_000;

function shapeOf(value: unknown, name: string): Shape {
  const place = `${name}.shape`;
  return listOf(value, place).map((side) =>
    typeof side === 'number' && Number.isSafeInteger(side) && side >= 0 ? side : refuse({ code: 'malformed', place }),
  );
}

function numberIn(fields: Fields, key: string, standard: number, name: string): number {
  const value = fields.get(key) ?? standard;
  return typeof value === 'number' ? value : refuse({ code: 'malformed', place: `${name}.quantization` });
}

function entryOf(value: unknown): Entry {
  const fields = fieldsOf(value, 'weightsManifest.weights');
  const name = textOf(fields.get('name'), 'weightsManifest.weights.name');
  const said = fields.get('quantization');
  const quantization = said === undefined ? null : fieldsOf(said, `${shown(name)}.quantization`);
  const type = quantization?.get('dtype') ?? fields.get('dtype') ?? 'float32';
  const stored = STORED_TYPES.find((known) => known === type);
  const isPlainInteger = quantization === null && stored !== 'float32';
  if (stored === undefined || isPlainInteger || (fields.get('dtype') ?? 'float32') !== 'float32') {
    return refuse({
      code: 'weight-type',
      weight: shown(name),
      type: shown(stored === undefined ? type : fields.get('dtype')),
    });
  }
  const numbers: Fields = quantization ?? new Map();
  return {
    name,
    shape: shapeOf(fields.get('shape'), shown(name)),
    type: stored,
    scale: numberIn(numbers, 'scale', 1, shown(name)),
    min: numberIn(numbers, 'min', 0, shown(name)),
  };
}

/** Names lose their folders: files are chosen, not fetched. */
function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Empty where the model was written without weights. */
function groupsOf(manifest: unknown): readonly Group[] {
  const groups = listOf(manifest ?? [], 'weightsManifest').map((value): Group => {
    const fields = fieldsOf(value, 'weightsManifest');
    const paths = listOf(fields.get('paths'), 'weightsManifest.paths').map((path) =>
      baseName(textOf(path, 'weightsManifest.paths')),
    );
    return { paths, entries: listOf(fields.get('weights'), 'weightsManifest.weights').map(entryOf) };
  });
  const count = groups.reduce((sum, { entries, paths }) => sum + entries.length + paths.length, 0);
  return count > MOST_ENTRIES ? refuse({ code: 'malformed', place: 'weightsManifest' }) : groups;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function fromHalf(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 === 0 ? 1 : -1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function valuesOf({ shape, type, scale, min }: Entry, view: DataView, start: number): Float32Array {
  const values = new Float32Array(sizeOf(shape));
  const size = STORED_BYTES[type];
  for (let i = 0; i < values.length; i += 1) {
    const at = start + i * size;
    if (type === 'float32') values[i] = view.getFloat32(at, true);
    else if (type === 'float16') values[i] = fromHalf(view.getUint16(at, true));
    else values[i] = (type === 'uint16' ? view.getUint16(at, true) : view.getUint8(at)) * scale + min;
  }
  return values;
}

/**
 * Every weight by its name; null where the model has none. Throws ModelProblemError on a damaged manifest, a missing shard,
 * or one that is shorter or longer than the manifest says.
 */
export function readShards(manifest: unknown, files: ShardFiles): ReadonlyMap<string, FileArray> | null {
  const groups = groupsOf(manifest);
  if (groups.every(({ entries }) => entries.length === 0)) return null;
  const missing = groups.flatMap(({ paths }) => paths.filter((path) => !files.has(path)));
  if (missing.length > 0) refuse({ code: 'shards-missing', names: [...new Set(missing)].map(shown) });
  const arrays = new Map<string, FileArray>();
  for (const { paths, entries } of groups) {
    const sizes = entries.map(({ shape, type }) => sizeOf(shape) * STORED_BYTES[type]);
    const expected = sizes.reduce((sum, size) => sum + size, 0);
    // Before anything of that size is made.
    const found = paths.reduce((sum, path) => sum + (files.get(path)?.length ?? 0), 0);
    if (expected !== found) refuse({ code: 'shards-size', expected, found });
    const bytes = joined(paths.map((path) => files.get(path) ?? new Uint8Array()));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    entries.forEach((entry, index) => {
      arrays.set(entry.name.replace(/:0$/, ''), { shape: entry.shape, values: valuesOf(entry, view, at) });
      at += sizes[index] ?? 0;
    });
  }
  return arrays;
}
