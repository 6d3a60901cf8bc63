import { describe, expect, it } from 'vitest';
import { DATASETS, DATASET_IDS } from './datasets.ts';

describe.each(DATASET_IDS)('the catalogue entry of %s', (id) => {
  const entry = DATASETS[id];

  it('is filed under its own id', () => {
    expect(entry.id).toBe(id);
  });

  it('says everything in both languages', () => {
    for (const text of [entry.title, entry.summary, ...entry.classNames]) {
      expect(text.zh.trim()).not.toBe('');
      expect(text.en.trim()).not.toBe('');
    }
    expect(entry.summary.zh).toMatch(/\p{Script=Han}/u);
  });

  it('names ten different classes', () => {
    for (const language of ['zh', 'en'] as const) {
      expect(new Set(entry.classNames.map((name) => name[language])).size).toBe(10);
    }
  });

  it('tells whose work it is', () => {
    expect(entry.source).not.toBe('');
    expect(entry.licence).not.toBe('');
  });
});
