// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { encode, initial } from '../designer.ts';
import type { DesignerState } from '../designer.ts';
import { planOf, runIdOf } from '../plan-choice.ts';
import type { PlanChoice } from '../plan-choice.ts';
import { PRESETS } from '../presets.ts';
import { compare, curves, designOf } from './compare.ts';
import { experimentsCsv, experimentsJson } from './experiment-files.ts';
import { experimentNames } from './experiment-name.ts';
import { experimentsText, parseExperiments } from './experiment.ts';
import type { Experiment } from './experiment.ts';
import { experimentOf, keptEpochs } from './keep-run.ts';
import { netSignature } from './net-signature.ts';

function designed(plan: Partial<PlanChoice>, preset = 'notes'): DesignerState {
  const found = PRESETS.find(({ id }) => id === preset);
  return { ...initial, net: found?.spec ?? initial.net, plan: { ...initial.plan, ...plan } };
}

function made(state: DesignerState, changed: Partial<Experiment> = {}): Experiment {
  const plan = planOf(state.plan, state.data);
  const experiment = experimentOf(state, runIdOf(state.net, plan), plan, { question: '', prediction: null });
  const rest = { name: '', verdict: 'open', observation: '', createdAt: 0, result: null, colour: null } as const;
  return { ...experiment, ...rest, ...changed };
}

const epoch = { epoch: 1, trainLoss: 2, trainAccuracy: 0.3, validationLoss: 1.8, validationAccuracy: 0.4, best: true };
const result = { epochs: [epoch], testAccuracy: 0.41, testCount: 10_000, trainingMs: 5000, backend: 'fused' };

describe('kept experiments', () => {
  test('come back from the device as they were, and damaged ones are left out', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), (name, why, accuracy) => {
        const one = made(designed({}), { name, prediction: { accuracy: Math.abs(accuracy), why }, result });
        expect(parseExperiments(experimentsText([one]))).toEqual([one]);
      }),
    );
    const good = made(designed({}));
    const broken = { ...made(designed({ seed: 2 })), parameters: -1 };
    expect(parseExperiments(experimentsText([good, broken, good]))).toEqual([good]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseExperiments(text)).toEqual([]);
      }),
    );
    expect(parseExperiments('{"version":1,"experiments":[{"__proto__":{"id":"x"}}]}')).toEqual([]);
  });

  test('open the very design they were made of, whichever layer was open', () => {
    for (const { spec, data } of PRESETS) {
      const state = { ...initial, net: spec, data: data ?? initial.data };
      expect(designOf(made({ ...state, open: 0 }))).toEqual(state);
    }
  });

  test('losses that are no numbers leave a gap', () => {
    const [kept] = keptEpochs([{ ...epoch, step: 1, trainLoss: Number.NaN }]);
    expect(kept?.trainLoss).toBeNull();
    expect(
      parseExperiments(experimentsText([made(designed({}), { result: { ...result, epochs: kept ? [kept] : [] } })])),
    ).toHaveLength(1);
  });
});

