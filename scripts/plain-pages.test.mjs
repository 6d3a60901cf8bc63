// The plain pages and the prose for the search, drawn once as a build does. How a browser shows them is the browser
// tests' matter (e2e/course/plain.spec.ts).
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { passagesOf } from '../src/app/plain/prose.tsx';
import { COURSE } from '../src/lessons/registry.ts';
import { drawPlainCourse, plainStyle } from './plain-pages.mjs';

const LOCALES = /** @type {const} */ (['zh', 'en']);
const READABLE = COURSE.filter(({ load }) => load !== null);
/** Of a locale, brotli: loaded when the search is opened. */
const PROSE_BUDGET_BYTES = 120_000;

/** @type {import('./plain-pages.mjs').PlainCourse} */
let course;

beforeAll(async () => {
  ({ course } = await drawPlainCourse());
});

function htmlOf(/** @type {string} */ path) {
  const page = course.pages.find((candidate) => candidate.path === path);
  if (page === undefined) throw new Error(`there is no plain page ${path}`);
  return page.html;
}

/** All values of an attribute, in order. */
function valuesOf(/** @type {string} */ html, /** @type {string} */ attribute) {
  return [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value]) => String(value));
}

describe('plain pages', () => {
  it('are an index, a glossary and every lesson that can be read, in both languages', () => {
    const files = ['index.html', 'glossary.html', ...READABLE.map(({ slug }) => `${slug}.html`)];
    expect(course.pages.map(({ path }) => path).toSorted()).toEqual(
      LOCALES.flatMap((locale) => files.map((file) => `${locale}/${file}`)).toSorted(),
    );
  });

  it('have the same sections, figures and questions in both languages, each figure with its words', async () => {
    for (const { slug, load } of READABLE) {
      const lesson = await load?.();
      const questions = (await lesson?.loadQuestions())?.map(({ id }) => id);
      const sections = lesson?.frame.sections ?? [];
      for (const locale of LOCALES) {
        const html = htmlOf(`${locale}/${slug}.html`);
        expect(valuesOf(html, 'data-section')).toEqual(sections.map(({ id }) => id));
        expect(valuesOf(html, 'data-describe')).toEqual(sections.flatMap(({ exhibit = [] }) => exhibit));
        expect(valuesOf(html, 'data-question')).toEqual(questions);
        for (const [, words = ''] of html.matchAll(/<p data-describe="[^"]*">(.*?)<\/p>/gs)) {
          expect(words.length).toBeGreaterThan(20);
        }
      }
    }
  });

  it('lead nowhere but to one another, to their own places, into the course and to sources', () => {
    const ids = new Map(course.pages.map(({ path, html }) => [path, new Set(valuesOf(html, 'id'))]));
    for (const { path, html } of course.pages) {
      for (const href of valuesOf(html, 'href')) {
        if (/^https?:\/\//.test(href)) continue;
        const url = new URL(href.replaceAll('&amp;', '&'), `https://course.test/a/${path}`);
        const file = url.pathname.slice('/a/'.length);
        if (['index.html', 'favicon.svg', 'plain.css'].includes(file)) continue;
        const anchor = url.hash.slice(1);
        expect(`${path}: ${href} ${ids.get(file)?.has(anchor) === true || (ids.has(file) && anchor === '')}`).toBe(
          `${path}: ${href} true`,
        );
      }
    }
  });

  it('have no code, no inline style and no hole in the words', () => {
    for (const { path, html } of course.pages) {
      const found =
        html.match(/<script|<button|<input|<canvas| style=| on[a-z]+="|\[object |>undefined<|>null</g) ?? [];
      expect([path, ...found]).toEqual([path]);
    }
  });

  it('say which page has the other language', () => {
    for (const { path, html } of course.pages) {
      const file = path.slice(path.indexOf('/') + 1);
      const links = [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">/g)];
      expect(links.map(([, tag, href]) => [tag, href])).toEqual([
        ['zh-Hans', `../zh/${file}`],
        ['en', `../en/${file}`],
      ]);
    }
  });
});

it('the style of plain pages has the dark colours where the system wants them', () => {
  const style = plainStyle([":root { --ink: #000; }\n:root[data-theme='dark'] {\n  --ink: #fff; /* white */\n}\n"]);
  expect(style).toContain('@media (prefers-color-scheme: dark) {\n:root {\n--ink: #fff;');
  expect(style).not.toContain('data-theme');
});

describe('the prose', () => {
  it('covers every section of every lesson and stays small', () => {
    for (const locale of LOCALES) {
      const prose = course.prose[locale];
      expect(prose.map(({ slug }) => slug)).toEqual(READABLE.map(({ slug }) => slug));
      for (const { sections } of prose) {
        for (const { passages } of sections) expect(passages.length).toBeGreaterThan(0);
      }
      const sections = prose.flatMap(({ slug, sections: ofLesson }) => ofLesson.map(({ id }) => `${slug} ${id}`));
      expect(new Set(sections).size).toBe(sections.length);
      expect(brotliCompressSync(JSON.stringify(prose)).length).toBeLessThan(PROSE_BUDGET_BYTES);
    }
  });

  it('is what a reader sees, block by block, and of a formula its words', () => {
    const html =
      '<p>a <em>b</em> &amp; &lt;c&gt;</p><ul><li>d</li><li>ef</li></ul><div><span role="math" aria-label="x plus y" class="formula">' +
      '<span><math><mi>x</mi><annotation>x+y</annotation></math></span></span></div><table><tr><td>1</td><td>2</td></tr></table>';
    expect(passagesOf(html)).toEqual(['a b & <c>', 'ef', 'x plus y', '1 2']);
  });
});
