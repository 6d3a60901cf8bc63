// The licences of the packages that the product is made of, as a module that the page of licences loads: read from the lock
// file and from the packages themselves, so that the list cannot be forgotten. Not responsible for: data, models, photographs
// (src/engine/catalog, src/kit/photo), or packages that only build and test.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MODULE = 'virtual:licences';

/**
 * @typedef {object} PackageLicence
 * @property {string} name
 * @property {string} version
 * @property {string} licence as the package names it
 * @property {string | null} text the licence itself, where the package brings it
 */

/**
 * Every package that ends up on a reader's device or could: not those for building and testing, types, or one platform only.
 * @param {{ packages: Record<string, { version?: string, license?: string, dev?: boolean, devOptional?: boolean, optional?: boolean }> }} lock
 * @param {(folder: string) => string | null} readLicence
 * @returns {PackageLicence[]} by name
 */
export function licencesOf(lock, readLicence) {
  /** @type {Map<string, PackageLicence>} */
  const found = new Map();
  for (const [folder, { version, license, dev, devOptional, optional }] of Object.entries(lock.packages)) {
    const name = folder.split('node_modules/').at(-1) ?? '';
    if (name === '' || dev === true || devOptional === true || optional === true || name.startsWith('@types/'))
      continue;
    if (version === undefined || license === undefined) throw new Error(`${folder} has no version or no licence.`);
    found.set(`${name} ${version}`, { name, version, licence: license, text: readLicence(folder) });
  }
  return [...found.values()].toSorted((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

/** The licence file of an installed package, null where it has none. */
function readLicence(/** @type {string} */ folder) {
  const path = join(ROOT, folder);
  if (!existsSync(path)) return null;
  const file = readdirSync(path).find((name) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/i.test(name));
  return file === undefined ? null : readFileSync(join(path, file), 'utf8').trim();
}

/** What is installed here. */
export function installedLicences() {
  return licencesOf(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')), readLicence);
}

/** @returns {import('vite').Plugin} */
export function licences() {
  return {
    name: 'stride:licences',
    resolveId: { filter: { id: /^virtual:licences$/ }, handler: (source) => `\0${source}` },
    load: {
      filter: { id: /^\0virtual:licences$/ },
      handler: (id) =>
        id === `\0${MODULE}` ? `export const LICENCES = ${JSON.stringify(installedLicences())};` : null,
    },
  };
}
