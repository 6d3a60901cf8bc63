// The fields of one layer's config, asked for by name and kind. What a field may not be is refused with layer and field.
// Not responsible for: which fields a layer has (read-layer.ts).
import type { Activation, Initializer, Pair } from '../../../../../nn/spec.ts';
import { isObject, shown } from './json.ts';
import type { Fields } from './json.ts';
import { INITIALIZER_CLASSES } from '../../../../../kit/files/layers-model/layer-config.ts';
import { refuse } from './problems.ts';

const ACTIVATIONS: ReadonlyMap<string, Activation> = new Map([
  ['linear', 'linear'],
  ['relu', 'relu'],
  ['leaky_relu', 'leaky_relu'],
  ['elu', 'elu'],
  ['selu', 'selu'],
  ['gelu', 'gelu'],
  ['sigmoid', 'sigmoid'],
  ['tanh', 'tanh'],
  ['softmax', 'softmax'],
  ['softplus', 'softplus'],
  ['swish', 'swish'],
  ['silu', 'swish'],
  ['relu6', 'relu6'],
]);

const INITIALIZER_NAMES = [
  'glorot_uniform',
  'glorot_normal',
  'he_uniform',
  'he_normal',
  'lecun_uniform',
  'lecun_normal',
  'zeros',
  'ones',
] as const;

const INITIALIZERS: ReadonlyMap<string, Extract<Initializer, string>> = new Map(
  INITIALIZER_NAMES.flatMap((name) => [[name, name] as const, [INITIALIZER_CLASSES[name], name] as const]),
);

export class LayerFields {
  readonly #className: string;
  readonly #fields: Fields;

  constructor(className: string, fields: Fields) {
    [this.#className, this.#fields] = [className, fields];
  }

  get(name: string): unknown {
    return this.#fields.get(name) ?? undefined;
  }

  refuse(field: string): never {
    return refuse({ code: 'value-unknown', layer: this.#className, field, value: shown(this.#fields.get(field)) });
  }

  /** Where it is given it must be one of these. */
  expect(name: string, ...allowed: readonly unknown[]): void {
    const value = this.get(name);
    if (value !== undefined && !allowed.includes(value)) this.refuse(name);
  }

  number(name: string, standard?: number): number {
    const value = this.get(name) ?? standard;
    return typeof value === 'number' && Number.isFinite(value) ? value : this.refuse(name);
  }

  flag(name: string, standard: boolean): boolean {
    const value = this.get(name) ?? standard;
    return typeof value === 'boolean' ? value : this.refuse(name);
  }

  pair(name: string, standard?: Pair): Pair {
    const value = this.get(name) ?? standard;
    const sides: readonly unknown[] = Array.isArray(value) ? value : [value, value];
    const [height, width] = sides;
    const isPair = sides.length === 2 && typeof height === 'number' && typeof width === 'number';
    return isPair && Number.isFinite(height) && Number.isFinite(width) ? [height, width] : this.refuse(name);
  }

  /** One number, or a list of one. */
  single(name: string, standard?: number): number {
    const value = this.get(name) ?? standard;
    const all: readonly unknown[] = Array.isArray(value) ? value : [value];
    const [first, second] = all;
    return typeof first === 'number' && Number.isFinite(first) && second === undefined ? first : this.refuse(name);
  }

  choice<T extends string>(name: string, options: readonly T[], standard: T): T {
    const value = this.get(name) ?? standard;
    return options.find((option) => option === value) ?? this.refuse(name);
  }

  /** By name, or as Keras 3 says a function. */
  activation(name = 'activation'): Activation {
    const value = this.get(name) ?? 'linear';
    const said = isObject(value) && 'config' in value ? value.config : value;
    return (typeof said === 'string' ? ACTIVATIONS.get(said) : undefined) ?? this.refuse(name);
  }

  /** By name or as class and config. One the course hasn't is passed over: how a layer once began changes no output. */
  initializer(name: string, standard: Initializer): Initializer {
    const value = this.get(name);
    const className: unknown = isObject(value) && 'class_name' in value ? value.class_name : value;
    if (typeof className !== 'string') return standard;
    const config = isObject(value) && 'config' in value && isObject(value.config) ? value.config : {};
    const numbers = new Map(Object.entries(config));
    return INITIALIZERS.get(className) ?? initializerWithNumbers(className, numbers) ?? standard;
  }
}

function initializerWithNumbers(className: string, fields: Fields): Initializer | null {
  const number = (name: string, standard: number): number => {
    const value = fields.get(name) ?? standard;
    return typeof value === 'number' && Number.isFinite(value) ? value : NaN;
  };
  switch (className) {
    case 'RandomNormal':
    case 'random_normal': {
      const stddev = number('stddev', 0.05);
      return number('mean', 0) === 0 && stddev >= 0 ? { kind: 'random_normal', stddev } : null;
    }
    case 'RandomUniform':
    case 'random_uniform': {
      const limit = number('maxval', 0.05);
      return number('minval', -0.05) === -limit && limit >= 0 ? { kind: 'random_uniform', limit } : null;
    }
    case 'VarianceScaling':
      return varianceScaling(number('scale', 1), fields.get('mode') ?? 'fan_in', fields.get('distribution'));
    default:
      return null;
  }
}

/** TensorFlow.js writes every scaled initialiser by its numbers. */
function varianceScaling(scale: number, mode: unknown, distribution: unknown): Initializer | null {
  const isUniform = distribution === 'uniform';
  if (mode === 'fan_avg' && scale === 1) return isUniform ? 'glorot_uniform' : 'glorot_normal';
  if (mode !== 'fan_in') return null;
  if (scale === 2) return isUniform ? 'he_uniform' : 'he_normal';
  return scale === 1 ? (isUniform ? 'lecun_uniform' : 'lecun_normal') : null;
}
