// Compiles the fused engine's AssemblyScript kernels to WebAssembly, once plain and once with relaxed SIMD.
// Idempotent: does nothing when sources, compiler and options are those of the last build.
// Not responsible for: anything else of the build.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SOURCES = join(ROOT, 'src/engine/worker/fused/kernels');
const OUTPUT = join(SOURCES, 'build');

const config = await readFile(join(SOURCES, 'asconfig.json'), 'utf8');
/** One module a target of asconfig.json, under the target's name. */
const TARGETS = Object.keys(JSON.parse(config).targets);

/**
 * Names and texts of all sources, in a fixed order.
 * @returns {Promise<string[][]>}
 */
async function readSources() {
  const names = (await readdir(SOURCES)).filter((name) => name.endsWith('.ts')).toSorted();
  return Promise.all(names.map(async (name) => [name, await readFile(join(SOURCES, name), 'utf8')]));
}

async function fingerprint() {
  const compiler = JSON.parse(
    await readFile(createRequire(import.meta.url).resolve('assemblyscript/package.json'), 'utf8'),
  );
  const hash = createHash('sha256');
  hash.update(JSON.stringify([compiler.version, config, await readSources()]));
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  return hash.digest('hex');
}

async function isCurrent(/** @type {string} */ mark) {
  try {
    if ((await readFile(join(OUTPUT, 'fingerprint.txt'), 'utf8')) !== mark) return false;
    const present = await readdir(OUTPUT);
    return TARGETS.every((name) => present.includes(`${name}.wasm`));
  } catch {
    return false;
  }
}

/** Written beside and renamed, so that a build running at the same time never reads half a file. */
async function writeWhole(/** @type {string} */ name, /** @type {string | Uint8Array} */ content) {
  const temporary = join(OUTPUT, `${name}.${process.pid}`);
  await writeFile(temporary, content);
  await rename(temporary, join(OUTPUT, name));
}

async function compile(/** @type {typeof import('assemblyscript/asc').default} */ asc, /** @type {string} */ name) {
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  const messages = asc.createMemoryStream();
  const { error } = await asc.main(
    ['index.ts', '--baseDir', SOURCES, '--config', 'asconfig.json', '--target', name, '--outFile', `${name}.wasm`],
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
  await writeWhole(`${name}.wasm`, wasm);
  return wasm.length;
}

const mark = await fingerprint();
if (await isCurrent(mark)) {
  console.log('kernels: up to date');
} else {
  const startedAt = performance.now();
  const { default: asc } = await import('assemblyscript/asc');
  await mkdir(OUTPUT, { recursive: true });
  for (const name of TARGETS) {
    console.log(`kernels: ${name}.wasm ${await compile(asc, name)} bytes`);
  }
  await writeWhole('fingerprint.txt', mark);
  console.log(`kernels: built in ${Math.round(performance.now() - startedAt)} ms`);
}
