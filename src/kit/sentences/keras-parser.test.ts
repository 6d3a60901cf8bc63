// Every problem and note of the Keras parser, and everything about summary rows, is said whole in both languages:
// found by making real ones of each.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conv2d } from '../../nn/build.ts';
import { parseKeras } from '../../nn/keras-parser/parse.ts';
import { KERAS_NOTE_CODES, KERAS_PROBLEM_CODES } from '../../nn/keras-parser/problems.ts';
import { readSummaryRows } from '../../nn/keras-parser/summary-row.ts';
import { OPEN_FACT_CODES } from '../../nn/row-solver/solved-row.ts';
import { solveRow } from '../../nn/row-solver/solve-row.ts';
import { LOCALES } from '../locale/locale.ts';
import { kerasNoteSentence, kerasPlace, kerasProblemSentence } from './keras-parser.ts';
import { openFactSentence, rowFaultSentence } from './summary-row.ts';

/** A value that a sentence asked for and did not get shows as "?"; a missing word as "undefined". */
function isWhole(sentence: string): boolean {
  return sentence.length > 6 && !/[?？]|undefined|\[object|!|！/.test(sentence);
}

/** Between them they meet every code. */
const TEXTS: readonly string[] = [
  '',
  'x = 1\n'.repeat(40_000),
  '('.repeat(50),
  `Sequential([${'Flatten(),'.repeat(3000)}])`,
  'Conv2D(1, $)',
  'Conv2D（1）',
  "'a",
  '(',
  ')',
  'Conv2D(1 2)',
  'x =',
  'Conv2D(3x3)',
  'for i in x:\n  Flatten()',
  'Conv2D(filters=1, 2)',
  'Conv2D(*x)',
  'Con2D(1, 2)',
  'layers.Foo()',
  'LSTM(3)',
  'nn.Conv2d(1, 2)',
  'Flatten',
  'Conv2D(1, 2, stride=3)',
  'Conv2D(1, 2, xyzzy=3)',
  'Conv2D(1, 2, filters=3)',
  'Flatten(1, 2)',
  'Conv2D(1)',
  'Dense(n)',
  'Dense(len(n))',
  "Dense('1')",
  "Conv2D(1, '2')",
  "Dense(1, use_bias='x')",
  'Dense(1, activation=3)',
  'Dense(1, input_shape=3)',
  "Dense(1, 'rellu')",
  "Dense(1, 'mish')",
  'Input((None, 3))',
  'Sequential([3])',
  'Flatten()(3)',
  'f = Flatten()\nSequential([f, f])',
  'a = Input((4,))\nb = Input((4,))\nAdd()([a, b])',
  'a = Input((4,))\nb = Flatten()(a)\nModel(a, [b, b])',
  'x = 3',
  'Convolution2D(8, 3, 3, bias=False)',
  'Conv2D(8, 3, 3, input_shape=shape)',
  'Sequential([Rescaling(1), Flatten(input_shape=(9,)), Dense(1, input_shape=(9,), kernel_regularizer=x)])',
  "SeparableConv2D(8, 3, depthwise_initializer='zeros')",
  'Sequential([Flatten()])\nSequential([Dense(1)])\nDense(3)',
  'def f():\n  return Sequential([Sequential([Flatten()])])',
  "m = Sequential([Flatten()])\nm.compile('adm', 'mean')",
];

describe('sentences about listings', () => {
  it('are whole for every problem and every note', () => {
    const problems = new Set<string>();
    const notes = new Set<string>();
    const sentences: string[] = [];
    for (const text of TEXTS) {
      const read = parseKeras(text);
      for (const locale of LOCALES) {
        if (read.kind === 'problem') {
          problems.add(read.code);
          sentences.push(kerasProblemSentence(read, locale), kerasPlace(read, locale));
          continue;
        }
        for (const note of read.notes) {
          notes.add(note.code);
          sentences.push(kerasNoteSentence(note, locale));
        }
      }
    }
    for (const sentence of sentences) expect(sentence).toSatisfy(isWhole);
    expect(problems).toEqual(new Set(KERAS_PROBLEM_CODES));
    expect(notes).toEqual(new Set(KERAS_NOTE_CODES));
  });

  it('propose the nearest name', () => {
    const read = parseKeras('Con2D(1, 2)');
    for (const locale of LOCALES)
      expect(read.kind === 'problem' && kerasProblemSentence(read, locale)).toContain('Conv2D');
  });
});

const ROWS: readonly string[] = [
  'nothing',
  'lstm (LSTM) (None, 3) 4',
  'conv2d (Conv2D) (None, None, 3) 4',
  'conv2d (Conv2D) (None, 3, 3, 3) 4',
  'conv2d (Conv2D) (None, 3) 4',
  'dropout (Dropout) (None, 3) 0',
  'conv2d (Conv2D) (None, 100, 100, 16) 80',
  'conv2d (Conv2D) (None, 100, 100, 16)',
  'depthwise_conv2d (DepthwiseConv2D) (None, 9, 9, 4) 40',
  'max_pooling2d (MaxPooling2D) (None, 9, 9, 4) 0',
  'dense (Dense) (None, 10) 70',
];

describe('sentences about rows', () => {
  const present = { layer: conv2d({ filters: 1, kernelSize: 3 }), input: [9, 9, 1] };

  it('are whole for every fault and every open fact', () => {
    const faults = new Set<string>();
    const facts = new Set<string>();
    const sentences: string[] = [];
    for (const text of ROWS) {
      const read = readSummaryRows(text);
      const [row] = read.kind === 'ok' ? read.rows : [];
      const solved = row === undefined ? null : solveRow(row, present);
      const fault = read.kind === 'problem' ? read : solved?.kind === 'problem' ? solved : null;
      if (fault !== null) faults.add(fault.code);
      for (const locale of LOCALES) {
        if (fault !== null) sentences.push(rowFaultSentence(fault, locale));
        for (const fact of solved?.kind === 'ok' ? solved.open : []) {
          facts.add(fact.code);
          sentences.push(openFactSentence(fact, locale));
        }
      }
    }
    for (const sentence of sentences) expect(sentence).toSatisfy(isWhole);
    expect(faults).toEqual(
      new Set(['row-missing', 'row-unknown-layer', 'row-shape-open', 'parameters', 'rank', 'class']),
    );
    expect(facts).toEqual(new Set(OPEN_FACT_CODES));
  });

  it('say both ways of the biases', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1), fc.constantFrom(...LOCALES), (bias, locale) => {
        expect(openFactSentence({ code: 'bias', values: { bias } }, locale)).toSatisfy(isWhole);
      }),
    );
  });
});
