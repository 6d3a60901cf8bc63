// The rules of the house that neither compiler nor linter can see: no folder of src/ is silently unchecked,
// no file has outgrown its room, and nothing was left to do.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

// Folders of src/ that are layers; engine/ holds four of them.
/** @returns {string[]} */
function layerFolders() {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const engine = readdirSync(join(ROOT, 'src/engine'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `engine/${entry.name}`);
  return [...folders.filter((name) => name !== 'engine'), ...engine].map((name) => `src/${name}`).toSorted();
}

/** @returns {string[]} */
function sourceFiles(/** @type {string} */ folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourceFiles(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

describe('layers', () => {
  /** @type {{ references: { path: string }[] }} */
  const root = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));

  it('are all checked by the root project', () => {
    const referenced = root.references.map((reference) => reference.path).filter((path) => path.startsWith('src/'));
    expect(referenced.toSorted()).toEqual(layerFolders());
  });

  it('hold every source file of src/', () => {
    const layers = layerFolders();
    const outside = sourceFiles('src').filter((file) => !layers.some((layer) => file.startsWith(`${layer}/`)));
    expect(outside).toEqual([]);
  });

  it('reach the worker by URL only', () => {
    for (const layer of layerFolders().filter((path) => path !== 'src/engine/worker')) {
      const config = readFileSync(join(ROOT, layer, 'tsconfig.json'), 'utf8');
      expect(`${layer}: ${config}`).not.toMatch(/"path": "[^"]*worker"/);
    }
  });
});

describe('rooms', () => {
  const files = ['src', 'scripts', 'e2e', 'bench']
    .filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap(sourceFiles);

  it('have no file called utils, helpers or common', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common)\b/i.test(file))).toEqual([]);
  });

  // Tests may be longer: a list of cases is read from top to bottom.
  it('hold no file that wants splitting', () => {
    const long = files
      .filter((file) => statSync(join(ROOT, file)).size > 9_000)
      .map((file) => ({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length }))
      .filter(({ file, lines }) => lines > (/\.(test|spec)\./.test(file) ? 600 : 400));
    expect(long).toEqual([]);
  });

  it('have nothing left to do', () => {
    const marker = new RegExp(['\\b(TO', 'DO|FIX', 'ME)\\b'].join(''));
    expect(files.filter((file) => marker.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });
});
