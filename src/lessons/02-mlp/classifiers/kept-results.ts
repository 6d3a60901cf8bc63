// The reader's own test results, kept on the device as text. Not responsible for: measuring them (bench.ts).
import { EPOCHS, HIDDEN, TEST_COUNT, TRAIN_COUNT } from './classifiers.ts';
import type { ClassifierState } from './classifiers.ts';

const KEY = 'stride:mlp:classifiers';
const MOST = 6;

export interface OwnResult {
  readonly state: ClassifierState;
  /** Test images told wrong, of TEST_COUNT. */
  readonly wrong: number;
}

/** Where texts are kept: the browser's storage, or a stand-in of tests. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

function parseOne(text: string): OwnResult | null {
  const [hidden = '', trainCount = NaN, epochs = NaN, wrong = NaN] = text
    .split('/')
    .map((part, i) => (i === 0 ? part : Number(part)));
  const known = HIDDEN.find((one) => one === hidden);
  const within = (value: unknown, low: number, high: number): value is number =>
    Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
  return known !== undefined &&
    within(trainCount, TRAIN_COUNT.min, TRAIN_COUNT.max) &&
    within(epochs, EPOCHS.min, EPOCHS.max) &&
    within(wrong, 0, TEST_COUNT)
    ? { state: { hidden: known, trainCount, epochs }, wrong }
    : null;
}

/** What is kept and sound; damaged entries are passed over. */
export function readResults(store: TextStore): readonly OwnResult[] {
  try {
    const parts = (store.getItem(KEY) ?? '').split(' ');
    return parts.flatMap((part) => parseOne(part) ?? []).slice(0, MOST);
  } catch {
    return [];
  }
}

/** The list with a new result: the same network and plan once, the fewest mistakes first, the worst forgotten. */
export function withResult(results: readonly OwnResult[], result: OwnResult): readonly OwnResult[] {
  const isSame = ({ state }: OwnResult): boolean =>
    state.hidden === result.state.hidden &&
    state.trainCount === result.state.trainCount &&
    state.epochs === result.state.epochs;
  return [...results.filter((one) => !isSame(one)), result].toSorted((a, b) => a.wrong - b.wrong).slice(0, MOST);
}

/** Private windows and full disks: the page goes on without. */
export function keepResults(store: TextStore, results: readonly OwnResult[]): void {
  try {
    if (results.length === 0) store.removeItem(KEY);
    else {
      store.setItem(
        KEY,
        results.map(({ state, wrong }) => `${state.hidden}/${state.trainCount}/${state.epochs}/${wrong}`).join(' '),
      );
    }
  } catch {
    // Nothing is kept, and nothing breaks.
  }
}
