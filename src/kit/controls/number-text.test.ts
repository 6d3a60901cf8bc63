import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberProblemSentence, readNumber, writeNumber } from './number-text.ts';

describe('readNumber', () => {
  it('reads back whatever writeNumber writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const reading = readNumber(writeNumber(value), {});
        // Minus zero is written as zero.
        expect(reading).toEqual({ kind: 'ok', value: value === 0 ? 0 : value });
      }),
    );
  });

  it.each([
    ['１２８', 128],
    ['0。5', 0.5],
    ['−3', -3],
    [' 1,024 ', 1024],
    ['1，024', 1024],
    ['1e-3', 0.001],
    ['.5', 0.5],
    ['5.', 5],
    ['+7', 7],
  ])('reads %s', (text, value) => {
    expect(readNumber(text, {})).toEqual({ kind: 'ok', value });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['abc', 'not-a-number'],
    ['1e', 'not-a-number'],
    ['1-2', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['1e999', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['2.5', 'not-whole'],
    ['0', 'too-small'],
    ['513', 'too-large'],
  ])('says what is wrong with “%s”', (text, problem) => {
    expect(readNumber(text, { min: 1, max: 512, integer: true })).toEqual({ kind: 'problem', problem });
  });

  it('names the bound that was broken', () => {
    expect(numberProblemSentence('too-large', { max: 512 }, 'en')).toContain('512');
    expect(numberProblemSentence('too-small', { min: 1 }, 'zh')).toContain('1');
  });
});
