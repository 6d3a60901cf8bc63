// Lets the parts of the page that an address names be fetched together with the frame of the course and not after it. No
// server sees what stands behind the `#`, so a small script looks it up in a list that the build makes, before anything
// else has arrived. Not responsible for: loading them in earnest (src/app/pages.ts); what is missing here comes later.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const LOCALES = ['zh', 'en'];
const LESSON_PAGE = /\/src\/app\/lesson\/LessonPage\.tsx$/;
const HOME_PAGE = /\/src\/app\/home\/HomePage\.tsx$/;
const LESSON = /\/src\/lessons\/\d\d-([a-z0-9-]+)\/lesson\.ts$/;

/**
 * What is known of a built chunk, as Vite's bundle has it.
 * @typedef {object} BuiltChunk
 * @property {string} fileName
 * @property {string | null} facadeModuleId
 * @property {readonly string[]} imports Files.
 * @property {{ importedCss: ReadonlySet<string> }} [viteMetadata]
 */

/** @returns {import('vite').Plugin} */
export function earlyFetch() {
  /** @type {import('vite').ResolvedConfig} */
  let config;
  /** @type {{ path: string, source: string } | null} */
  let script = null;
  return {
    name: 'stride:early-fetch',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        // The page for one exhibit names its lesson otherwise.
        if (bundle === undefined || !filename.endsWith('/index.html')) return html;
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const source = earlyScript(filesByRoute(chunks, filename));
        const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
        script = { path: `assets/early-${hash}.js`, source };
        // Before all other scripts, after the page's policy. Without the hint a script that is not waited for comes last.
        return html.replace(
          '<script',
          `<script async fetchpriority="high" src="./${script.path}"></script>\n    <script`,
        );
      },
    },
    writeBundle() {
      if (script === null) return;
      const target = resolve(config.root, config.build.outDir);
      mkdirSync(join(target, 'assets'), { recursive: true });
      writeFileSync(join(target, script.path), script.source);
    },
  };
}

/**
 * Files that a route needs beyond those that the page names itself: `zh/pooling`, and `zh/` for the start.
 * @param {readonly BuiltChunk[]} chunks
 * @param {string} entry The page's own module.
 * @returns {Readonly<Record<string, readonly string[]>>}
 */
export function filesByRoute(chunks, entry) {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const find = (/** @type {RegExp} */ module) =>
    chunks.filter(({ facadeModuleId }) => module.test(facadeModuleId ?? ''));

  /** @returns {Set<string>} With styles, and all that is imported statically. */
  function closure(/** @type {readonly BuiltChunk[]} */ roots) {
    /** @type {Set<string>} */
    const files = new Set();
    const queue = [...roots];
    for (let chunk = queue.pop(); chunk !== undefined; chunk = queue.pop()) {
      if (files.has(chunk.fileName)) continue;
      files.add(chunk.fileName);
      for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
      queue.push(...chunk.imports.flatMap((file) => byFile.get(file) ?? []));
    }
    return files;
  }

  const present = closure(chunks.filter(({ facadeModuleId }) => facadeModuleId === entry));
  const lacking = (/** @type {readonly BuiltChunk[]} */ roots) =>
    [...closure(roots)].filter((file) => !present.has(file)).toSorted();
  /** @type {Record<string, readonly string[]>} */
  const routes = {};
  for (const locale of LOCALES) {
    routes[`${locale}/`] = lacking(find(HOME_PAGE));
    for (const lesson of find(LESSON)) {
      const [, slug = ''] = LESSON.exec(lesson.facadeModuleId ?? '') ?? [];
      const text = chunks.filter(
        ({ facadeModuleId }) => facadeModuleId === lesson.facadeModuleId?.replace('lesson.ts', `text.${locale}.tsx`),
      );
      routes[`${locale}/${slug}`] = lacking([...find(LESSON_PAGE), lesson, ...text]);
    }
  }
  return routes;
}

/** A classic script, which runs as soon as it is there. It asks for styles as links that the page's own come to meet. */
export function earlyScript(/** @type {Readonly<Record<string, readonly string[]>>} */ routes) {
  const files = [...new Set(Object.values(routes).flat())].toSorted();
  const places = Object.fromEntries(
    Object.entries(routes).map(([route, ofRoute]) => [route, ofRoute.map((file) => files.indexOf(file))]),
  );
  return `(function () {
  var files = ${JSON.stringify(files)};
  var routes = ${JSON.stringify(places)};
  // Without a language in the address it is the start, which has the same files in all of them.
  var hash = /^#?\\/?$/.test(location.hash) ? '#/en' : location.hash;
  var named = /^#\\/(zh|en)\\/?([a-z0-9-]*)(?:\\?|$)/.exec(hash);
  var wanted = named === null ? [] : routes[named[1] + '/' + named[2]] || [];
  wanted.forEach(function (place) {
    var file = files[place];
    var link = document.createElement('link');
    if (/\\.css$/.test(file)) {
      link.rel = 'preload';
      link.as = 'style';
    } else {
      link.rel = 'modulepreload';
    }
    link.crossOrigin = '';
    link.href = './' + file;
    document.head.appendChild(link);
  });
})();
`;
}
