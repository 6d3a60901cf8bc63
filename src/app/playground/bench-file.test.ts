import { describe, expect, test } from 'vitest';
import { toSeed } from '../../nn/plan.ts';
import { createRandom } from '../../nn/random.ts';
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

describe('a file damaged by machine', () => {
  const whole = benchFile(steps.at(-1)?.state ?? initial);

  /** Characters cut off, cut out, changed or doubled. */
  function damaged(seed: number): string {
    const random = createRandom(toSeed(seed));
    const at = random.integer(whole.length);
    const ways = [
      whole.slice(0, at),
      whole.slice(0, at) + whole.slice(at + 1 + random.integer(30)),
      whole.slice(0, at) + String.fromCharCode(32 + random.integer(95)) + whole.slice(at + 1),
      whole.slice(0, at) + whole.slice(at, at + 40) + whole.slice(at),
    ];
    return ways[random.integer(ways.length)] ?? '';
  }

  test('in 200 ways is refused with a reason, or read as designs with a link of their own', () => {
    let refused = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const read = readBench(damaged(seed));
      if (read.kind === 'problem') refused += 1;
      else expect(readBench(benchFile(read.state))).toEqual(read);
    }
    expect(refused).toBeGreaterThan(120);
  });
});
