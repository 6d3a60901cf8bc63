import { describe, expect, test } from 'vitest';
import { benchFile, readBench } from './bench-file.ts';
import { initial, reduce } from './playground.ts';
import { steps } from './steps.ts';

describe('a file of both designs', () => {
  test('is read back as it was written', () => {
    const changed = reduce(initial, { kind: 'data', data: 'cifar10' });
    for (const state of [initial, changed, ...steps.map((step) => step.state)]) {
      expect(readBench(benchFile(state))).toEqual({ kind: 'ok', state });
    }
  });

  test.each([
    ['', 'unknown'],
    ['[1, 2', 'unknown'],
    ['null', 'unknown'],
    ['{"format": "stride-design", "version": 1, "link": {}}', 'unknown'],
    ['{"format": "stride-playground", "version": 2, "link": {}}', 'newer'],
    ['{"format": "stride-playground", "version": 1, "link": {"a-rate": 3}}', 'damaged'],
    ['{"format": "stride-playground", "version": 1, "link": {"a-net": "nothing"}}', 'damaged'],
  ])('that reads %s is refused', (text, code) => {
    expect(readBench(text)).toEqual({ kind: 'problem', code });
  });

  test('takes no names from a prototype', () => {
    const text = '{"format":"stride-playground","version":1,"link":{"__proto__":"x","constructor":"y"}}';
    expect(readBench(text)).toEqual({ kind: 'problem', code: 'damaged' });
  });
});
