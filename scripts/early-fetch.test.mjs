// Which files are asked for early, and that the script asks for them. That it pays off is measured (bench/loading.mjs).
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { earlyScript, filesByRoute } from './early-fetch.mjs';

/** @returns {import('./early-fetch.mjs').BuiltChunk} */
function chunk(
  /** @type {string} */ fileName,
  /** @type {string | null} */ facadeModuleId,
  /** @type {readonly string[]} */ imports = [],
  /** @type {readonly string[]} */ styles = [],
) {
  return { fileName, facadeModuleId, imports, viteMetadata: { importedCss: new Set(styles) } };
}

const CHUNKS = [
  chunk('index.js', '/x/index.html', ['react.js'], ['index.css']),
  chunk('react.js', null),
  chunk('page.js', '/x/src/app/lesson/LessonPage.tsx', ['react.js', 'prose.js'], ['page.css']),
  chunk('prose.js', null, ['react.js'], ['prose.css']),
  chunk('home.js', '/x/src/app/home/HomePage.tsx', ['index.js']),
  chunk('a.js', '/x/src/lessons/06-pooling/lesson.ts', ['index.js']),
  chunk('a.zh.js', '/x/src/lessons/06-pooling/text.zh.tsx', ['prose.js']),
  chunk('a.en.js', '/x/src/lessons/06-pooling/text.en.tsx', ['prose.js', 'a.js']),
  chunk('a.quiz.js', '/x/src/lessons/06-pooling/quiz.ts', ['react.js']),
];

/** The links that the script puts into a page with this address. */
function linksAt(/** @type {string} */ hash, routes = filesByRoute(CHUNKS, '/x/index.html')) {
  /** @type {Record<string, string>[]} */
  const links = [];
  const document = {
    createElement: () => ({}),
    head: { appendChild: (/** @type {Record<string, string>} */ link) => links.push(link) },
  };
  runInNewContext(earlyScript(routes), { document, location: { hash } });
  return links;
}

describe('early fetching', () => {
  it('takes all that a route needs beyond what the page names, and nothing else', () => {
    expect(filesByRoute(CHUNKS, '/x/index.html')).toEqual({
      'zh/': ['home.js'],
      'zh/pooling': ['a.js', 'a.zh.js', 'page.css', 'page.js', 'prose.css', 'prose.js'],
      'en/': ['home.js'],
      'en/pooling': ['a.en.js', 'a.js', 'page.css', 'page.js', 'prose.css', 'prose.js'],
    });
  });

  it('asks for modules and styles of the address, as the loader will', () => {
    const links = linksAt('#/zh/pooling?exhibit=pool-lab&pool=3');
    expect(links.map(({ href }) => href)).toContain('./a.zh.js');
    for (const link of links) {
      const isStyle = link['href']?.endsWith('.css') === true;
      expect(link).toMatchObject({ rel: isStyle ? 'preload' : 'modulepreload', crossOrigin: '' });
      expect(link['as']).toBe(isStyle ? 'style' : undefined);
    }
    for (const hash of ['#/en', '#/zh?at=map', '#/', '']) {
      expect(linksAt(hash).map(({ href }) => href)).toEqual(['./home.js']);
    }
  });

  it('asks for nothing at an address that it does not know', () => {
    for (const hash of ['#/fr/pooling', '#/zh/nothing', '#/zh/constructor', '#/zh/__proto__', '#x']) {
      expect(linksAt(hash)).toEqual([]);
    }
  });
});
