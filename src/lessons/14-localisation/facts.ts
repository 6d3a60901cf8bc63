// Numbers that the prose speaks of, worked out by nn instead of typed, and the Keras code of the lesson.
// Not responsible for: the words around them.
import { intersectionOverUnion } from '../../nn/inside/bounding-box.ts';
import { classActivation } from '../../nn/inside/class-activation.ts';
import { codeLine } from '../../nn/keras-tokens.ts';
import { mobileNetV2 } from '../../nn/mobilenet/mobilenet-v2.ts';
import { inferShapes } from '../../nn/shapes.ts';

const shapes = inferShapes(mobileNetV2({ sizePx: 224, classes: 1000, normalization: 'folded' }));
const [side = 0, , channels = 0] = shapes.find(({ name }) => name === 'Conv_1')?.output ?? [];

/** Two maps of 2 x 2, and what one class makes of them. */
const first = [4, 0, 2, 0] as const;
const second = [0, 1, 0, 3] as const;
const weights = [1.5, -1] as const;
const BIAS = 0.5;
const maps = { height: 2, width: 2, values: Float32Array.from(first.flatMap((value, i) => [value, second[i] ?? 0])) };
const head = { classes: 1, weights: Float32Array.from(weights), bias: Float32Array.of(BIAS) };
const { values, score } = classActivation(maps, head, 0);
const mean = (all: readonly number[]): number => all.reduce((sum, value) => sum + value, 0) / all.length;

/** Two boxes in a picture whose sides are 100. */
const found = { left: 30, top: 20, width: 40, height: 40 } as const;
const truth = { left: 20, top: 20, width: 40, height: 60 } as const;
const common = (60 - 30) * (60 - 20);

export const facts = {
  side,
  channels,
  places: side * side,
  pictureSide: 224,
  placeSide: 224 / side,
  first: [...first],
  second: [...second],
  weights: [...weights],
  bias: BIAS,
  means: [mean(first), mean(second)],
  map: [...values],
  mapMean: mean([...values]),
  score,
  common,
  union: found.width * found.height + truth.width * truth.height - common,
  foundArea: found.width * found.height,
  truthArea: truth.width * truth.height,
  iou: intersectionOverUnion(found, truth),
};

const code = (source: string) => source.split('\n').map((line) => codeLine(line));

export const CAM_CODE = code(`base = keras.applications.MobileNetV2(weights='imagenet')   # ends in GAP + Dense(1000)
last = base.get_layer('out_relu')
kernel, bias = base.get_layer('predictions').get_weights()   # (${channels}, 1000), (1000,)

both = keras.Model(base.inputs, [last.output, base.output])
maps, probabilities = both.predict(x / 127.5 - 1)            # (1, ${side}, ${side}, ${channels}), (1, 1000)

c = probabilities[0].argmax()
cam = maps[0] @ kernel[:, c]                                 # (${side}, ${side})
score = cam.mean() + bias[c]                                 # the logit of class c`);

export const BOX_CODE = code(`import scipy.ndimage

large = scipy.ndimage.zoom(cam, ${224 / side}, order=1)                 # (224, 224)
labels, count = scipy.ndimage.label(large >= 0.2 * large.max())
sizes = scipy.ndimage.sum_labels(labels > 0, labels, range(1, count + 1))
rows, columns = scipy.ndimage.find_objects(labels)[sizes.argmax()]   # two slices: the box`);
