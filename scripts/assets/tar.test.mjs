import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tarEntries, visitTgz } from './tar.mjs';
import { tarOf } from './testing/tar-of.mjs';

/**
 * @param {Buffer} bytes
 * @param {number} chunkBytes
 */
async function* chunksOf(bytes, chunkBytes) {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

/**
 * @param {Buffer} archive
 * @param {number} chunkBytes
 * @param {(index: number) => boolean} reads which bodies are read
 */
async function read(archive, chunkBytes = 1000, reads = () => true) {
  /** @type {{ name: string, size: number, body: string | null }[]} */
  const found = [];
  for await (const entry of tarEntries(chunksOf(archive, chunkBytes))) {
    const body = reads(found.length) ? (await entry.body()).toString('latin1') : null;
    found.push({ name: entry.name, size: entry.size, body });
  }
  return found;
}

const anyFiles = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z]{1,20}(\/[a-z]{1,20}){0,3}$/),
    body: fc.string({ unit: 'binary-ascii', maxLength: 1600 }),
  }),
  { maxLength: 5, selector: (file) => file.name },
);

describe('tarEntries', () => {
  it('gives back every file, however the stream is cut and whichever bodies are skipped', async () => {
    await fc.assert(
      fc.asyncProperty(anyFiles, fc.integer({ min: 1, max: 3000 }), fc.nat(31), async (files, chunkBytes, mask) => {
        const found = await read(tarOf(files), chunkBytes, (index) => ((mask >> index) & 1) === 1);
        expect(found).toEqual(
          files.map(({ name, body }, index) => ({
            name,
            size: body.length,
            body: ((mask >> index) & 1) === 1 ? body : null,
          })),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('reads names from a ustar prefix, a pax header and a GNU long name', async () => {
    const long = `package/${'deep/'.repeat(30)}x.bin`;
    const found = await read(
      tarOf([
        { name: 'x.bin', prefix: 'package/data', body: 'one' },
        { name: 'short', paxPath: `${long}.pax`, body: 'two' },
        { name: 'short', gnuName: `${long}.gnu`, body: 'three' },
        { name: 'plain', body: 'four' },
      ]),
    );
    expect(found.map((file) => [file.name, file.body])).toEqual([
      ['package/data/x.bin', 'one'],
      [`${long}.pax`, 'two'],
      [`${long}.gnu`, 'three'],
      ['plain', 'four'],
    ]);
  });

  it('passes over folders and links', async () => {
    const archive = tarOf([
      { name: 'package/', type: '5', body: '' },
      { name: 'link', type: '2', body: '' },
      { name: 'file', body: 'x' },
    ]);
    expect((await read(archive)).map((file) => file.name)).toEqual(['file']);
  });

  it('refuses an archive that is cut off anywhere', async () => {
    const archive = tarOf([{ name: 'file', body: 'x'.repeat(700) }]);
    const whole = 512 + 1024;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole - 1 }), async (length) => {
        await expect(read(archive.subarray(0, length))).rejects.toMatchObject({ code: 'source-malformed' });
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a header with any one byte changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(511), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const archive = tarOf([{ name: 'file', body: 'body' }]);
        // Digits of the checksum may also become another spelling of the same number, which is no damage.
        fc.pre(at < 148 || at >= 156);
        archive[at] = (archive[at] ?? 0) ^ change;
        await expect(read(archive)).rejects.toMatchObject({ code: 'source-malformed' });
      }),
      { numRuns: 200 },
    );
  });
});

describe('visitTgz', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stride-tar-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('visits the files one at a time', async () => {
    const path = join(folder, 'a.tgz');
    const body = 'x'.repeat(3_000_000);
    await writeFile(
      path,
      gzipSync(
        tarOf([
          { name: 'big', body },
          { name: 'small', body: 'y' },
        ]),
      ),
    );
    /** @type {string[]} */
    const seen = [];
    await visitTgz(path, async (entry) => {
      seen.push(`${entry.name} ${(await entry.body()).length}`);
    });
    expect(seen).toEqual(['big 3000000', 'small 1']);
  });

  it.each([
    ['what is not gzip', (/** @type {Buffer} */ bytes) => Buffer.from(bytes.map((byte) => byte ^ 0x55))],
    ['a file that ends too early', (/** @type {Buffer} */ bytes) => bytes.subarray(0, bytes.length - 20)],
  ])('refuses %s', async (_, damage) => {
    const path = join(folder, 'a.tgz');
    await writeFile(path, damage(gzipSync(tarOf([{ name: 'file', body: 'some body' }]))));
    await expect(visitTgz(path, async (entry) => void (await entry.body()))).rejects.toMatchObject({
      code: 'source-malformed',
    });
  });

  it("passes on the visitor's own error", async () => {
    const path = join(folder, 'a.tgz');
    await writeFile(path, gzipSync(tarOf([{ name: 'file', body: 'some body' }])));
    await expect(
      visitTgz(path, () => {
        throw new RangeError('mine');
      }),
    ).rejects.toThrow('mine');
  });

  it('stops when it is cancelled', async () => {
    const path = join(folder, 'a.tgz');
    await writeFile(path, gzipSync(tarOf([{ name: 'file', body: 'z'.repeat(5_000_000) }])));
    const stop = new AbortController();
    stop.abort();
    await expect(visitTgz(path, async (entry) => void (await entry.body()), stop.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
