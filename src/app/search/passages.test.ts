import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normal } from './find.ts';
import { findPassages, indexProse } from './passages.ts';
import { PROSE as ENGLISH } from './prose.en.ts';
import { PROSE as CHINESE } from './prose.zh.ts';
import { sectionPlace } from './places.ts';

const zh = indexProse(CHINESE);
const en = indexProse(ENGLISH);

function proseOf(...texts: readonly string[]) {
  return indexProse([{ slug: 'a', sections: texts.map((text, i) => ({ id: `s${i}`, passages: [text] })) }]);
}

describe('the search of the prose', () => {
  it('finds what a lesson says, in Chinese and in English', () => {
    expect(findPassages(zh, '一格一格地跳')[0]).toMatchObject({
      slug: 'pooling',
      section: 'lab',
      match: '一格一格地跳',
    });
    expect(findPassages(en, 'The means are surprisingly plain')[0]).toMatchObject({ slug: 'pooling', section: 'lab' });
    expect(findPassages(en, 'SURPRISINGLY   means').map(({ section }) => section)).toContain('lab');
  });

  it('knows the title of every section and the way to it', () => {
    for (const { slug, section } of [...zh, ...en]) {
      const { title, route } = sectionPlace(slug, section);
      expect(title.en).not.toBe(section);
      expect(route.zh).toMatchObject({ slug, place: { section } });
    }
  });

  it('names a section once, and those first that have the words as typed', () => {
    const index = proseOf('green big apples', 'big green apples', 'green');
    expect(findPassages(index, 'big green').map(({ section }) => section)).toEqual(['s1', 's0']);
    const twice = indexProse([{ slug: 'a', sections: [{ id: 's', passages: ['one two', 'two'] }] }]);
    expect(findPassages(twice, 'two')).toHaveLength(1);
  });

  it('finds nothing for nothing or a single Latin letter, but a single character of Chinese', () => {
    expect(findPassages(en, ' ')).toEqual([]);
    expect(findPassages(en, 'a')).toEqual([]);
    expect(findPassages(zh, '卷').length).toBeGreaterThan(5);
  });

  it('finds whatever part of a text is typed, and shows it as it stands there', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 2, maxLength: 300 }),
        fc.nat(),
        fc.nat(),
        (text, from, length) => {
          // By whole characters: half of a pair is nothing that can be typed.
          const characters = normal(text).match(/./gsu) ?? [];
          const part = characters
            .slice(from % characters.length)
            .slice(0, 2 + (length % 9))
            .join('')
            .trim();
          if (part.length < 2 || /\s/.test(part)) return;
          const [found] = findPassages(proseOf(text), part);
          expect(normal(found?.match ?? '')).toBe(part);
        },
      ),
    );
  });
});
