import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { npmPack } from './npm-pack.mjs';

const ARCHIVE = { name: 'tiny-data', version: '1.0.0', bytes: 6, integrity: 'sha512-' };

// A stand-in for npm: a script of the name that is looked for, started by Node as npm's own is.
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stride-npm-'));
  vi.stubEnv('npm_execpath', join(folder, 'npm-cli.js'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** @param {string} script */
function standIn(script) {
  return writeFile(join(folder, 'npm-cli.js'), script);
}

const GROW = `
const { mkdirSync, writeFileSync } = require('node:fs');
mkdirSync('npm-cache/_cacache/tmp', { recursive: true });
writeFileSync('npm-cache/_cacache/tmp/part', 'abc');
`;

describe('npmPack', () => {
  it('asks for exactly the package, runs no script of it, and gives the path of the archive', async () => {
    await standIn(`
      require('node:fs').writeFileSync('tiny-data-1.0.0.tgz', 'abcdef');
      require('node:fs').writeFileSync('args.json', JSON.stringify(process.argv.slice(2)));
    `);
    const path = await npmPack(ARCHIVE, folder, { onBytes: () => {} });
    expect(await readFile(path, 'utf8')).toBe('abcdef');
    const args = JSON.parse(await readFile(join(folder, 'args.json'), 'utf8'));
    expect(args.slice(0, 2)).toEqual(['pack', 'tiny-data@1.0.0']);
    expect(args).toContain('--ignore-scripts');
  });

  it('tells how far the download is, and stops npm when it is cancelled', async () => {
    await standIn(`${GROW} setInterval(() => {}, 1000);`);
    const stop = new AbortController();
    /** @type {number[]} */
    const seen = [];
    const packing = npmPack(ARCHIVE, folder, {
      signal: stop.signal,
      onBytes(bytes) {
        seen.push(bytes);
        if (bytes > 0) stop.abort();
      },
    });
    await expect(packing).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toEqual([0, 3]);
  });

  it('gives up a download that does not move', async () => {
    await standIn(`${GROW} setInterval(() => {}, 1000);`);
    const packing = npmPack(ARCHIVE, folder, { onBytes: () => {}, stallMs: 1 });
    await expect(packing).rejects.toMatchObject({ code: 'source-unreachable' });
  });

  it.each([
    [
      'no connection',
      'npm error code ENOTFOUND\\nnpm error network request failed',
      'source-unreachable',
      /request failed/,
    ],
    ['a full disk', 'npm error code ENOSPC\\nnpm error nospc write', 'disk-full', /disk is full/],
  ])('says what npm said about %s', async (_, words, code, sentence) => {
    await standIn(`process.stderr.write('${words}\\n'); process.exitCode = 1;`);
    const packing = npmPack(ARCHIVE, folder, { onBytes: () => {} });
    await expect(packing).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) });
  });
});
