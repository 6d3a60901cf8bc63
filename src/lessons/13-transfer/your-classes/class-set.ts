// The reader's classes and their pictures as data: what may be in them, how they change, what they still lack.
// Not responsible for: keeping them (class-store.ts), reading files (bring-in.ts) or words (your-classes.text.ts).

export const MOST_CLASSES = 10;
export const LEAST_CLASSES = 2;
/** Of all classes together: 40 kB each at most, so that all fit into memory and into a browser's database. */
export const MOST_PICTURES = 2500;
export const MOST_PICTURE_BYTES = 40_000;
export const MOST_NAME_LETTERS = 40;

export interface OwnClass {
  readonly id: string;
  /** Empty: it is called by its number. */
  readonly name: string;
}

/** A picture as it is kept: square, packed as JPEG or PNG. */
export interface OwnPicture {
  readonly id: string;
  readonly classId: string;
  /** Follows from the bytes: equal pictures have equal keys. */
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Later pictures have larger numbers. */
  readonly order: number;
}

export interface ClassSet {
  readonly classes: readonly OwnClass[];
  /** In ascending order. */
  readonly pictures: readonly OwnPicture[];
}

export const NO_CLASSES: ClassSet = { classes: [], pictures: [] };

export type SetProblem =
  | { readonly kind: 'no-class' }
  | { readonly kind: 'one-class' }
  | { readonly kind: 'empty-class'; readonly classIndex: number }
  /** Learns, but nothing tells whether it learnt. */
  | { readonly kind: 'single-picture'; readonly classIndex: number }
  | { readonly kind: 'same-picture'; readonly first: number; readonly second: number; readonly count: number };

export function clipName(name: string): string {
  return Array.from(name.replaceAll(/\p{Cc}/gu, ' '))
    .slice(0, MOST_NAME_LETTERS)
    .join('');
}

export function addClass(set: ClassSet, id: string, name: string): ClassSet {
  if (set.classes.length >= MOST_CLASSES || set.classes.some((one) => one.id === id)) return set;
  return { ...set, classes: [...set.classes, { id, name: clipName(name) }] };
}

export function renameClass(set: ClassSet, id: string, name: string): ClassSet {
  return { ...set, classes: set.classes.map((one) => (one.id === id ? { id, name: clipName(name) } : one)) };
}

export interface Added {
  readonly set: ClassSet;
  readonly added: readonly OwnPicture[];
  /** The class has them already. */
  readonly twice: number;
  /** There was no room for them. */
  readonly over: number;
}

/** A picture that its class has already is left out, and so is what no longer fits. Pictures of unknown classes are too. */
export function addPictures(set: ClassSet, pictures: readonly OwnPicture[]): Added {
  const known = new Set(set.pictures.map(({ classId, key }) => `${classId} ${key}`));
  const classes = new Set(set.classes.map(({ id }) => id));
  const added: OwnPicture[] = [];
  let [twice, over] = [0, 0];
  for (const picture of pictures) {
    const name = `${picture.classId} ${picture.key}`;
    if (known.has(name)) twice += 1;
    else if (set.pictures.length + added.length >= MOST_PICTURES || !classes.has(picture.classId)) over += 1;
    else {
      known.add(name);
      added.push(picture);
    }
  }
  const all = [...set.pictures, ...added].toSorted((a, b) => a.order - b.order);
  return { set: added.length === 0 ? set : { ...set, pictures: all }, added, twice, over };
}

/** What was taken out, with its place, so that it can be put back. */
export interface Removal {
  readonly classes: readonly { readonly at: number; readonly one: OwnClass }[];
  readonly pictures: readonly OwnPicture[];
}

function isTaken(classIds: ReadonlySet<string>, pictureIds: ReadonlySet<string>, picture: OwnPicture): boolean {
  return classIds.has(picture.classId) || pictureIds.has(picture.id);
}

export function remove(
  set: ClassSet,
  classIds: ReadonlySet<string>,
  pictureIds: ReadonlySet<string>,
): { readonly set: ClassSet; readonly removal: Removal } {
  const removal: Removal = {
    classes: set.classes.map((one, at) => ({ at, one })).filter(({ one }) => classIds.has(one.id)),
    pictures: set.pictures.filter((picture) => isTaken(classIds, pictureIds, picture)),
  };
  return {
    set: {
      classes: set.classes.filter(({ id }) => !classIds.has(id)),
      pictures: set.pictures.filter((picture) => !isTaken(classIds, pictureIds, picture)),
    },
    removal,
  };
}

/** Undoes a removal as far as there is room: what came in meanwhile stays. */
export function putBack(set: ClassSet, { classes, pictures }: Removal): ClassSet {
  const next = [...set.classes];
  for (const { at, one } of classes) {
    if (next.length < MOST_CLASSES && next.every(({ id }) => id !== one.id)) next.splice(at, 0, one);
  }
  return addPictures({ ...set, classes: next }, pictures).set;
}

export function picturesOf(set: ClassSet, classId: string): readonly OwnPicture[] {
  return set.pictures.filter((picture) => picture.classId === classId);
}

export function bytesOf({ pictures }: ClassSet): number {
  return pictures.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** Pairs of classes that share pictures: whatever the network says of those is wrong for one of them. */
function samePictures(set: ClassSet): readonly SetProblem[] {
  const indexOf = new Map(set.classes.map(({ id }, index) => [id, index]));
  const places = new Map<string, Set<number>>();
  for (const { key, classId } of set.pictures) {
    const all = places.get(key) ?? new Set();
    places.set(key, all.add(indexOf.get(classId) ?? 0));
  }
  const counts = new Map<string, { first: number; second: number; count: number }>();
  for (const all of places.values()) {
    const [first, second] = [...all].toSorted((a, b) => a - b);
    if (first === undefined || second === undefined) continue;
    const pair = counts.get(`${first} ${second}`) ?? { first, second, count: 0 };
    counts.set(`${first} ${second}`, { ...pair, count: pair.count + 1 });
  }
  return [...counts.values()].map((pair) => ({ kind: 'same-picture', ...pair }));
}

/** What is wrong with the set, what hinders training first. */
export function setProblems(set: ClassSet): readonly SetProblem[] {
  if (set.classes.length === 0) return [{ kind: 'no-class' }];
  const counts = set.classes.map(({ id }) => picturesOf(set, id).length);
  return [
    ...(set.classes.length < LEAST_CLASSES ? [{ kind: 'one-class' } as const] : []),
    ...counts.flatMap((count, classIndex) => (count === 0 ? [{ kind: 'empty-class', classIndex } as const] : [])),
    ...counts.flatMap((count, classIndex) => (count === 1 ? [{ kind: 'single-picture', classIndex } as const] : [])),
    ...samePictures(set),
  ];
}

/** Whether a head can be trained: two classes, and no class without a picture. */
export function canTrain(problems: readonly SetProblem[]): boolean {
  return problems.every(({ kind }) => kind === 'single-picture' || kind === 'same-picture');
}
