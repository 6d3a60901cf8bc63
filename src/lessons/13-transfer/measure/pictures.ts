// Labelled pictures for measuring: those to learn from and those to test on, drawn with a seed, prepared for the base, in an
// order in which every front part has as many of each class as can be. Not responsible for: where they come from (base/).
import type { BaseModelSizePx } from '../../../engine/catalog/base-models.ts';
import type { BothLanguages } from '../../../engine/catalog/datasets.ts';
import { EngineError } from '../../../engine/protocol/errors.ts';
import { prepareImage } from '../../../nn/mobilenet/prepare-image.ts';
import type { SamplePicture } from '../base/samples.ts';

export interface LabelledPictures {
  readonly sizePx: number;
  /** Prepared: sizePx x sizePx x 3 bytes each. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  /** The pictures as they were, for drawing. */
  readonly pictures: readonly SamplePicture[];
}

export interface PictureSet {
  readonly classNames: readonly BothLanguages[];
  readonly train: LabelledPictures;
  readonly test: LabelledPictures;
}

/** One of each class in turn, as long as there are any. */
export function inTurns(pictures: readonly SamplePicture[]): readonly SamplePicture[] {
  const byLabel = new Map<number, SamplePicture[]>();
  for (const picture of pictures) byLabel.set(picture.label, [...(byLabel.get(picture.label) ?? []), picture]);
  const rows = [...byLabel.entries()].sort(([a], [b]) => a - b).map(([, row]) => row);
  const longest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: longest }, (_, turn) => rows.flatMap((row) => row.slice(turn, turn + 1))).flat();
}

/** Brings pictures to the base's size, giving the page its turn between some; rejects with `cancelled`. */
export async function prepared(
  pictures: readonly SamplePicture[],
  sizePx: BaseModelSizePx | 32 | 64,
  signal: AbortSignal,
): Promise<LabelledPictures> {
  const size = sizePx * sizePx * 3;
  const images = new Uint8Array(pictures.length * size);
  for (const [place, { picture }] of pictures.entries()) {
    images.set(prepareImage(picture, 'crop', sizePx), place * size);
    if (place % 32 !== 31) continue;
    // The page must stay alive while hundreds of pictures are resampled.
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => void setTimeout(resolve));
    if (signal.aborted) throw new EngineError('cancelled', '');
  }
  return { sizePx, images, labels: Uint8Array.from(pictures, ({ label }) => label), pictures };
}
