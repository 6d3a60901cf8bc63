// Where the input and the output stand on the drawing: two boxes at one scale in all three directions, seen obliquely,
// with the window and the zeros of the padding. Pure geometry in CSS pixels. Not responsible for: drawing (Volumes.tsx).
import type { AxisWindow } from '../../../nn/derivation/windows.ts';
import { axisPadding } from '../../../nn/derivation/windows.ts';
import { dilatedKernel } from '../../../nn/layer-rules.ts';
import type { Layer, Shape } from '../../../nn/spec.ts';

/** Cells along each direction. */
export interface Block {
  readonly height: number;
  readonly width: number;
  readonly depth: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A block on the drawing: `corner` is the lower left of its front. */
export interface PlacedBlock extends Block {
  readonly corner: Point;
  readonly scale: number;
}

/** A box of cells of the front, counted from its upper left; depth cells from the front. */
export interface Cells {
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
  readonly depth: number;
}

export interface Scene {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Pixels per cell. */
  readonly scale: number;
  readonly input: PlacedBlock;
  readonly output: PlacedBlock;
  /** First place of the window: in the input, or for a transposed layer in the output. Null where nothing slides. */
  readonly window: Cells | null;
  /** The number that it makes (or, transposed, is made from). */
  readonly cell: Cells | null;
  /** The input (transposed: the output) with its padding (what is cut off) around; null without any. */
  readonly padded: Cells | null;
  readonly isTransposed: boolean;
}

/** How far one cell backwards goes to the right and up, in cells of the front. */
export const BACK: Point = { x: 0.52, y: -0.33 };

const MARGIN = { left: 46, right: 40, top: 30, bottom: 58 } as const;
const GAP = 74;
const HIGHEST = 230;
const LARGEST_CELL = 26;

/** A picture is itself; a sequence lies along the width; a vector runs backwards. */
export function blockOf(shape: Shape): Block {
  const [first = 1, second = 1, third = 1] = shape;
  if (shape.length === 3) return { height: first, width: second, depth: third };
  if (shape.length === 2) return { height: 1, width: first, depth: second };
  return { height: 1, width: 1, depth: first };
}

function spanX({ width, depth }: Block): number {
  return width + depth * BACK.x;
}

function spanY({ height, depth }: Block): number {
  return height - depth * BACK.y;
}

/** Pixels per cell at which both blocks find room. */
export function fittingScale(input: Block, output: Block, widthPx: number): number {
  const room = Math.max(60, widthPx - MARGIN.left - MARGIN.right - GAP);
  const across = room / (spanX(input) + spanX(output));
  const down = HIGHEST / Math.max(spanY(input), spanY(output));
  return Math.min(across, down, LARGEST_CELL);
}

function cellsAround(
  windows: readonly AxisWindow[],
  before: readonly number[],
  after: readonly number[],
  sizes: readonly number[],
): Cells {
  const [height, width] = windows.length === 2 ? [0, 1] : [null, 0];
  const side = (list: readonly number[], index: number | null, standard: number) =>
    index === null ? standard : (list[index] ?? standard);
  return {
    row: -side(before, height, 0),
    column: -side(before, width, 0),
    height: side(before, height, 0) + side(sizes, height, 1) + side(after, height, 0),
    width: side(before, width, 0) + side(sizes, width, 1) + side(after, width, 0),
    depth: 0,
  };
}

function windowCells(layer: Layer, windows: readonly AxisWindow[], before: readonly number[], depth: number): Cells {
  const extents = windows.map(({ kernel, dilation }) => dilatedKernel(kernel, dilation));
  const isLine = windows.length === 1;
  const isFlat = layer.className === 'DepthwiseConv2D' || layer.className.endsWith('Pooling2D');
  return {
    row: isLine ? 0 : -(before[0] ?? 0),
    column: -(isLine ? (before[0] ?? 0) : (before[1] ?? 0)),
    height: isLine ? 1 : (extents[0] ?? 1),
    width: (isLine ? extents[0] : extents[1]) ?? 1,
    depth: isFlat ? 1 : depth,
  };
}

/** The drawing of a layer. `heldScale`: while a handle is dragged the scale may shrink but must not grow. */
export function sceneOf(
  layer: Layer,
  inputShape: Shape,
  outputShape: Shape,
  windows: readonly AxisWindow[],
  widthPx: number,
  heldScale: number | null,
): Scene {
  const [input, output] = [blockOf(inputShape), blockOf(outputShape)];
  const fitting = fittingScale(input, output, widthPx);
  const scale = heldScale === null ? fitting : Math.min(heldScale, fitting);
  const heightPx = MARGIN.top + scale * Math.max(spanY(input), spanY(output)) + MARGIN.bottom;
  const base = heightPx - MARGIN.bottom;
  const used = scale * (spanX(input) + spanX(output)) + GAP + MARGIN.left + MARGIN.right;
  const left = MARGIN.left + (heldScale === null ? Math.max(0, (widthPx - used) / 2) : 0);
  const isTransposed = layer.className === 'Conv2DTranspose';
  const paddings = windows.map((window) => axisPadding(window, isTransposed));
  const before = paddings.map((padding) => padding.before);
  const after = paddings.map((padding) => padding.after);
  const sizes = windows.map(({ size }, index) => (isTransposed ? (paddings[index]?.output ?? 1) : size));
  const isPadded = [...before, ...after].some((zeros) => zeros > 0);
  return {
    widthPx,
    heightPx,
    scale,
    input: { ...input, corner: { x: left, y: base }, scale },
    output: { ...output, corner: { x: left + scale * spanX(input) + GAP, y: base }, scale },
    window:
      windows.length === 0 ? null : windowCells(layer, windows, before, isTransposed ? output.depth : input.depth),
    cell: windows.length === 0 ? null : { row: 0, column: 0, height: 1, width: 1, depth: 1 },
    padded: isPadded ? cellsAround(windows, before, after, sizes) : null,
    isTransposed,
  };
}

/** A point of a block: row and column from the upper left of its front, depth from the front. */
export function pointIn(block: PlacedBlock, row: number, column: number, depth: number): Point {
  const { corner, height, scale } = block;
  return {
    x: corner.x + scale * (column + depth * BACK.x),
    y: corner.y + scale * (row - height + depth * BACK.y),
  };
}

function path(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

/** Front, top and right side of a box of cells in a block, as SVG paths. */
export function faces(block: PlacedBlock, { row, column, height, width, depth }: Cells) {
  const at = (down: number, across: number, back: number): Point => pointIn(block, row + down, column + across, back);
  return {
    front: path([at(0, 0, 0), at(0, width, 0), at(height, width, 0), at(height, 0, 0)]),
    top: path([at(0, 0, 0), at(0, width, 0), at(0, width, depth), at(0, 0, depth)]),
    side: path([at(0, width, 0), at(height, width, 0), at(height, width, depth), at(0, width, depth)]),
  };
}

export function wholeBlock({ height, width, depth }: Block): Cells {
  return { row: 0, column: 0, height, width, depth };
}

/** Fewest pixels between two lines. */
const FINEST = 3;

/** Borders of cells on the front, and of maps on top and side, where they are not too fine to see; '' otherwise. */
export function dividingLines(block: PlacedBlock): string {
  const { height, width, depth, scale } = block;
  const line = (from: Point, to: Point): string =>
    `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
  let lines = '';
  if (scale >= 2 * FINEST) {
    for (let row = 1; row < height; row += 1) lines += line(pointIn(block, row, 0, 0), pointIn(block, row, width, 0));
    for (let column = 1; column < width; column += 1) {
      lines += line(pointIn(block, 0, column, 0), pointIn(block, height, column, 0));
    }
  }
  if (scale * BACK.x >= FINEST) {
    for (let back = 1; back < depth; back += 1) {
      lines += line(pointIn(block, 0, 0, back), pointIn(block, 0, width, back));
      lines += line(pointIn(block, 0, width, back), pointIn(block, height, width, back));
    }
  }
  return lines;
}

export type HandleId = 'height' | 'width' | 'length' | 'depth' | 'units' | 'filters' | 'outputUnits';

/** Every unit of a dense layer reads every number: some of the wires between two vectors. */
export function wires({ input, output }: Scene): string {
  const from = Array.from({ length: 7 }, (_, i) => pointIn(input, 0.5, 0.5, ((i + 0.5) / 7) * input.depth));
  const to = Array.from({ length: 5 }, (_, i) => pointIn(output, 0.5, 0.5, ((i + 0.5) / 5) * output.depth));
  const point = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return from.flatMap((start) => to.map((end) => `M${point(start)}L${point(end)}`)).join('');
}

/** A dot that can be dragged, and the direction in which its number grows, in pixels per unit. */
export interface Handle extends Point {
  readonly id: HandleId;
  readonly value: number;
  readonly step: Point;
}

const BELOW = 16;

/** The handles of a scene: input sizes, and the output's depth where the layer sets it. */
export function handlesOf(
  scene: Scene,
  inputRank: number,
  output: 'filters' | 'outputUnits' | null,
): readonly Handle[] {
  const { input, scale } = scene;
  const up: Point = { x: 0, y: -scale };
  const right: Point = { x: scale, y: 0 };
  const back: Point = { x: scale * BACK.x, y: scale * BACK.y };
  const far = (block: PlacedBlock): Point => pointIn(block, 0, block.width, block.depth);
  const handles: Handle[] = [];
  if (inputRank === 3) {
    handles.push({ id: 'height', value: input.height, step: up, ...pointIn(input, 0, input.width * 0.3, 0) });
  }
  if (inputRank >= 2) {
    const id = inputRank === 3 ? 'width' : 'length';
    const end = pointIn(input, input.height * 0.7, input.width, 0);
    // A sequence is one cell high: its dot hangs below, apart from the one of its depth.
    const y = inputRank === 3 ? end.y : end.y + BELOW;
    handles.push({ id, value: input.width, step: right, x: end.x, y });
  }
  handles.push({ id: inputRank === 1 ? 'units' : 'depth', value: input.depth, step: back, ...far(input) });
  if (output !== null) handles.push({ id: output, value: scene.output.depth, step: back, ...far(scene.output) });
  return handles;
}

/** The value of a handle after the pointer has moved by so many pixels. */
export function draggedValue(handle: Handle, moved: Point, max: number): number {
  const length = handle.step.x ** 2 + handle.step.y ** 2;
  const change = length === 0 ? 0 : (moved.x * handle.step.x + moved.y * handle.step.y) / length;
  return Math.min(max, Math.max(1, Math.round(handle.value + change)));
}
