import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  availabilityOf,
  availabilitySentence,
  parseDataCatalog,
  UNAVAILABLE_REASONS,
  type DataCatalog,
  type DatasetAvailability,
} from './availability.ts';

const CATALOG: DataCatalog = {
  version: 1,
  datasets: {
    mnist: { kind: 'ready', bytes: 11_244_504 },
    'fashion-mnist': { kind: 'preparing', step: 'downloading', fraction: 0.25 },
    cifar10: { kind: 'unavailable', reason: 'source-unreachable' },
  },
};

describe('parseDataCatalog', () => {
  it('takes a sound catalogue, read from JSON', () => {
    expect(parseDataCatalog(JSON.parse(JSON.stringify(CATALOG)))).toEqual({ kind: 'ok', value: CATALOG });
  });

  it('takes one that names few sets, and leaves out sets that it does not know', () => {
    const value = { version: 1, datasets: { letters: { kind: 'ready', bytes: 5 } } };
    expect(parseDataCatalog(value)).toEqual({ kind: 'ok', value: { version: 1, datasets: {} } });
  });

  it.each([
    ['no object', 'text', ''],
    ['another version', { ...CATALOG, version: 2 }, 'version'],
    ['no sets', { version: 1 }, 'datasets'],
    ['an unknown state', { version: 1, datasets: { mnist: { kind: 'lost' } } }, 'datasets.mnist.kind'],
    [
      'an unknown reason',
      { version: 1, datasets: { mnist: { kind: 'unavailable', reason: 'x' } } },
      'datasets.mnist.reason',
    ],
    [
      'a fraction over 1',
      { version: 1, datasets: { mnist: { kind: 'preparing', step: 'waiting', fraction: 1.1 } } },
      'datasets.mnist.fraction',
    ],
    ['no size', { version: 1, datasets: { mnist: { kind: 'ready' } } }, 'datasets.mnist.bytes'],
  ])('refuses %s and says where', (_, value, path) => {
    expect(parseDataCatalog(value)).toMatchObject({ kind: 'problem', path });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseDataCatalog(value).kind).toBe('problem');
      }),
    );
  });
});

describe('availabilityOf', () => {
  it('answers for sets that are named, not named, and without any catalogue', () => {
    expect(availabilityOf(CATALOG, 'mnist')).toEqual({ kind: 'ready', bytes: 11_244_504 });
    const none = { kind: 'unavailable', reason: 'not-prepared' };
    expect(availabilityOf({ version: 1, datasets: {} }, 'mnist')).toEqual(none);
    expect(availabilityOf(null, 'mnist')).toEqual(none);
  });
});

describe('availabilitySentence', () => {
  const states: readonly DatasetAvailability[] = [
    ...(['waiting', 'downloading', 'converting'] as const).map(
      (step) => ({ kind: 'preparing', step, fraction: null }) as const,
    ),
    ...UNAVAILABLE_REASONS.map((reason) => ({ kind: 'unavailable', reason }) as const),
  ];

  it('is silent for a set that is there', () => {
    expect(availabilitySentence({ kind: 'ready', bytes: 1 })).toBeNull();
  });

  it('has a sentence of its own for every other state, in each language', () => {
    for (const language of ['zh', 'en'] as const) {
      const sentences = states.map((state) => availabilitySentence(state)?.[language] ?? '');
      expect(new Set(sentences).size).toBe(states.length);
      const end = language === 'zh' ? '。' : '.';
      for (const sentence of sentences) expect(sentence.endsWith(end)).toBe(true);
    }
  });

  it('says how to add what is missing', () => {
    const sentence = availabilitySentence({ kind: 'unavailable', reason: 'not-prepared' });
    expect(sentence?.zh).toContain('npm run assets');
    expect(sentence?.en).toContain('npm run assets');
  });
});
