// A picture in memory, and the size a photo is brought to before anything is done with it.
// Not responsible for: where pictures come from (read-photo.ts, use-camera.ts).

export interface Picture {
  readonly height: number;
  readonly width: number;
  /** Four bytes a pixel, rows from the top: red, green, blue, alpha. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

export interface SizeLimits {
  /** Neither side is longer. */
  readonly maxSidePx: number;
  /** Neither side is shorter: a kernel has to fit in. */
  readonly minSidePx: number;
}

export interface PictureSize {
  readonly height: number;
  readonly width: number;
}

/** Size of a picture within limits, its shape kept but where it is so narrow that the shorter limit forbids it. */
export function sizeWithin({ height, width }: PictureSize, { maxSidePx, minSidePx }: SizeLimits): PictureSize {
  const shrink = maxSidePx / Math.max(height, width);
  const grow = minSidePx / Math.min(height, width);
  const scale = Math.min(shrink, Math.max(1, grow));
  function side(length: number): number {
    return Math.min(maxSidePx, Math.max(minSidePx, Math.round(length * scale)));
  }
  return { height: side(height), width: side(width) };
}
