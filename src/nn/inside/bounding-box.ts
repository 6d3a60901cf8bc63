// A box around what is hot in a map, and how well two boxes agree. The box is that of Zhou et al. 2016 (arXiv:1512.04150,
// section 3.1): around the largest connected region above a part of the map's maximum (there a fifth).
// Not responsible for: the map.

/** From (left, top) on, `width` to the right and `height` down, in whatever unit the owner counts. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface HeatMap {
  readonly height: number;
  readonly width: number;
  /** Row by row. */
  readonly values: ArrayLike<number>;
}

/** Places of the largest region of marked places that touch at their sides, as their numbers; the first of equals. */
function largestRegion(marked: readonly boolean[], width: number): readonly number[] {
  const seen = new Uint8Array(marked.length);
  let largest: number[] = [];
  for (let start = 0; start < marked.length; start += 1) {
    if (marked[start] !== true || seen[start] === 1) continue;
    const region: number[] = [];
    const open = [start];
    seen[start] = 1;
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      region.push(place);
      const column = place % width;
      const beside = [
        place - width,
        place + width,
        ...(column > 0 ? [place - 1] : []),
        ...(column < width - 1 ? [place + 1] : []),
      ];
      for (const next of beside) {
        if (marked[next] !== true || seen[next] === 1) continue;
        seen[next] = 1;
        open.push(next);
      }
    }
    if (region.length > largest.length) largest = region;
  }
  return largest;
}

/**
 * The box, in places of the map, around the largest region whose values are at least `part` (in (0, 1]) of the maximum. Null
 * where nothing is above nought: such a map points nowhere.
 */
export function hotBox({ width, values }: HeatMap, part: number): Box | null {
  const all = Array.from(values);
  const most = all.reduce((top, value) => Math.max(top, value), 0);
  if (!(most > 0) || !Number.isFinite(most)) return null;
  const region = largestRegion(
    all.map((value) => value >= part * most),
    width,
  );
  const columns = region.map((place) => place % width);
  const rows = region.map((place) => Math.floor(place / width));
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  return { left, top, width: Math.max(...columns) - left + 1, height: Math.max(...rows) - top + 1 };
}

function area({ width, height }: Box): number {
  return Math.max(0, width) * Math.max(0, height);
}

/** Intersection over union, in [0, 1]: 1 for the same box, 0 for boxes that do not overlap or have no area. */
export function intersectionOverUnion(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  const common = Math.max(0, width) * Math.max(0, height);
  const union = area(a) + area(b) - common;
  return union > 0 ? common / union : 0;
}
