// The five kinds of data of the exhibit `same-idea`, and the three kernels. Everything is written out or worked out here.
// Not responsible for: sliding (idea-model.ts), names of the words (same-idea.text.ts).

export const GRIDS = ['sound', 'sentence', 'board', 'picture', 'video'] as const;
export type GridId = (typeof GRIDS)[number];
export const KERNELS = ['rise', 'row', 'peak'] as const;
export type KernelId = (typeof KERNELS)[number];

export const KERNEL_VALUES: Readonly<Record<KernelId, readonly number[]>> = {
  rise: [-1, 0, 1],
  row: [1, 1, 1],
  peak: [-1, 2, -1],
};

/** Numbers at places: frames x height x width, one channel. What has fewer directions is 1 long in the others. */
export interface Grid {
  readonly frames: number;
  readonly height: number;
  readonly width: number;
  readonly values: readonly number[];
}

/** The direction the window of three lies in. */
export type Axis = 'frames' | 'height' | 'width';

export interface Kind {
  readonly grid: Grid;
  readonly axis: Axis;
  /** How many directions the data have, as Keras counts them: Conv1D, Conv2D, Conv3D. */
  readonly dimensions: 1 | 2 | 3;
  /** Numbers a place may hold. */
  readonly min: number;
  readonly max: number;
  /** Cells that stay together when positions are shuffled: a whole frame of a video. */
  readonly unit: number;
}

const SIGNS: Readonly<Record<string, number>> = { X: 1, O: -1, '#': 1, '.': 0 };

function drawn(rows: readonly string[]): readonly number[] {
  return rows.flatMap((row) => Array.from(row, (sign) => SIGNS[sign] ?? 0));
}

const SILENT = 4;
const SAMPLES = 18;
/** Silence, then a tone of eight samples a period. */
const SOUND = Array.from({ length: SAMPLES }, (_, i) =>
  i < SILENT ? 0 : Math.round(4 * Math.sin(((i - SILENT) * Math.PI) / 4)) + 0,
);

const BOARD = [
  '.........',
  '..XXX....',
  '..O......',
  '..O.X....',
  '..O......',
  '....OOO..',
  '.X.......',
  '...X.O...',
  '.........',
];

const HOUSE = [
  '..........',
  '....##....',
  '...####...',
  '..######..',
  '.########.',
  '..######..',
  '..##..##..',
  '..##..##..',
  '..##..##..',
  '..........',
];

const SIDE = 6;
const FRAMES = 5;
/** A ball that flies to the right, a box that stands still, a light that is on in the middle frame only. */
const VIDEO = Array.from({ length: FRAMES }, (_, time) =>
  Array.from({ length: SIDE * SIDE }, (__, cell) => {
    const [row, column] = [Math.floor(cell / SIDE), cell % SIDE];
    const isBall = (row === 2 || row === 3) && (column === time || column === time + 1);
    const isBox = row === 5 && (column === 1 || column === 2);
    const isLight = row === 0 && column === 4 && time === 2;
    return isBall || isBox || isLight ? 1 : 0;
  }),
).flat();

export const KINDS: Readonly<Record<GridId, Kind>> = {
  sound: {
    grid: { frames: 1, height: 1, width: SAMPLES, values: SOUND },
    axis: 'width',
    dimensions: 1,
    min: -4,
    max: 4,
    unit: 1,
  },
  sentence: {
    grid: { frames: 1, height: 9, width: 1, values: [0, -2, 0, 2, 2, 2, 0, 0, -1] },
    axis: 'height',
    dimensions: 1,
    min: -2,
    max: 2,
    unit: 1,
  },
  board: {
    grid: { frames: 1, height: BOARD.length, width: 9, values: drawn(BOARD) },
    axis: 'width',
    dimensions: 2,
    min: -1,
    max: 1,
    unit: 1,
  },
  picture: {
    grid: { frames: 1, height: HOUSE.length, width: 10, values: drawn(HOUSE) },
    axis: 'width',
    dimensions: 2,
    min: 0,
    max: 1,
    unit: 1,
  },
  video: {
    grid: { frames: FRAMES, height: SIDE, width: SIDE, values: VIDEO },
    axis: 'frames',
    dimensions: 3,
    min: 0,
    max: 1,
    unit: SIDE * SIDE,
  },
};
