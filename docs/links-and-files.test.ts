// Keeps the description of links true: its letters are those of the codec, its example is a network.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  encode as encodeBench,
  initial as benchStart,
  reduce as reduceBench,
} from '../src/app/playground/playground.ts';
import { linkFields, initial } from '../src/lessons/08-designer/designer/designer.ts';
import {
  ACTIVATION_LETTERS,
  CODEC_END,
  CODEC_VERSION,
  INITIALIZER_LETTERS,
  LAYER_LETTERS,
} from '../src/nn/spec-alphabet.ts';
import { decodeSpec, encodeSpec } from '../src/nn/spec-codec.ts';

const text = readFileSync(new URL('links-and-files.md', import.meta.url), 'utf8');

/** Pairs of a letter in code and the word in the next cell. */
const pairs = [...text.matchAll(/\| `(\w)` \| (\w+) /g)].map(([, letter = '', word = '']) => [word, letter] as const);

test('every letter of the codec is described, and no other', () => {
  const ours = { ...LAYER_LETTERS, ...ACTIVATION_LETTERS, ...INITIALIZER_LETTERS };
  expect(Object.fromEntries(pairs)).toEqual(ours);
  expect(pairs).toHaveLength(Object.keys(ours).length);
});

test('the example is a network, of the version and with the end that are told', () => {
  const example = /^`(1\.28x28x1\S+?)`/m.exec(text)?.[1] ?? '';
  const read = decodeSpec(example);
  expect(read.kind === 'ok' && encodeSpec(read.spec)).toBe(example);
  expect(example.startsWith(`${CODEC_VERSION}.`) && example.endsWith(`.${CODEC_END}`)).toBe(true);
});

test('every field of the link is described', () => {
  const described = [...text.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/\w+/g)].map(([word]) => word),
  );
  expect(described).toEqual(expect.arrayContaining(Object.keys(linkFields(initial))));
});

test('every field of the playground\u2019s link is described', () => {
  const section = text.slice(text.indexOf('## The playground'), text.indexOf('## Models of TensorFlow.js'));
  const state = { ...benchStart, side: 'b', panel: 'files', sample: 7, sameSeed: false } as const;
  const own = Object.keys(encodeBench(reduceBench(state, { kind: 'data', data: 'own' })));
  expect(own).toEqual(expect.arrayContaining(['v', 'images', 'side', 'panel', 'sample', 'seeds']));
  for (const field of own) expect(section).toContain(`\`${field}\``);
});
