// Files into pictures of classes, one after another so that thousands leave the page alive, added as they are read. Folders
// become classes. Not responsible for: finding files in folders (kit/files) or the sentences (your-classes.text.ts).
import type { PickedClass } from '../../../kit/files/picked-files.ts';
import type { PhotoProblem } from '../../../kit/photo/photo.text.ts';
import { readPhoto } from '../../../kit/photo/read-photo.ts';
import { addClass, MOST_CLASSES, MOST_PICTURES } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import type { ClassStore } from './class-store.ts';
import { KEPT_SIDE_PX, packPicture } from './picture-codec.ts';
import type { Packed } from './picture-codec.ts';
import { startsAsZip } from './zip-magic.ts';

export type BringProblem = PhotoProblem | 'zip';

export interface BringReport {
  readonly added: number;
  readonly twice: number;
  readonly over: number;
  readonly overClasses: number;
  readonly isStopped: boolean;
  readonly refused: ReadonlyMap<BringProblem, number>;
}

export interface BringOptions {
  /** The class of all files; null: folders become classes, files without one go to a new class. */
  readonly into: string | null;
  readonly isStopped: () => boolean;
  readonly onProgress: (done: number, total: number) => void;
}

/** Twice the size that is kept: what is averaged away need not be read. */
const LIMITS = { maxSidePx: 4 * KEPT_SIDE_PX, minSidePx: 16 } as const;

type Reading = { readonly packed: Packed } | { readonly problem: BringProblem };

async function readOne(file: Blob): Promise<Reading> {
  const reading = await readPhoto(file, LIMITS);
  if (reading.kind === 'problem') {
    const isArchive = reading.problem === 'not-an-image' && (await startsAsZip(file));
    return { problem: isArchive ? 'zip' : reading.problem };
  }
  const packed = await packPicture(reading.picture);
  return packed === null ? { problem: 'damaged' } : { packed };
}

/** The class that has the folder's name, or a new one; null where there is no room. */
function classFor(store: ClassStore, name: string | null): string | null {
  const { classes } = store.view().set;
  const known = classes.find((one) => name !== null && one.name === name);
  if (known !== undefined) return known.id;
  if (classes.length >= MOST_CLASSES) return null;
  const id = crypto.randomUUID();
  store.change((set: ClassSet) => addClass(set, id, name ?? ''));
  return id;
}

/** Orders of pictures follow the clock, and one another within its tick. */
let lastOrder = 0;
export function nextOrder(): number {
  lastOrder = Math.max(lastOrder + 1, Date.now() * 1000);
  return lastOrder;
}

/** Never rejects; what was added before `isStopped` said so stays. */
export async function bringIn(
  store: ClassStore,
  picked: readonly PickedClass[],
  { into, isStopped, onProgress }: BringOptions,
): Promise<BringReport> {
  const total = picked.reduce((sum, { files }) => sum + files.length, 0);
  const refused = new Map<BringProblem, number>();
  let [done, added, twice, over, overClasses] = [0, 0, 0, 0, 0];
  for (const { name, files } of picked) {
    // Made with its first picture, so that a folder of other things becomes no class.
    let classId = into;
    let isOverClass = false;
    for (const file of files) {
      if (isStopped()) return { added, twice, over, overClasses, isStopped: true, refused };
      done += 1;
      // Not even read where there is no room: thousands may be left.
      if (store.view().set.pictures.length >= MOST_PICTURES || isOverClass) over += 1;
      else {
        // oxlint-disable-next-line no-await-in-loop -- one after another, so that memory stays small
        const reading = await readOne(file);
        if ('problem' in reading) refused.set(reading.problem, (refused.get(reading.problem) ?? 0) + 1);
        else {
          classId ??= classFor(store, name);
          isOverClass = classId === null;
          if (classId === null) {
            overClasses += 1;
            over += 1;
          } else {
            const result = store.add([{ id: crypto.randomUUID(), classId, order: nextOrder(), ...reading.packed }]);
            [added, twice, over] = [added + result.added.length, twice + result.twice, over + result.over];
          }
        }
      }
      onProgress(done, total);
    }
  }
  return { added, twice, over, overClasses, isStopped: false, refused };
}
