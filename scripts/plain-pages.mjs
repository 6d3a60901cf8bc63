// Writes every lesson as a plain page in each language, readable without a script and by search engines, and gives the
// course's search the prose of the lessons. Both are drawn once in a build, from the modules that the course shows.
// Not responsible for: what is on the pages or what counts as prose (src/app/plain).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { sourceOfExports, withoutStyles } from './facts.mjs';

const SOURCE = fileURLToPath(new URL('../src/', import.meta.url));
const STYLES = ['kit/style/tokens.css', 'kit/style/base.css', 'app/plain/plain.css'];
const PROSE = /\/src\/app\/search\/prose\.(zh|en)\.ts$/;

/** What draws in the place of a component that works by script: the file of the same name in src/app/plain/components. */
const REPLACED = ['formula/Formula', 'prose/ExperimentNote', 'prose/KerasCode', 'prose/Ref', 'prose/Term'];
const SUBSTITUTES = new Map(
  REPLACED.map((name) => [
    `${SOURCE}kit/${name}.tsx`,
    `${SOURCE}app/plain/components/${name.slice(name.indexOf('/') + 1)}.tsx`,
  ]),
);

/** @typedef {import('../src/app/plain/page.tsx').PlainPage} PlainPage */
/** @typedef {import('../src/app/plain/prose.tsx').LessonProse} LessonProse */

/** @returns {import('vite').Plugin} */
function plainComponents() {
  return {
    name: 'stride:plain-components',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !source.startsWith('.')) return null;
      return SUBSTITUTES.get(resolve(dirname(importer), source)) ?? null;
    },
  };
}

/**
 * @typedef {object} PlainCourse
 * @property {readonly PlainPage[]} pages
 * @property {Readonly<Record<'zh' | 'en', readonly LessonProse[]>>} prose
 */

/** Draws everything. @returns {Promise<{ course: PlainCourse, dependencies: readonly string[] }>} */
export async function drawPlainCourse() {
  /** @type {{ module: typeof import('../src/app/plain/course.ts'), dependencies: readonly string[] }} */
  const { module, dependencies } = await runnerImport(`${SOURCE}app/plain/course.ts`, {
    configFile: false,
    logLevel: 'error',
    plugins: [plainComponents(), withoutStyles()],
  });
  return { course: { pages: module.PAGES, prose: module.PROSE }, dependencies };
}

/** The style of the plain pages. The dark colours hold where the system wants them: no script sets a theme. */
export function plainStyle(/** @type {readonly string[]} */ sources) {
  const dark = /:root\[data-theme='dark'\] (\{[^}]*\})/;
  return sources
    .map((source) => source.replace(dark, '@media (prefers-color-scheme: dark) {\n:root $1\n}'))
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s*\n\s*/g, '\n');
}

/** @returns {import('vite').Plugin} */
export function plainPages() {
  /** @type {import('vite').ResolvedConfig} */
  let config;
  /** @type {ReturnType<typeof drawPlainCourse> | null} */
  let drawing = null;
  const draw = () => (drawing ??= drawPlainCourse());
  return {
    name: 'stride:plain-pages',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    buildStart() {
      drawing = null;
    },
    load: {
      filter: { id: PROSE },
      async handler(id) {
        const locale = /** @type {'zh' | 'en'} */ (PROSE.exec(id)?.[1]);
        const { course, dependencies } = await draw();
        for (const file of dependencies) this.addWatchFile(file);
        return sourceOfExports({ PROSE: course.prose[locale] });
      },
    },
    closeBundle: {
      sequential: true,
      async handler() {
        const target = resolve(config.root, config.build.outDir);
        // Broken off before anything was written.
        if (!existsSync(join(target, 'index.html'))) return;
        const { course } = await draw();
        for (const { path, html } of course.pages) {
          mkdirSync(dirname(join(target, path)), { recursive: true });
          writeFileSync(join(target, path), html);
        }
        const style = plainStyle(STYLES.map((file) => readFileSync(`${SOURCE}${file}`, 'utf8')));
        writeFileSync(join(target, 'plain.css'), style);
      },
    },
  };
}
