// Grad-CAM: the feature maps of a layer, each weighed by the mean slope of the scalar over it, added, and what counts
// against the scalar left out. Selvaraju et al. 2017 (arXiv:1610.02391), equations 1 and 2. Not responsible for:
// enlarging the map to the picture, or drawing.
import type { Insides, ScalarSpec } from './insides.ts';

export interface GradCam {
  readonly height: number;
  readonly width: number;
  /** Row by row; none below nought. */
  readonly values: Float32Array;
  /** One a channel: the mean slope of the scalar over its map. */
  readonly weights: Float32Array;
  readonly scalar: number;
}

/** `layer`: index of a node before the scalar whose output is height x width x channels. RangeError where it is not. */
export async function gradCam(insides: Insides, image: Float32Array, of: ScalarSpec, layer: number): Promise<GradCam> {
  const [[maps], { scalars, shape, values: slopes }] = await Promise.all([
    insides.outputs(image, 1, [layer]),
    insides.gradient({ images: image, count: 1, of, with: layer }),
  ]);
  const [height, width, channels] = shape;
  if (maps === undefined || height === undefined || width === undefined || channels === undefined) {
    throw new RangeError(`node ${layer} has no maps: [${shape.join(', ')}]`);
  }
  const places = height * width;
  const weights = new Float32Array(channels);
  for (let i = 0; i < slopes.length; i += 1) {
    weights[i % channels] = (weights[i % channels] ?? 0) + (slopes[i] ?? 0) / places;
  }
  const values = Float32Array.from({ length: places }, (_, place) => {
    let sum = 0;
    for (let c = 0; c < channels; c += 1) sum += (weights[c] ?? 0) * (maps.values[place * channels + c] ?? 0);
    // Math.max would hide a NaN's place in some engines' favour: keep it seen.
    return Number.isNaN(sum) ? sum : Math.max(0, sum);
  });
  return { height, width, values, weights, scalar: scalars[0] ?? Number.NaN };
}
