// Layers at one click: the examples of the lecture notes, in their order, and one of the course's network.
// Not responsible for: what they are called (calculator.text.ts).
import { EMPTY, type Config } from './config.ts';

const relu = { ...EMPTY, activation: 'relu' } as const;

export const PRESETS = {
  /** A grey picture of 200 x 200, 16 filters of 2 x 2 in steps of 2. */
  first: { ...relu, input: [200, 200, 1], filters: 16, kernel: [2, 2], strides: [2, 2] },
  /** The layer behind it: 32 filters of 3 x 3 that may reach over the border. */
  second: { ...relu, input: [100, 100, 16], filters: 32, kernel: [3, 3], padding: 'same' },
  /** `Conv2D(64, (2,2), activation='relu')`. The notes don't say its input; here it is the layer behind the second. */
  third: { ...relu, input: [100, 100, 32], filters: 64, kernel: [2, 2] },
  /** The row `(None, 64, 64, 32)  896`. */
  summary: { ...relu, input: [128, 128, 3], filters: 32, kernel: [3, 3], strides: [2, 2], padding: 'same' },
  pooling: { ...EMPTY, layer: 'MaxPooling2D', input: [100, 100, 15], kernel: [2, 2], strides: [2, 2] },
  /** First layer of the network for 32 x 32 colour pictures: an even kernel with `same`. */
  even: { ...relu, input: [32, 32, 3], filters: 16, kernel: [2, 2], padding: 'same' },
} as const satisfies Readonly<Record<string, Config>>;

export type PresetId = keyof typeof PRESETS;

export const PRESET_IDS: readonly PresetId[] = ['first', 'second', 'third', 'summary', 'even', 'pooling'];
