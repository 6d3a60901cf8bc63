// Models and photos of a made-up mirror: with it they are placed, without it they are extras that nobody misses.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDataCatalog } from '../../src/engine/catalog/availability.ts';
import { prepareAssets } from './assets.mjs';
import { contentHash, readModelFolder } from './file-set.mjs';
import { FILE_ASSETS } from './file-manifest.mjs';
import { readFlowers } from './sets/flowers.mjs';
import { readImagenetLabels } from './sets/imagenet-labels.mjs';
import { tarOf } from './testing/tar-of.mjs';
import { tinyAsset } from './testing/tiny-asset.mjs';

const MODEL = [
  { name: 'model.json', bytes: Buffer.from('{"a":1}') },
  { name: 'group1-shard1of1.bin', bytes: Buffer.from([1, 2, 3]) },
];
const FLOWERS = ['daisy', 'dandelion', 'roses', 'sunflowers', 'tulips'].map((name, place) => ({
  name,
  id: `1234${place}`,
  bytes: Buffer.from([place, 7]),
}));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stride-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** @param {string} id */
function assetOf(id) {
  const asset = FILE_ASSETS.find((one) => one.id === id);
  if (asset === undefined) throw new Error(`no asset ${id}`);
  return asset;
}

const model = { ...assetOf('mobilenet-v2'), sha256: contentHash(MODEL) };
const flowers = {
  ...assetOf('flowers'),
  sha256: contentHash(FLOWERS.map(({ name, id, bytes }) => ({ name: `${name}-${id}.jpg`, bytes }))),
};

async function makeMirror() {
  const at = join(folder, 'mirror/models/mobilenet_v2_1.0_224');
  await mkdir(at, { recursive: true });
  for (const { name, bytes } of MODEL) await writeFile(join(at, name), bytes);
  for (const { name, id, bytes } of FLOWERS) {
    const photos = join(folder, 'mirror/photos/flowers', name);
    await mkdir(photos, { recursive: true });
    await writeFile(join(photos, `${id}_abc_n.jpg`), bytes);
    await writeFile(join(photos, 'notes.txt'), 'left aside');
  }
}

/** @param {import('./assets.mjs').PrepareOptions} [options] */
function prepare(options = {}) {
  return prepareAssets({
    root: join(folder, 'checkout'),
    env: { STRIDE_CACHE: join(folder, 'cache'), STRIDE_ASSET_MIRROR: join(folder, 'mirror') },
    assets: [model, flowers],
    ...options,
  });
}

async function catalog() {
  const text = await readFile(join(folder, 'checkout/public/data/catalog.json'), 'utf8').catch(() => null);
  if (text === null) return {};
  const parsed = parseDataCatalog(JSON.parse(text));
  if (parsed.kind === 'problem') throw new Error(`${parsed.path}: ${parsed.fault}`);
  return parsed.value.datasets;
}

/** @param {string} path below `public` */
async function placed(path) {
  return (await readdir(join(folder, 'checkout/public', path)).catch(() => [])).toSorted((a, b) => a.localeCompare(b));
}

