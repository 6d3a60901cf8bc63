// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OWN_SHAPE } from './own-images.ts';
import * as own from './own-images.ts';
import type { OwnImage, OwnSet } from './own-images.ts';
import { ownImage } from './import-images.ts';
import { importSentences, problemSentence } from './own-sentences.ts';
import { byFolder, droppedFiles, folderOf } from '../../../../kit/files/picked-files.ts';

function image(number: number): OwnImage {
  return own.imageOf(Uint8Array.from({ length: own.OWN_BYTES }, (_, i) => (i * 7 + number * 31 + (number >> 3)) % 256));
}

function setOf(...counts: readonly number[]): OwnSet {
  let start = 0;
  return counts.reduce<OwnSet>((set, count, index) => {
    const images = Array.from({ length: count }, (_, i) => image(start + i));
    start += count;
    return own.addImages(own.addClass(set, `c${index}`, `name ${index}`), `c${index}`, images);
  }, own.NO_IMAGES);
}

describe('a set of own images', () => {
  test('shares every class out, each image once, with something in every share', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 2, maxLength: 5 }), (counts) => {
        const set = setOf(...counts);
        for (const one of set.classes) {
          const roles = own.rolesOf(one);
          expect(roles).toHaveLength(one.images.length);
          expect(new Set(roles).size).toBe(3);
        }
        const { counts: shares, problems } = own.ownFacts(set);
        expect(problems).toEqual([]);
        expect(shares.train + shares.validation + shares.test).toBe(counts.reduce((a, b) => a + b, 0));
        const { train, test: tested, classes, shape } = own.ownDataset(set);
        expect([train.labels.length, tested.labels.length]).toEqual([shares.train + shares.validation, shares.test]);
        expect([train.pixels.length, tested.pixels.length]).toEqual(
          [train.labels.length, tested.labels.length].map((count) => count * own.OWN_BYTES),
        );
        expect([classes, shape]).toEqual([counts.length, OWN_SHAPE]);
        // Every class validates: behind the samples for training there is one of each.
        expect(new Set(train.labels.subarray(shares.train)).size).toBe(counts.length);
        expect(new Set(tested.labels).size).toBe(counts.length);
      }),
      { numRuns: 40 },
    );
  });

  test('is another data set with other images, and the same under other names', () => {
    const set = setOf(4, 5);
    const { id } = own.ownDataset(set);
    expect(own.ownDataset(own.renameClass(set, 'c0', 'else')).id).toBe(id);
    const key = set.classes[0]?.images[0]?.key ?? '';
    expect(own.ownDataset(own.removeImage(set, 'c0', key)).id).not.toBe(id);
    expect(own.ownDataset(own.removeClass(set, 'c1')).id).not.toBe(id);
  });

  test('takes an image once, and no more than a class holds', () => {
    const set = setOf(3, 3);
    expect(own.addImages(set, 'c0', [image(0), image(1)]).classes[0]?.images).toHaveLength(3);
    const many = Array.from({ length: own.MOST_IMAGES + 5 }, (_, key) => ({
      key: String(key),
      pixels: image(0).pixels,
    }));
    expect(own.addImages(set, 'c0', many).classes[0]?.images).toHaveLength(own.MOST_IMAGES);
    const full = setOf(...Array.from({ length: own.MOST_CLASSES }, () => 0));
    expect(own.addClass(full, 'x', 'x')).toBe(full);
  });

  test('says what it lacks, in both languages', () => {
    expect(own.ownProblems(setOf())).toEqual([{ kind: 'no-class' }]);
    expect(own.ownProblems(setOf(9))).toEqual([{ kind: 'one-class' }]);
    expect(own.ownProblems(setOf(9, 1))).toEqual([{ kind: 'few-images', classIndex: 1, count: 1 }]);
    for (const locale of ['zh', 'en'] as const) {
      const texts = [setOf(), setOf(9), setOf(9, 1)].flatMap((set) =>
        own.ownProblems(set).map((problem) => problemSentence(problem, own.ownFacts(set).classNames, locale)),
      );
      const report = {
        added: 3,
        twice: 1,
        over: 2,
        overClasses: 1,
        refused: new Map([['damaged', 2] as const, ['svg', 1] as const]),
      };
      for (const text of [...texts, ...importSentences(report, locale)]) expect(text).not.toMatch(/undefined|NaN/);
      expect(texts.at(-1)).toContain('name 1');
      expect(importSentences(report, locale)).toHaveLength(5);
    }
  });
});

