// Final test accuracies of finished matches, kept while the page is open: the rows of the tables of results.
// Not responsible for: measuring them (measurements.ts).
import { useCallback, useSyncExternalStore } from 'react';
import { fingerprintText } from '../../../nn/fingerprint.ts';
import type { Outcome } from './session.ts';
import type { DuelSetup } from './setup.ts';

const NONE: readonly Outcome[] = [];

const outcomes = new Map<string, readonly Outcome[]>();
const listeners = new Set<() => void>();

/** Setups that differ in nothing but the seed share their table. */
function tableOf(setup: DuelSetup): string {
  return fingerprintText(JSON.stringify({ ...setup, seed: 0 }));
}

/** The list with the outcome in its place: one for each seed and order of pixels, by seed. */
export function withOutcome(list: readonly Outcome[], outcome: Outcome): readonly Outcome[] {
  const others = list.filter(({ seed, shuffled }) => seed !== outcome.seed || shuffled !== outcome.shuffled);
  return [...others, outcome].toSorted((a, b) => Number(a.shuffled) - Number(b.shuffled) || a.seed - b.seed);
}

export function noteOutcome(setup: DuelSetup, outcome: Outcome): void {
  const table = tableOf(setup);
  outcomes.set(table, withOutcome(outcomes.get(table) ?? NONE, outcome));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useOutcomes(setup: DuelSetup): readonly Outcome[] {
  const table = tableOf(setup);
  return useSyncExternalStore(
    subscribe,
    useCallback(() => outcomes.get(table) ?? NONE, [table]),
  );
}
