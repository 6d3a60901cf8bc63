// How the betting game hides part of an image. Not responsible for: which images.

export const COVERS = ['none', 'half', 'coarse'] as const;
export type CoverId = (typeof COVERS)[number];

export const SIDE = 28;
/** Coarse images have one grey value for each square of so many pixels a side. */
const BLOCK = 4;

function coarse(image: Float32Array): Float32Array {
  const target = new Float32Array(image.length);
  for (let top = 0; top < SIDE; top += BLOCK) {
    for (let left = 0; left < SIDE; left += BLOCK) {
      let sum = 0;
      for (let i = 0; i < BLOCK * BLOCK; i += 1) {
        sum += image[(top + Math.floor(i / BLOCK)) * SIDE + left + (i % BLOCK)] ?? 0;
      }
      for (let row = top; row < top + BLOCK; row += 1) {
        target.fill(sum / (BLOCK * BLOCK), row * SIDE + left, row * SIDE + left + BLOCK);
      }
    }
  }
  return target;
}

/** The 28 x 28 image as players see it: whole, its upper half, or the means of 4 x 4 pixels. */
export function covered(image: Float32Array, cover: CoverId): Float32Array {
  switch (cover) {
    case 'none':
      return image;
    case 'half':
      return image.map((value, i) => (i < image.length / 2 ? value : 0));
    case 'coarse':
      return coarse(image);
    default:
      return cover satisfies never;
  }
}
