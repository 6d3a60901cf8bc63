// The written content of the kit: complete, in both languages, and as short as promised.
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../locale/locale.ts';
import { ENGINE_ERROR_CODES } from '../../engine/protocol/calls.ts';
import { ENGINE_ERROR_SENTENCES } from '../sentences/engine-errors.ts';
import { GLOSSARY, glossaryInOrder } from './glossary.ts';
import { REFS } from './refs.ts';

const HAN = /\p{Script=Han}/u;
const entries = Object.entries(GLOSSARY);
const references = Object.entries(REFS);

/** Sentences by their full stops; those inside numbers and abbreviations do not count. */
function sentenceCount(text: string): number {
  return text.split(/[。？]|[.?](?=\s|$)/).filter((part) => part.trim() !== '').length;
}

/** What a calm text does without, in Latin and full-width form. */
function isShouting(text: string): boolean {
  return /[!！]/.test(text);
}

describe('glossary', () => {
  it('covers the course', () => {
    expect(entries.length).toBeGreaterThanOrEqual(100);
  });

  it.each(LOCALES)('defines every term in one to three sentences (%s)', (locale) => {
    const odd = entries.filter(([, entry]) => {
      const { term, definition } = entry[locale];
      const count = sentenceCount(definition);
      return term === '' || count < 1 || count > 3 || isShouting(definition) || !/[.。]$/.test(definition);
    });
    expect(odd.map(([id]) => id)).toEqual([]);
  });

  it('is written in Chinese on the Chinese side and not on the English side', () => {
    expect(entries.filter(([, { zh }]) => !HAN.test(zh.definition)).map(([id]) => id)).toEqual([]);
    expect(entries.filter(([, { en }]) => HAN.test(en.term + en.definition)).map(([id]) => id)).toEqual([]);
  });

  it.each(LOCALES)('uses every term once (%s)', (locale) => {
    const terms = entries.map(([, entry]) => entry[locale].term.toLowerCase());
    expect(terms.filter((term, i) => terms.indexOf(term) !== i)).toEqual([]);
  });

  it.each(LOCALES)('gives no term as its own synonym (%s)', (locale) => {
    const same = entries.filter(([, entry]) => entry[locale].synonyms.includes(entry[locale].term));
    // "轮" is called epoch in Chinese too; only exact repeats are wrong.
    expect(same.map(([id]) => id)).toEqual([]);
  });

  it.each(LOCALES)('lists all entries in the order of the language (%s)', (locale) => {
    const ordered = glossaryInOrder(locale);
    expect(ordered).toHaveLength(entries.length);
    const collator = new Intl.Collator(locale === 'zh' ? 'zh-CN' : 'en');
    const terms = ordered.map((entry) => entry[locale].term);
    expect(terms).toEqual(terms.toSorted(collator.compare));
  });

  it.each(['池化 汇聚', '全连接层 稠密层', 'dropout 暂退法', '过滤器 滤波器', '扁平化 展平'])(
    'knows the names of other books: %s',
    (pair) => {
      const [term = '', synonym = ''] = pair.split(' ');
      const found = entries.find(([, { zh }]) => zh.term === term);
      expect(found?.[1].zh.synonyms).toContain(synonym);
    },
  );
});

describe('references', () => {
  it('cover every link of the course’s source and no link twice', () => {
    expect(references.length).toBeGreaterThanOrEqual(69);
    const urls = references.map(([, { url }]) => url);
    expect(new Set(urls).size).toBe(urls.length);
  });

  it('have addresses that can be read, the present one secure', () => {
    for (const [, { url, current }] of references) {
      expect(['http:', 'https:']).toContain(new URL(url).protocol);
      expect(new URL(current ?? 'https://example.org').protocol).toBe('https:');
      expect(current).not.toBe(url);
    }
  });

  it.each(LOCALES)('have a title and a summary of one to three sentences (%s)', (locale) => {
    const odd = references.filter(([, { title, summary }]) => {
      const count = sentenceCount(summary[locale]);
      return title[locale] === '' || count < 1 || count > 3 || isShouting(summary[locale]);
    });
    expect(odd.map(([id]) => id)).toEqual([]);
  });

  it('summarise in the language they are for', () => {
    expect(references.filter(([, { summary }]) => !HAN.test(summary.zh)).map(([id]) => id)).toEqual([]);
    expect(references.filter(([, { summary }]) => HAN.test(summary.en)).map(([id]) => id)).toEqual([]);
  });
});

describe('engine errors', () => {
  it.each(ENGINE_ERROR_CODES)('%s is said in both languages, without its code', (code) => {
    const { zh, en } = ENGINE_ERROR_SENTENCES[code];
    expect(HAN.test(zh)).toBe(true);
    expect(HAN.test(en)).toBe(false);
    expect(en.split(' ').length).toBeGreaterThan(4);
    expect(isShouting(zh + en)).toBe(false);
    expect(code.includes('-') && (zh + en).includes(code)).toBe(false);
  });
});
