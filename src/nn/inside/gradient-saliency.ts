// The plainest map: how the scalar changes with each pixel, by the gradient alone or guided through every ReLU.
// Simonyan et al. 2014 (arXiv:1312.6034), Springenberg et al. 2015 (arXiv:1412.6806). Not responsible for: drawing.
import type { Attribution } from './attribution.ts';
import type { Insides, ScalarSpec } from './insides.ts';

export async function gradientSaliency(
  insides: Insides,
  image: Float32Array,
  of: ScalarSpec,
  { guided = false }: { readonly guided?: boolean } = {},
): Promise<Attribution> {
  const { scalars, shape, values } = await insides.gradient({ images: image, count: 1, of, with: 'input', guided });
  return { shape, values, scalar: scalars[0] ?? Number.NaN };
}
