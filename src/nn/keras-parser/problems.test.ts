// Every problem that a listing can have, with its place, and every note, each met by a text.
import { describe, expect, test } from 'vitest';
import { parseKeras, type KerasListing } from './parse.ts';
import { KERAS_NOTE_CODES, KERAS_PROBLEM_CODES } from './problems.ts';

function listing(text: string): KerasListing {
  const read = parseKeras(text);
  if (read.kind === 'problem')
    throw new Error(`${read.line}:${read.column} ${read.code} ${JSON.stringify(read.values)}`);
  return read;
}

function noteCodes(text: string): readonly string[] {
  return listing(text).notes.map(({ code }) => code);
}

/** `code line:column` of a problem. */
function problem(text: string): string {
  const read = parseKeras(text);
  return read.kind === 'ok' ? 'ok' : `${read.code} ${read.line}:${read.column}`;
}

function values(text: string): Readonly<Record<string, number | string>> {
  const read = parseKeras(text);
  return read.kind === 'ok' ? {} : read.values;
}

/** Each problem, where it stands. */
const PROBLEMS: readonly (readonly [text: string, wanted: string])[] = [
  ['', 'empty 1:1'],
  ['  # nothing\n\n', 'empty 1:1'],
  ['x = 1\n'.repeat(40_000), 'too-long 1:1'],
  ['('.repeat(50), 'too-deep 1:41'],
  ['Sequential(['.concat('Flatten(),'.repeat(3000), '])'), 'too-many-layers 1:20013'],
  ['Conv2D(16, 2) ?', 'unexpected-character 1:15'],
  ['Conv2D（16, 2）', 'full-width-character 1:7'],
  ['Conv2D(16，2)', 'full-width-character 1:10'],
  ['Conv2D(16, 2, padding=‘same’)', 'full-width-character 1:23'],
  ["Conv2D(16, 2, padding='same)", 'unclosed-string 1:23'],
  ['model = Sequential()\nmodel.add(Conv2D(16, 2)\nmodel.add(Flatten())', 'unclosed-bracket 2:10'],
  ['Conv2D(16, 2))', 'unmatched-bracket 1:14'],
  ['Sequential([Flatten()))', 'unmatched-bracket 1:22'],
  ['Conv2D(16 2)', 'unexpected-token 1:11'],
  ['Conv2D(16, 2) Flatten()', 'unexpected-token 1:15'],
  ['x = \n', 'unexpected-end 1:5'],
  ['Conv2D(16, 3x3)', 'number-invalid 1:12'],
  ['Conv2D(1__0, 3)', 'number-invalid 1:8'],
  ['model = Sequential()\nfor n in [16, 32]:\n    model.add(Conv2D(n, 3))', 'control-flow 2:1'],
  ['Conv2D(16, kernel_size=2, 3)', 'positional-after-keyword 1:27'],
  ['Conv2D(*sizes)', 'star-argument 1:8'],
  ['Conv2D(16, **options)', 'star-argument 1:12'],
  ['Con2D(16, 2)', 'unknown-layer 1:1'],
  ['model = Sequential()\nmodel.add(Convolve(16, 2))', 'unknown-layer 2:11'],
  ['layers.Foo(3)', 'unknown-layer 1:1'],
  ['LSTM(32)', 'unsupported-layer 1:1'],
  ['LeakyReLU(0.3)', 'unsupported-layer 1:1'],
  ['nn.Conv2d(3, 16, 3)', 'pytorch-layer 1:1'],
  ['Flatten', 'not-called 1:1'],
  ['Sequential([Flatten])', 'not-called 1:13'],
  ['Conv2D(16, 2, stride=2)', 'unknown-argument 1:15'],
  ['MaxPooling2D(2, activation="relu")', 'unknown-argument 1:17'],
  ['Conv2D(16, 2, filters=3)', 'argument-twice 1:15'],
  ['Flatten(1, 2)', 'too-many-arguments 1:12'],
  ['Conv2D(16)', 'missing-argument 1:1'],
  ['Dense()', 'missing-argument 1:1'],
  ['Dense(num_classes)', 'unknown-name 1:7'],
  ['Conv2D(16, (k, 3))', 'unknown-name 1:12'],
  ['Dense(len(names))', 'value-not-known 1:7'],
  ["Conv2D('16', 3)", 'wanted-number 1:8'],
  ['Conv2D(16, (3, 3, 3))', 'wanted-size 1:12'],
  ["Conv2D(16, '3')", 'wanted-size 1:12'],
  ["Conv2D(16, 3, use_bias='no')", 'wanted-boolean 1:24'],
  ['Conv2D(16, 3, padding=0)', 'wanted-string 1:23'],
  ['Conv2D(16, 3, input_shape=784)', 'wanted-shape 1:27'],
  ["Conv2D(16, 3, padding='full')", 'unknown-option 1:23'],
  ["Conv2D(16, 3, activation='rellu')", 'unknown-option 1:26'],
  ["Conv2D(16, 3, padding='causal')", 'unknown-option 1:23'],
  ["Dense(1, kernel_initializer='he_norml')", 'unknown-option 1:29'],
  ['Conv2D(16, 3, groups=2)', 'value-not-supported 1:22'],
  ["Conv2D(16, 3, data_format='channels_first')", 'value-not-supported 1:27'],
  ["Dense(1, activation='mish')", 'value-not-supported 1:21'],
  ['Input(shape=(None, None, 3))\nFlatten()', 'shape-not-fixed 1:13'],
  ['Sequential([3])', 'not-a-layer 1:13'],
  ['m = Sequential()\nm.add("relu")', 'not-a-layer 2:7'],
  ['c = Flatten()\nSequential([c, c])', 'layer-shared 2:16'],
  ['x = 3', 'no-layers 1:1'],
  ['Input((3,))', 'no-layers 1:1'],
];

