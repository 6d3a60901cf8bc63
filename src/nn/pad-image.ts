// Zeros around an image, as many on each side as one likes. Not responsible for: how many a layer needs (shapes.ts, axis-walk.ts).
import type { Image } from './convolution.ts';

export interface Sides {
  readonly before: number;
  readonly after: number;
}

/** A copy of the image (height x width x channels) with rows and columns of zeros around it. */
export function padImage(image: Image, rows: Sides, columns: Sides): Image {
  const [height, width, channels] = image.shape;
  const paddedWidth = columns.before + width + columns.after;
  const shape = [rows.before + height + rows.after, paddedWidth, channels] as const;
  const values = new Float32Array(shape[0] * paddedWidth * channels);
  for (let row = 0; row < height; row += 1) {
    const line = image.values.subarray(row * width * channels, (row + 1) * width * channels);
    values.set(line, ((row + rows.before) * paddedWidth + columns.before) * channels);
  }
  return { shape, values };
}
