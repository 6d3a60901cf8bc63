// Properties of the parser: generated code comes back as the network it was made of, and no input whatever makes it
// throw, hang or point outside the text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kerasText } from '../keras-code.ts';
import { kerasScript } from '../keras-training-code.ts';
import { toSeed } from '../plan.ts';
import { SEED_CIFAR_CNN } from '../presets.ts';
import { createRandom, type Random } from '../random.ts';
import type { NetworkSpec } from '../spec.ts';
import { chooseFrom, randomNetwork } from '../testing/random-network.ts';
import { editDistance } from './nearest.ts';
import { parseKeras } from './parse.ts';
import { KERAS_PROBLEM_CODES } from './problems.ts';

/** What the code of a network can say of it: without a bias there is no initializer of one. */
function asWritten(spec: NetworkSpec): NetworkSpec {
  const nodes = spec.nodes.map((node) => {
    const { layer } = node;
    return 'useBias' in layer && !layer.useBias
      ? { ...node, layer: { ...layer, biasInitializer: 'zeros' as const } }
      : node;
  });
  return { ...spec, nodes };
}

describe('generated code', () => {
  test('of 2,000 random networks comes back as the same network', () => {
    let graphs = 0;
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 20, maxLength: 120 }), fc.boolean(), (choices, isGraph) => {
        const spec = randomNetwork(chooseFrom(choices), { graphs: isGraph, embeddings: 'anywhere' });
        if (spec.nodes.some(({ inbound }) => inbound !== undefined)) graphs += 1;
        const read = parseKeras(kerasText(spec));
        expect(read.kind === 'ok' ? read.spec : read).toEqual(asWritten(spec));
        expect(read.kind === 'ok' ? read.notes : []).toEqual([]);
      }),
      { numRuns: 2000 },
    );
    expect(graphs).toBeGreaterThan(100);
  });
});

const PIECES: readonly string[] = [
  ...'Conv2D MaxPooling2D Dense Flatten Sequential Model Input ReLU Add layers keras model x add compile'.split(' '),
  ...'import from as def return for in if else lambda not None True filters kernel_size strides padding'.split(' '),
  ...'activation input_shape name optimizer ( ) ( ) [ ] { } , , . = : ; + - * / ** // # " \' """ \\ \n'.split(' '),
  "'same'",
  "'relu'",
  '(2, 2)',
  '(28, 28, 1)',
  '16',
  '3',
  '1e-3',
  '0x1f',
  '1_000',
  '.5',
  '\n',
  '\n',
  '    ',
  '\t',
  '，',
  '（',
  'é',
  '𝄞',
  '\u00a0',
  '\0',
];

function integer(random: Random, limit: number): number {
  return random.integer(Math.max(1, limit));
}

function soup(random: Random): string {
  let text = '';
  for (let count = integer(random, 40); count > 0; count -= 1) text += PIECES[integer(random, PIECES.length)] ?? '';
  return text;
}

function noise(random: Random): string {
  let text = '';
  for (let count = integer(random, 60); count > 0; count -= 1) {
    text += String.fromCharCode(integer(random, 8) === 0 ? integer(random, 0x1_0000) : 32 + integer(random, 95));
  }
  return text;
}

/** Cuts, repeats, swaps and inserts in a listing that can be read. */
function mutated(random: Random, sources: readonly string[]): string {
  // The last source is by far the longest: one in ten is enough of it.
  const last = sources.length - 1;
  let text = sources[integer(random, 10) === 0 ? last : integer(random, last)] ?? '';
  for (let count = 1 + integer(random, 2); count > 0; count -= 1) {
    const from = integer(random, text.length);
    const to = Math.min(text.length, from + 1 + integer(random, 4));
    const piece = PIECES[integer(random, PIECES.length)] ?? '';
    const choices = [
      text.slice(0, from) + text.slice(to),
      text.slice(0, from) + piece + text.slice(to),
      text.slice(0, from) + text.slice(from, to).repeat(3) + text.slice(to),
      text.slice(0, from) + piece + text.slice(from),
      integer(random, 4) === 0 ? text.slice(0, from) : text.slice(from),
    ];
    text = choices[integer(random, choices.length)] ?? text;
  }
  return text;
}

