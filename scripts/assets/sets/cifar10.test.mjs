import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tarOf } from '../testing/tar-of.mjs';
import { readCifar10 } from './cifar10.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stride-cifar-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/**
 * @param {number} width
 * @param {number} height
 */
function picture(width, height) {
  const png = new PNG({ width, height });
  for (let i = 0; i < png.data.length; i += 4) {
    const pixel = i / 4;
    const sample = Math.floor(pixel / 1024);
    png.data.set([sample & 0xff, pixel & 0xff, sample >> 8, 255], i);
  }
  return PNG.sync.write(png, { colorType: 2, deflateLevel: 1, filterType: 0 });
}

const ROWS = 300;

/** @param {import('../testing/tar-of.mjs').TarFile[]} files */
async function read(files) {
  const path = join(folder, 'a.tgz');
  await writeFile(path, gzipSync(tarOf(files), { level: 1 }));
  return await readCifar10(path, { onRead() {} }, ROWS);
}

const LABELS = [
  { name: 'package/train_lables.json', body: JSON.stringify(Array.from({ length: 5 * ROWS }, (_, i) => i % 10)) },
  { name: 'package/test_lables.json', body: JSON.stringify(Array.from({ length: ROWS }, (_, i) => (i + 3) % 10)) },
];

describe('readCifar10', () => {
  it('puts every picture and label in its place, whatever the order in the archive', async () => {
    const whole = picture(1024, ROWS);
    const names = ['test_batch', 'data_batch_2', 'data_batch_1', 'data_batch_5', 'data_batch_4', 'data_batch_3'];
    const { train, test } = await read([
      ...names.map((name) => ({ name: `package/${name}.png`, body: whole })),
      ...LABELS,
    ]);
    expect(train.pixels.length).toBe(5 * ROWS * 3072);
    expect(test.pixels.length).toBe(ROWS * 3072);
    for (const [pixels, sample] of /** @type {const} */ ([
      [train.pixels, 0],
      [train.pixels, ROWS - 1],
      [train.pixels, 5 * ROWS - 1],
      [test.pixels, 260],
    ])) {
      const row = sample % ROWS;
      const at = sample * 3072 + 5 * 3;
      expect([...pixels.subarray(at, at + 3)]).toEqual([row & 0xff, 5, row >> 8]);
    }
    expect(train.labels[12]).toBe(2);
    expect(test.labels[0]).toBe(3);
  });

  it.each([
    ['a missing file', LABELS, /lacks/],
    ['a picture that is none', [{ name: 'package/test_batch.png', body: 'not a picture' }], /can't be read/],
    ['a picture of another size', [{ name: 'package/test_batch.png', body: picture(32, 32) }], /32 x 32/],
    ['labels that are no JSON', [{ name: 'package/test_lables.json', body: '[1,' }], /not JSON/],
    ['a label of 10', [{ name: 'package/test_lables.json', body: '[1,10]' }], /from 0 to 9/],
  ])('refuses %s', async (_, files, sentence) => {
    await expect(read(files)).rejects.toMatchObject({
      code: 'source-malformed',
      message: expect.stringMatching(sentence),
    });
  });
});
