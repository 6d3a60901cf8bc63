// Bringing files in, one lot at a time: progress, stopping, and a report of what came of it.
// Not responsible for: reading a file (import-images.ts) or words (import-report.ts).
import { useRef, useState } from 'react';
import type { PhotoProblem } from '../../../../kit/photo/photo.text.ts';
import { importImages } from './import-images.ts';
import { addClass, addImages, MOST_CLASSES, MOST_IMAGES } from './own-images.ts';
import type { OwnImage, OwnSet } from './own-images.ts';
import { changeOwn, currentOwnSet } from './own-store.ts';
import type { PickedClass } from '../../../../kit/files/picked-files.ts';

export interface ImportReport {
  readonly added: number;
  readonly twice: number;
  readonly over: number;
  readonly overClasses: number;
  readonly refused: ReadonlyMap<PhotoProblem, number>;
}

export interface ImportState {
  /** Null while nothing is read. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly report: ImportReport | null;
  /** Files for the class of that id; those of folders become classes of their own. */
  bring(picked: readonly PickedClass[], into: string | null, nameOf: (number: number) => string): Promise<void>;
  stop(): void;
}

interface Lot {
  readonly id: string;
  readonly name: string;
  readonly files: readonly File[];
}

/** Folders go to the class that has their name, or to a new one. */
function lotsOf(
  set: OwnSet,
  picked: readonly PickedClass[],
  into: string | null,
  nameOf: (number: number) => string,
): readonly Lot[] {
  let count = set.classes.length;
  return picked.map(({ name, files }) => {
    if (into !== null) return { id: into, name: '', files };
    const known = set.classes.find((one) => name !== null && one.name === name);
    if (known !== undefined) return { id: known.id, name: known.name, files };
    count += 1;
    return { id: crypto.randomUUID(), name: name ?? nameOf(count), files };
  });
}

function withLot(set: OwnSet, { id, name }: Lot, images: readonly OwnImage[]): OwnSet {
  const known = set.classes.some((one) => one.id === id);
  return addImages(known ? set : addClass(set, id, name), id, images);
}

function sizeOf(set: OwnSet): number {
  return set.classes.reduce((sum, { images }) => sum + images.length, 0);
}

export function useImport(): ImportState {
  const [progress, setProgress] = useState<ImportState['progress']>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const isStopped = useRef(false);

  async function bring(
    picked: readonly PickedClass[],
    into: string | null,
    nameOf: (number: number) => string,
  ): Promise<void> {
    const before = currentOwnSet();
    const all = lotsOf(before, picked, into, nameOf);
    const isNew = ({ id }: Lot): boolean => before.classes.every((one) => one.id !== id);
    const room = MOST_CLASSES - before.classes.length;
    const left = new Set(all.filter(isNew).slice(Math.max(0, room)));
    const lots = all.filter((lot) => !left.has(lot));
    const total = lots.reduce((sum, { files }) => sum + files.length, 0);
    if (total === 0 && left.size === 0) return;
    isStopped.current = false;
    setReport(null);
    let done = 0;
    const refused = new Map<PhotoProblem, number>();
    const read: { readonly lot: Lot; readonly images: readonly OwnImage[] }[] = [];
    for (const lot of lots) {
      const imported = await importImages(
        lot.files,
        () => isStopped.current,
        () => {
          done += 1;
          setProgress({ done, total });
        },
      );
      read.push({ lot, images: imported.images });
      for (const [problem, count] of imported.refused) refused.set(problem, (refused.get(problem) ?? 0) + count);
    }
    let [over, twice] = [0, 0];
    const start = sizeOf(currentOwnSet());
    changeOwn((set) => {
      let next = set;
      for (const { lot, images } of read) {
        if (images.length === 0) continue;
        const known = next.classes.find(({ id }) => id === lot.id)?.images.map(({ key }) => key) ?? [];
        const keys = new Set([...known, ...images.map(({ key }) => key)]);
        twice += known.length + images.length - keys.size;
        over += Math.max(0, keys.size - MOST_IMAGES);
        next = withLot(next, lot, images);
      }
      return next;
    });
    setProgress(null);
    setReport({ added: sizeOf(currentOwnSet()) - start, twice, over, overClasses: left.size, refused });
  }

  return {
    progress,
    report,
    bring,
    stop() {
      isStopped.current = true;
    },
  };
}
