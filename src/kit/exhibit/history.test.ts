import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryKey, reduceHistory, startHistory } from './history.ts';
import type { History, HistoryAction } from './history.ts';

interface State {
  readonly size: number;
  readonly hover: number;
}

type Action = { readonly kind: 'size' | 'drag' | 'hover'; readonly to: number };

const exhibit = {
  reduce: (state: State, { kind, to }: Action): State =>
    kind === 'hover'
      ? state.hover === to
        ? state
        : { ...state, hover: to }
      : state.size === to
        ? state
        : { ...state, size: to },
  // Hovering is not in the link.
  encode: ({ size }: State): Record<string, string> => ({ size: String(size) }),
  transient: ({ kind }: Action): boolean => kind !== 'size',
};

function run(...steps: readonly HistoryAction<State, Action>[]): History<State> {
  return steps.reduce((history, step) => reduceHistory(exhibit, history, step), startHistory({ size: 0, hover: 0 }));
}

const act = (kind: Action['kind'], to: number): HistoryAction<State, Action> => ({ kind: 'act', action: { kind, to } });

describe('history', () => {
  it('undoes and redoes one action at a time', () => {
    const history = run(act('size', 1), act('size', 2), { kind: 'undo' });
    expect(history.present.size).toBe(1);
    expect(reduceHistory(exhibit, history, { kind: 'redo' }).present.size).toBe(2);
  });

  it('makes one step of a drag, whatever its length', () => {
    const history = run(act('size', 1), act('drag', 2), act('drag', 3), act('drag', 4), { kind: 'undo' });
    expect(history.present.size).toBe(1);
  });

  it('begins another step once the drag was sealed', () => {
    const history = run(act('drag', 2), { kind: 'seal' }, act('drag', 4), { kind: 'undo' });
    expect(history.present.size).toBe(2);
  });

  it('makes no step of hovering', () => {
    expect(run(act('hover', 1), act('hover', 2)).past).toEqual([]);
    expect(run(act('size', 1), act('hover', 5), { kind: 'undo' }).present.size).toBe(0);
  });

  it('makes no step of an action that changes nothing', () => {
    expect(run(act('size', 0)).past).toEqual([]);
  });

  it('drops the redo list on a new action', () => {
    expect(run(act('size', 1), { kind: 'undo' }, act('size', 3)).future).toEqual([]);
  });

  const step: fc.Arbitrary<HistoryAction<State, Action>> = fc.oneof(
    fc.record({
      kind: fc.constant<'act'>('act'),
      action: fc.record({ kind: fc.constantFrom<Action['kind'][]>('size', 'drag', 'hover'), to: fc.nat(3) }),
    }),
    fc.constant<HistoryAction<State, Action>>({ kind: 'seal' }),
    fc.nat(3).map((size): HistoryAction<State, Action> => ({ kind: 'jump', state: { size, hover: 0 } })),
  );

  it('undo, as often as there are steps, leads back to the start; redo leads to the end again', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const end = run(...steps);
        let history = end;
        for (let i = 0; i < end.past.length; i += 1) history = reduceHistory(exhibit, history, { kind: 'undo' });
        expect(history.past).toEqual([]);
        // Hovering before the first step is merged into the start.
        expect(history.present.size).toBe(0);
        for (let i = 0; i < end.past.length; i += 1) history = reduceHistory(exhibit, history, { kind: 'redo' });
        expect(history.present).toEqual(end.present);
        expect(history.future).toEqual([]);
      }),
    );
  });
});

describe('queryKey', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (query) => {
        const reversed = Object.fromEntries(Object.entries(query).toReversed());
        expect(queryKey(reversed)).toBe(queryKey(query));
      }),
    );
  });

  it('tells different queries apart', () => {
    expect(queryKey({ a: '1' })).not.toBe(queryKey({ a: '2' }));
    expect(queryKey({ a: '1' })).not.toBe(queryKey({ b: '1' }));
    expect(queryKey({ a: 'b","c' })).not.toBe(queryKey({ a: 'b', c: '' }));
  });
});
