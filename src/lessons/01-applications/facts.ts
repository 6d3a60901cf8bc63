// Numbers that the prose speaks of, worked out by nn instead of typed. Not responsible for: the words around them.
import { conv1d, conv2d, dense, sequential } from '../../nn/build.ts';
import { codeLine, pythonTuple } from '../../nn/keras-tokens.ts';
import { countParameters } from '../../nn/parameters.ts';
import { receptiveFields } from '../../nn/receptive-field.ts';
import { inferShapes, padding2D } from '../../nn/shapes.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import { KINDS } from './same-idea/idea-data.ts';
import { present } from './same-idea/idea-model.ts';
import { initial } from './same-idea/same-idea.ts';

const SAMPLES_PER_SECOND = 16_000;
/** Layers of WaveNet whose kernels of two samples are ever further apart: 1, 2, 4 ... 512. */
const LAYERS = 10;
const SECTION = 2048;
const wave = sequential(
  [SECTION, 1],
  Array.from({ length: LAYERS }, (_, i) =>
    conv1d({ filters: 1, kernelSize: 2, dilationRate: 2 ** i, padding: 'causal' }),
  ),
);
const field = receptiveFields(wave).at(-1)?.size[0] ?? 0;

function lastShape(spec: NetworkSpec): readonly number[] {
  return inferShapes(spec).at(-1)?.output ?? [];
}

const WORDS = 20;
const VECTOR = 128;
const [textPlaces = 0] = lastShape(sequential([WORDS, VECTOR], [conv1d({ filters: 1, kernelSize: 3 })]));

/** The convolutions of the network that plays Atari games. */
const ATARI = sequential(
  [84, 84, 4],
  [
    conv2d({ filters: 32, kernelSize: 8, strides: 4 }),
    conv2d({ filters: 64, kernelSize: 4, strides: 2 }),
    conv2d({ filters: 64, kernelSize: 3 }),
  ],
);

/** The window that the figure shows first. */
const shown = present(initial);
const terms = shown.window.map(({ value, weight }) => [weight, value] as const);
const sign = (value: number): string => (value < 0 ? `(${value})` : String(value));
const line = { samples: shown.grid.values.length, places: shown.output.values.length };

/** A layer's line, with the shapes that go in and come out: as many window places each way as fit. */
function kerasLine(className: string, given: readonly number[]): ReturnType<typeof codeLine> {
  const filters = 8;
  const output = given.map((size) => padding2D(size, 3, 1, 1, 'valid').output);
  const shapes = `${pythonTuple([...given, 1])} -> ${pythonTuple([...output, filters])}`;
  return codeLine(`layers.${className}(${filters}, 3)  # ${shapes}`);
}
const { board, video } = KINDS;

export const facts = {
  samplesPerSecond: SAMPLES_PER_SECOND,
  field,
  fieldMs: (field / SAMPLES_PER_SECOND) * 1000,
  layers: LAYERS,
  widest: 2 ** (LAYERS - 1),
  sum: {
    tex: `y = ${terms.map(([weight, value]) => `${sign(weight)}\\cdot ${sign(value)}`).join(' + ')} = ${shown.sum}`,
    label: `y = ${terms.map(([weight, value]) => `${sign(weight)} · ${sign(value)}`).join(' + ')} = ${shown.sum}`,
  },
  line,
  weights: terms.length,
  everyToEvery: countParameters(sequential([line.samples], [dense({ units: line.places, useBias: false })])).total,
  keras: [
    kerasLine('Conv1D', [line.samples]),
    kerasLine('Conv2D', [board.grid.height, board.grid.width]),
    kerasLine('Conv3D', [video.grid.frames, video.grid.height, video.grid.width]),
  ],
  words: WORDS,
  vector: VECTOR,
  textPlaces,
  atari: lastShape(ATARI).join(' × '),
  board: 19 * 19,
};