describe('problems', () => {
  test.each(PROBLEMS)('%#: %.60s', (text, wanted) => {
    expect(problem(text)).toBe(wanted);
  });

  test('every code is met by a text above or in the functional style', () => {
    const met = new Set([
      ...PROBLEMS.map(([, wanted]) => wanted.split(' ')[0]),
      'several-inputs',
      'several-outputs',
      'not-a-tensor',
    ]);
    expect(met).toEqual(new Set(KERAS_PROBLEM_CODES));
  });

  test.each([
    ['Con2D(16, 2)', 'Conv2D'],
    ['conv2d(16, 2)', 'Conv2D'],
    ['layers.Maxpooling2D(2)', 'MaxPooling2D'],
    ['layers.BatchNorm()', 'BatchNormalization'],
    ['layers.Foo()', ''],
    ['Conv2D(16, 2, stride=2)', 'strides'],
    ['Conv2D(16, kernal_size=2)', 'kernel_size'],
    ['Conv2D(16, 2, pading="same")', 'padding'],
    ['Conv2D(16, 2, padding="sam")', 'same'],
    ["Dense(3, 'softmx')", 'softmax'],
    ['nn.Linear(3, 4)', 'Dense'],
  ])('%s: the nearest name is %j', (text, nearest) => {
    expect(values(text)['nearest']).toBe(nearest);
  });
});

const NOTES: readonly (readonly [text: string, codes: readonly string[]])[] = [
  ['Convolution2D(8, 3)', ['old-name']],
  ['Convolution2D(8, 3, 3)', ['old-name', 'kernel-of-two-numbers']],
  ['Conv2D(8, 3, 3)', ['third-number-is-stride']],
  ['Conv2D(8, 3, input_shape=x_train.shape[1:])', ['input-shape-unknown']],
  ['Input(shape=(rows, 28, 1))\nFlatten()', ['input-shape-unknown']],
  ['Conv2D(8, 3, input_shape=(9, 9, 1))', ['input-shape-on-layer']],
  [
    'Sequential([Flatten(input_shape=(9,)), Dense(1, input_shape=(9,))])',
    ['input-shape-on-layer', 'input-shape-ignored'],
  ],
  ['Dense(8, kernel_regularizer=l2(0.01), dtype=None)', ['argument-left-out']],
  ['Sequential([Rescaling(1./255), Flatten()])', ['layer-left-out']],
  ["SeparableConv2D(8, 3, depthwise_initializer='zeros')", ['initializers-differ']],
  ['Sequential([Flatten()])\nSequential([Dense(1)])', ['several-models']],
  ['Sequential([Flatten()])\nDense(3)', ['layers-unused']],
  ['def f():\n  return Flatten()', ['function-body']],
  ['Sequential([Sequential([Flatten()])])', ['nested-model']],
  ["m = Sequential([Flatten()])\nm.compile('adm', 'mean')", ['optimizer-unknown', 'loss-unknown']],
  ["m = Sequential([Flatten()])\nm.compile('adam', 'mse')", []],
];

describe('notes', () => {
  test.each(NOTES)('%s', (text, wanted) => {
    expect(noteCodes(text)).toEqual(wanted);
  });

  test('every code is met', () => {
    expect(new Set(NOTES.flatMap(([, codes]) => codes))).toEqual(new Set(KERAS_NOTE_CODES));
  });
});
