// Pictures with labels, prepared as the course prepares what MobileNet reads: CIFAR-10's and the flowers.
// Not responsible for: what a model makes of them (feature-extraction.ts).
import { parsePhotoIndex } from '../../src/engine/catalog/file-index.ts';
import { FLOWER_CLASSES } from '../../src/engine/catalog/flowers.ts';
import type { Connection } from '../../src/engine/protocol/connect.ts';
import { prepareImage } from '../../src/nn/mobilenet/prepare-image.ts';
import { SIZE_PX } from './feature-extraction.ts';

/** CIFAR-10's pictures come from the first ones of its test set. */
const CIFAR_POOL = 2000;

export interface LabelledPictures {
  readonly pictures: readonly Uint8Array[];
  readonly labels: Uint8Array;
  readonly classes: number;
}

/** The first of each class in CIFAR-10's test set, in its order. */
export async function cifarPictures(engine: Connection, perClass: number): Promise<LabelledPictures> {
  const indices = Array.from({ length: CIFAR_POOL }, (_, index) => index);
  const { pixels, labels } = await engine.call('dataset.samples', { dataset: 'cifar10', split: 'test', indices });
  const taken = new Uint32Array(10);
  const chosen = indices.filter((index) => {
    const label = labels[index] ?? 0;
    taken[label] = (taken[label] ?? 0) + 1;
    return (taken[label] ?? 0) <= perClass;
  });
  const pictures = chosen.map((index) => {
    const rgba = new Uint8Array(32 * 32 * 4).fill(255);
    for (let i = 0; i < 32 * 32 * 3; i += 1) {
      rgba[4 * Math.floor(i / 3) + (i % 3)] = pixels[index * 32 * 32 * 3 + i] ?? 0;
    }
    return prepareImage({ width: 32, height: 32, rgba }, 'crop', SIZE_PX);
  });
  return { pictures, labels: Uint8Array.from(chosen, (index) => labels[index] ?? 0), classes: 10 };
}

/** Every photo of the five flowers. */
export async function flowerPictures(): Promise<LabelledPictures> {
  const folder = new URL('photos/flowers/', document.baseURI);
  const index = parsePhotoIndex(await (await fetch(new URL('index.json', folder))).json(), 'flowers');
  if (index.kind === 'problem') throw new Error(index.fault);
  const pictures: Uint8Array[] = [];
  const labels: number[] = [];
  for (const photo of index.value.photos) {
    const bitmap = await createImageBitmap(await (await fetch(new URL(photo.file, folder))).blob());
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    pictures.push(
      prepareImage({ width, height, rgba: context.getImageData(0, 0, width, height).data }, 'crop', SIZE_PX),
    );
    labels.push(FLOWER_CLASSES.findIndex((name) => name === photo.class));
  }
  return { pictures, labels: Uint8Array.from(labels), classes: FLOWER_CLASSES.length };
}