describe('files', () => {
  test('become the middle of the picture, cut to a square, averaged and without transparency', () => {
    const rgba = new Uint8ClampedArray(64 * 128 * 4);
    for (let y = 0; y < 64; y += 1) {
      for (let x = 0; x < 128; x += 1) {
        const isMiddle = x >= 32 && x < 96;
        rgba.set(isMiddle ? [200, x % 2 === 0 ? 10 : 20, 30, 7] : [0, 0, 0, 0], 4 * (y * 128 + x));
      }
    }
    const { pixels } = ownImage({ height: 64, width: 128, rgba });
    expect(pixels).toHaveLength(own.OWN_BYTES);
    for (let i = 0; i < own.OWN_BYTES; i += 3) expect([...pixels.subarray(i, i + 3)]).toEqual([200, 15, 30]);
  });

  test('are sorted by the folder they lie in, without what systems put beside them', () => {
    const picked = ['pets/cats/10.png', 'pets/cats/2.png', 'pets/dogs/1.png', 'pets/dogs/.DS_Store', 'loose.png'].map(
      (path) => ({ file: new File([], path.split('/').at(-1) ?? ''), folder: folderOf(path) }),
    );
    expect(byFolder(picked).map(({ name, files }) => [name, files.length])).toEqual([
      [null, 1],
      ['cats', 2],
      ['dogs', 1],
    ]);
    expect(folderOf('/one.png')).toBeNull();
  });
});

/** As browsers give what was dropped: folders tell their entries a few at a time, and an empty list at the end. */
function entry(path: string, children: readonly object[] | null): object {
  const base = { fullPath: path, isDirectory: children !== null, isFile: children === null };
  if (children === null) {
    const name = path.split('/').at(-1) ?? '';
    const file = (done: (file: File) => void, fail: () => void): void =>
      name.startsWith('gone') ? fail() : done(new File(['x'], name));
    return { ...base, file };
  }
  return {
    ...base,
    createReader() {
      const rest = [...children];
      return { readEntries: (done: (some: readonly object[]) => void) => done(rest.splice(0, 2)) };
    },
  };
}

test('folders that are dropped are looked into, however deep', async () => {
  const cats = entry(
    '/pets/cats',
    [1, 2, 3, 4, 5].map((n) => entry(`/pets/cats/${n}.png`, null)),
  );
  const dogs = entry('/pets/dogs', [entry('/pets/dogs/1.png', null), entry('/pets/dogs/gone.png', null)]);
  const items = [entry('/pets', [cats, dogs]), entry('/loose.png', null), null].map((one) => ({
    webkitGetAsEntry: () => one,
  }));
  const picked = await droppedFiles(Object({ items, files: [] }));
  expect(byFolder(picked).map(({ name, files }) => [name, files.length])).toEqual([
    [null, 1],
    ['cats', 5],
    ['dogs', 1],
  ]);
  const plain = await droppedFiles(Object({ items: [], files: [new File(['x'], 'a.png')] }));
  expect(plain).toMatchObject([{ folder: null }]);
});

describe('the store of own images', () => {
  const device = { set: own.NO_IMAGES, isFull: false };
  beforeEach(() => {
    vi.resetModules();
    device.isFull = false;
    vi.doMock('./own-storage.ts', () => ({
      readOwnSet: async () => Promise.resolve(device.set),
      async writeOwnSet(set: OwnSet) {
        if (device.isFull) throw new DOMException('full', 'QuotaExceededError');
        device.set = set;
        return Promise.resolve();
      },
    }));
  });
  afterEach(() => vi.doUnmock('./own-storage.ts'));

  test('undoes and redoes step by step, typing as one step, and survives the page', async () => {
    const store = await import('./own-store.ts');
    const { renderHook, act, waitFor } = await import('@testing-library/react');
    const { result } = renderHook(() => store.useOwnImages(true));
    await waitFor(() => expect(result.current.facts).not.toBeNull());
    act(() => store.changeOwn(() => setOf(4, 4)));
    for (const name of ['c', 'ca', 'cat']) act(() => store.changeOwn((set) => own.renameClass(set, 'c0', name), 'c0'));
    expect(result.current.set.classes[0]?.name).toBe('cat');
    act(() => store.undoOwn());
    expect(result.current.set.classes[0]?.name).toBe('name 0');
    act(() => store.redoOwn());
    expect(result.current).toMatchObject({ canRedo: false, canUndo: true });
    act(() => store.undoOwn());
    act(() => store.undoOwn());
    expect(result.current.set.classes).toHaveLength(0);
    act(() => store.redoOwn());
    await waitFor(() => expect(device.set.classes).toHaveLength(2));
    vi.resetModules();
    const again = await import('./own-store.ts');
    const { result: later } = renderHook(() => again.useOwnImages(true));
    await waitFor(() => expect(later.current.set.classes.map(({ images }) => images.length)).toEqual([4, 4]));
  });

  test('says so when the device is full, and goes on', async () => {
    const store = await import('./own-store.ts');
    const { renderHook, act, waitFor } = await import('@testing-library/react');
    const { result } = renderHook(() => store.useOwnImages(true));
    await waitFor(() => expect(result.current.facts).not.toBeNull());
    device.isFull = true;
    act(() => store.changeOwn(() => setOf(5, 5)));
    await waitFor(() => expect(result.current.isKept).toBe(false));
    expect(result.current.facts?.problems).toEqual([]);
    device.isFull = false;
    act(() => store.changeOwn((set) => own.removeClass(set, 'c1')));
    await waitFor(() => expect(result.current.isKept).toBe(true));
  });
});
