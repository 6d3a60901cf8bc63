// A picture of any size brought to the one square size a network reads: cut to a square or stretched, then resampled by
// area averaging. Not responsible for: decoding files, or normalising values for training.
import type { Image } from './convolution.ts';
import { resampleArea } from './digit.ts';
import type { Box } from './digit.ts';

/** `crop`: the largest square in the middle; `stretch`: the whole picture, its proportions given up. */
export type Fit = 'crop' | 'stretch';

/** The part of a picture that is used. The middle is rounded towards the top left. */
export function fitBox(height: number, width: number, fit: Fit): Box {
  if (fit === 'stretch') return { top: 0, left: 0, height, width };
  const side = Math.min(height, width);
  return { top: Math.floor((height - side) / 2), left: Math.floor((width - side) / 2), height: side, width: side };
}

/** One channel of a height x width x channels image as a plane of its own. */
export function channelPlane({ shape: [height, width, channels], values }: Image, channel: number): Float32Array {
  return Float32Array.from({ length: height * width }, (_, i) => values[i * channels + channel] ?? 0);
}

/** The picture as side x side x channels. Whole values stay whole: each is rounded to the nearest. */
export function prepareImage(image: Image, fit: Fit, side: number): Image {
  const [height, width, channels] = image.shape;
  const box = fitBox(height, width, fit);
  const values = new Float32Array(side * side * channels);
  for (let c = 0; c < channels; c += 1) {
    const plane = resampleArea({ height, width, values: channelPlane(image, c) }, box, side, side);
    plane.values.forEach((value, i) => {
      values[i * channels + c] = Math.round(value);
    });
  }
  return { shape: [side, side, channels], values };
}
