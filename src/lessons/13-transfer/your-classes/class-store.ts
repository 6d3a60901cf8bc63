// The page's classes and pictures: read once from the device, and every change written back at once, one writing after the
// other, each with all that came meanwhile. Deleting can be undone. What another page writes is taken in.
// Not responsible for: the changes themselves (class-set.ts) or the database (class-storage.ts).
import { addPictures, bytesOf, NO_CLASSES, putBack, remove } from './class-set.ts';
import type { Added, ClassSet, OwnPicture } from './class-set.ts';
import { changeBetween, joined, sameObjects, withChange } from './set-changes.ts';
import type { ClassStorage } from './class-storage.ts';

/** `full`: the device took no more; what is in the page is whole all the same. */
export type Keeping = 'reading' | 'saving' | 'saved' | 'full' | 'unavailable';

export interface StoreView {
  readonly set: ClassSet;
  readonly bytes: number;
  readonly keeping: Keeping;
  readonly canUndo: boolean;
  /** Records of the device that could not be read. */
  readonly damaged: number;
  /** Another page has changed the set since the last change here; its changes are in. */
  readonly isFromElsewhere: boolean;
}

export interface ClassStore {
  view(): StoreView;
  subscribe(listener: () => void): () => void;
  /** Reads from the device, once. Settles when it has answered. */
  load(): Promise<void>;
  /** A change that deletes nothing. */
  change(by: (set: ClassSet) => ClassSet): void;
  add(pictures: readonly OwnPicture[]): Added;
  remove(classIds: readonly string[], pictureIds: readonly string[]): void;
  /** Another set in place of this one; undoing brings this one back. */
  replace(set: ClassSet): void;
  undo(): void;
  /** Tries to write again what the device did not take. */
  retry(): void;
  /** Settles when all is written, or refused. */
  written(): Promise<void>;
}

interface Step {
  readonly back: (set: ClassSet) => ClassSet;
  readonly bytes: number;
}

export const NO_STORE: StoreView = {
  set: NO_CLASSES,
  bytes: 0,
  keeping: 'reading',
  canUndo: false,
  damaged: 0,
  isFromElsewhere: false,
};
const MOST_STEPS = 30;
/** What deleted pictures may hold of the memory; the last step is kept whatever it holds. */
const MOST_STEP_BYTES = 100e6;

function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

export function createClassStore(storage: ClassStorage): ClassStore {
  let view = NO_STORE;
  let steps: readonly Step[] = [];
  let written = NO_CLASSES;
  let writing: Promise<void> = Promise.resolve();
  let isWaiting = false;
  let loading: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  function show(change: Partial<StoreView>): void {
    view = { ...view, ...change, canUndo: steps.length > 0 };
    for (const listener of listeners) listener();
  }

  async function writeOnce(): Promise<void> {
    isWaiting = false;
    const { set } = view;
    if (set === written || view.keeping === 'reading') return;
    try {
      await storage.write(changeBetween(written, set));
      written = set;
      if (view.set === set) show({ keeping: 'saved' });
    } catch (error) {
      show({ keeping: isFull(error) ? 'full' : 'unavailable' });
    }
  }

  function write(): void {
    if (isWaiting) return;
    isWaiting = true;
    writing = writing.then(writeOnce);
  }

  /** Takes in what another page wrote; what is not written yet here comes on top. */
  async function follow(): Promise<void> {
    const stored = await storage.read().catch(() => null);
    if (stored === null) return;
    const change = changeBetween(written, view.set);
    const theirs = sameObjects(stored.set, view.set);
    const all = sameObjects(withChange(theirs, change, written), theirs);
    const set = sameObjects(all, view.set) === view.set ? view.set : all;
    written = theirs;
    if (set === view.set) return;
    show({ set, bytes: bytesOf(set), damaged: stored.damaged, isFromElsewhere: true });
    if (set !== theirs) write();
  }

  function become(set: ClassSet): void {
    if (set === view.set) return;
    const { keeping } = view;
    // What failed stays said until a writing succeeds.
    show({ set, bytes: bytesOf(set), keeping: keeping === 'saved' ? 'saving' : keeping, isFromElsewhere: false });
    write();
  }

  function remember(step: Step): void {
    const all = [...steps, step].slice(-MOST_STEPS);
    let held = 0;
    const kept = all.findLastIndex((one, index) => {
      held += one.bytes;
      return held > MOST_STEP_BYTES && index < all.length - 1;
    });
    steps = all.slice(kept + 1);
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    load() {
      loading ??= storage.read().then(
        ({ set, damaged }) => {
          const early = view.set;
          written = set;
          const all = joined(set, early);
          show({ set: all, bytes: bytesOf(all), damaged, keeping: 'saved' });
          if (all !== set) write();
          storage.watch(() => {
            writing = writing.then(follow);
          });
        },
        () => show({ keeping: 'unavailable' }),
      );
      return loading;
    },
    change: (by) => become(by(view.set)),
    add(pictures) {
      const added = addPictures(view.set, pictures);
      become(added.set);
      return added;
    },
    remove(classIds, pictureIds) {
      const { set, removal } = remove(view.set, new Set(classIds), new Set(pictureIds));
      if (removal.classes.length + removal.pictures.length === 0) return;
      const bytes = removal.pictures.reduce((sum, one) => sum + one.bytes.length, 0);
      remember({ back: (now) => putBack(now, removal), bytes });
      become(set);
    },
    replace(set) {
      const before = view.set;
      if (before.classes.length > 0) remember({ back: () => before, bytes: view.bytes });
      become(set);
    },
    undo() {
      const step = steps.at(-1);
      if (step === undefined) return;
      steps = steps.slice(0, -1);
      const next = step.back(view.set);
      if (next === view.set) show({});
      else become(next);
    },
    retry: write,
    written: async () => {
      await loading;
      await writing;
    },
  };
}
