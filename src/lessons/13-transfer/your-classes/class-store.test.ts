// The page's store over a device that answers late, is full, or is none: nothing of the page is ever lost.
import { describe, expect, it } from 'vitest';
import { addClass, addPictures, NO_CLASSES } from './class-set.ts';
import type { ClassSet, OwnPicture } from './class-set.ts';
import { setOf } from './class-storage.ts';
import type { Change, ClassStorage } from './class-storage.ts';
import { createClassStore } from './class-store.ts';

function picture(classId: string, number: number): OwnPicture {
  return { id: `p${number}`, classId, key: `k${number}`, order: number, bytes: Uint8Array.of(number) };
}

/** A device in memory that applies changes as the real one does. */
function device(start: ClassSet = NO_CLASSES) {
  const held = { set: start, writes: [] as Change[], refuse: null as Error | null };
  const storage: ClassStorage = {
    read: () => Promise.resolve({ set: held.set, damaged: 0 }),
    write(change) {
      if (held.refuse !== null) return Promise.reject(held.refuse);
      held.writes.push(change);
      const pictures = held.set.pictures.filter(({ id }) => !change.removedIds.includes(id));
      held.set = { classes: change.classes ?? held.set.classes, pictures: [...pictures, ...change.added] };
      return Promise.resolve();
    },
  };
  return { held, storage };
}

const FIRST = addPictures(addClass(NO_CLASSES, 'a', 'cat'), [picture('a', 1)]).set;

describe('the store of classes', () => {
  it('writes each picture once, as it comes', async () => {
    const { held, storage } = device();
    const store = createClassStore(storage);
    await store.load();
    store.change((set) => addClass(set, 'a', 'cat'));
    for (let n = 1; n <= 20; n += 1) {
      store.add([picture('a', n)]);
      if (n % 5 === 0) await store.written();
    }
    await store.written();
    expect(held.set).toEqual(store.view().set);
    expect(held.writes.flatMap(({ added }) => added)).toHaveLength(20);
    expect(store.view()).toMatchObject({ keeping: 'saved', bytes: 20 });
  });

  it('puts what came before the device had answered behind what it holds', async () => {
    const { held, storage } = device(FIRST);
    const store = createClassStore(storage);
    store.change((set) => addClass(set, 'b', 'dog'));
    store.add([picture('b', 2)]);
    await store.load();
    await store.written();
    expect(store.view().set.classes.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(held.set).toEqual(store.view().set);
  });

  it('takes deletions back, on the device too, and a replaced set as a whole', async () => {
    const { held, storage } = device(FIRST);
    const store = createClassStore(storage);
    await store.load();
    store.remove([], ['p1']);
    await store.written();
    expect(held.set.pictures).toEqual([]);
    store.undo();
    store.remove(['a'], []);
    store.add([]);
    store.undo();
    await store.written();
    expect([store.view().set, held.set, store.view().canUndo]).toEqual([FIRST, FIRST, false]);
    store.replace(NO_CLASSES);
    expect(store.view().set).toBe(NO_CLASSES);
    store.undo();
    expect(store.view().set).toEqual(FIRST);
  });

  it('says that the device is full, loses nothing, and writes all of it once there is room', async () => {
    const { held, storage } = device(FIRST);
    const store = createClassStore(storage);
    await store.load();
    held.refuse = new DOMException('', 'QuotaExceededError');
    store.add([picture('a', 2)]);
    await store.written();
    expect([store.view().keeping, store.view().set.pictures.length, held.set.pictures.length]).toEqual(['full', 2, 1]);
    store.add([picture('a', 3)]);
    await store.written();
    expect(store.view().keeping).toBe('full');
    held.refuse = null;
    store.retry();
    await store.written();
    expect([store.view().keeping, held.set.pictures.length]).toEqual(['saved', 3]);
  });

  it('works without a device', async () => {
    const store = createClassStore({
      read: () => Promise.reject(new Error('none')),
      write: () => Promise.reject(new Error('none')),
    });
    await store.load();
    store.change((set) => addClass(set, 'a', ''));
    store.add([picture('a', 1)]);
    await store.written();
    expect(store.view()).toMatchObject({ keeping: 'unavailable', bytes: 1 });
  });
});

describe('records of the device', () => {
  it('that are damaged are counted and passed over', () => {
    const good = { classId: 'a', key: 'k', order: 2, bytes: Uint8Array.of(1) };
    const records: readonly (readonly [unknown, unknown])[] = [
      ['picture 1', good],
      ['picture 2', { ...good, order: 1 }],
      ['picture 3', { ...good, classId: 'gone' }],
      ['picture 4', { ...good, bytes: [1] }],
      ['picture 5', null],
      ['classes', { version: 1, classes: [{ id: 'a', name: 'cat' }] }],
      [7, 'else'],
    ];
    const { set, damaged } = setOf(records);
    expect(damaged).toBe(2);
    expect(set.pictures.map(({ id }) => id)).toEqual(['2', '1', '3']);
    expect(set.classes).toEqual([
      { id: 'a', name: 'cat' },
      { id: 'gone', name: '' },
    ]);
    expect(setOf([])).toEqual({ set: NO_CLASSES, damaged: 0 });
  });
});
