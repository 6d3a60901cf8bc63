import { describe, expect, it } from 'vitest';
import { readerLocale } from './detect.ts';

describe('readerLocale', () => {
  it.each([
    [['zh-CN', 'en'], 'zh'],
    [['zh-Hant-TW'], 'zh'],
    [['ZH_cn'], 'zh'],
    [['en-GB', 'zh'], 'en'],
    [['fr-FR', 'zh-CN', 'en'], 'zh'],
    [['de', 'fr'], 'en'],
    [['zhx'], 'en'],
    [[], 'en'],
    [[''], 'en'],
  ] as const)('reads %j as %s', (languages, expected) => {
    expect(readerLocale(null, languages)).toBe(expected);
  });

  it('prefers what the reader chose', () => {
    expect(readerLocale('en', ['zh-CN'])).toBe('en');
    expect(readerLocale('zh', ['en'])).toBe('zh');
  });
});
