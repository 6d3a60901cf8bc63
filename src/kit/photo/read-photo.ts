// A file into a picture of a sensible size, upright, or the reason why not. Everything that is no photo is refused by
// its first bytes, before a decoder sees it. Not responsible for: the sentences (photo.text.ts) or choosing a file.
import { readImageHeader } from './image-header.ts';
import type { ImageFormat } from './image-header.ts';
import type { PhotoProblem } from './photo.text.ts';
import { sizeWithin } from './picture.ts';
import type { Picture, PictureSize, SizeLimits } from './picture.ts';

export type PhotoReading =
  | {
      readonly kind: 'ok';
      readonly picture: Picture;
      /** Upright, before it was brought to size. */
      readonly original: PictureSize;
    }
  | { readonly kind: 'problem'; readonly problem: PhotoProblem };

const HEADER_BYTES = 400_000;
const MAX_FILE_BYTES = 100e6;
const MAX_PIXELS = 120e6;

function problem(code: PhotoProblem): PhotoReading {
  return { kind: 'problem', problem: code };
}

function refusal(format: ImageFormat): PhotoProblem | null {
  switch (format) {
    case 'svg':
      return 'svg';
    case 'heic':
    case 'tiff':
      return 'format';
    case 'unknown':
      return 'not-an-image';
    case 'jpeg':
    case 'png':
    case 'webp':
    case 'avif':
    case 'gif':
    case 'bmp':
      return null;
    default:
      return format satisfies never;
  }
}

async function bytesOf(blob: Blob): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    // A file that has gone, or that the browser may not read.
    return null;
  }
}

/**
 * Decodes on a thread of the browser's. Large pictures are shrunk there, too: by their width alone, which keeps their
 * shape whichever way up they are, and only where both sides are long, so that nothing is blown up.
 */
async function decode(blob: Blob, stored: PictureSize | null, maxSidePx: number): Promise<ImageBitmap | null> {
  const isLarge = stored !== null && Math.min(stored.height, stored.width) > 2 * maxSidePx;
  try {
    return await createImageBitmap(blob, {
      imageOrientation: 'from-image',
      ...(isLarge ? { resizeWidth: 2 * maxSidePx, resizeQuality: 'medium' } : {}),
    });
  } catch {
    return null;
  }
}

/** On white, where the picture is transparent. Null where the browser gives no canvas. */
function draw(bitmap: ImageBitmap, { height, width }: PictureSize): Picture | null {
  const canvas = document.createElement('canvas');
  canvas.height = height;
  canvas.width = width;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  // Pictures of a few pixels keep their pixels.
  context.imageSmoothingEnabled = bitmap.width >= width;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return { height, width, rgba: context.getImageData(0, 0, width, height).data };
}

/** The size as it was stored, turned as the bitmap is. */
function upright(stored: PictureSize | null, bitmap: PictureSize): PictureSize {
  if (stored === null) return { height: bitmap.height, width: bitmap.width };
  const isTurned = stored.width > stored.height !== bitmap.width > bitmap.height && bitmap.width !== bitmap.height;
  return isTurned ? { height: stored.width, width: stored.height } : stored;
}

/** Reads a photo: upright, within limits. Never rejects. */
export async function readPhoto(blob: Blob, limits: SizeLimits): Promise<PhotoReading> {
  if (blob.size > MAX_FILE_BYTES) return problem('too-large');
  const head = await bytesOf(blob.slice(0, HEADER_BYTES));
  if (head === null || head.length === 0) return problem('empty');
  const header = readImageHeader(head);
  const refused = refusal(header.format);
  if (refused !== null) return problem(refused);
  if (header.size !== null && header.size.height * header.size.width > MAX_PIXELS) return problem('too-large');
  const bitmap = await decode(blob, header.size, limits.maxSidePx);
  if (bitmap === null) return problem('damaged');
  const picture = draw(bitmap, sizeWithin(bitmap, limits));
  const original = upright(header.size, bitmap);
  bitmap.close();
  return picture === null ? problem('damaged') : { kind: 'ok', picture, original };
}