describe('comparing', () => {
  const list = [
    made(designed({}), { colour: 1, result, prediction: { accuracy: 0.5, why: '' } }),
    made(designed({ optimizer: 'sgd', rate: 0.01 }), { colour: 2 }),
    made(designed({ seed: 7 }, 'vgg')),
  ];

  test('names what differs among those on the chart, and what is the same', () => {
    const { differing, common, rows } = compare(list);
    expect(differing).toEqual(['optimizer', 'rate']);
    expect(common.map(({ factor }) => factor)).toEqual(['dataset', 'network', 'batch', 'epochs', 'count', 'seed']);
    expect(rows[0]?.surprise).toBeCloseTo(-0.09);
    expect(rows[1]?.bestValidation).toBeNull();
    expect(compare(list.slice(1).map((one) => ({ ...one, colour: null }))).differing).toEqual([
      'network',
      'optimizer',
      'rate',
      'seed',
    ]);
    expect(compare([]).common).toEqual([]);
  });

  test('gives every experiment a name of its own in both languages', () => {
    for (const locale of ['zh', 'en'] as const) {
      const twice = [
        ...list,
        { ...made(designed({ seed: 9 })), id: 'other' },
        { ...made(designed({ seed: 9 })), id: 'third' },
      ];
      const names = experimentNames(compare(twice), locale);
      expect(new Set([...names.values()].map(({ full }) => full)).size).toBe(twice.length);
      expect(JSON.stringify([...names.values()])).not.toMatch(/undefined|\?/);
    }
    const [first] = list;
    if (first === undefined) throw new Error('There is no experiment.');
    expect(experimentNames(compare([{ ...first, name: 'Mine' }]), 'en').get(first.id)?.full).toBe('Mine');
  });

  test('draws those on the chart only, and the one in training as far as it has come', () => {
    const [first] = list;
    const live = { id: first?.id ?? '', epochs: [epoch, { ...epoch, epoch: 2, validationAccuracy: null }] };
    const lines = curves(list, 'validationAccuracy', ({ id }) => id, live);
    expect(lines.map(({ points }) => points.length)).toEqual([1, 0]);
    expect(new Set(lines.map(({ color }) => color)).size).toBe(2);
    expect(curves(list, 'trainLoss', ({ id }) => id, live)[0]?.points).toHaveLength(2);
  });

  test('tells networks apart in a line', () => {
    expect(netSignature(initial.net)).toBe('C16(2) P2 C32(2) P2 C64(2) P2 F D500 D10');
    const lines = PRESETS.map(({ spec }) => netSignature(spec));
    expect(new Set(lines).size).toBe(PRESETS.length);
  });

  test('files hold everything, and no table program takes a name for a formula', () => {
    const named = list.map((one) => ({ ...one, name: '=cmd|"x"', question: 'a,\n"b"' }));
    const csv = experimentsCsv(compare(named));
    expect(csv).toContain(`"'=cmd|""x"""`);
    expect(csv).toContain('0.41');
    expect(csv).not.toMatch(/undefined|NaN/);
    const json: unknown = JSON.parse(experimentsJson(compare(named)));
    expect(json).toMatchObject({ version: 1, experiments: [{ result, optimizer: 'adam' }, { rate: '0.01' }, {}] });
  });
});

describe('the store', () => {
  beforeEach(() => {
    localStorage.clear();
    vi.resetModules();
  });

  test('keeps, renames, deletes and brings back to the same place, across page loads', async () => {
    const store = await import('./experiment-store.ts');
    const { renderHook, act } = await import('@testing-library/react');
    const { result: hook, unmount } = renderHook(() => store.useExperiments());
    const states = Array.from({ length: 10 }, (_, seed) => designed({ seed }));
    act(() => {
      for (const state of states) store.addExperiment(made(state));
    });
    const ids = hook.current.list.map(({ id }) => id);
    expect(ids).toHaveLength(10);
    expect(hook.current.list.map(({ colour }) => colour)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, null, null]);
    const [, second = '', third = ''] = ids;
    act(() => store.addExperiment(made(designed({ seed: 1 }), { question: 'again' })));
    expect(hook.current.list[1]?.question).toBe('');
    act(() => store.writeWords(second, { name: 'Mine' }));
    act(() => store.deleteExperiment(second));
    act(() => store.deleteExperiment(third));
    act(() => store.showCurve(ids[9] ?? '', true));
    act(() => store.undoDelete());
    act(() => store.undoDelete());
    expect(hook.current.list.map(({ id }) => id)).toEqual(ids);
    expect(hook.current.list[1]).toMatchObject({ name: 'Mine' });
    const colours = hook.current.list.flatMap(({ colour }) => (colour === null ? [] : [colour]));
    expect(new Set(colours).size).toBe(colours.length);
    act(() => store.noteOutcome(second, result));
    expect(parseExperiments(localStorage.getItem('stride:designer:experiments'))).toEqual(hook.current.list);
    unmount();
    vi.resetModules();
    const again = await import('./experiment-store.ts');
    const { result: later } = renderHook(() => again.useExperiments());
    expect(later.current.list.find(({ id }) => id === second)?.result).toEqual(result);
  });

  test('takes over what another tab has kept', async () => {
    const store = await import('./experiment-store.ts');
    const { renderHook, act } = await import('@testing-library/react');
    const { result: hook } = renderHook(() => store.useExperiments());
    const newValue = experimentsText([made(designed({}))]);
    act(() => void dispatchEvent(new StorageEvent('storage', { key: 'stride:designer:experiments', newValue })));
    expect(hook.current.list).toHaveLength(1);
  });
});

test('a design in the list is found by its link', () => {
  const one = made(designed({ rate: 0.01 }));
  expect(new URLSearchParams(one.design).get('rate')).toBe('0.01');
  expect(Object.fromEntries(new URLSearchParams(one.design))).toEqual(encode(designed({ rate: 0.01 })));
});
