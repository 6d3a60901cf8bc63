import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activation, add, batchNormalization, conv1d, conv2d, dense, dropout, flatten, sequential } from './build.ts';
import { MNIST_CNN, MNIST_MLP, SEED_CIFAR_CNN } from './presets.ts';
import {
  ACTIVATION_LETTERS,
  ACTIVATIONS_BY_LETTER,
  INITIALIZER_LETTERS,
  INITIALIZERS_BY_LETTER,
  LAYER_LETTERS,
} from './spec-alphabet.ts';
import { decodeSpec, encodeSpec } from './spec-codec.ts';
import { SPEC_TEXT_PROBLEM_CODES } from './spec-cursor.ts';
import type { NetworkSpec } from './spec.ts';
import { chooseFrom, randomNetwork } from './testing/random-network.ts';

const choices = fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 260 });
const randomSpec = choices.map((given) => randomNetwork(chooseFrom(given), { graphs: true, embeddings: 'anywhere' }));

describe('encoding', () => {
  test('is compact and readable; the text is a public format', () => {
    expect(encodeSpec(MNIST_CNN)).toBe('1.28x28x1.c16k3Ar.p2.c32k3Ar.p2.f.d128Ar.d10Am.z');
    expect(encodeSpec(MNIST_MLP)).toBe('1.28x28x1.f.d128Ar.d10Am.z');
    expect(encodeSpec(SEED_CIFAR_CNN)).toBe('1.32x32x3.c16k2SAr.p2.c32k2SAr.p2.c64k2SAr.p2.f.d500Ar.d10Am.z');
    const graph: NetworkSpec = {
      inputShape: [9, 2],
      nodes: [
        {
          layer: conv1d({ filters: 2, kernelSize: 3, dilationRate: 2, padding: 'causal', useBias: false }),
          name: 'stem',
        },
        { layer: dropout({ rate: 0.25 }) },
        { layer: add(), inbound: ['stem', 'input'] },
        { layer: batchNormalization({ epsilon: 1e-7 }), name: 'norm', inbound: ['add'] },
        { layer: activation({ activation: 'swish' }) },
      ],
    };
    expect(encodeSpec(graph)).toBe('1.9x2.l2k3r2CN*stem.o0_25.s**stem*input.by1e-7*norm*add.aw.z');
    expect(decodeSpec(encodeSpec(graph))).toEqual({ kind: 'ok', spec: graph });
  });

  test('goes through URLs unescaped', () => {
    fc.assert(
      fc.property(randomSpec, (spec) => {
        const text = encodeSpec(spec);
        expect(new URLSearchParams({ net: text }).toString()).toBe(`net=${text}`);
      }),
    );
  });

  test('is lossless: 4,000 random networks come back equal', () => {
    fc.assert(
      fc.property(randomSpec, (spec) => {
        expect(decodeSpec(encodeSpec(spec))).toEqual({ kind: 'ok', spec });
      }),
      { numRuns: 4000 },
    );
  });

  test('is lossless for any finite numbers, also those that no network should have', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
    fc.assert(
      fc.property(fc.tuple(number, number, number, number), ([a, b, c, d]) => {
        const kernelInitializer = { kind: 'random_normal', stddev: a } as const;
        const spec = sequential(
          [a, b],
          [
            conv2d({ filters: c, kernelSize: [a, b], strides: [c, d], dilationRate: [d, a], kernelInitializer }),
            batchNormalization({ momentum: a, epsilon: b }),
            dense({ units: d, biasInitializer: { kind: 'random_uniform', limit: b } }),
          ],
        );
        expect(decodeSpec(encodeSpec(spec))).toEqual({ kind: 'ok', spec });
      }),
    );
  });

  test('keeps any name', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'binary' }),
        fc.string({ minLength: 1, unit: 'binary' }),
        (name, other) => {
          const nodes = [{ layer: flatten(), name, inbound: [other, name] }];
          const spec: NetworkSpec = { inputShape: [3], nodes };
          expect(decodeSpec(encodeSpec(spec))).toEqual({ kind: 'ok', spec });
        },
      ),
    );
  });

  test('keeps an empty inbound list apart from none', () => {
    const spec: NetworkSpec = { inputShape: [3], nodes: [{ layer: add(), inbound: [] }, { layer: flatten() }] };
    expect(decodeSpec(encodeSpec(spec))).toEqual({ kind: 'ok', spec });
  });

  test('numbers that are not finite make a text that is refused', () => {
    for (const units of [NaN, Infinity, -Infinity]) {
      expect(decodeSpec(encodeSpec(sequential([3], [dense({ units })]))).kind).toBe('problem');
    }
  });
});

describe('the alphabet', () => {
  test('has one letter for each, and the tables of both ways agree', () => {
    expect(new Set(Object.values(LAYER_LETTERS)).size).toBe(17);
    expect(Object.fromEntries([...ACTIVATIONS_BY_LETTER].map(([letter, name]) => [name, letter]))).toEqual(
      ACTIVATION_LETTERS,
    );
    expect(Object.fromEntries([...INITIALIZERS_BY_LETTER].map(([letter, name]) => [name, letter]))).toEqual(
      INITIALIZER_LETTERS,
    );
    expect(ACTIVATIONS_BY_LETTER.size).toBe(12);
    expect(INITIALIZERS_BY_LETTER.size).toBe(8);
  });
});

