// Builds small tar archives for tests: an independent writer, so that the reader is not tested against itself.

const BLOCK = 512;

/**
 * @typedef {{ name: string, body: string | Buffer, type?: string, prefix?: string, paxPath?: string, gnuName?: string }} TarFile
 */

/**
 * @param {readonly TarFile[]} files
 * @returns {Buffer}
 */
export function tarOf(files) {
  const parts = files.flatMap((file) => {
    const before = [];
    if (file.paxPath !== undefined) before.push(...entry('pax', 'x', paxRecord('path', file.paxPath), ''));
    if (file.gnuName !== undefined) before.push(...entry('././@LongLink', 'L', Buffer.from(`${file.gnuName}\0`), ''));
    const body = typeof file.body === 'string' ? Buffer.from(file.body, 'latin1') : file.body;
    return [...before, ...entry(file.name, file.type ?? '0', body, file.prefix ?? '')];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

/**
 * @param {string} name
 * @param {string} type
 * @param {Buffer} body
 * @param {string} prefix
 */
function entry(name, type, body, prefix) {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, 'utf8');
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write(' '.repeat(8), 148);
  header.write(type, 156);
  header.write('ustar\0', 257);
  header.write('00', 263);
  header.write(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, body, Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK)];
}

/**
 * @param {string} key
 * @param {string} value
 */
function paxRecord(key, value) {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length;
  while (`${length}${rest}`.length !== length) length += 1;
  return Buffer.from(`${length}${rest}`);
}
