// Several small pictures laid out on one: feature maps or filters side by side, with a gap of nothing between them.
// Not responsible for: painting (kit/canvas) or what the pictures are.

export interface Sheet {
  /** `height x width` numbers, or three channels each; NaN in the gaps. */
  readonly pixels: Float32Array;
  readonly height: number;
  readonly width: number;
  /** Pictures on the sheet, and how many there were. */
  readonly shown: number;
  readonly of: number;
}

export interface Pictures {
  readonly height: number;
  readonly width: number;
  readonly count: number;
  /** 3: each picture is in colour. */
  readonly channels: 1 | 3;
  readonly valueAt: (picture: number, row: number, column: number, channel: number) => number;
}

/** The first `most` pictures in rows of `perRow`. */
export function sheetOf(pictures: Pictures, most: number, perRow: number): Sheet {
  const { height, width, count, channels, valueAt } = pictures;
  const shown = Math.min(most, count);
  const columns = Math.min(perRow, shown);
  const rows = Math.ceil(shown / perRow);
  const [sheetHeight, sheetWidth] = [Math.max(1, rows * (height + 1) - 1), Math.max(1, columns * (width + 1) - 1)];
  const pixels = new Float32Array(sheetHeight * sheetWidth * channels).fill(Number.NaN);
  for (let picture = 0; picture < shown; picture += 1) {
    const top = Math.floor(picture / perRow) * (height + 1);
    const left = (picture % perRow) * (width + 1);
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1) {
        const at = ((top + row) * sheetWidth + left + column) * channels;
        for (let c = 0; c < channels; c += 1) pixels[at + c] = valueAt(picture, row, column, c);
      }
    }
  }
  return { pixels, height: sheetHeight, width: sheetWidth, shown, of: count };
}

/** The channels of a map (height x width x channels, channels last) as pictures; a vector is one picture, a row high. */
export function mapsOf(values: Float32Array, shape: readonly number[]): Pictures {
  const [height = 1, width = 1, maps = 1] = shape.length === 3 ? shape : [1, shape.at(-1) ?? 1, 1];
  return {
    height,
    width,
    count: maps,
    channels: 1,
    valueAt: (map, row, column) => values[(row * width + column) * maps + map] ?? Number.NaN,
  };
}

/**
 * The kernels that read the input itself as pictures of what they weigh: those of a convolution [height, width, channels,
 * filters], or of a dense layer [height x width x channels, units] behind Flatten, laid back onto the image. In colour
 * where the input is, scaled so that 0.5 is a weight of zero. Null where the kernel reads something else.
 */
export function filtersOf(kernel: Float32Array, shape: readonly number[], input: readonly number[]): Pictures | null {
  const [height = 0, width = 0, depth = 0] = input;
  const [filters = 0] = shape.slice(-1);
  const isConvolution = shape.length === 4 && shape[2] === depth;
  if (!isConvolution && !(shape.length === 2 && shape[0] === height * width * depth)) return null;
  const [rows, columns] = isConvolution ? [shape[0] ?? 0, shape[1] ?? 0] : [height, width];
  const at = (filter: number, row: number, column: number, channel: number): number =>
    kernel[((row * columns + column) * depth + channel) * filters + filter] ?? 0;
  if (depth !== 3) {
    return { height: rows, width: columns, count: filters, channels: 1, valueAt: (f, r, c) => at(f, r, c, 0) };
  }
  let most = 0;
  for (const weight of kernel) most = Math.max(most, Math.abs(weight));
  const scale = most === 0 ? 0 : 0.5 / most;
  return {
    height: rows,
    width: columns,
    count: filters,
    channels: 3,
    valueAt: (f, r, c, channel) => 0.5 + at(f, r, c, channel) * scale,
  };
}
