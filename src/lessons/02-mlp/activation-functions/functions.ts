// The functions of the figure: their names, colours, and how Keras 3 writes them. Names of functions are the same in both
// languages. Not responsible for: their values (nn/activations.ts) or their formulas (formulas.ts).
import type { SeriesColour } from '../../../kit/charts/series.ts';
import { codeLine } from '../../../nn/keras-tokens.ts';
import type { CodeLine } from '../../../nn/keras-tokens.ts';

export const FUNCTIONS = ['relu', 'leaky_relu', 'elu', 'selu', 'gelu', 'sigmoid', 'tanh'] as const;
export type FunctionId = (typeof FUNCTIONS)[number];

export const FUNCTION_NAMES: Readonly<Record<FunctionId, string>> = {
  relu: 'ReLU',
  leaky_relu: 'Leaky ReLU',
  elu: 'ELU',
  selu: 'SELU',
  gelu: 'GELU',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
};

export interface LineLook {
  readonly color: SeriesColour;
  /** SVG dash array where the function is one of those compared. */
  readonly dash: string;
}

export const LOOKS: Readonly<Record<FunctionId, LineLook>> = {
  relu: { color: 'series-2', dash: '10 3' },
  leaky_relu: { color: 'series-6', dash: '2 3' },
  elu: { color: 'series-3', dash: '9 3 2 3' },
  selu: { color: 'series-5', dash: '5 3' },
  gelu: { color: 'series-4', dash: '6 2 2 2' },
  sigmoid: { color: 'series-1', dash: '13 3' },
  tanh: { color: 'series-7', dash: '3 2' },
};

/** What Keras calls it: a name for `activation=`, and the layer that stands alone where its number can be set. */
function sources(id: FunctionId): readonly string[] {
  const named = `layers.Dense(128, activation='${id}')`;
  switch (id) {
    case 'relu':
      return [named, 'layers.ReLU()'];
    case 'leaky_relu':
      return [named, 'layers.LeakyReLU(negative_slope=0.2)'];
    case 'elu':
      return [named, 'layers.ELU(alpha=1.0)'];
    case 'selu':
      return ["layers.Dense(128, activation='selu',", "             kernel_initializer='lecun_normal')"];
    case 'gelu':
    case 'sigmoid':
    case 'tanh':
      return [named, `layers.Activation('${id}')`];
    default:
      return id satisfies never;
  }
}

/** First as part of a layer, then as a layer of its own where there is one. */
export function kerasLines(id: FunctionId): readonly CodeLine[] {
  return sources(id).map((source) => codeLine(source));
}

/** Keras has no temperature: the logits are divided before. */
export const SOFTMAX_LINES: readonly CodeLine[] = [
  "layers.Dense(10, activation='softmax')",
  'keras.ops.softmax(logits / temperature)',
].map((source) => codeLine(source));
