// Compiles the AssemblyScript kernels of the fused engine and of augmentation to WebAssembly, every target of each folder.
// Idempotent: does nothing when sources, compiler and options are those of the last build.
// Not responsible for: anything else of the build.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDERS = ['src/engine/worker/fused/kernels', 'src/engine/worker/augmentation/kernels'];

/**
 * Names and texts of all sources of a folder, in a fixed order.
 * @param {string} folder
 * @returns {Promise<string[][]>}
 */
async function readSources(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).toSorted();
  return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')]));
}

async function fingerprint(/** @type {string} */ folder, /** @type {string} */ config) {
  const compiler = JSON.parse(
    await readFile(createRequire(import.meta.url).resolve('assemblyscript/package.json'), 'utf8'),
  );
  const hash = createHash('sha256');
  hash.update(JSON.stringify([compiler.version, config, await readSources(folder)]));
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  return hash.digest('hex');
}

async function isCurrent(
  /** @type {string} */ output,
  /** @type {readonly string[]} */ targets,
  /** @type {string} */ mark,
) {
  try {
    if ((await readFile(join(output, 'fingerprint.txt'), 'utf8')) !== mark) return false;
    const present = await readdir(output);
    return targets.every((name) => present.includes(`${name}.wasm`));
  } catch {
    return false;
  }
}

/** Written beside and renamed, so that a build running at the same time never reads half a file. */
async function writeWhole(
  /** @type {string} */ output,
  /** @type {string} */ name,
  /** @type {string | Uint8Array} */ content,
) {
  const temporary = join(output, `${name}.${process.pid}`);
  await writeFile(temporary, content);
  await rename(temporary, join(output, name));
}

/**
 * One module, under the target's name.
 * @param {typeof import('assemblyscript/asc').default} asc
 * @param {string} folder
 * @param {string} name
 */
async function compile(asc, folder, name) {
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  const messages = asc.createMemoryStream();
  const { error } = await asc.main(
    ['index.ts', '--baseDir', folder, '--config', 'asconfig.json', '--target', name, '--outFile', `${name}.wasm`],
    {
      writeFile: (/** @type {string} */ file, /** @type {string | Uint8Array} */ content) =>
        void files.set(file, content),
      stderr: messages,
    },
  );
  const wasm = files.get(`${name}.wasm`);
  if (error !== null || wasm === undefined) {
    throw new Error(`asc could not compile ${name}:\n${messages.toString()}${error?.message ?? ''}`);
  }
  await writeWhole(join(folder, 'build'), `${name}.wasm`, wasm);
  return wasm.length;
}

async function build(/** @type {string} */ folder) {
  const config = await readFile(join(folder, 'asconfig.json'), 'utf8');
  const targets = Object.keys(JSON.parse(config).targets);
  const mark = await fingerprint(folder, config);
  const output = join(folder, 'build');
  if (await isCurrent(output, targets, mark)) {
    console.log(`kernels: ${targets.join(', ')} up to date`);
    return;
  }
  const startedAt = performance.now();
  const { default: asc } = await import('assemblyscript/asc');
  await mkdir(output, { recursive: true });
  for (const name of targets) console.log(`kernels: ${name}.wasm ${await compile(asc, folder, name)} bytes`);
  await writeWhole(output, 'fingerprint.txt', mark);
  console.log(`kernels: built in ${Math.round(performance.now() - startedAt)} ms`);
}

for (const folder of FOLDERS) await build(join(ROOT, folder));
