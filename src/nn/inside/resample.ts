// Pictures of another size, by bilinear interpolation with half-pixel centres; at the border the nearest pixel goes on.
// For maps laid over pictures and for the octaves of a dream. Not responsible for: photos made small (prepare-image.ts).

export type PictureShape = readonly [height: number, width: number, channels: number];

/** Where a place of the new side reads the old one: two neighbours, and how far it is from the first to the second. */
function reading(at: number, from: number, to: number): readonly [number, number, number] {
  const place = Math.min(from - 1, Math.max(0, ((at + 0.5) * from) / to - 0.5));
  const low = Math.floor(place);
  return [low, Math.min(from - 1, low + 1), place - low];
}

export function resample(
  values: ArrayLike<number>,
  [height, width, channels]: PictureShape,
  toHeight: number,
  toWidth: number,
): Float32Array {
  const target = new Float32Array(toHeight * toWidth * channels);
  const columns = Array.from({ length: toWidth }, (_, x) => reading(x, width, toWidth));
  for (let y = 0; y < toHeight; y += 1) {
    const [top, bottom, down] = reading(y, height, toHeight);
    columns.forEach(([left, right, across], x) => {
      for (let c = 0; c < channels; c += 1) {
        const value = (row: number, column: number): number => values[(row * width + column) * channels + c] ?? 0;
        const above = value(top, left) * (1 - across) + value(top, right) * across;
        const below = value(bottom, left) * (1 - across) + value(bottom, right) * across;
        target[(y * toWidth + x) * channels + c] = above * (1 - down) + below * down;
      }
    });
  }
  return target;
}

/** The picture moved down and right; what leaves at one side comes in at the other. */
export function rolled(
  values: Float32Array,
  [height, width, channels]: PictureShape,
  dy: number,
  dx: number,
): Float32Array {
  const target = new Float32Array(values.length);
  for (let y = 0; y < height; y += 1) {
    const row = (((y - dy) % height) + height) % height;
    for (let x = 0; x < width; x += 1) {
      const from = (row * width + ((((x - dx) % width) + width) % width)) * channels;
      for (let c = 0; c < channels; c += 1) target[(y * width + x) * channels + c] = values[from + c] ?? 0;
    }
  }
  return target;
}
