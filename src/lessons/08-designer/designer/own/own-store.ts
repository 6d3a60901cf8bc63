// The page's own images: read once from the device, changed step by step with undo and redo, written back after each.
// Not responsible for: the changes themselves (own-images.ts) or the database (own-storage.ts).
import { useEffect, useSyncExternalStore } from 'react';
import { NO_IMAGES, ownFacts } from './own-images.ts';
import type { OwnFacts, OwnSet } from './own-images.ts';
import { readOwnSet, writeOwnSet } from './own-storage.ts';

export interface OwnView {
  readonly set: OwnSet;
  /** Null until the device has answered. */
  readonly facts: OwnFacts | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** False where the browser keeps nothing, or has no room: the images then live as long as the page. */
  readonly isKept: boolean;
}

const MOST_STEPS = 50;

let view: OwnView = { set: NO_IMAGES, facts: null, canUndo: false, canRedo: false, isKept: true };
let past: readonly OwnSet[] = [];
let future: readonly OwnSet[] = [];
/** The field that the last change was typed into. */
let typedIn: string | null = null;
let loading: Promise<void> | null = null;
/** What the device holds, and the writing that is under way. */
let written = NO_IMAGES;
let writing: Promise<void> = Promise.resolve();
const listeners = new Set<() => void>();

function show(change: Partial<OwnView>): void {
  view = { ...view, ...change, canUndo: past.length > 0, canRedo: future.length > 0 };
  for (const listener of listeners) listener();
}

/** What came in before the device had answered stands behind what it holds. */
function behind(stored: OwnSet, added: OwnSet): OwnSet {
  return added.classes.length === 0 ? stored : { classes: [...stored.classes, ...added.classes] };
}

function load(): void {
  loading ??= readOwnSet().then(
    (stored) => {
      written = stored;
      past = past.map((set) => behind(stored, set));
      future = future.map((set) => behind(stored, set));
      become(behind(stored, view.set));
    },
    () => show({ facts: ownFacts(view.set), isKept: false }),
  );
}

/** One after another; of several changes that wait only the last is written. */
function write(): void {
  writing = writing.then(async () => {
    const { set } = view;
    if (set === written) return;
    try {
      await writeOwnSet(set, written);
      written = set;
      if (!view.isKept) show({ isKept: true });
    } catch {
      show({ isKept: false });
    }
  });
}

function become(set: OwnSet): void {
  show({ set, facts: ownFacts(set) });
  write();
}

/** One step of undo, unless it goes on typing in the same field as the change before. */
export function changeOwn(by: (set: OwnSet) => OwnSet, field: string | null = null): void {
  const next = by(view.set);
  if (next === view.set) return;
  if (field === null || field !== typedIn) past = [...past, view.set].slice(-MOST_STEPS);
  [future, typedIn] = [[], field];
  become(next);
}

export function undoOwn(): void {
  const before = past.at(-1);
  if (before === undefined) return;
  [past, typedIn] = [past.slice(0, -1), null];
  future = [view.set, ...future];
  become(before);
}

export function redoOwn(): void {
  const [next, ...rest] = future;
  if (next === undefined) return;
  past = [...past, view.set];
  [future, typedIn] = [rest, null];
  become(next);
}

/** The images of the moment, for the engine. */
export function currentOwnSet(): OwnSet {
  return view.set;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Reads from the device when they are first wanted. */
export function useOwnImages(isWanted: boolean): OwnView {
  useEffect(() => {
    if (isWanted) load();
  }, [isWanted]);
  return useSyncExternalStore(subscribe, () => view);
}
