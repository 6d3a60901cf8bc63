// Reads a .tgz as a stream, one entry after another, with nothing but Node's own zlib: `tar` is not on every machine.
// Knows plain files, ustar prefixes, pax paths and sizes and GNU long names: what npm packages hold.
// Not responsible for: writing files, or trusting them (the caller has verified the archive's hash before).

import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { AssetError } from './errors.mjs';

const BLOCK = 512;

/**
 * @typedef {object} TarEntry
 * @property {string} name path inside the archive, such as `package/data/x.bin`
 * @property {number} size bytes of the body
 * @property {() => Promise<Buffer>} body reads the whole body; what is not read is skipped
 */

/** Hands out exact numbers of bytes from a stream of chunks of any size. */
class ByteQueue {
  /** @param {AsyncIterable<Buffer>} chunks */
  constructor(chunks) {
    this.iterator = chunks[Symbol.asyncIterator]();
    /** @type {Buffer} */
    this.chunk = Buffer.alloc(0);
    this.at = 0;
  }

  /** @returns {Promise<Buffer | null>} the unread rest of the chunk at hand, or null at the end of the stream */
  async rest() {
    while (this.at >= this.chunk.length) {
      const next = await this.iterator.next();
      if (next.done) return null;
      this.chunk = next.value;
      this.at = 0;
    }
    return this.chunk.subarray(this.at);
  }

  /**
   * @param {number} count
   * @returns {Promise<Buffer | null>} exactly `count` bytes, or null when the stream ends before the first of them
   */
  async take(count) {
    const target = Buffer.allocUnsafe(count);
    let filled = 0;
    while (filled < count) {
      const rest = await this.rest();
      if (rest === null) {
        if (filled === 0) return null;
        throw new AssetError('source-malformed', 'The archive ends in the middle of an entry.');
      }
      const copied = rest.copy(target, filled, 0, Math.min(rest.length, count - filled));
      filled += copied;
      this.at += copied;
    }
    return target;
  }

  /** @param {number} count */
  async skip(count) {
    let left = count;
    while (left > 0) {
      const rest = await this.rest();
      if (rest === null) throw new AssetError('source-malformed', 'The archive ends in the middle of an entry.');
      const step = Math.min(rest.length, left);
      this.at += step;
      left -= step;
    }
  }
}

/** @param {number} size */
function padding(size) {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/**
 * @param {Buffer} field
 * @returns {string}
 */
function text(field) {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? field.length : end);
}

/**
 * @param {Buffer} field octal digits, or base 256 when the top bit of the first byte is set
 * @returns {number}
 */
function number(field) {
  if (((field[0] ?? 0) & 0x80) !== 0) {
    let value = (field[0] ?? 0) & 0x7f;
    for (let i = 1; i < field.length; i += 1) value = value * 256 + (field[i] ?? 0);
    return value;
  }
  const digits = text(field).trim();
  if (digits === '') return 0;
  if (!/^[0-7]+$/.test(digits)) throw new AssetError('source-malformed', 'The archive has a header that is no header.');
  return Number.parseInt(digits, 8);
}

/** @param {Buffer} header */
function assertChecksum(header) {
  let sum = 0;
  for (let i = 0; i < BLOCK; i += 1) sum += i >= 148 && i < 156 ? 32 : (header[i] ?? 0);
  if (sum !== number(header.subarray(148, 156))) {
    throw new AssetError('source-malformed', 'The archive has a header with a wrong checksum.');
  }
}

/**
 * The records of a pax header: `length key=value\n` each.
 * @param {Buffer} body
 * @returns {Map<string, string>}
 */
function paxRecords(body) {
  const records = new Map();
  let at = 0;
  while (at < body.length) {
    const space = body.indexOf(32, at);
    const length = space < 0 ? Number.NaN : Number.parseInt(body.toString('latin1', at, space), 10);
    if (!Number.isInteger(length) || length <= space - at || at + length > body.length) {
      throw new AssetError('source-malformed', 'The archive has a damaged extended header.');
    }
    const record = body.toString('utf8', space + 1, at + length - 1);
    const equals = record.indexOf('=');
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}

/**
 * The files of an unpacked archive, in the order in which they lie in it.
 * @param {AsyncIterable<Buffer>} chunks
 * @returns {AsyncGenerator<TarEntry, void, void>}
 */
export async function* tarEntries(chunks) {
  const queue = new ByteQueue(chunks);
  /** @type {string | null} */
  let longName = null;
  /** @type {number | null} */
  let longSize = null;
  for (;;) {
    const header = await queue.take(BLOCK);
    if (header === null) throw new AssetError('source-malformed', 'The archive has no end mark.');
    if (header.every((byte) => byte === 0)) return;
    assertChecksum(header);
    const type = String.fromCharCode(header[156] ?? 0);
    const ownSize = number(header.subarray(124, 136));
    if (type === 'x' || type === 'g' || type === 'L') {
      const body = ownSize === 0 ? Buffer.alloc(0) : await queue.take(ownSize);
      if (body === null) throw new AssetError('source-malformed', 'The archive ends in the middle of an entry.');
      await queue.skip(padding(ownSize));
      if (type === 'L') longName = text(body);
      if (type === 'x') {
        const records = paxRecords(body);
        longName = records.get('path') ?? longName;
        const size = records.get('size');
        longSize = size === undefined ? longSize : Number(size);
      }
      continue;
    }
    const size = longSize ?? ownSize;
    const prefix = header.toString('latin1', 257, 262) === 'ustar' ? text(header.subarray(345, 500)) : '';
    const shortName = text(header.subarray(0, 100));
    const name = longName ?? (prefix === '' ? shortName : `${prefix}/${shortName}`);
    longName = null;
    longSize = null;
    let unread = true;
    if (type === '0' || type === '\0' || type === '7') {
      yield {
        name,
        size,
        async body() {
          if (!unread) throw new Error('The body of an archive entry can be read once only.');
          unread = false;
          const bytes = size === 0 ? Buffer.alloc(0) : await queue.take(size);
          if (bytes === null) throw new AssetError('source-malformed', 'The archive ends in the middle of an entry.');
          return bytes;
        },
      };
    }
    await queue.skip((unread ? size : 0) + padding(size));
  }
}

/**
 * Calls `visit` for each file of a .tgz, one at a time.
 * @param {string} path
 * @param {(entry: TarEntry) => Promise<void>} visit
 * @param {AbortSignal} [signal]
 */
export async function visitTgz(path, visit, signal) {
  const unpacked = new PassThrough({ highWaterMark: 1 << 20 });
  const packed = createReadStream(path, { highWaterMark: 1 << 20 });
  const pumping = pipeline(packed, createGunzip({ chunkSize: 1 << 18 }), unpacked, ...(signal ? [{ signal }] : []));
  // The consumer below sees a failure of the pump too; this keeps Node from calling it unhandled until then.
  pumping.catch(() => {});
  try {
    for await (const entry of tarEntries(unpacked)) await visit(entry);
  } catch (error) {
    unpacked.destroy();
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw new AssetError('source-malformed', `The archive can't be unpacked (${error.message}).`);
    }
    throw error;
  }
  unpacked.destroy();
  packed.destroy();
}
