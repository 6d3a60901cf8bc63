import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLink, writeLink } from './link-fields.ts';
import type { LinkReader } from './link-fields.ts';

const readAll = (link: LinkReader) => ({
  whole: link.integer('whole', -5, 90, 7),
  rate: link.number('rate', 1e-9, 1e9, 0.5),
  shift: link.number('shift', -2.5, 2.5, 0),
  size: link.positive('size', 10, 1),
  word: link.choice('word', ['a', 'b'], 'a'),
  flag: link.flag('flag', false),
  list: link.integers('list', 1, 64, 3, [1, 2]),
});

test('absent fields take their fallbacks', () => {
  expect(readLink({}, readAll)).toEqual({
    kind: 'ok',
    state: { whole: 7, rate: 0.5, shift: 0, size: 1, word: 'a', flag: false, list: [1, 2] },
  });
});

test('good values are read', () => {
  const query = { whole: '-5', rate: '1e-3', shift: '-2.5', size: '0.01', word: 'b', flag: '1', list: '64.1.8' };
  expect(readLink(query, readAll)).toEqual({
    kind: 'ok',
    state: { whole: -5, rate: 0.001, shift: -2.5, size: 0.01, word: 'b', flag: true, list: [64, 1, 8] },
  });
  expect(readLink({ list: '' }, readAll)).toMatchObject({ kind: 'ok', state: { list: [] } });
});

test.each([
  ['whole', '91'],
  ['whole', '1.5'],
  ['whole', ''],
  ['whole', '１２'],
  ['rate', '0'],
  ['rate', '-1'],
  ['rate', 'NaN'],
  ['rate', '1e99'],
  ['rate', '0x10'],
  ['shift', '-2.6'],
  ['shift', ''],
  ['size', '0'],
  ['size', '10.1'],
  ['word', 'c'],
  ['word', 'toString'],
  ['flag', 'yes'],
  ['list', '1.2.3.4'],
  ['list', '0'],
  ['list', '1..2'],
])('%s=%s is a problem that names the field and repeats the value', (field, value) => {
  const decoded = readLink({ [field]: value }, readAll);
  expect(decoded).toMatchObject({ kind: 'problem', field });
  if (decoded.kind !== 'problem') return;
  expect(decoded.message.zh).toContain(`${field}=“${value}”`);
  expect(decoded.message.en).toContain(`${field}=“${value}”`);
});

test('fields nobody asked for are named', () => {
  expect(readLink({ whole: '3', stray: '1' }, readAll)).toMatchObject({ kind: 'ok', ignored: ['stray'] });
});

test('long values are cut before they are repeated', () => {
  const decoded = readLink({ word: 'x'.repeat(5000) }, readAll);
  expect(decoded.kind === 'problem' && decoded.message.en.length).toBeLessThan(200);
});

test('no link whatsoever makes it throw', () => {
  const field = fc.constantFrom('whole', 'rate', 'shift', 'size', 'word', 'flag', 'list', '__proto__', 'constructor');
  fc.assert(
    fc.property(fc.dictionary(field, fc.string({ unit: 'binary' })), (query) => {
      expect(['ok', 'problem']).toContain(readLink(query, readAll).kind);
    }),
  );
});

test('an error that is not about the link is not swallowed', () => {
  expect(() =>
    readLink({}, () => {
      throw new TypeError('a mistake in the exhibit');
    }),
  ).toThrow(TypeError);
});

test('only what differs is written', () => {
  expect(writeLink({ a: ['1', '1'], b: ['2', '1'], c: ['', 'x'] })).toEqual({ b: '2', c: '' });
});
