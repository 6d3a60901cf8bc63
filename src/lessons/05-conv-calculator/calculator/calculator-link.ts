// The calculator's link: `layer=Conv2D&input=128x128x3&filters=32&kernel=3&strides=2&padding=same&dilation=1&bias=1`.
// Public: slides use it. Kernel, strides and dilation are `3` or `3x5`; for pooling layers `kernel` is the pool size.
// Not responsible for: judging the layer (config.ts) or the state around it (calculator.ts).
import type { LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import type { LinkReader } from '../../../kit/exhibit/link-fields.ts';
import type { Padding1D, Pair, Shape } from '../../../nn/spec.ts';
import { ACTIVATIONS, EMPTY, FIELDS, LAYERS, LIMITS, type Config, type ConfigField } from './config.ts';

/** `3`, or `3x5` where the sides differ. */
export function pairField([height, width]: Pair): string {
  return height === width ? String(height) : `${height}x${width}`;
}

function readNumbers(
  link: LinkReader,
  field: string,
  counts: readonly number[],
  limit: number,
): readonly number[] | null {
  const text = link.text(field);
  if (text === null) return null;
  const parts = text.split(/[x×*,]/i);
  const numbers = parts.flatMap((part) => (/^\d{1,9}$/.test(part) ? [Number(part)] : []));
  const isSound = numbers.length === parts.length && counts.includes(numbers.length);
  if (isSound && numbers.every((side) => side >= 1 && side <= limit)) return numbers;
  const example = counts.includes(3) ? '128x128x3' : counts.includes(2) ? '3x5' : '3';
  const shown = text.length > 24 ? `${text.slice(0, 24)}…` : text;
  return link.refuse(field, {
    zh: `链接中的 ${field}=“${shown}” 无法使用：应为正整数，例如 ${example}，每个不超过 ${limit}。已改用初始状态。`,
    en: `The link says ${field}=“${shown}”, but this takes positive whole numbers of at most ${limit}, such as ${example}. The initial state is shown instead.`,
  });
}

function readPair(link: LinkReader, field: string, limit: number, fallback: Pair): Pair {
  const [height, width] = readNumbers(link, field, [1, 2], limit) ?? fallback;
  return height === undefined ? fallback : [height, width ?? height];
}

function readInput(link: LinkReader, fallback: Shape): Shape {
  return readNumbers(link, 'input', [1, 2, 3], LIMITS.units) ?? fallback;
}

/** Fields that a link may have; one of them is enough for it to mean Keras's defaults for the rest. */
const LINK_FIELDS = [
  'layer',
  'input',
  'filters',
  'units',
  'kernel',
  'strides',
  'padding',
  'dilation',
  'multiplier',
  'bias',
  'activation',
] as const;

/** The configuration of a link; null when it names none of its fields. What it doesn't name is as Keras has it. */
export function readConfig(link: LinkReader): Config | null {
  if (LINK_FIELDS.every((field) => link.text(field) === null)) return null;
  const layer = link.choice('layer', LAYERS, EMPTY.layer);
  const isPooling = layer === 'MaxPooling2D' || layer === 'AveragePooling2D';
  const inputs: Readonly<Record<string, Shape>> = { Conv1D: [128, 1], Dense: [1024] };
  const kernel = readPair(link, 'kernel', LIMITS.kernel, isPooling ? [2, 2] : EMPTY.kernel);
  const paddings: readonly Padding1D[] = layer === 'Conv1D' ? ['valid', 'same', 'causal'] : ['valid', 'same'];
  const filters = link.integer('filters', 1, LIMITS.filters, EMPTY.filters);
  return {
    layer,
    input: readInput(link, inputs[layer] ?? EMPTY.input),
    filters: link.integer('units', 1, LIMITS.filters, filters),
    kernel,
    strides: readPair(link, 'strides', LIMITS.strides, isPooling ? kernel : EMPTY.strides),
    padding: link.choice('padding', paddings, EMPTY.padding),
    dilation: readPair(link, 'dilation', LIMITS.dilation, EMPTY.dilation),
    multiplier: link.integer('multiplier', 1, LIMITS.multiplier, EMPTY.multiplier),
    bias: link.flag('bias', EMPTY.bias),
    activation: link.choice('activation', ACTIVATIONS, EMPTY.activation),
  };
}

/** All fields that the layer has, written out: a link says what it means without knowing any defaults. */
export function writeConfig(config: Config): LinkQuery {
  const written: Readonly<Record<ConfigField, readonly [field: string, value: string]>> = {
    filters: [config.layer === 'Dense' ? 'units' : 'filters', String(config.filters)],
    kernel: ['kernel', config.layer === 'Conv1D' ? String(config.kernel[0]) : pairField(config.kernel)],
    strides: ['strides', config.layer === 'Conv1D' ? String(config.strides[0]) : pairField(config.strides)],
    padding: ['padding', config.padding === 'causal' && config.layer !== 'Conv1D' ? 'same' : config.padding],
    dilation: ['dilation', config.layer === 'Conv1D' ? String(config.dilation[0]) : pairField(config.dilation)],
    multiplier: ['multiplier', String(config.multiplier)],
    bias: ['bias', config.bias ? '1' : '0'],
    activation: ['activation', config.activation],
  };
  const fields = FIELDS[config.layer]
    .filter((field) => field !== 'activation' || config.activation !== 'linear')
    .map((field) => written[field]);
  return Object.fromEntries([['layer', config.layer], ['input', config.input.join('x')], ...fields]);
}
