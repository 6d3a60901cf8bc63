// Numbers that the prose speaks of, counted by nn instead of typed, and the Keras code of the methods.
// Not responsible for: the words around them.
import { dense, flatten, sequential } from '../../nn/build.ts';
import { codeLine } from '../../nn/keras-tokens.ts';
import { countParameters } from '../../nn/parameters.ts';
import { MNIST_CNN, SEED_CIFAR_CNN } from '../../nn/presets.ts';
import { receptiveFields } from '../../nn/receptive-field.ts';
import { inferShapes, sizeOf } from '../../nn/shapes.ts';

const shapes = inferShapes(MNIST_CNN).map(({ output }) => output);
const fields = receptiveFields(MNIST_CNN);
/** Nodes of the digits' network: first convolution, second convolution, the layer before the answer. */
const [FIRST, SECOND, HIDDEN] = [0, 2, 5] as const;
const [inputSide = 0] = MNIST_CNN.inputShape;
const [, , firstFilters = 0] = shapes[FIRST] ?? [];
const [secondSide = 0, , secondFilters = 0] = shapes[SECOND] ?? [];

/** What the exhibits `saliency`, `adversarial` and `memorisation` begin with. */
const STRIDE = 2;
const PATCH = 6;
const EPSILON = 48;
const GREY_LEVELS = 255;
const MEAN_SLOPE = 0.02;
const CLASSES = 10;
const BY_HEART = 500;
const memory = sequential([28, 28, 1], [flatten(), dense({ units: 512 }), dense({ units: CLASSES })]);
const pixels = sizeOf(MNIST_CNN.inputShape);
const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

export const facts = {
  inputSide,
  pixels,
  firstFilters,
  firstSide: shapes[FIRST]?.[0] ?? 0,
  firstNumbers: sizeOf(shapes[FIRST] ?? []),
  secondFilters,
  secondSide,
  /** Weights of one filter of the second layer, without its bias. */
  secondFilterWeights: 3 * 3 * firstFilters,
  secondKernels: firstFilters * secondFilters,
  firstField: fields[FIRST]?.size[0] ?? 0,
  secondField: fields[SECOND]?.size[0] ?? 0,
  hidden: sizeOf(shapes[HIDDEN] ?? []),
  photoSide: SEED_CIFAR_CNN.inputShape[0] ?? 0,
  patch: PATCH,
  stride: STRIDE,
  occlusions: Math.ceil(inputSide / STRIDE) ** 2,
  epsilon: EPSILON,
  epsilonPart: round(EPSILON / GREY_LEVELS, 3),
  meanSlope: MEAN_SLOPE,
  /** Numbers of a colour picture of 224 x 224. */
  largePicture: sizeOf([224, 224, 3]),
  rise: round((pixels * EPSILON * MEAN_SLOPE) / GREY_LEVELS, 2),
  classes: CLASSES,
  byHeart: BY_HEART,
  memoryParameters: countParameters(memory).total,
  memoryBits: Math.round(BY_HEART * Math.log2(CLASSES)),
  halfWrong: round(0.5 * (1 - 1 / CLASSES), 2),
} as const;

const code = (source: string) => source.split('\n').map((line) => codeLine(line));

export const MAPS_CODE = code(`layer = model.get_layer('conv2d_1')
inside = keras.Model(model.inputs, layer.output)
maps = inside(image)          # (1, ${secondSide}, ${secondSide}, ${secondFilters})
kernel, bias = layer.get_weights()   # (3, 3, ${firstFilters}, ${secondFilters}), (${secondFilters},)`);

export const EXCITE_CODE = code(`model.layers[-1].activation = None   # logits, not probabilities
image = tf.Variable(tf.random.normal((1, 28, 28, 1), 0.5, 0.02))
for step in range(120):
    with tf.GradientTape() as tape:
        score = model(image)[0, 3]
    slope = tape.gradient(score, image)
    slope /= tf.sqrt(tf.reduce_mean(slope ** 2)) + 1e-8
    image.assign(tf.clip_by_value(image + 0.012 * slope, 0.0, 1.0))`);

export const SALIENCY_CODE = code(`model.layers[-1].activation = None   # logits, not probabilities
image = tf.convert_to_tensor(image)  # (1, 28, 28, 1)
with tf.GradientTape() as tape:
    tape.watch(image)
    score = model(image)[0, klass]
slope = tape.gradient(score, image)
saliency = tf.reduce_max(tf.abs(slope), axis=-1)[0]   # (28, 28)`);

export const GRAD_CAM_CODE = code(`layer = model.get_layer('conv2d_1')
both = keras.Model(model.inputs, [layer.output, model.output])
with tf.GradientTape() as tape:
    maps, logits = both(image)
    score = logits[0, klass]
slopes = tape.gradient(score, maps)
weights = tf.reduce_mean(slopes, axis=(0, 1, 2))      # (${secondFilters},)
cam = tf.nn.relu(tf.reduce_sum(maps[0] * weights, axis=-1))  # (${secondSide}, ${secondSide})`);

export const FGSM_CODE = code(`loss_of = keras.losses.SparseCategoricalCrossentropy()
with tf.GradientTape() as tape:
    tape.watch(image)
    loss = loss_of([label], model(image))
step = tf.sign(tape.gradient(loss, image))
attacked = tf.clip_by_value(image + ${EPSILON} / 255 * step, 0.0, 1.0)`);

export const EMBEDDING_CODE = code(`inside = keras.Model(model.inputs, model.layers[-2].output)
points = inside.predict(x_test)       # (10000, ${sizeOf(shapes[HIDDEN] ?? [])})
flat = sklearn.decomposition.PCA(n_components=2).fit_transform(points)`);
