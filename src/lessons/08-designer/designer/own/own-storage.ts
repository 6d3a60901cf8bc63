// Own images in the browser's database: one record a class, so that a change to one does not write the others.
// Not responsible for: the page's copy of them (own-store.ts).
import { createStore, delMany, get, getMany, setMany } from 'idb-keyval';
import * as v from 'valibot';
import { imageOf, MOST_CLASSES, MOST_IMAGES, NO_IMAGES, OWN_BYTES } from './own-images.ts';
import type { OwnClass, OwnSet } from './own-images.ts';

const ORDER = 'order';

const order = v.object({ version: v.literal(1), ids: v.pipe(v.array(v.string()), v.maxLength(MOST_CLASSES)) });
const record = v.object({
  name: v.string(),
  pixels: v.custom<Uint8Array<ArrayBuffer>>(
    (value) => value instanceof Uint8Array && value.length % OWN_BYTES === 0 && value.length <= MOST_IMAGES * OWN_BYTES,
  ),
});

let store: ReturnType<typeof createStore> | null = null;

function open(): ReturnType<typeof createStore> {
  store ??= createStore('stride-designer', 'own-images');
  return store;
}

function keyOf(id: string): string {
  return `class ${id}`;
}

function classOf(id: string, value: unknown): OwnClass | null {
  const parsed = v.safeParse(record, value);
  if (!parsed.success) return null;
  const { name, pixels } = parsed.output;
  const images = Array.from({ length: pixels.length / OWN_BYTES }, (_, index) =>
    imageOf(pixels.slice(index * OWN_BYTES, (index + 1) * OWN_BYTES)),
  );
  return { id, name, images };
}

/** What is kept; nothing where there is none, or where it can't be read. Rejects where the browser has no database. */
export async function readOwnSet(): Promise<OwnSet> {
  const found = v.safeParse(order, await get(ORDER, open()));
  if (!found.success) return NO_IMAGES;
  const { ids } = found.output;
  const records: readonly unknown[] = await getMany(ids.map(keyOf), open());
  const classes = ids.map((id, index) => classOf(id, records[index])).filter((one) => one !== null);
  return { classes };
}

/** Writes what differs from what was written last. Rejects when the device is full. */
export async function writeOwnSet(set: OwnSet, before: OwnSet): Promise<void> {
  const known = new Set(before.classes);
  const changed = set.classes.filter((one) => !known.has(one));
  const ids = set.classes.map(({ id }) => id);
  const gone = before.classes.filter(({ id }) => !ids.includes(id)).map(({ id }) => keyOf(id));
  await setMany(
    [[ORDER, { version: 1, ids }], ...changed.map((one): [string, unknown] => [keyOf(one.id), recordOf(one)])],
    open(),
  );
  if (gone.length > 0) await delMany(gone, open());
}

function recordOf({ name, images }: OwnClass): v.InferOutput<typeof record> {
  const pixels = new Uint8Array(images.length * OWN_BYTES);
  images.forEach((image, index) => pixels.set(image.pixels, index * OWN_BYTES));
  return { name, pixels };
}
