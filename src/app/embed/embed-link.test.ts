import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COURSE } from '../../lessons/registry.ts';
import { embedHref, readEmbedLink } from './embed-link.ts';
import { linkTheme } from './link-theme.ts';

const ready = COURSE.filter(({ load }) => load !== null);
const query = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,8}$/).filter((key) => key !== 'exhibit'),
  fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed()),
  { noNullPrototype: true },
);

describe('the link of an embed', () => {
  it('comes back from its own address, through the browser too', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('zh' as const, 'en' as const),
        fc.constantFrom(...ready),
        fc.stringMatching(/^[a-z]+(-[a-z]+)*$/),
        query,
        (locale, entry, exhibit, state) => {
          const url = new URL(embedHref(locale, entry.slug, exhibit, state), 'https://example.test/any/base/');
          expect(url.pathname).toBe('/any/base/embed.html');
          expect(readEmbedLink(url.hash)).toEqual({ kind: 'exhibit', locale, entry, exhibit, query: state });
        },
      ),
    );
  });

  it('is total: whatever else the address says, it is a problem with a name or an exhibit of a lesson that is there', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `#/en/${text}`),
          fc.string().map((text) => `#/zh/pooling?${text}`),
        ),
        (hash) => {
          const wish = readEmbedLink(hash);
          if (wish.kind === 'exhibit') expect(ready).toContain(wish.entry);
          else expect(['no-exhibit', 'no-lesson', 'planned']).toContain(wish.problem);
        },
      ),
    );
  });

  it.each([
    ['', 'no-exhibit', null],
    ['#/en', 'no-exhibit', 'en'],
    ['#/zh/glossary', 'no-exhibit', 'zh'],
    ['#/zh/pooling', 'no-exhibit', 'zh'],
    ['#/en/pooling?window=3', 'no-exhibit', 'en'],
    ['#/en/poling?exhibit=pool-lab', 'no-lesson', 'en'],
  ] as const)('says what is wrong with %j', (hash, problem, locale) => {
    expect(readEmbedLink(hash)).toEqual({ kind: 'problem', problem, locale });
  });
});

it('takes the two themes that there are from the address, and no other word', () => {
  expect(['?theme=dark', '?theme=light', '?theme=sepia', '', '?x=dark'].map(linkTheme)).toEqual([
    'dark',
    'light',
    null,
    null,
    null,
  ]);
});
