// Classes and pictures: limits, deleting and putting back, what is said to be wrong, and the split.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addClass,
  addPictures,
  canTrain,
  clipName,
  MOST_CLASSES,
  MOST_PICTURES,
  NO_CLASSES,
  putBack,
  remove,
  renameClass,
  setProblems,
} from './class-set.ts';
import type { ClassSet, OwnPicture } from './class-set.ts';
import { rolesOf, validationCountOf } from './split.ts';

function picture(classId: string, key: string, order: number): OwnPicture {
  return { id: `${classId}-${order}`, classId, key, order, bytes: Uint8Array.of(order % 256) };
}

/** Classes a, b, ... with that many pictures, all different. */
function setWith(counts: readonly number[]): ClassSet {
  let set = NO_CLASSES;
  counts.forEach((_, index) => {
    set = addClass(set, String(index), `class ${index}`);
  });
  const pictures = counts.flatMap((count, index) =>
    Array.from({ length: count }, (_, i) => picture(String(index), `${index}/${i}`, 1000 * index + i)),
  );
  return addPictures(set, pictures).set;
}

const counts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: MOST_CLASSES });

describe('classes and pictures', () => {
  it('are bounded, whatever comes', () => {
    let set = NO_CLASSES;
    for (let i = 0; i < 15; i += 1) set = addClass(set, String(i), '');
    expect(set.classes).toHaveLength(MOST_CLASSES);
    const many = Array.from({ length: MOST_PICTURES + 40 }, (_, i) => picture('0', String(i), i));
    const { added, over, set: full } = addPictures(set, many);
    expect([added.length, over, full.pictures.length]).toEqual([MOST_PICTURES, 40, MOST_PICTURES]);
    expect(addPictures(full, [picture('nowhere', 'x', 1)]).set).toBe(full);
    expect(clipName(`a\u0000${'é'.repeat(100)}`)).toHaveLength(40);
    expect(renameClass(set, '3', 'dog').classes[3]).toEqual({ id: '3', name: 'dog' });
  });

  it('leave out a picture that its class has already, and keep it in another class', () => {
    const set = setWith([1, 0]);
    const again = addPictures(set, [picture('0', '0/0', 50), picture('1', '0/0', 51), picture('1', '0/0', 52)]);
    expect([again.added.length, again.twice]).toEqual([1, 2]);
    expect(setProblems(again.set)).toContainEqual({ kind: 'same-picture', first: 0, second: 1, count: 1 });
  });

  it('come back as they were when a deletion is undone', () => {
    fc.assert(
      fc.property(counts, fc.array(fc.nat(9), { maxLength: 4 }), fc.array(fc.nat(100)), (sizes, classes, pictures) => {
        const set = setWith(sizes);
        const ids = pictures.map((at) => set.pictures[at % Math.max(1, set.pictures.length)]?.id ?? '');
        const { set: less, removal } = remove(set, new Set(classes.map(String)), new Set(ids));
        expect(less.classes.some(({ id }) => classes.map(String).includes(id))).toBe(false);
        expect(less.pictures.some(({ id }) => ids.includes(id))).toBe(false);
        expect(putBack(less, removal)).toEqual(set);
      }),
    );
  });

  it('can be trained with two classes and a picture in each, and lack of either is said', () => {
    expect(setProblems(NO_CLASSES)).toEqual([{ kind: 'no-class' }]);
    expect(setProblems(setWith([3]))).toEqual([{ kind: 'one-class' }]);
    expect(setProblems(setWith([3, 0]))).toEqual([{ kind: 'empty-class', classIndex: 1 }]);
    expect(setProblems(setWith([1, 4]))).toEqual([{ kind: 'single-picture', classIndex: 0 }]);
    fc.assert(
      fc.property(counts, (sizes) => {
        const isFit = sizes.length >= 2 && sizes.every((size) => size > 0);
        expect(canTrain(setProblems(setWith(sizes)))).toBe(isFit);
      }),
    );
  });
});

describe('the split', () => {
  it('gives every picture one role, each class its share, and always something to learn from', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 50 }), fc.nat(9999), (sizes, percent, seed) => {
        const set = setWith(sizes);
        const roles = rolesOf(set, percent, seed);
        expect(roles.size).toBe(set.pictures.length);
        sizes.forEach((size, index) => {
          const own = set.pictures.filter(({ classId }) => classId === String(index));
          const validating = own.filter(({ id }) => roles.get(id) === 'validation').length;
          expect(validating).toBe(validationCountOf(size, percent));
          if (size > 0) expect(validating).toBeLessThan(size);
        });
      }),
    );
  });

  it('depends on seed and pictures, not on the order in which they came', () => {
    const set = setWith([10, 7]);
    const shuffled = { ...set, pictures: set.pictures.toReversed() };
    expect(new Map(rolesOf(shuffled, 30, 7))).toEqual(new Map(rolesOf(set, 30, 7)));
    const seeds = [1, 2, 3, 4, 5].map((seed) => JSON.stringify([...rolesOf(set, 30, seed)]));
    expect(new Set(seeds).size).toBeGreaterThan(1);
  });
});
