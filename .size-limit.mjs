// The size budgets, brotli. What a page needs is read from the build's manifest, so that no chunk escapes by
// being split or renamed.
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Chunk
 * @property {string} file
 * @property {string[]} [css]
 * @property {string[]} [imports]
 */

/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(new URL('dist/.vite/manifest.json', import.meta.url), 'utf8'));

/** Files of modules and of everything they import statically. */
function closure(/** @type {readonly string[]} */ names) {
  /** @type {Set<string>} */
  const files = new Set();
  /** @type {Set<string>} */
  const seen = new Set();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build's manifest has no ${name}.`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(`dist/${file}`);
    queue.push(...(chunk.imports ?? []));
  }
  return [...files];
}

/** Of scripts/early-fetch.mjs; no part of the build that the manifest tells. */
const EARLY = 'dist/assets/early-????????.js';

const lessons = Object.keys(manifest).filter((name) => /^src\/lessons\/[^/]+\/lesson\.ts$/.test(name));
const exhibits = Object.keys(manifest).filter((name) => /^src\/lessons\/[^/]+\/exhibits\.ts$/.test(name));
/** Exhibits that are fetched one by one. */
const figures = Object.keys(manifest).filter((name) => /^src\/lessons\/[^/]+\/[^/]+\/exhibit\.ts$/.test(name));
if (figures.length === 0 || lessons.length === 0 || exhibits.length === 0) throw new Error('The build has no lessons.');

/** The lesson that an exhibit of its own chunk belongs to. */
function lessonOf(/** @type {string} */ name) {
  return `${name.split('/').slice(0, 3).join('/')}/lesson.ts`;
}

export default [
  ...lessons.flatMap((lesson) =>
    ['zh', 'en'].map((locale) => ({
      name: `until the text is readable: ${lesson.split('/')[2]} (${locale})`,
      path: [
        'dist/theme.js',
        EARLY,
        ...closure([
          'index.html',
          'src/app/lesson/LessonPage.tsx',
          lesson,
          lesson.replace('lesson.ts', `text.${locale}.tsx`),
        ]),
      ],
      limit: '120 kB',
      brotli: true,
    })),
  ),
  ...exhibits.map((name) => ({
    name: `exhibits: ${name.split('/')[2]}`,
    path: `dist/${manifest[name]?.file}`,
    limit: '60 kB',
    brotli: true,
  })),
  ...figures.map((name) => {
    const page = new Set(closure(['index.html', 'src/app/lesson/LessonPage.tsx', lessonOf(name)]));
    return {
      name: `exhibit beyond its lesson's page: ${name.split('/')[3]}`,
      path: closure([name]).filter((file) => !page.has(file)),
      limit: '80 kB',
      brotli: true,
    };
  }),
  {
    name: 'embed: until its figure is asked for',
    path: ['dist/theme.js', ...closure(['embed.html'])],
    limit: '110 kB',
    brotli: true,
  },
  {
    name: 'playground: until its head is readable',
    path: ['dist/theme.js', EARLY, ...closure(['index.html', 'src/app/playground/PlaygroundPage.tsx'])],
    limit: '120 kB',
    brotli: true,
  },
  {
    name: 'playground: until one can work on it',
    path: ['dist/theme.js', EARLY, ...closure(['index.html', 'src/app/playground/Bench.tsx'])],
    limit: '240 kB',
    brotli: true,
  },
  {
    name: 'engine worker with tfjs on one backend',
    path: ['dist/assets/engine.worker-*.js', 'dist/assets/host-*.js', 'dist/assets/start-webgl-*.js'],
    limit: '200 kB',
    brotli: true,
  },
  {
    name: 'engine worker with the fused engine',
    path: ['dist/assets/engine.worker-*.js', 'dist/assets/backend-*.js'],
    limit: '68 kB',
    brotli: true,
  },
  { name: 'training kernels', path: 'dist/assets/*.wasm', limit: '60 kB', brotli: true },
];
