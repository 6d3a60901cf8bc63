import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlaces, indexPlaces, type Place } from './find.ts';
import { PLACES } from './places.ts';

function titles(search: string): readonly string[] {
  return findPlaces(PLACES, search).map(({ title }) => title.en);
}

describe('the search of the course', () => {
  it('finds terms by synonyms of either language', () => {
    expect(titles('汇聚')[0]).toMatch(/pooling/i);
    expect(titles('暂退法')[0]).toBe('dropout');
    expect(titles('DROPOUT')[0]).toBe('dropout');
  });

  it('finds lessons, sections, figures and captions in Chinese and English', () => {
    for (const search of ['池化', 'pooling']) {
      const kinds = new Set(findPlaces(PLACES, search).map(({ kind }) => kind));
      expect([...kinds].toSorted()).toEqual(['exhibit', 'lesson', 'section', 'term']);
    }
    expect(findPlaces(PLACES, '早停').length).toBeGreaterThan(0);
  });

  it('takes every word, in any order, width and case', () => {
    expect(titles('ｐｏｏｌｉｎｇ')).toEqual(titles('Pooling'));
    expect(new Set(titles('average pooling'))).toEqual(new Set(titles('pooling average')));
    expect(titles('pooling zzz')).toEqual([]);
    expect(titles('  ')).toEqual([]);
  });

  it('has an own way to everything, in both languages', () => {
    const kinds = new Set(PLACES.map(({ place }) => place.kind));
    expect(kinds.size).toBe(4);
    for (const { place } of PLACES) {
      expect(place.title.zh.length * place.title.en.length).toBeGreaterThan(0);
      expect('locale' in place.route.zh && place.route.zh.locale).toBe('zh');
    }
  });

  it('finds whatever part of a title is typed', () => {
    const route = { kind: 'start' as const };
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (title, from, length) => {
        const place: Place = {
          kind: 'term',
          title: { zh: title, en: 'x' },
          detail: { zh: '', en: '' },
          words: '',
          route: { zh: route, en: route },
        };
        const part = title
          .normalize('NFKC')
          .toLowerCase()
          .slice(from % title.length)
          .slice(0, 1 + (length % 5));
        if (part.trim() === '') return;
        expect(findPlaces(indexPlaces([place]), part)).toEqual([place]);
      }),
    );
  });
});
