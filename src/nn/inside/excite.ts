// Activation maximisation: from grey noise, gradient ascent towards the picture that excites a unit, a channel or a
// class most, held back by regularisers. Erhan et al. 2009; Olah et al. 2017 (distill.pub, Feature Visualization).
// Not responsible for: when to stop early (the watch), or drawing.
import type { Seed } from '../plan.ts';
import { createRandom } from '../random.ts';
import type { Insides, ScalarSpec, Watch } from './insides.ts';
import { addVariationSlopeInto, blurred, decorrelated, rootMeanSquare } from './regularisers.ts';
import { rolled } from './resample.ts';
import type { PictureShape } from './resample.ts';

export interface ExciteOptions {
  readonly seed: Seed;
  readonly steps: number;
  /** How far a step goes: the root mean square of its change, where no regulariser holds it back. */
  readonly stepSize: number;
  /** Part of the distance from grey that each step takes back. */
  readonly decay: number;
  /** Weight of the total variation's slope. */
  readonly variation: number;
  /** Standard deviation in pixels of the blur after every fourth step; none at 0. */
  readonly blur: number;
  /** The picture is moved by up to this many pixels before each question. */
  readonly jitter: number;
  /** Ascends in colours that vary together as in photographs. */
  readonly decorrelate: boolean;
}

export interface ExciteState {
  readonly step: number;
  readonly image: Float32Array;
  /** The scalar for this image. */
  readonly scalar: number;
}

const GREY = 0.5;
const BLUR_EVERY = 4;

function pictureShape({ spec }: Insides): PictureShape {
  const [height, width, channels] = spec.inputShape;
  if (height === undefined || width === undefined || channels === undefined) {
    throw new RangeError(`no picture: [${spec.inputShape.join(', ')}]`);
  }
  return [height, width, channels];
}

/** The last state; every one is reported, the grey noise as step 0. RangeError unless the input is a picture. */
export async function excite(
  insides: Insides,
  of: ScalarSpec,
  options: ExciteOptions,
  watch: Watch<ExciteState>,
): Promise<ExciteState> {
  const shape = pictureShape(insides);
  const random = createRandom(options.seed);
  const length = shape[0] * shape[1] * shape[2];
  let image: Float32Array = Float32Array.from({ length }, () => GREY + 0.02 * random.normal());
  const shift = (): number => random.integer(2 * options.jitter + 1) - options.jitter;
  const ask = async (at: Float32Array) => insides.gradient({ images: at, count: 1, of, with: 'input' });
  for (let step = 0; step < options.steps; step += 1) {
    watch.check();
    const [dy, dx] = options.jitter > 0 ? [shift(), shift()] : [0, 0];
    const { scalars, values } = await ask(rolled(image, shape, dy, dx));
    watch.report({ step, image, scalar: scalars[0] ?? Number.NaN });
    const back = rolled(values, shape, -dy, -dx);
    image = ascended(image, options.decorrelate ? decorrelated(back, shape) : back, shape, options);
    if (options.blur > 0 && step % BLUR_EVERY === BLUR_EVERY - 1) image = blurred(image, shape, options.blur);
  }
  watch.check();
  const { scalars } = await ask(image);
  const state = { step: options.steps, image, scalar: scalars[0] ?? Number.NaN };
  watch.report(state);
  return state;
}

function ascended(
  image: Float32Array,
  slope: Float32Array,
  shape: PictureShape,
  { stepSize, decay, variation }: ExciteOptions,
): Float32Array {
  const size = rootMeanSquare(slope);
  // A slope of nought everywhere (a dead unit), or of no finite numbers, leaves only what holds back.
  const step = size > 0 && Number.isFinite(size) ? slope.map((value) => value / size) : new Float32Array(slope.length);
  addVariationSlopeInto(step, image, shape, -variation);
  return image.map((value, i) => {
    const moved = GREY + (1 - decay) * (value + stepSize * (step[i] ?? 0) - GREY);
    return Math.min(1, Math.max(0, moved));
  });
}
