// What leaves the figure for other tools: the head as a TensorFlow.js layers model on features as they are, the features as
// numpy arrays, and a notebook that builds the same in Keras. Not responsible for: saving files (kit/files).
import type { BaseModelId, BaseModelSizePx } from '../../../engine/catalog/base-models.ts';
import type { NamedWeights } from '../../../engine/protocol/calls.ts';
import { layersModelZip } from '../../../kit/files/layers-model/write.ts';
import { notebookText } from '../../../kit/files/notebook.ts';
import { npz } from '../../../kit/files/npz.ts';
import { dense, sequential } from '../../../nn/build.ts';
import { foldStandard } from '../../../nn/standardise.ts';
import { BODY_END, BODY_OUTPUT } from '../../../nn/mobilenet/body-ends.ts';
import { pythonString } from '../../../nn/keras-tokens.ts';
import type { HeadData, Part } from './head-data.ts';

/** The trained weights with the scaling folded in. */
function folded({ standard }: HeadData, weights: readonly NamedWeights[]): readonly Float32Array[] {
  const of = (role: string): Float32Array =>
    weights.find(({ name }) => name.endsWith(`/${role}`))?.values ?? new Float32Array();
  const { kernel, bias } = foldStandard(of('kernel'), of('bias'), standard);
  return [kernel, bias];
}

export function headModelZip(data: HeadData, weights: readonly NamedWeights[]): Uint8Array<ArrayBuffer> {
  const spec = sequential([data.size], [dense({ units: data.classIds.length, activation: 'softmax' })]);
  return Uint8Array.from(layersModelZip(spec, folded(data, weights)));
}

/** `features` (as the network put them out), `labels`, and `validation`: 1 where a sample validates. */
export function featuresNpz(data: HeadData): Uint8Array<ArrayBuffer> {
  const { size, standard, train, validation } = data;
  const raw = ({ features }: Part): readonly number[] =>
    Array.from(features, (value, i) => value * (standard.deviation[i % size] ?? 1) + (standard.mean[i % size] ?? 0));
  const [first, second] = [train.labels.length, validation.labels.length];
  const count = first + second;
  return Uint8Array.from(
    npz([
      { name: 'features', shape: [count, size], values: Float32Array.from([...raw(train), ...raw(validation)]) },
      { name: 'labels', shape: [count], values: Float32Array.from([...train.labels, ...validation.labels]) },
      {
        name: 'validation',
        shape: [count],
        values: Float32Array.from({ length: count }, (_, i) => (i < first ? 0 : 1)),
      },
    ]),
  );
}

/** The layers of Keras's own network whose outputs, joined where there are two, are what our folded one puts out at a cut. */
export function kerasLayers(cut: string): readonly string[] {
  if (cut === 'Conv_1') return ['out_relu'];
  if (cut === BODY_OUTPUT) return ['block_14_depthwise_relu', BODY_END];
  if (cut.endsWith('_project')) return [`${cut}_BN`];
  return [cut.endsWith('_add') ? cut : `${cut}_relu`];
}

function cutCode(cut: string): readonly string[] {
  const [first = '', ...others] = kerasLayers(cut).map((name) => `base.get_layer(${pythonString(name)}).output`);
  return others.length === 0
    ? [`cut = ${first}`]
    : ['cut = keras.layers.Concatenate()([', ...[first, ...others].map((output) => `    ${output},`), '])'];
}

export interface NotebookFacts {
  readonly model: BaseModelId;
  readonly cut: string;
  readonly sizePx: BaseModelSizePx;
  readonly epochs: number;
  readonly seed: number;
  readonly validation: number;
}

/** Reads the folder `images` of the project file; the network of the body is Keras's own MobileNetV2. */
export function headNotebook({ model, cut, sizePx, epochs, seed, validation }: NotebookFacts): string {
  const isFirst = model === 'mobilenet-v1-025';
  const made = isFirst ? 'keras.applications.MobileNet(alpha=0.25, ' : 'keras.applications.MobileNetV2(';
  const split = Math.max(1, validation) / 100;
  return notebookText([
    ['import keras', 'import numpy as np', '', `keras.utils.set_random_seed(${seed})`],
    [
      '# The folder of the project file: one folder a class.',
      `load = lambda subset: keras.utils.image_dataset_from_directory(`,
      `    'images', validation_split=${split}, subset=subset, seed=${seed},`,
      `    image_size=(${sizePx}, ${sizePx}), crop_to_aspect_ratio=True, batch_size=32)`,
      "train, validation = load('training'), load('validation')",
      'names = train.class_names',
    ],
    [
      '# The base, cut: its weights stay as they were trained on ImageNet.',
      `base = ${made}input_shape=(${sizePx}, ${sizePx}, 3), include_top=False, weights='imagenet')`,
      ...cutCode(cut),
      'extractor = keras.Model(base.input, keras.layers.GlobalAveragePooling2D()(cut))',
      'extractor.trainable = False',
    ],
    [
      '# Bottleneck features: each picture goes through the base once.',
      'def features(data):',
      '    x, y = zip(*[(extractor.predict(images / 127.5 - 1, verbose=0), labels) for images, labels in data.as_numpy_iterator()])',
      '    return np.concatenate(x), np.concatenate(y)',
      '',
      'x_train, y_train = features(train)',
      'x_validation, y_validation = features(validation)',
    ],
    [
      '# The new head.',
      'scale = keras.layers.Normalization()',
      'scale.adapt(x_train)',
      'head = keras.Sequential([',
      '    keras.Input(shape=x_train.shape[1:]),',
      '    scale,',
      "    keras.layers.Dense(len(names), activation='softmax'),",
      '])',
      "head.compile(optimizer=keras.optimizers.Adam(learning_rate=0.003), loss='sparse_categorical_crossentropy', metrics=['accuracy'])",
      `head.fit(x_train, y_train, validation_data=(x_validation, y_validation), batch_size=32, epochs=${epochs})`,
    ],
    [
      '# Base and head in one: pictures in, classes out.',
      `pictures = keras.Input(shape=(${sizePx}, ${sizePx}, 3))`,
      'scaled = keras.layers.Rescaling(1 / 127.5, offset=-1)(pictures)',
      'model = keras.Model(pictures, head(extractor(scaled)))',
      "model.save('my-classes.keras')",
    ],
  ]);
}
