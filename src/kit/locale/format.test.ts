import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatDurationMs,
  formatFixed,
  formatList,
  joinSentences,
  formatNumber,
  formatPercent,
  formatPercentTick,
  formatSignificant,
} from './format.ts';
import { LOCALES } from './locale.ts';

describe('numbers', () => {
  it('groups thousands and uses a true minus sign', () => {
    for (const locale of LOCALES) {
      expect(formatNumber(108618, locale)).toBe('108,618');
      expect(formatNumber(-1234.5, locale, 1)).toBe('−1,234.5');
    }
  });

  it('keeps the number of decimals fixed where asked', () => {
    expect(formatFixed(0.93, 'en', 3)).toBe('0.930');
    expect(formatFixed(-2, 'zh', 2)).toBe('−2.00');
  });

  it('writes very small and very large numbers in powers of ten', () => {
    expect(formatSignificant(0.00123456, 'en')).toBe('0.00123');
    expect(formatSignificant(4.1e-9, 'en')).toBe('4.1e−9');
    expect(formatSignificant(1.2e12, 'zh')).toBe('1.2e12');
    expect(formatSignificant(0, 'en')).toBe('0');
  });

  it('names what is no ordinary number', () => {
    for (const write of [formatNumber, formatSignificant, formatPercent, formatBytes, formatDurationMs]) {
      expect(write(NaN, 'en')).toBe('NaN');
      expect(write(Infinity, 'zh')).toBe('∞');
      expect(write(-Infinity, 'en')).toBe('−∞');
    }
  });

  it('three significant digits differ from the number by less than one percent', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (value) => {
        const text = formatSignificant(value, 'en').replaceAll(',', '').replaceAll('−', '-');
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) * 0.01);
      }),
    );
  });
});

describe('percentages, durations, sizes, lists', () => {
  it('writes percentages', () => {
    expect(formatPercent(0.9732, 'en')).toBe('97.3%');
    expect(formatPercent(1, 'zh', 0)).toBe('100%');
    expect([1, 0.975, 0.2].map((each) => formatPercentTick(each, 'en'))).toEqual(['100%', '97.5%', '20%']);
  });

  it('writes durations in the unit that fits', () => {
    expect(formatDurationMs(850, 'en')).toBe('850 ms');
    expect(formatDurationMs(12_340, 'en')).toBe('12.3 s');
    expect(formatDurationMs(59_999, 'en')).toBe('1 min 00 s');
    expect(formatDurationMs(245_000, 'zh')).toBe('4 分 05 秒');
    expect(formatDurationMs(7_800_000, 'en')).toBe('2 h 10 min');
  });

  it('never writes sixty seconds or sixty minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 8 }), (durationMs) => {
        expect(formatDurationMs(durationMs, 'en')).not.toMatch(/\b60(\.0)? (s|min)\b/);
      }),
    );
  });

  it('writes sizes in decimal units and never four digits before the point', () => {
    expect(formatBytes(512, 'en')).toBe('512 B');
    expect(formatBytes(11_600_000, 'en')).toBe('11.6 MB');
    expect(formatBytes(999_999, 'en')).toBe('1 MB');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), (bytes) => {
        expect(formatBytes(bytes, 'en')).toMatch(/^\d{1,3}(\.\d)? (B|kB|MB|GB)$/);
      }),
    );
  });

  it('joins lists as the language does', () => {
    expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b and c');
    expect(formatList(['甲', '乙', '丙'], 'zh')).toBe('甲、乙和丙');
  });
});

it('sets sentences one after the other as the language does', () => {
  expect(joinSentences(['One.', '', 'Two.'], 'en')).toBe('One. Two.');
  expect(joinSentences(['一。', '', '二。'], 'zh')).toBe('一。二。');
  expect(joinSentences([], 'en')).toBe('');
});
