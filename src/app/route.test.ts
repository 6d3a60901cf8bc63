import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, withLocale, type LessonPlace, type Route } from './route.ts';

const locale = fc.constantFrom('zh' as const, 'en' as const);
const slug = fc
  .stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .filter(
    (text) =>
      ![
        'glossary',
        'gallery',
        'references',
        'licences',
        'compute',
        'storage',
        'progress',
        'playground',
        'worksheet',
        'teach',
      ].includes(text),
  );
const words = fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed());
const name = words.filter((text) => text !== '');
const linkQuery = fc.dictionary(
  name.filter((key) => key !== 'exhibit'),
  words,
  { noNullPrototype: true },
);
const place: fc.Arbitrary<LessonPlace> = fc.oneof(
  fc.constant({ kind: 'top' as const }),
  fc.record({ kind: fc.constant('section' as const), section: name }),
  fc.record({ kind: fc.constant('exhibit' as const), exhibit: name, query: linkQuery }),
  fc.record({
    kind: fc.constant('stray' as const),
    query: fc.dictionary(
      name.filter((key) => key !== 'exhibit' && key !== 'section'),
      words,
      {
        noNullPrototype: true,
        minKeys: 1,
      },
    ),
  }),
);
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constant({ kind: 'start' as const }),
  fc.record({ kind: fc.constant('home' as const), locale, at: fc.constantFrom('top' as const, 'map' as const) }),
  fc.record({ kind: fc.constant('lesson' as const), locale, slug, place }),
  fc.record({ kind: fc.constant('glossary' as const), locale, search: words }),
  fc.record({ kind: fc.constantFrom('gallery' as const, 'references' as const, 'licences' as const), locale }),
  fc.record({ kind: fc.constant('compute' as const), locale }),
  fc.record({ kind: fc.constant('storage' as const), locale }),
  fc.record({ kind: fc.constant('progress' as const), locale }),
  fc.record({ kind: fc.constant('playground' as const), locale, query: linkQuery }),
  fc.record({ kind: fc.constant('teach' as const), locale }),
);

describe('routes', () => {
  it('come back from their own address', () => {
    fc.assert(
      fc.property(route, (value) => {
        expect(parseRoute(formatRoute(value))).toEqual(value);
      }),
    );
  });

  it('come back from an address that went through the browser', () => {
    fc.assert(
      fc.property(route, (value) => {
        const url = new URL(formatRoute(value), 'https://example.test/course/');
        expect(parseRoute(url.hash)).toEqual(value);
        expect(url.pathname + url.search).toBe('/course/');
      }),
    );
  });

  it('are total: any text gives a route whose address means the same', () => {
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `#/en/${text}`),
      fc.string().map((text) => `#/zh/mlp?exhibit=${text}`),
      fc.string().map((text) => `#/zh/mlp?%${text}&&=&=x`),
    );
    fc.assert(
      fc.property(garbage, (text) => {
        const parsed = parseRoute(text);
        expect(parseRoute(formatRoute(parsed)).kind).toBe(parsed.kind);
      }),
    );
  });

  it('read the published forms', () => {
    expect(parseRoute('')).toEqual({ kind: 'start' });
    expect(parseRoute('#')).toEqual({ kind: 'start' });
    expect(parseRoute('#/')).toEqual({ kind: 'start' });
    expect(parseRoute('#/zh')).toEqual({ kind: 'home', locale: 'zh', at: 'top' });
    expect(parseRoute('#/en/')).toEqual({ kind: 'home', locale: 'en', at: 'top' });
    expect(parseRoute('#/en/convolution?exhibit=stride-padding&stride=2&kernel=3,3')).toEqual({
      kind: 'lesson',
      locale: 'en',
      slug: 'convolution',
      place: { kind: 'exhibit', exhibit: 'stride-padding', query: { stride: '2', kernel: '3,3' } },
    });
    expect(parseRoute('#/zh/compute')).toEqual({ kind: 'compute', locale: 'zh' });
    expect(parseRoute('#/zh/playground')).toEqual({ kind: 'playground', locale: 'zh', query: {} });
    expect(parseRoute('#/en/playground?side=b')).toEqual({ kind: 'playground', locale: 'en', query: { side: 'b' } });
  });

  it('keep commas readable', () => {
    const text = '#/en/convolution?exhibit=stride-padding&kernel=3,3';
    expect(formatRoute(parseRoute(text))).toBe(text);
  });

  it.each(['#/fr', '#/EN', '#/en/a/b', '#/en/Mlp', '#/en/%zz', '#/en/..', '#/zh/a--b', '#nonsense'])(
    'do not know %s',
    (text) => {
      expect(parseRoute(text).kind).toBe('not-found');
    },
  );

  it('name a query without an exhibit as stray, and let a repeated key count once', () => {
    expect(parseRoute('#/en/mlp?stride=2')).toMatchObject({ place: { kind: 'stray', query: { stride: '2' } } });
    expect(parseRoute('#/en/mlp?exhibit=&x=1')).toMatchObject({ place: { kind: 'stray', query: { x: '1' } } });
    expect(parseRoute('#/en/mlp?exhibit=losses&p=1&p=2')).toMatchObject({ place: { query: { p: '1' } } });
  });

  it('keep everything but the language when the language changes', () => {
    fc.assert(
      fc.property(
        route.filter(({ kind }) => kind !== 'start'),
        locale,
        (value, wanted) => {
          const moved = withLocale(value, wanted);
          expect('locale' in moved && moved.locale).toBe(wanted);
          expect({ ...moved, locale: null }).toEqual({ ...value, locale: null });
        },
      ),
    );
  });
});
