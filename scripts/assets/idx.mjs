// The IDX format of the MNIST files: two zero bytes, an element type, the number of dimensions, the dimensions as big-endian
// 32-bit numbers, then the data. Only unsigned bytes are read here: the image data sets have nothing else.

import { AssetError } from './errors.mjs';

const UNSIGNED_BYTE = 0x08;

/**
 * @param {Buffer} bytes
 * @returns {{ dimensions: number[], data: Uint8Array }} `data` is a view into `bytes`
 */
export function parseIdx(bytes) {
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0) {
    throw new AssetError('source-malformed', 'An IDX file does not begin as IDX files do.');
  }
  if (bytes[2] !== UNSIGNED_BYTE) throw new AssetError('source-malformed', 'An IDX file does not hold unsigned bytes.');
  const rank = bytes[3] ?? 0;
  const start = 4 + rank * 4;
  if (rank === 0 || bytes.length < start) throw new AssetError('source-malformed', 'An IDX file has no dimensions.');
  const dimensions = Array.from({ length: rank }, (_, axis) => bytes.readUInt32BE(4 + axis * 4));
  const count = dimensions.reduce((product, size) => product * size, 1);
  if (bytes.length - start !== count) {
    throw new AssetError(
      'source-malformed',
      `An IDX file says it has ${count} values and has ${bytes.length - start}.`,
    );
  }
  return { dimensions, data: bytes.subarray(start) };
}
