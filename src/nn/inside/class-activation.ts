// Class activation mapping: where in a picture a class got its score from, read off a network that ends in global average
// pooling and one dense layer. Zhou et al. 2016 (arXiv:1512.04150), equations 1 and 2: the score of a class is the mean over
// all places of the maps, each weighed as the class weighs it, so what each place adds is known without any gradient.
// Not responsible for: computing the maps, or boxes around what is hot (bounding-box.ts).

/** The last feature maps of one picture: height x width x channels. */
export interface FeatureMaps {
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
}

/** The dense layer behind the pooling: channels x classes, and a bias a class. */
export interface ClassHead {
  readonly classes: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /**
   * Where it is given, maps are measured from it: what an average picture gets at every place, a class. It moves from the map
   * to the bias and leaves the score alone. A map of features that are never negative would be warm all over without it.
   */
  readonly baseline?: Float32Array;
}

export interface ClassActivation {
  readonly height: number;
  readonly width: number;
  /** What each place adds, row by row; their mean and the rest are the score. Below nought it speaks against the class. */
  readonly values: Float32Array;
  /** Of the class, before any softmax. */
  readonly score: number;
  /** What is left of the score beside the mean of the map: the bias, and the baseline where there is one. */
  readonly rest: number;
}

/** Throws RangeError where head and maps do not fit together or there is no such class. */
export function classActivation(maps: FeatureMaps, head: ClassHead, classIndex: number): ClassActivation {
  const { height, width, values } = maps;
  const places = height * width;
  const channels = values.length / places;
  const { classes, weights, bias } = head;
  if (!Number.isInteger(channels) || weights.length !== channels * classes || bias.length !== classes) {
    throw new RangeError(
      `maps of ${values.length} numbers at ${places} places and a head of ${weights.length} weights`,
    );
  }
  if (!(Number.isInteger(classIndex) && classIndex >= 0 && classIndex < classes)) {
    throw new RangeError(`there is no class ${classIndex} of ${classes}`);
  }
  const base = head.baseline?.[classIndex] ?? 0;
  const rest = (bias[classIndex] ?? 0) + base;
  const added = new Float32Array(places);
  let sum = 0;
  for (let place = 0; place < places; place += 1) {
    let here = -base;
    for (let c = 0; c < channels; c += 1) {
      here += (weights[c * classes + classIndex] ?? 0) * (values[place * channels + c] ?? 0);
    }
    added[place] = here;
    sum += here;
  }
  return { height, width, values: added, score: sum / places + rest, rest };
}

/** The scores of all classes, as pooling and the dense layer give them. */
export function classScores(
  { height, width, values }: FeatureMaps,
  { classes, weights, bias }: ClassHead,
): Float32Array {
  const places = height * width;
  const channels = values.length / places;
  const means = new Float64Array(channels);
  values.forEach((value, i) => {
    means[i % channels] = (means[i % channels] ?? 0) + value / places;
  });
  return Float32Array.from({ length: classes }, (_, k) =>
    means.reduce((sum, mean, c) => sum + mean * (weights[c * classes + k] ?? 0), bias[k] ?? 0),
  );
}
