// Classes and pictures in the browser's database: one record a picture, so that a new one costs the writing of that one.
// Not responsible for: the page's copy and when to write (class-store.ts).
import { createStore, delMany, entries, setMany } from 'idb-keyval';
import * as v from 'valibot';
import { clipName, MOST_CLASSES, MOST_PICTURE_BYTES, MOST_PICTURES } from './class-set.ts';
import type { ClassSet, OwnPicture } from './class-set.ts';

const STORE = 'stride-your-classes';
const CLASSES = 'classes';
const PICTURE = 'picture ';

export interface Change {
  /** Written where the classes or their names are others. */
  readonly classes: ClassSet['classes'] | null;
  readonly added: readonly OwnPicture[];
  readonly removedIds: readonly string[];
}

export interface ClassStorage {
  /** What is kept, and how many records could not be read. Rejects where the browser has no database. */
  read(): Promise<{ readonly set: ClassSet; readonly damaged: number }>;
  /** All or nothing of what is added. Rejects when the device is full. */
  write(change: Change): Promise<void>;
  /** Calls whenever another page of this site has written. */
  watch(onWritten: () => void): void;
}

const classesSchema = v.object({
  version: v.literal(1),
  classes: v.pipe(v.array(v.object({ id: v.string(), name: v.string() })), v.maxLength(MOST_CLASSES)),
});

const pictureSchema = v.object({
  classId: v.string(),
  key: v.string(),
  order: v.number(),
  bytes: v.custom<Uint8Array<ArrayBuffer>>(
    (value) => value instanceof Uint8Array && value.length > 0 && value.length <= MOST_PICTURE_BYTES,
  ),
});

/**
 * Records as they lie in the database into a set. Pictures of a class that another tab has written over get one without a
 * name; what is damaged, or finds no room, is counted and passed over.
 */
export function setOf(records: readonly (readonly [unknown, unknown])[]): {
  readonly set: ClassSet;
  readonly damaged: number;
} {
  const found = v.safeParse(classesSchema, records.find(([key]) => key === CLASSES)?.[1]);
  const classes = found.success ? found.output.classes.map(({ id, name }) => ({ id, name: clipName(name) })) : [];
  const known = new Set(classes.map(({ id }) => id));
  const pictures: OwnPicture[] = [];
  let damaged = 0;
  for (const [key, value] of records) {
    if (typeof key !== 'string' || !key.startsWith(PICTURE)) continue;
    const picture = v.safeParse(pictureSchema, value);
    if (picture.success && !known.has(picture.output.classId) && classes.length < MOST_CLASSES) {
      known.add(picture.output.classId);
      classes.push({ id: picture.output.classId, name: '' });
    }
    if (picture.success && known.has(picture.output.classId) && pictures.length < MOST_PICTURES) {
      pictures.push({ id: key.slice(PICTURE.length), ...picture.output });
    } else damaged += 1;
  }
  return { set: { classes, pictures: pictures.toSorted((a, b) => a.order - b.order) }, damaged };
}

export function deviceStorage(): ClassStorage {
  let store: ReturnType<typeof createStore> | null = null;
  const open = (): ReturnType<typeof createStore> => {
    store ??= createStore(STORE, 'pictures');
    return store;
  };
  // Pages tell each other that they wrote; a browser without channels, or a page without an origin, tells nobody.
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(STORE);
  return {
    async read() {
      return setOf(await entries<IDBValidKey, unknown>(open()));
    },
    async write({ classes, added, removedIds }) {
      const records: [string, unknown][] = added.map(({ id, ...picture }) => [PICTURE + id, picture]);
      if (classes !== null) records.push([CLASSES, { version: 1, classes }]);
      if (records.length > 0) await setMany(records, open());
      if (removedIds.length > 0)
        await delMany(
          removedIds.map((id) => PICTURE + id),
          open(),
        );
      channel?.postMessage('written');
    },
    watch(onWritten) {
      channel?.addEventListener('message', onWritten);
    },
  };
}
