// Class activation maps: the weights of a class laid over the feature maps that were averaged for it (Zhou et al. 2016).
// Not responsible for: which layer's maps these are, or enlarging them to the picture.
import type { Image } from './convolution.ts';

/**
 * Sum over channels of weight x map, height x width x 1. Behind a global average pooling its mean is the class's score
 * without the bias. RangeError unless there is one weight a channel.
 */
export function activationMap(maps: Image, weights: ArrayLike<number>): Image {
  const [height, width, channels] = maps.shape;
  if (weights.length !== channels) throw new RangeError('one weight a channel is needed');
  const values = new Float32Array(height * width);
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    let sum = 0;
    for (let c = 0; c < channels; c += 1) sum += (maps.values[pixel * channels + c] ?? 0) * (weights[c] ?? 0);
    values[pixel] = sum;
  }
  return { shape: [height, width, 1], values };
}
