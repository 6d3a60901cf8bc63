// Files into images of the data set: one after another, so that thousands leave the page alive, and stopped when asked.
// Not responsible for: what becomes of them (own-store.ts) or finding them in folders (picked-files.ts).
import { prepareImage } from '../../../../nn/prepare-image.ts';
import { readPhoto } from '../../../../kit/photo/read-photo.ts';
import type { PhotoProblem } from '../../../../kit/photo/photo.text.ts';
import type { Picture } from '../../../../kit/photo/picture.ts';
import { imageOf, OWN_SHAPE } from './own-images.ts';
import type { OwnImage } from './own-images.ts';

const SIDE = OWN_SHAPE[0];
/** Four times the size that is wanted: what is averaged away later need not be read. */
const LIMITS = { maxSidePx: 4 * SIDE, minSidePx: SIDE } as const;

/** The middle of the picture, cut to a square and averaged down, without transparency. */
export function ownImage({ height, width, rgba }: Picture): OwnImage {
  const values = new Float32Array(height * width * 3);
  for (let i = 0; i < height * width; i += 1) {
    for (let c = 0; c < 3; c += 1) values[3 * i + c] = rgba[4 * i + c] ?? 0;
  }
  return imageOf(Uint8Array.from(prepareImage({ shape: [height, width, 3], values }, 'crop', SIDE).values));
}

export interface Imported {
  readonly images: readonly OwnImage[];
  /** How many files could not be read, by what is wrong with them. */
  readonly refused: ReadonlyMap<PhotoProblem, number>;
}

/** Never rejects; what was read before `isStopped` said so is kept. */
export async function importImages(
  files: readonly Blob[],
  isStopped: () => boolean,
  onProgress: (done: number) => void,
): Promise<Imported> {
  const images: OwnImage[] = [];
  const refused = new Map<PhotoProblem, number>();
  for (const [index, file] of files.entries()) {
    if (isStopped()) break;
    const reading = await readPhoto(file, LIMITS);
    if (reading.kind === 'ok') images.push(ownImage(reading.picture));
    else refused.set(reading.problem, (refused.get(reading.problem) ?? 0) + 1);
    onProgress(index + 1);
  }
  return { images, refused };
}
