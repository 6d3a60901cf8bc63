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
  const pages: (() => void)[] = [];
  /** Each page hears of what the others write, and reads objects of its own. */
  const page = (): ClassStorage => {
    let own: (() => void) | null = null;
    return {
      read: () => Promise.resolve({ set: structuredClone(held.set), damaged: 0 }),
      write(change) {
        if (held.refuse !== null) return Promise.reject(held.refuse);
        held.writes.push(change);
        const pictures = held.set.pictures.filter(({ id }) => !change.removedIds.includes(id));
        held.set = { classes: change.classes ?? held.set.classes, pictures: [...pictures, ...change.added] };
        for (const tell of pages) if (tell !== own) tell();
        return Promise.resolve();
      },
      watch(onWritten) {
        own = onWritten;
        pages.push(onWritten);
      },
    };
  };
  return { held, storage: page(), page };
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

  it('takes in what another page writes, says so until something changes here, and writes nothing for it', async () => {
    const { held, storage, page } = device(FIRST);
    const [one, two] = [createClassStore(storage), createClassStore(page())];
    await Promise.all([one.load(), two.load()]);
    const before = two.view().set.pictures[0];
    one.change((set) => addClass(set, 'b', 'dog'));
    one.add([picture('b', 2)]);
    await one.written();
    await two.written();
    expect(two.view().set).toEqual(one.view().set);
    expect(two.view().set.pictures[0]).toBe(before);
    expect([one.view().isFromElsewhere, two.view().isFromElsewhere, held.writes.length]).toEqual([false, true, 1]);
    two.remove([], ['p1']);
    await two.written();
    await one.written();
    expect([one.view().isFromElsewhere, two.view().isFromElsewhere]).toEqual([true, false]);
    expect(one.view().set).toEqual(held.set);
    two.undo();
    await two.written();
    expect(held.set.pictures.map(({ id }) => id).toSorted()).toEqual(['p1', 'p2']);
  });

  it('keeps what it could not write yet on top of what another page wrote', async () => {
    const { held, storage, page } = device(FIRST);
    const [one, two] = [createClassStore(storage), createClassStore(page())];
    await Promise.all([one.load(), two.load()]);
    held.refuse = new DOMException('', 'QuotaExceededError');
    two.change((set) => addClass(set, 'b', 'dog'));
    two.add([picture('b', 2)]);
    await two.written();
    held.refuse = null;
    one.change((set) => addClass(set, 'c', 'owl'));
    one.add([picture('c', 3)]);
    await one.written();
    await two.written();
    await one.written();
    for (const { view } of [one, two]) {
      expect(view().set.classes.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
      expect(view().set.pictures.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3']);
      expect(view().keeping).toBe('saved');
    }
    expect(held.set.pictures).toHaveLength(3);
  });

  it('works without a device', async () => {
    const store = createClassStore({
      read: () => Promise.reject(new Error('none')),
      write: () => Promise.reject(new Error('none')),
      watch: () => undefined,
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
