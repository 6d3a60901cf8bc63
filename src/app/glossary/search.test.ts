import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTerms, type Searchable } from './search.ts';

function entry(zh: string, en: string, synonyms: readonly string[] = [], definition = ''): Searchable {
  return { zh: { term: zh, synonyms: [], definition }, en: { term: en, synonyms, definition } };
}

const pooling = entry('池化', 'pooling', ['subsampling']);
const stride = entry('步幅', 'stride', [], 'How far the window moves; pooling has one too.');
const loss = entry('损失', 'loss');
const entries = [stride, loss, pooling];

describe('findTerms', () => {
  it('finds by either language, by synonym, in any case and width', () => {
    expect(findTerms(entries, '步幅')).toEqual([stride]);
    expect(findTerms(entries, 'LOSS')).toEqual([loss]);
    expect(findTerms(entries, 'ｌｏｓｓ')).toEqual([loss]);
    expect(findTerms(entries, 'subsamp')).toEqual([pooling]);
  });

  it('puts a term before a mere mention of it', () => {
    expect(findTerms(entries, 'pooling')).toEqual([pooling, stride]);
  });

  it('wants every word', () => {
    expect(findTerms(entries, 'window far')).toEqual([stride]);
    expect(findTerms(entries, 'window loss')).toEqual([]);
  });

  it('gives everything for nothing, and never more than there is', () => {
    expect(findTerms(entries, '  ')).toEqual(entries);
    fc.assert(
      fc.property(fc.string(), (search) => {
        const found = findTerms(entries, search);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((one) => entries.includes(one))).toBe(true);
      }),
    );
  });
});
