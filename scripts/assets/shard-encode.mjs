// Writes the payload of a shard: labels first, then pixels, in one of the two layouts that
// src/engine/catalog/datasets.ts describes. The inverse for the browser is src/engine/catalog/shard-codec.ts.
// Not responsible for: compression, files or the choice between the layouts (shards.mjs).

/**
 * @typedef {readonly [height: number, width: number, channels: number]} ImageShape
 * @typedef {'interleaved' | 'planar-delta'} ShardEncoding
 */

/**
 * @param {Uint8Array} labels one byte a sample
 * @param {Uint8Array} pixels sample by sample, height x width x channels
 * @param {ImageShape} shape
 * @param {ShardEncoding} encoding
 * @returns {Uint8Array}
 */
export function encodeShard(labels, pixels, shape, encoding) {
  const count = labels.length;
  const sampleBytes = shape[0] * shape[1] * shape[2];
  if (pixels.length !== count * sampleBytes) {
    throw new RangeError(`${count} samples need ${count * sampleBytes} pixel bytes, not ${pixels.length}.`);
  }
  const payload = new Uint8Array(count + pixels.length);
  payload.set(labels, 0);
  if (encoding === 'interleaved') payload.set(pixels, count);
  else planarDeltaInto(payload.subarray(count), pixels, shape);
  return payload;
}

/**
 * @param {Uint8Array} target
 * @param {Uint8Array} pixels
 * @param {ImageShape} shape
 */
function planarDeltaInto(target, pixels, [height, width, channels]) {
  const rowBytes = width * channels;
  const sampleBytes = height * rowBytes;
  let to = 0;
  for (let sample = 0; sample < pixels.length; sample += sampleBytes) {
    for (let channel = 0; channel < channels; channel += 1) {
      let from = sample + channel;
      for (let y = 0; y < height; y += 1) {
        // A row starts from the pixel above it, and goes on from the pixel to the left.
        let before = y === 0 ? 0 : (pixels[from - rowBytes] ?? 0);
        for (let x = 0; x < width; x += 1) {
          const value = pixels[from] ?? 0;
          target[to] = value - before; // a Uint8Array keeps the low eight bits: the difference modulo 256
          before = value;
          to += 1;
          from += channels;
        }
      }
    }
  }
}
