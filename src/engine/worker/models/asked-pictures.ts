// The pictures that a question about a base model comes with: whether they are what it says, and one by one.
// Not responsible for: preparing them (the page) or answering (features.ts).
import { BASE_MODEL_SIZES_PX } from '../../catalog/base-models.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { PreparedPictures } from '../../protocol/model-calls.ts';

const MOST_PICTURES = 5000;
/** Numbers of an answer: 256 MiB. */
const MOST_NUMBERS = 2 ** 26;

/** Throws `limit-exceeded` where an answer would have too many numbers. */
export function checkNumbers(requested: number): void {
  if (requested <= MOST_NUMBERS) return;
  throw new EngineError('limit-exceeded', `${requested} numbers asked for`, { requested, available: MOST_NUMBERS });
}

/** Throws `limit-exceeded` on too many pictures, another size than a model takes, or bytes that are not as many as they say. */
export function checkPictures({ sizePx, images, count }: PreparedPictures): void {
  if (!BASE_MODEL_SIZES_PX.includes(sizePx)) throw new EngineError('limit-exceeded', `pictures of ${sizePx} pixels`);
  const isCount = Number.isInteger(count) && count >= 0 && count <= MOST_PICTURES;
  if (!isCount || !(images instanceof Uint8Array) || images.length !== count * sizePx * sizePx * 3) {
    throw new EngineError('limit-exceeded', `${images.length} bytes for ${count} pictures of ${sizePx} pixels`, {
      requested: count,
      available: MOST_PICTURES,
    });
  }
}

/** Views of the bytes, a picture each. */
export function picturesOf({ images, count, sizePx }: PreparedPictures): readonly Uint8Array[] {
  const length = sizePx * sizePx * 3;
  return Array.from({ length: count }, (_, n) => images.subarray(n * length, (n + 1) * length));
}
