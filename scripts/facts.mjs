// Works out at build time the numbers that a lesson's prose speaks of: the module facts.ts of each lesson is run once
// and what it exports is written into the build, so that a reader's first page carries no mathematics only to count
// constants. The index of the course's search is made the same way: it would otherwise load every lesson.
// Development and unit tests run the modules themselves.
// Not responsible for: the numbers (src/lessons/*/facts.ts, by src/nn) or the index (src/app/search/course-index.ts).
import { runnerImport } from 'vite';

const FACTS = /\/src\/(?:lessons\/[^/]+\/facts|app\/search\/course-index)\.ts$/;

/** @returns {import('vite').Plugin} */
export function facts() {
  return {
    name: 'stride:facts',
    apply: 'build',
    load: {
      filter: { id: FACTS },
      async handler(id) {
        const { module, dependencies } = await runnerImport(id, {
          configFile: false,
          logLevel: 'error',
          plugins: [withoutStyles()],
        });
        for (const file of dependencies) this.addWatchFile(file);
        try {
          return sourceOfExports(/** @type {Record<string, unknown>} */ (module));
        } catch (error) {
          // Built as it stands it works too, only larger. The unit test refuses it.
          this.warn(`${id}: ${String(error)}`);
          return null;
        }
      },
    },
  };
}

/**
 * Nothing is drawn here, and Vite's own style plugin does not work outside a build or a server.
 * @returns {import('vite').Plugin}
 */
export function withoutStyles() {
  return {
    name: 'stride:without-styles',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith('.css') ? '\0no-styles' : null),
    load: (id) => (id === '\0no-styles' ? 'export default {};' : null),
  };
}

/** A module that exports the same values as plain literals. Throws for what a literal can't say, such as a function. */
export function sourceOfExports(/** @type {Readonly<Record<string, unknown>>} */ exported) {
  return Object.entries(exported)
    .map(([name, value]) => `export const ${name} = ${sourceOf(value, name)};\n`)
    .join('');
}

/** @returns {string} */
function sourceOf(/** @type {unknown} */ value, /** @type {string} */ path) {
  if (value === undefined) return 'undefined';
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (Array.isArray(value)) return `[${value.map((item, i) => sourceOf(item, `${path}[${i}]`)).join(', ')}]`;
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const fields = Object.entries(value).map(
      ([key, item]) => `[${JSON.stringify(key)}]: ${sourceOf(item, `${path}.${key}`)}`,
    );
    return `{ ${fields.join(', ')} }`;
  }
  throw new TypeError(`${path} is not plain data: a lesson's facts are worked out when the course is built.`);
}
