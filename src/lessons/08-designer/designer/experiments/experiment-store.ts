// The experiments of this device: one list for the page, kept as text, shared with other tabs, and deletions taken back.
// Not responsible for: what an experiment is (experiment.ts) or when one is made (use-session.ts).
import { useSyncExternalStore } from 'react';
import { keepOnDevice, readFromDevice } from '../../device.ts';
import { experimentsText, freeColour, parseExperiments } from './experiment.ts';
import type { Experiment, ExperimentResult, ExperimentWords } from './experiment.ts';

const KEY = 'stride:designer:experiments';

export interface Experiments {
  /** Newest last. */
  readonly list: readonly Experiment[];
  /** What was deleted since the page was opened and can be brought back, newest last. */
  readonly deleted: readonly { readonly experiment: Experiment; readonly at: number }[];
  /** False where the browser keeps nothing: the list then lives as long as the page. */
  readonly isKept: boolean;
}

/** Everything of an experiment that is known when its training is about to begin. */
export type NewExperiment = Omit<Experiment, 'colour' | 'createdAt' | 'name' | 'observation' | 'result' | 'verdict'>;

const EMPTY: Experiments = { list: [], deleted: [], isKept: true };
let now: Experiments | null = null;
const listeners = new Set<() => void>();

function current(): Experiments {
  now ??= { ...EMPTY, list: parseExperiments(readFromDevice(KEY)) };
  return now;
}

function show(next: Experiments): void {
  now = next;
  for (const listener of listeners) listener();
}

function keep(list: readonly Experiment[], deleted = current().deleted): void {
  const isKept = keepOnDevice(KEY, list.length === 0 ? null : experimentsText(list));
  show({ list, deleted, isKept });
}

function onOtherTab(event: StorageEvent): void {
  if (event.key === KEY || event.key === null) show({ ...current(), list: parseExperiments(event.newValue) });
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) globalThis.addEventListener('storage', onOtherTab);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) globalThis.removeEventListener('storage', onOtherTab);
  };
}

export function useExperiments(): Experiments {
  return useSyncExternalStore(subscribe, current);
}

function change(id: string, by: (experiment: Experiment) => Experiment): void {
  keep(current().list.map((each) => (each.id === id ? by(each) : each)));
}

/** Adds an experiment, on the chart if there is room; one of that id stays as it is. */
export function addExperiment(experiment: NewExperiment): void {
  const { list } = current();
  if (list.some(({ id }) => id === experiment.id)) return;
  const made: Experiment = {
    ...experiment,
    name: '',
    verdict: 'open',
    observation: '',
    result: null,
    createdAt: Date.now(),
    colour: freeColour(list),
  };
  keep([...list, made]);
}

export function noteOutcome(id: string, result: ExperimentResult): void {
  change(id, (each) => ({ ...each, result }));
}

export function writeWords(id: string, words: Partial<ExperimentWords>): void {
  change(id, (each) => ({ ...each, ...words }));
}

/** Puts a curve on the chart or takes it off; a ninth finds no colour and stays off. */
export function showCurve(id: string, isShown: boolean): void {
  const colour = isShown ? freeColour(current().list) : null;
  change(id, (each) => ({ ...each, colour }));
}

export function deleteExperiment(id: string): void {
  const { list, deleted } = current();
  const at = list.findIndex((each) => each.id === id);
  const experiment = list[at];
  if (experiment !== undefined) keep(list.toSpliced(at, 1), [...deleted, { experiment, at }]);
}

/** Brings the last deleted one back to its place. */
export function undoDelete(): void {
  const { list, deleted } = current();
  const last = deleted.at(-1);
  if (last === undefined) return;
  const { experiment, at } = last;
  const colour = list.some((each) => each.colour === experiment.colour) ? freeColour(list) : experiment.colour;
  const rest = list.filter(({ id }) => id !== experiment.id);
  keep(rest.toSpliced(at, 0, { ...experiment, colour }), deleted.slice(0, -1));
}
