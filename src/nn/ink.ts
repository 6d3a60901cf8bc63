// Ink: pen strokes as data, and how they become pixels. For boards to draw on and for the drawn figure that stands in
// while no data set is loaded. Not responsible for: pointers, links, or MNIST's normalisation (digit.ts).

/** Strokes live on a square of 112 x 112 points: four to each of MNIST's 28 pixels. */
export const INK_GRID = 112;

/** Radius of the pen in grid points: a line about two MNIST pixels wide, as in the data set. */
export const PEN_RADIUS = 4;

/** One stroke: x0, y0, x1, y1, ... in whole grid points from the top left corner. */
export type Stroke = readonly number[];

/**
 * Draws strokes with a round pen into a size x size plane, 0 (paper) to 1 (full ink), row-major.
 * The value of a cell is how much of it lies under the pen, judged by the distance of its centre to the line.
 */
export function inkPlane(strokes: readonly Stroke[], size: number, radius: number = PEN_RADIUS): Float32Array {
  const plane = new Float32Array(size * size);
  const scale = size / INK_GRID;
  for (const stroke of strokes) {
    const [firstX, firstY] = stroke;
    if (firstX === undefined || firstY === undefined) continue;
    drawSegmentInto(plane, size, firstX * scale, firstY * scale, firstX * scale, firstY * scale, radius * scale);
    for (let i = 2; i + 1 < stroke.length; i += 2) {
      const fromX = (stroke[i - 2] ?? 0) * scale;
      const fromY = (stroke[i - 1] ?? 0) * scale;
      const toX = (stroke[i] ?? 0) * scale;
      const toY = (stroke[i + 1] ?? 0) * scale;
      drawSegmentInto(plane, size, fromX, fromY, toX, toY, radius * scale);
    }
  }
  return plane;
}

function drawSegmentInto(
  plane: Float32Array,
  size: number,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  radius: number,
): void {
  const top = Math.max(0, Math.floor(Math.min(fromY, toY) - radius - 1));
  const bottom = Math.min(size - 1, Math.ceil(Math.max(fromY, toY) + radius + 1));
  const left = Math.max(0, Math.floor(Math.min(fromX, toX) - radius - 1));
  const right = Math.min(size - 1, Math.ceil(Math.max(fromX, toX) + radius + 1));
  const alongX = toX - fromX;
  const alongY = toY - fromY;
  const lengthSquared = alongX * alongX + alongY * alongY;
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const x = column + 0.5 - fromX;
      const y = row + 0.5 - fromY;
      const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, (x * alongX + y * alongY) / lengthSquared));
      const distance = Math.hypot(x - along * alongX, y - along * alongY);
      const cover = Math.min(1, Math.max(0, radius + 0.5 - distance));
      const index = row * size + column;
      if (cover > (plane[index] ?? 0)) plane[index] = cover;
    }
  }
}

/** A five drawn by hand in strokes: a figure for the page, not a sample of any data set. */
export const DRAWN_FIVE: readonly Stroke[] = [
  [74, 27, 60, 28, 46, 29],
  [46, 29, 44, 40, 42, 50],
  [42, 50, 50, 47, 59, 47, 67, 51, 72, 59, 72, 69, 67, 78, 58, 84, 48, 85, 39, 80],
];
