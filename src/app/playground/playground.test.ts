import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRESETS } from '../../lessons/08-designer/designer/presets.ts';
import { decode, encode, initial, MOST_SAMPLES, PANELS, reduce, SIDES } from './playground.ts';
import type { PlaygroundAction, PlaygroundState } from './playground.ts';

const side = fc.constantFrom(...SIDES);
const action: fc.Arbitrary<PlaygroundAction> = fc.oneof(
  fc.record({
    kind: fc.constant('design'),
    side,
    action: fc.oneof(
      fc
        .constantFrom(...PRESETS.filter(({ data }) => data !== null))
        .map(({ spec, data }) => ({ kind: 'replace', net: spec, ...(data === null ? {} : { data }) }) as const),
      fc.record({
        kind: fc.constant('plan'),
        fields: fc.record(
          { seed: fc.nat(9999), labelNoise: fc.nat(100), imageNoise: fc.nat(100), imbalance: fc.nat(99) },
          { requiredKeys: [] },
        ),
      }),
      fc.record({ kind: fc.constant('remove'), at: fc.nat(6) }),
    ),
  }),
  fc.record({ kind: fc.constant('data'), data: fc.constantFrom('mnist', 'fashion-mnist', 'cifar10', 'own') }),
  fc.record({ kind: fc.constant('copy'), from: side }),
  fc.record({ kind: fc.constant('side'), side }),
  fc.record({ kind: fc.constant('panel'), panel: fc.constantFrom(...PANELS) }),
  fc.record({ kind: fc.constant('sample'), sample: fc.nat(MOST_SAMPLES - 1) }),
  fc.record({ kind: fc.constant('sameSeed'), on: fc.boolean() }),
) as fc.Arbitrary<PlaygroundAction>;
const states = fc.array(action, { maxLength: 12 }).map((all) => all.reduce<PlaygroundState>(reduce, initial));

describe('the playground', () => {
  test('has both designs on one data set, and on one seed where that is wanted', () => {
    fc.assert(
      fc.property(states, ({ designs: { a, b }, sameSeed }) => {
        expect(b.data).toBe(a.data);
        if (sameSeed) expect(b.plan.seed).toBe(a.plan.seed);
      }),
    );
  });

  test('comes back from its link as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(decode(encode(state))).toEqual({ kind: 'ok', state });
      }),
    );
  });

  test('says nothing in the link at first, and takes links that say little', () => {
    expect(encode(initial)).toEqual({});
    expect(decode({ panel: 'inside', 'b-wrong': '40' })).toEqual({
      kind: 'ok',
      state: {
        ...initial,
        panel: 'inside',
        designs: {
          ...initial.designs,
          b: { ...initial.designs.b, plan: { ...initial.designs.b.plan, labelNoise: 40 } },
        },
      },
    });
  });

  test('a link that names images but no network lets the networks take their shape', () => {
    const read = decode({ data: 'cifar10' });
    expect(read).toEqual({ kind: 'ok', state: reduce(initial, { kind: 'data', data: 'cifar10' }) });
    expect(read.kind === 'ok' && encode(read.state)).toEqual({ v: '1', data: 'cifar10' });
  });

  test.each([
    ['data', 'imagenet'],
    ['images', 'mine'],
    ['a-net', 'x'],
    ['b-rate', '-1'],
    ['b-uneven', '100'],
    ['a-wrong', '0.5'],
    ['sample', '10000'],
    ['panel', 'cellar'],
    ['v', '2'],
    ['seeds', ''],
  ])('names %s in a damaged link', (field, value) => {
    expect(decode({ [field]: value })).toMatchObject({ kind: 'problem', field });
  });

  test('a copy is the other network with its plan', () => {
    const { designs } = reduce(initial, { kind: 'copy', from: 'a' });
    expect(designs.b).toEqual(designs.a);
  });
});
