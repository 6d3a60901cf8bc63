import { existsSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOfExports } from './facts.mjs';

const LESSONS = new URL('../src/lessons/', import.meta.url);
const modules = readdirSync(LESSONS)
  .map((folder) => new URL(`${folder}/facts.ts`, LESSONS))
  .filter((file) => existsSync(file));

/** @returns {Promise<Record<string, unknown>>} */
async function evaluated(/** @type {string} */ source) {
  return import(/* @vite-ignore */ `data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`);
}

describe('facts written into the build', () => {
  it('are the values that were exported', async () => {
    const values = [fc.double(), fc.integer(), fc.string(), fc.boolean(), fc.constantFrom(undefined, null)];
    const tree = fc.anything({ values, maxDepth: 3 });
    await fc.assert(
      fc.asyncProperty(tree, async (value) => {
        expect((await evaluated(sourceOfExports({ value }))).value).toStrictEqual(value);
      }),
    );
  });

  it.each([
    ['a function', () => 1],
    ['a typed array', new Float32Array(2)],
    ['a map', new Map()],
  ])('can not be %s', (_, value) => {
    expect(() => sourceOfExports({ numbers: { odd: [value] } })).toThrow('numbers.odd[0] is not plain data');
  });

  it('are plain data in every lesson that has some', async () => {
    expect(modules.length).toBeGreaterThan(0);
    for (const { href } of modules) {
      /** @type {Record<string, unknown>} */
      const exported = await import(/* @vite-ignore */ href);
      expect({ ...(await evaluated(sourceOfExports(exported))) }).toStrictEqual({ ...exported });
    }
  });
});