/** A place in the text, and a code of the list. */
function expectSound(text: string): 'ok' | 'problem' {
  const read = parseKeras(text);
  if (read.kind === 'ok') {
    if (read.nodes.length === 0 || read.places.length !== read.nodes.length) throw new Error('no layers');
    return 'ok';
  }
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const line = lines[read.line - 1];
  const isInside = line !== undefined && read.column >= 1 && read.column <= line.length + 1;
  if (!isInside || !KERAS_PROBLEM_CODES.includes(read.code))
    throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(read)}`);
  return 'problem';
}

describe('fuzzing', () => {
  const plan = {
    dataset: 'mnist',
    trainCount: 500,
    validationCount: 100,
    seed: toSeed(1),
    optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
    loss: 'mse',
    batchSize: 32,
    epochs: 3,
    pixelShuffle: toSeed(7),
    earlyStopping: null,
  } as const;
  const sources = [
    "model = Sequential()\nmodel.add(Conv2D(16, (2, 2), strides=2, activation='relu', input_shape=(200, 200, 1)))\nmodel.summary()",
    "Conv2D(64, (2,2), activation='relu')",
    'inputs = keras.Input(shape=(8, 8, 4))\nx = layers.Conv2D(4, 3, padding="same")(inputs)\nx = layers.add([x, inputs])\nkeras.Model(inputs, x)',
    'def f(a):\n  """doc"""\n  for i in range(3): print(i)\n  return Sequential([Dense(3, use_bias=False), *a])\nf(**b)',
    kerasScript(SEED_CIFAR_CNN, plan)
      .map(({ tokens }) => tokens.map(({ text }) => text).join(''))
      .join('\n'),
  ];

  test('100,000 random and mutated inputs: read, or refused with a place in the text', () => {
    const random = createRandom(toSeed(2024), 99);
    let ok = 0;
    for (let run = 0; run < 100_000; run += 1) {
      const kind = run % 4;
      const text = kind === 0 ? noise(random) : kind === 1 ? soup(random) : mutated(random, sources);
      if (expectSound(text) === 'ok') ok += 1;
    }
    // Mutations are so small that some listings survive: both ways out are tried.
    expect(ok).toBeGreaterThan(2000);
    expect(ok).toBeLessThan(60_000);
  });

  test.each([
    ['brackets', '('.repeat(100_000)],
    ['closed brackets', `x = ${'('.repeat(39)}1${')'.repeat(39)}`],
    ['signs', `x = ${'-'.repeat(100_000)}1`],
    ['a long sum', `x = ${'1+'.repeat(60_000)}1\nFlatten()`],
    ['a tower of powers', `x = ${'9**'.repeat(30_000)}9\nFlatten()`],
    ['attributes', `x${'.a'.repeat(60_000)}()`],
    ['calls of calls', `Flatten()${'()'.repeat(60_000)}`],
    ['arguments', `Conv2D(${'1,'.repeat(90_000)})`],
    ['keywords', `f(${'a=1,'.repeat(40_000)})`],
    ['nots', `x = ${'not '.repeat(40_000)}1`],
    ['conditions', `x = ${'1 if 1 else '.repeat(15_000)}1`],
    ['strings in a row', `x = ${"''".repeat(80_000)}`],
    ['a string never closed', `x = """${'a'.repeat(150_000)}`],
    ['backslashes', `x = '${'\\\\'.repeat(80_000)}`],
    ['digits', `x = ${'1_'.repeat(80_000)}`],
    ['a number of parts', `x = ${'1.'.repeat(80_000)}`],
    ['newlines', '\n'.repeat(190_000)],
    ['unknown calls', 'f()\n'.repeat(45_000)],
    ['calls of almost layers', Array.from({ length: 20_000 }, (_, i) => `Qz${i}()`).join('\n')],
    ['imports', `import ${'a.'.repeat(50_000)}a\n${'a()\n'.repeat(20_000)}`],
    ['models', 'Sequential()\n'.repeat(15_000)],
    ['nested models', `${'Sequential(['.repeat(39)}${'])'.repeat(39)}`],
    [
      'lists that double',
      `a0 = [Flatten()]\n${Array.from({ length: 60 }, (_, i) => `a${i + 1} = [a${i}, a${i}]`).join('\n')}\nSequential(a60)`,
    ],
    [
      'lists of lists',
      `a = [${'None,'.repeat(15_000)}]\nb = [${'a,'.repeat(15_000)}]\nc = [${'b,'.repeat(15_000)}]\nSequential(c)`,
    ],
    [
      'models that double',
      `m0 = Sequential([Flatten()])\n${Array.from({ length: 60 }, (_, i) => `m${i + 1} = Sequential([m${i}, m${i}])`).join('\n')}`,
    ],
    ['activations within activations', `${'ReLU('.repeat(38)}1${')'.repeat(38)}`],
    ['a tensor in a long list', `i = Input((3,))\nx = [${'i,'.repeat(20_000)}]\n${'f(x)\n'.repeat(20_000)}`],
    ['lambdas', `x = ${'lambda: '.repeat(20_000)}1`],
    ['blocks', 'for x in y:\n  '.repeat(12_000)],
    ['functions', 'def f(a):\n  return a\n'.repeat(9000)],
  ])('%s', (_, text) => {
    expect(['ok', 'problem']).toContain(expectSound(text));
  });
});

test('editing is symmetric, zero only for equal words, and a swap is one step', () => {
  const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
  expect(editDistance('Cov2nD', 'Conv2D')).toBe(2);
  expect(editDistance('Cnov2D', 'Conv2D')).toBe(1);
});
