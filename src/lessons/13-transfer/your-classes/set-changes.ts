// What lies between two states of the set, and one put on top of another: early pictures, and what another page wrote.
// Not responsible for: when (class-store.ts) or the changes a reader makes (class-set.ts).
import { MOST_CLASSES } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import type { Change } from './class-storage.ts';

export function changeBetween(before: ClassSet, after: ClassSet): Change {
  const [had, have] = [before, after].map(({ pictures }) => new Map(pictures.map((one) => [one.id, one])));
  return {
    classes: before.classes === after.classes ? null : after.classes,
    added: after.pictures.filter((picture) => had?.get(picture.id) !== picture),
    removedIds: before.pictures.filter(({ id }) => have?.has(id) !== true).map(({ id }) => id),
  };
}

/** What came in before the device had answered stands behind what it holds. */
export function joined(stored: ClassSet, early: ClassSet): ClassSet {
  if (early.classes.length === 0) return stored;
  const classes = [...stored.classes, ...early.classes];
  const pictures = [...stored.pictures, ...early.pictures].toSorted((a, b) => a.order - b.order);
  return { classes, pictures };
}

/**
 * The stored set with a change made from `base` on top of it. Classes that are neither in the base nor in the change came
 * from elsewhere and stay, behind; pictures of a class that is gone go with it.
 */
export function withChange(stored: ClassSet, { classes, added, removedIds }: Change, base: ClassSet): ClassSet {
  const own = classes ?? stored.classes;
  const known = new Set([...own, ...base.classes].map(({ id }) => id));
  const all = [...own, ...stored.classes.filter(({ id }) => !known.has(id))].slice(0, MOST_CLASSES);
  const present = new Set(all.map(({ id }) => id));
  const gone = new Set([...removedIds, ...added.map(({ id }) => id)]);
  const pictures = [...stored.pictures.filter(({ id }) => !gone.has(id)), ...added]
    .filter(({ classId }) => present.has(classId))
    .toSorted((a, b) => a.order - b.order);
  return { classes: all, pictures };
}

/** The set with the objects of another that say the same, so that nothing is drawn, written or reckoned again for them. */
export function sameObjects(set: ClassSet, known: ClassSet): ClassSet {
  const byId = new Map(known.pictures.map((one) => [one.id, one]));
  const pictures = set.pictures.map((one) => byId.get(one.id) ?? one);
  const isSameOrder =
    pictures.length === known.pictures.length && pictures.every((one, at) => one === known.pictures[at]);
  const areSameClasses =
    set.classes.length === known.classes.length &&
    set.classes.every(({ id, name }, at) => id === known.classes[at]?.id && name === known.classes[at]?.name);
  if (isSameOrder && areSameClasses) return known;
  return {
    classes: areSameClasses ? known.classes : set.classes,
    pictures: isSameOrder ? known.pictures : pictures,
  };
}
