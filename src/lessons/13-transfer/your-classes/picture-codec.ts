// Pictures packed and unpacked by the browser: a square of at most 224 pixels, as JPEG, or as PNG where it is so small that
// JPEG would spoil it. What is kept is what the network sees, so its features never change.
// Not responsible for: reading files (kit/photo) or keeping what is packed (class-store.ts).
import { prepareImage } from '../../../nn/mobilenet/prepare-image.ts';
import type { BaseModelSizePx } from '../../../engine/catalog/base-models.ts';
import type { Picture } from '../../../kit/photo/picture.ts';
import { MOST_PICTURE_BYTES } from './class-set.ts';
import { keyOf } from './picture-key.ts';

export const KEPT_SIDE_PX = 224;
const PNG_SIDE_PX = 64;
/** The next one where the one before is too large: noise hardly packs. */
const QUALITIES = [0.9, 0.75, 0.5, 0.25, 0.1] as const;

export interface Packed {
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

function canvasOf(side: number): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } | null {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [side, side];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return context === null ? null : { canvas, context };
}

/** Three bytes a pixel on a canvas' image, opaque. */
export function opaque(bytes: Uint8Array, side: number): ImageData {
  const image = new ImageData(side, side);
  for (let i = 0; i < side * side; i += 1) {
    for (let c = 0; c < 3; c += 1) image.data[4 * i + c] = bytes[3 * i + c] ?? 0;
    image.data[4 * i + 3] = 255;
  }
  return image;
}

function blobOf(canvas: HTMLCanvasElement, type: string, quality?: number): Promise<Blob | null> {
  return new Promise((resolve) => {
    canvas.toBlob(resolve, type, quality);
  });
}

/** Null where the browser gives no canvas, or can't pack it. */
export async function packPicture(picture: Picture): Promise<Packed | null> {
  const side = Math.min(KEPT_SIDE_PX, picture.width, picture.height);
  const made = canvasOf(side);
  if (made === null) return null;
  made.context.putImageData(opaque(prepareImage(picture, 'crop', side), side), 0, 0);
  const tries = side <= PNG_SIDE_PX ? [undefined] : QUALITIES;
  for (const quality of tries) {
    // oxlint-disable-next-line no-await-in-loop -- the next try only where this one is too large
    const blob = await blobOf(made.canvas, quality === undefined ? 'image/png' : 'image/jpeg', quality);
    if (blob === null) return null;
    if (blob.size > MOST_PICTURE_BYTES) continue;
    // oxlint-disable-next-line no-await-in-loop
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return { key: keyOf(bytes), bytes };
  }
  return null;
}

/** Null where the bytes are no picture. */
export async function unpackPicture(bytes: Uint8Array<ArrayBuffer>): Promise<Picture | null> {
  try {
    const bitmap = await createImageBitmap(new Blob([bytes]), { colorSpaceConversion: 'none' });
    const { width, height } = bitmap;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context?.drawImage(bitmap, 0, 0);
    bitmap.close();
    const rgba = context?.getImageData(0, 0, width, height).data;
    return rgba === undefined ? null : { width, height, rgba };
  } catch {
    return null;
  }
}

/** Packed pictures as the network reads them, one after another; what can't be unpacked is grey. */
export async function preparePictures(
  pictures: readonly { readonly bytes: Uint8Array<ArrayBuffer> }[],
  sizePx: BaseModelSizePx,
): Promise<Uint8Array> {
  const size = sizePx * sizePx * 3;
  const images = new Uint8Array(pictures.length * size).fill(128);
  const unpacked = await Promise.all(pictures.map(({ bytes }) => unpackPicture(bytes)));
  unpacked.forEach((picture, index) => {
    if (picture !== null) images.set(prepareImage(picture, 'crop', sizePx), index * size);
  });
  return images;
}
