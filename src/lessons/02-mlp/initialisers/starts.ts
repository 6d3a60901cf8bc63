// The ways to start a network that the figure compares: names, Keras's initialisers, colours.
// Not responsible for: drawing the weights (nn/initializers.ts).
import type { SeriesColour } from '../../../kit/charts/series.ts';
import type { Initializer } from '../../../nn/spec.ts';

export const STARTS = [
  'glorot_uniform',
  'glorot_normal',
  'he_uniform',
  'he_normal',
  'lecun_uniform',
  'lecun_normal',
  'small',
  'large',
  'zeros',
  'ones',
] as const;
export type StartId = (typeof STARTS)[number];

/** Deviations of the two normals that look at no fan. */
export const FIXED = { small: 0.01, large: 1 } as const;

export function initializerOf(id: StartId): Initializer {
  return id === 'small' || id === 'large' ? { kind: 'random_normal', stddev: FIXED[id] } : id;
}

/** As Keras writes them, the same in both languages. */
export const START_NAMES: Readonly<Record<StartId, string>> = {
  glorot_uniform: 'glorot_uniform',
  glorot_normal: 'glorot_normal',
  he_uniform: 'he_uniform',
  he_normal: 'he_normal',
  lecun_uniform: 'lecun_uniform',
  lecun_normal: 'lecun_normal',
  small: `RandomNormal(${FIXED.small})`,
  large: `RandomNormal(${FIXED.large})`,
  zeros: 'zeros',
  ones: 'ones',
};

export const START_LOOKS: Readonly<Record<StartId, { readonly color: SeriesColour; readonly dashed: boolean }>> = {
  glorot_uniform: { color: 'series-2', dashed: false },
  glorot_normal: { color: 'series-2', dashed: true },
  he_uniform: { color: 'series-1', dashed: true },
  he_normal: { color: 'series-1', dashed: false },
  lecun_uniform: { color: 'series-3', dashed: true },
  lecun_normal: { color: 'series-3', dashed: false },
  small: { color: 'series-5', dashed: false },
  large: { color: 'series-4', dashed: false },
  zeros: { color: 'series-7', dashed: false },
  ones: { color: 'series-8', dashed: true },
};
