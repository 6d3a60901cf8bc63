// The reader's own images as a data set: classes with names, images of one size, and how they are shared out.
// Not responsible for: reading files (import-images.ts), keeping them (own-store.ts) or words (own.text.ts).
import type { OwnDatasetId } from '../../../../engine/catalog/datasets.ts';
import type { OwnDataset, OwnSamples } from '../../../../engine/protocol/calls.ts';
import { fingerprintText } from '../../../../nn/fingerprint.ts';
import { toSeed } from '../../../../nn/plan.ts';
import { permutation } from '../../../../nn/random.ts';

/** height, width, channels: as CIFAR-10 has them, so that the same networks fit. */
export const OWN_SHAPE = [32, 32, 3] as const;
export const OWN_BYTES = 32 * 32 * 3;
export const MOST_CLASSES = 10;
export const MOST_IMAGES = 1000;
/** One to learn from, one to choose the best epoch by, one to test with. */
export const LEAST_IMAGES = 3;

export interface OwnImage {
  /** Follows from the pixels: the same image twice in a class is one. */
  readonly key: string;
  /** Rows from the top, three bytes a pixel. */
  readonly pixels: Uint8Array<ArrayBuffer>;
}

export interface OwnClass {
  readonly id: string;
  readonly name: string;
  readonly images: readonly OwnImage[];
}

export interface OwnSet {
  readonly classes: readonly OwnClass[];
}

export const NO_IMAGES: OwnSet = { classes: [] };

export type OwnRole = 'train' | 'validation' | 'test';

export type OwnProblem =
  | { readonly kind: 'no-class' }
  | { readonly kind: 'one-class' }
  /** Too few to share out. */
  | { readonly kind: 'few-images'; readonly classIndex: number; readonly count: number };

/** What the designer needs to know of the images, but not the images. */
export interface OwnFacts {
  readonly id: OwnDatasetId;
  readonly classNames: readonly string[];
  readonly counts: Readonly<Record<OwnRole, number>>;
  readonly problems: readonly OwnProblem[];
}

export function imageOf(pixels: Uint8Array<ArrayBuffer>): OwnImage {
  let text = '';
  for (const value of pixels) text += String.fromCharCode(value);
  return { key: fingerprintText(text), pixels };
}

export function addClass(set: OwnSet, id: string, name: string): OwnSet {
  if (set.classes.length >= MOST_CLASSES || set.classes.some((one) => one.id === id)) return set;
  return { classes: [...set.classes, { id, name, images: [] }] };
}

function change(set: OwnSet, id: string, by: (one: OwnClass) => OwnClass): OwnSet {
  return { classes: set.classes.map((one) => (one.id === id ? by(one) : one)) };
}

export function renameClass(set: OwnSet, id: string, name: string): OwnSet {
  return change(set, id, (one) => ({ ...one, name }));
}

export function removeClass(set: OwnSet, id: string): OwnSet {
  return { classes: set.classes.filter((one) => one.id !== id) };
}

/** Without those the class has already, up to the most it holds. */
export function addImages(set: OwnSet, id: string, images: readonly OwnImage[]): OwnSet {
  return change(set, id, (one) => {
    const all = new Map([...one.images, ...images].map((image) => [image.key, image]));
    return { ...one, images: [...all.values()].slice(0, MOST_IMAGES) };
  });
}

export function removeImage(set: OwnSet, id: string, key: string): OwnSet {
  return change(set, id, (one) => ({ ...one, images: one.images.filter((image) => image.key !== key) }));
}

/** About 15 in 100 validate and as many test, at least one each where there are enough. */
function shareOf(count: number): number {
  return count < LEAST_IMAGES ? 0 : Math.max(1, Math.round(count * 0.15));
}

/** The role of each image of a class, drawn once for this number of images. */
export function rolesOf({ images }: OwnClass): readonly OwnRole[] {
  const count = images.length;
  const share = shareOf(count);
  const roles: OwnRole[] = Array.from({ length: count }, () => 'train');
  permutation(count, toSeed(1), count).forEach((index, place) => {
    if (place < share) roles[index] = 'test';
    else if (place < 2 * share) roles[index] = 'validation';
  });
  return roles;
}

export function ownProblems({ classes }: OwnSet): readonly OwnProblem[] {
  if (classes.length === 0) return [{ kind: 'no-class' }];
  if (classes.length === 1) return [{ kind: 'one-class' }];
  return classes.flatMap(({ images }, classIndex) =>
    images.length < LEAST_IMAGES ? [{ kind: 'few-images' as const, classIndex, count: images.length }] : [],
  );
}

/** Of the images alone: another name for a class does not make it another data set. */
function idOf({ classes }: OwnSet): OwnDatasetId {
  return `own-${fingerprintText(classes.map(({ images }) => images.map(({ key }) => key).join(',')).join(';'))}`;
}

export function ownFacts(set: OwnSet): OwnFacts {
  const counts = { train: 0, validation: 0, test: 0 };
  for (const one of set.classes) for (const role of rolesOf(one)) counts[role] += 1;
  const classNames = set.classes.map(({ name }) => name);
  return { id: idOf(set), classNames, counts, problems: ownProblems(set) };
}

function samplesOf(set: OwnSet, roles: readonly OwnRole[]): OwnSamples {
  const chosen = roles.flatMap((wanted) =>
    set.classes.flatMap((one, label) => {
      const own = rolesOf(one);
      return one.images.filter((_, index) => own[index] === wanted).map(({ pixels }) => ({ pixels, label }));
    }),
  );
  const pixels = new Uint8Array(chosen.length * OWN_BYTES);
  chosen.forEach((image, index) => pixels.set(image.pixels, index * OWN_BYTES));
  return { pixels, labels: Uint8Array.from(chosen, ({ label }) => label) };
}

/** For the engine: those for training first, those for validation behind them. */
export function ownDataset(set: OwnSet): OwnDataset {
  return {
    id: idOf(set),
    shape: OWN_SHAPE,
    classes: set.classes.length,
    train: samplesOf(set, ['train', 'validation']),
    test: samplesOf(set, ['test']),
  };
}