describe('damaged text', () => {
  test.each([
    ['empty', 0, ''],
    ['unknown-version', 0, '2.28x28x1.f.z'],
    ['unknown-version', 0, 'hello'],
    ['unknown-version', 0, '.28x28x1.f.z'],
    ['cut-off', 1, '1'],
    ['cut-off', 12, '1.28x28x1.f.'],
    ['cut-off', 11, '1.28x28x1.f'],
    ['cut-off', 3, '1.z'],
    ['bad-input-shape', 9, '1.28x28x1,.f.z'],
    ['bad-number', 2, '1.x28.f.z'],
    ['bad-number', 8, '1.28x28x.f.z'],
    ['bad-number', 2, '1..f.z'],
    ['bad-number', 2, '1.1e999.f.z'],
    ['unknown-layer', 10, '1.28x28x1.y.z'],
    ['unknown-layer', 10, '1.28x28x1..z'],
    ['bad-number', 11, '1.28x28x1.c.z'],
    ['bad-field', 12, '1.28x28x1.c016k3.z'],
    ['missing-field', 13, '1.28x28x1.c16.z'],
    ['missing-field', 14, '1.28x28x1.c16S.z'],
    ['bad-field', 15, '1.28x28x1.c16k3q.z'],
    ['bad-field', 15, '1.28x28x1.c16k3C.z'],
    ['bad-field', 16, '1.28x28x1.c16k3Aq.z'],
    ['bad-field', 16, '1.28x28x1.c16k3A.z'],
    ['bad-field', 10, '1.9x2.l2k3x3.z'],
    ['repeated-field', 15, '1.28x28x1.c16k3k5.z'],
    ['repeated-field', 11, '1.9x2.l2k3SC.z'],
    ['bad-field', 11, '1.28x28x1.ff.z'],
    ['bad-name', 12, '1.28x28x1.f*a b.z'],
    ['bad-name', 14, '1.28x28x1.f*a*%00.z'],
  ])('%s at %i: %s', (code, position, text) => {
    expect(decodeSpec(text)).toEqual({ kind: 'problem', code, position });
  });

  test('a text that was cut off anywhere is never taken for a shorter network', () => {
    fc.assert(
      fc.property(randomSpec, fc.double({ min: 0, max: 0.999, noNaN: true }), (spec, part) => {
        const text = encodeSpec(spec);
        expect(decodeSpec(text.slice(0, Math.floor(text.length * part))).kind).toBe('problem');
      }),
      { numRuns: 1000 },
    );
  });

  test('a negative zero is read as zero', () => {
    expect(decodeSpec('1.10x1x1.c-0k1.o-0.z')).toEqual(decodeSpec('1.10x1x1.c0k1.o0.z'));
  });

  test('whatever is read has exactly one meaning: it reads the same again after writing', () => {
    const alphabet = '0123456789.x*_-%eckpdfsrmAKBSNCanugwtvloqhbjzy'.split('');
    const edits = fc.array(
      fc.record({
        at: fc.nat(),
        remove: fc.nat({ max: 2 }),
        insert: fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    let read = 0;
    fc.assert(
      fc.property(randomSpec, edits, (spec, changes) => {
        let text = encodeSpec(spec);
        for (const { at, remove, insert } of changes) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + insert + text.slice(start + remove);
        }
        const found = decodeSpec(text);
        const again = found.kind === 'ok' ? decodeSpec(encodeSpec(found.spec)) : found;
        read += found.kind === 'ok' ? 1 : 0;
        expect(again).toEqual(found);
        const code = found.kind === 'problem' ? found.code : 'empty';
        expect(SPEC_TEXT_PROBLEM_CODES).toContain(code);
        const position = found.kind === 'problem' ? found.position : 0;
        expect(position >= 0 && position <= text.length).toBe(true);
      }),
      { numRuns: 4000 },
    );
    // Both outcomes must have been met.
    expect(read).toBeGreaterThan(50);
    expect(read).toBeLessThan(3900);
  });

  test('arbitrary text is answered', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `1.3x3x1.${text}.z`),
        ),
        (text) => {
          expect(['ok', 'problem']).toContain(decodeSpec(text).kind);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('hostile sizes are refused or read, at once and without harm', () => {
    expect(decodeSpec('9'.repeat(200_000))).toMatchObject({ code: 'too-long' });
    expect(decodeSpec(`1.3${'.f'.repeat(1001)}.z`)).toMatchObject({ code: 'too-many-layers' });
    expect(decodeSpec(`1.3${'.f'.repeat(1000)}.z`).kind).toBe('ok');
    expect(decodeSpec(`1.${'9'.repeat(99_000)}.f.z`)).toMatchObject({ code: 'bad-number' });
    expect(decodeSpec('1.3.d1000000000.z')).toEqual({ kind: 'ok', spec: sequential([3], [dense({ units: 1e9 })]) });
    expect(decodeSpec('1.3.f*__proto__*constructor*toString.z')).toEqual({
      kind: 'ok',
      spec: { inputShape: [3], nodes: [{ layer: flatten(), name: '__proto__', inbound: ['constructor', 'toString'] }] },
    });
  });
});
