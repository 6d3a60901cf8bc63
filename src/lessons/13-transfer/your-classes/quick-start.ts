// Samples of the course's data sets as classes of the reader's: the quickest way to a classifier, and pictures to try it on
// that nobody trained with. Not responsible for: reading data sets (base/samples.ts) or training.
import { DATASETS } from '../../../engine/catalog/datasets.ts';
import { FLOWER_NAMES } from '../../../engine/catalog/flowers.ts';
import type { DatasetSplit } from '../../../engine/catalog/datasets.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { Picture } from '../../../kit/photo/picture.ts';
import { drawFlowers } from '../base/flower-samples.ts';
import { drawSamples } from '../base/samples.ts';
import type { SampleSet } from '../base/samples.ts';
import { nextOrder } from './bring-in.ts';
import type { BringReport } from './bring-in.ts';
import { addClass, MOST_CLASSES } from './class-set.ts';
import type { ClassStore } from './class-store.ts';
import { packPicture } from './picture-codec.ts';
import type { ClassesState } from './settings.ts';

/** Pictures of the recipe that the settings name; null where this site lacks them. */
async function fetchSamples(
  { source, classes, seed }: ClassesState,
  split: DatasetSplit,
  perClass: number,
  onProgress?: (done: number, total: number) => void,
): Promise<SampleSet | null> {
  if (source === 'flowers') return drawFlowers({ split, classes, perClass, seed }, onProgress);
  const count = Math.min(classes, DATASETS[source].classNames.length);
  return drawSamples({ source, split, classes: Array.from({ length: count }, (_, label) => label), perClass, seed });
}

/** The class of that name, or a new one; null where there is no room. */
function classNamed(store: ClassStore, name: string): string | null {
  const { classes } = store.view().set;
  const known = classes.find((one) => one.name === name);
  if (known !== undefined) return known.id;
  if (classes.length >= MOST_CLASSES) return null;
  const id = crypto.randomUUID();
  store.change((set) => addClass(set, id, name));
  return id;
}

/** Adds the samples of the recipe; null where this site lacks them. Fails like any reading of a data set. */
export async function addQuickSamples(
  store: ClassStore,
  state: ClassesState,
  locale: Locale,
  onProgress: (done: number, total: number) => void,
): Promise<BringReport | null> {
  const samples = await fetchSamples(state, 'train', state.perClass, onProgress);
  if (samples === null) return null;
  await store.load();
  let [done, added, twice, over, overClasses] = [0, 0, 0, 0, 0];
  const total = samples.pictures.length;
  const isOver = new Set<number>();
  for (const { picture, label } of samples.pictures) {
    // oxlint-disable-next-line no-await-in-loop
    const packed = await packPicture(picture);
    const classId = classNamed(store, samples.classNames[label]?.[locale] ?? String(label));
    if (classId === null) {
      over += 1;
      if (!isOver.has(label)) overClasses += 1;
      isOver.add(label);
    } else if (packed !== null) {
      const result = store.add([{ id: crypto.randomUUID(), classId, order: nextOrder(), ...packed }]);
      [added, twice, over] = [added + result.added.length, twice + result.twice, over + result.over];
    }
    done += 1;
    onProgress(done, total);
  }
  return { added, twice, over, overClasses, isStopped: false, refused: new Map() };
}

/** A picture of the recipe's test part, another one for every number, and what it is. */
export async function testSample(
  state: ClassesState,
  locale: Locale,
  number: number,
): Promise<{ readonly picture: Picture; readonly truth: string } | null> {
  const samples = await fetchSamples({ ...state, seed: state.seed + number }, 'test', 1);
  const sample = samples?.pictures[number % Math.max(1, samples.pictures.length)];
  if (samples === null || sample === undefined) return null;
  const name = samples.classNames[sample.label]?.[locale] ?? '';
  // Photos of flowers are credited by the number that Flickr gave them.
  const flickrId = /-(\d+)\.jpg$/.exec(sample.key)?.[1];
  return { picture: sample.picture, truth: flickrId === undefined ? name : `${name} (Flickr ${flickrId}, CC BY)` };
}

/** Whether classes of these names came of the recipe, so that its test pictures say something. */
export function isOfRecipe({ source }: ClassesState, names: readonly string[]): boolean {
  const known = source === 'flowers' ? Object.values(FLOWER_NAMES) : DATASETS[source].classNames;
  return known.some(({ zh, en }) => names.includes(zh) || names.includes(en));
}
