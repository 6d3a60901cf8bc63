// Which pictures train and which validate: drawn for each class with a seed, by what is in the picture and not by when it
// came. Not responsible for: the pictures.
import { fingerprintText } from '../../../nn/fingerprint.ts';
import type { ClassSet, OwnPicture } from './class-set.ts';

export type Role = 'train' | 'validation';

/** How many of a class validate: about the share, but never all, and at least one of two. */
export function validationCountOf(count: number, percent: number): number {
  if (count < 2 || percent <= 0) return 0;
  return Math.min(count - 1, Math.max(1, Math.round((count * percent) / 100)));
}

/** The role of every picture, by its id. Equal pictures within a class are one by construction. */
export function rolesOf(
  { classes, pictures }: Pick<ClassSet, 'classes' | 'pictures'>,
  percent: number,
  seed: number,
): ReadonlyMap<string, Role> {
  const byClass = new Map<string, OwnPicture[]>(classes.map(({ id }) => [id, []]));
  for (const picture of pictures) byClass.get(picture.classId)?.push(picture);
  const roles = new Map<string, Role>();
  for (const own of byClass.values()) {
    const drawn = own
      .map((picture) => ({ id: picture.id, lot: fingerprintText(`${seed} ${picture.key}`) }))
      .toSorted((a, b) => (a.lot < b.lot ? -1 : 1));
    const count = validationCountOf(own.length, percent);
    drawn.forEach(({ id }, place) => roles.set(id, place < count ? 'validation' : 'train'));
  }
  return roles;
}
