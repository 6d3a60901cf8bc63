// Weights as numpy's .npz: a plain zip with one .npy array (format 1.0, little-endian float32, C order) a weight.
// Not responsible for: fetching the weights (engine).
import { strToU8, zipSync } from 'fflate';
import type { NamedWeights } from '../../engine/protocol/calls.ts';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0] as const;
/** Data begin at a multiple of this. */
const ALIGNMENT = 64;
const LENGTH_BYTES = 2;

function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape.join()},)` : `(${shape.join(', ')})`;
}

/** Bytes of the numbers in order, little-endian whatever the machine. */
export function littleEndian(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.byteLength);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setFloat32(i * Float32Array.BYTES_PER_ELEMENT, value, true));
  return bytes;
}

export function npy({ shape, values }: Pick<NamedWeights, 'shape' | 'values'>): Uint8Array {
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': ${shapeText(shape)}, }`;
  const unpadded = MAGIC.length + LENGTH_BYTES + dictionary.length + 1;
  const padding = (ALIGNMENT - (unpadded % ALIGNMENT)) % ALIGNMENT;
  const header = strToU8(`${dictionary}${' '.repeat(padding)}\n`);
  const data = littleEndian(values);
  const bytes = new Uint8Array(MAGIC.length + LENGTH_BYTES + header.length + data.length);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint16(MAGIC.length, header.length, true);
  bytes.set(header, MAGIC.length + LENGTH_BYTES);
  bytes.set(data, MAGIC.length + LENGTH_BYTES + header.length);
  return bytes;
}

/** `numpy.load(...)["conv2d/kernel"]` reads each weight by its name. */
export function npz(weights: readonly NamedWeights[]): Uint8Array {
  return zipSync(Object.fromEntries(weights.map((weight) => [`${weight.name}.npy`, npy(weight)])), { level: 0 });
}