describe('assets of the mirror folder', () => {
  it('are placed with the hash of each file, and noted in the catalogue', async () => {
    await makeMirror();
    expect(await prepare()).toMatchObject([
      { id: 'mobilenet-v2', kind: 'ready', from: 'mirror', bytes: 10 },
      { id: 'flowers', kind: 'ready', from: 'mirror', bytes: 10 },
    ]);
    expect(await placed('models/mobilenet-v2')).toEqual(['group1-shard1of1.bin', 'index.json', 'model.json']);
    const index = JSON.parse(await readFile(join(folder, 'checkout/public/models/mobilenet-v2/index.json'), 'utf8'));
    expect(index).toMatchObject({ version: 1, id: 'mobilenet-v2' });
    expect(index.files).toEqual(
      MODEL.map(({ name, bytes }) => ({
        file: name,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
    );
    expect(await catalog()).toEqual({
      'mobilenet-v2': { kind: 'ready', bytes: 10 },
      flowers: { kind: 'ready', bytes: 10 },
    });
    expect(await prepare()).toMatchObject([{ from: 'in-place' }, { from: 'in-place' }]);
  });

  it('name the class and the Flickr id of each photo', async () => {
    await makeMirror();
    await prepare();
    const index = JSON.parse(await readFile(join(folder, 'checkout/public/photos/flowers/index.json'), 'utf8'));
    expect(index.classes).toEqual(FLOWERS.map(({ name }) => name));
    expect(index.photos).toEqual(
      FLOWERS.map(({ name, id }) => ({ file: `${name}-${id}.jpg`, class: name, flickrId: id })),
    );
  });

  it('are absent without it, which is no failure, and the sets beside them are made', async () => {
    const set = await tinyAsset(join(folder, 'packages'));
    const env = { STRIDE_CACHE: join(folder, 'cache'), STRIDE_ASSET_MIRROR: join(folder, 'packages') };
    expect(await prepare({ env, assets: [model, set, flowers] })).toMatchObject([
      { id: 'mobilenet-v2', kind: 'absent' },
      { id: 'mnist', kind: 'ready' },
      { id: 'flowers', kind: 'absent' },
    ]);
    expect(Object.keys(await catalog())).toEqual(['mnist']);
    expect(await placed('models')).toEqual([]);
    expect(await prepare({ env: { STRIDE_CACHE: join(folder, 'cache') } })).toMatchObject([
      { kind: 'absent' },
      { kind: 'absent' },
    ]);
  });

  it('stay when the mirror goes, and are mended from the cache', async () => {
    await makeMirror();
    await prepare();
    await rm(join(folder, 'mirror'), { recursive: true });
    await rm(join(folder, 'checkout/public/models/mobilenet-v2/model.json'));
    expect(await prepare()).toMatchObject([{ from: 'cache' }, { from: 'in-place' }]);
  });

  it('are refused when they are others than recorded', async () => {
    await makeMirror();
    const path = join(folder, 'mirror/models/mobilenet_v2_1.0_224/group1-shard1of1.bin');
    await writeFile(path, Buffer.from([1, 2, 4]));
    expect(await prepare({ assets: [model] })).toMatchObject([{ kind: 'unavailable', reason: 'hash-mismatch' }]);
    expect(await placed('models/mobilenet-v2')).toEqual([]);
    await rm(path);
    expect(await prepare({ assets: [model] })).toMatchObject([{ kind: 'unavailable', reason: 'source-malformed' }]);
  });

  it('has a hash that depends on names and contents, not on their order', () => {
    expect(contentHash(MODEL.toReversed())).toBe(contentHash(MODEL));
    const renamed = MODEL.map((file, place) => (place === 0 ? { ...file, name: 'other.json' } : file));
    expect(contentHash(renamed)).not.toBe(contentHash(MODEL));
  });

  it('fails on a folder without the model’s files or without a class', async () => {
    await mkdir(join(folder, 'empty'));
    await expect(readModelFolder(join(folder, 'empty'))).rejects.toMatchObject({ code: 'source-malformed' });
    const context = { onRead() {} };
    await expect(readFlowers(join(folder, 'empty'), context)).rejects.toMatchObject({ code: 'source-malformed' });
  });
});

describe('readImagenetLabels', () => {
  /** @param {string} body */
  async function labelsOf(body) {
    const path = join(folder, 'a.tgz');
    await writeFile(path, gzipSync(tarOf([{ name: 'package/dist/imagenet_classes.js', body }])));
    const { files } = await readImagenetLabels(path, { onRead() {} });
    return JSON.parse(Buffer.from(files[0]?.bytes ?? []).toString('utf8'));
  }

  const lines = Array.from({ length: 998 }, (_, index) => `    ${index + 2}: 'class ${index + 2}',`);

  it('reads both kinds of quotes, sums of strings, and nothing else', async () => {
    const first = `    0: "jack-o'-lantern",\n    1: 'great white shark, ' +\n        'it\\'s a shark',\n`;
    const labels = await labelsOf(`exports.IMAGENET_CLASSES = {\n${first}${lines.join('\n')}\n};\n`);
    expect(labels).toHaveLength(1000);
    expect(labels.slice(0, 3)).toEqual(["jack-o'-lantern", "great white shark, it's a shark", 'class 2']);
  });

  it('refuses a list with gaps', async () => {
    await expect(labelsOf(`{\n${lines.join('\n')}\n}`)).rejects.toMatchObject({ code: 'source-malformed' });
  });
});
