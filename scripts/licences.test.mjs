// The list of licences is whole, and everything in it may be given away with the product.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { installedLicences, licencesOf } from './licences.mjs';

/** Licences under which the product may be handed on as it is, with their text. */
const ALLOWED = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD'];

describe('licences of packages', () => {
  it('names every package that the product depends on', () => {
    const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    const names = installedLicences().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
    expect(names).not.toContain('vite');
  });

  it('has nothing under terms that ask for more than being named', () => {
    const odd = installedLicences().filter(({ licence }) => !ALLOWED.includes(licence));
    expect(odd).toEqual([]);
  });

  it('carries the text of nearly all', () => {
    const silent = installedLicences().filter(({ text }) => text === null || text.length < 200);
    expect(silent.length).toBeLessThan(installedLicences().length / 2);
  });

  it('refuses a package that names none, and leaves out what only builds', () => {
    const lock = {
      packages: {
        '': { version: '1.0.0' },
        'node_modules/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/b/node_modules/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/c': { version: '2.0.0', license: 'GPL-3.0', dev: true },
        'node_modules/@types/d': { version: '2.0.0', license: 'MIT' },
      },
    };
    expect(licencesOf(lock, () => null)).toEqual([{ name: 'a', version: '1.0.0', licence: 'MIT', text: null }]);
    expect(() => licencesOf({ packages: { 'node_modules/x': { version: '1.0.0' } } }, () => null)).toThrow(
      'no licence',
    );
  });
});
