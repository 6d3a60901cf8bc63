// The experiment as a Python script and as a notebook, both current Keras 3: data, model, training, test.
// Not responsible for: the code of model, training and augmentation itself (nn/keras-code.ts and its neighbours).
import type { DatasetId } from '../../../../engine/catalog/datasets.ts';
import { notebookText } from '../../../../kit/files/notebook.ts';
import { augmentationLayersCode } from '../../../../nn/augmentation/layers-code.ts';
import { isAugmenting } from '../../../../nn/augmentation/spec.ts';
import { KERAS_IMPORTS, kerasModelCode } from '../../../../nn/keras-code.ts';
import { codeText } from '../../../../nn/keras-tokens.ts';
import { kerasCompileCode, needsNumpy } from '../../../../nn/keras-training-code.ts';
import type { TrainingPlan } from '../../../../nn/plan.ts';
import type { NetworkSpec, Shape } from '../../../../nn/spec.ts';

/** Names of the data sets among Keras's own. */
export const KERAS_DATASETS: Readonly<Record<DatasetId, string>> = {
  mnist: 'mnist',
  'fashion-mnist': 'fashion_mnist',
  cifar10: 'cifar10',
};

const BEST = "'best.keras'";
const AUGMENTED = 'Augmented';

export type ScriptData = DatasetId | 'own';

function lines(text: string): readonly string[] {
  return text.trimEnd().split('\n');
}

/** A folder of folders, each named after its class; the last fifth of the images tests. */
function ownDataLines([height = 1, width = 1, channels = 1]: Shape): readonly string[] {
  const grey = channels === 1 ? ", color_mode='grayscale'" : '';
  return [
    '# Images lie in folders that are named after their classes: images/cat/1.png, images/dog/1.png ...',
    "paths = sorted(pathlib.Path('images').glob('*/*'))",
    'names = sorted({path.parent.name for path in paths})',
    'mixed = [paths[i] for i in np.random.permutation(len(paths))]',
    `load = lambda path: keras.utils.load_img(path, target_size=(${height}, ${width})${grey})`,
    'x = np.stack([keras.utils.img_to_array(load(path)) for path in mixed]) / 255',
    'y = np.array([names.index(path.parent.name) for path in mixed])',
    'x_train, x_test = np.split(x, [len(x) * 4 // 5])',
    'y_train, y_test = np.split(y, [len(y) * 4 // 5])',
  ];
}

function dataLines(data: ScriptData, spec: NetworkSpec): readonly string[] {
  if (data === 'own') return ownDataLines(spec.inputShape);
  const isGrey = data !== 'cifar10';
  const prepared = (name: string): string => `${name} = ${name}${isGrey ? '[..., None]' : ''}.astype('float32') / 255`;
  return [
    `(x_train, y_train), (x_test, y_test) = keras.datasets.${KERAS_DATASETS[data]}.load_data()`,
    prepared('x_train'),
    prepared('x_test'),
    // CIFAR-10's labels come as a column.
    ...(isGrey ? [] : ['y_train, y_test = y_train.ravel(), y_test.ravel()']),
  ];
}

/** A data set that changes its images anew in every epoch; other images are left alone, and the model stays as it is. */
function augmentationLines(spec: NetworkSpec, plan: TrainingPlan): readonly string[] {
  const { augmentation } = plan;
  if (augmentation === undefined || !isAugmenting(augmentation)) return [];
  const [height = 1, width = 1, channels = 1] = spec.inputShape;
  const layers = lines(codeText(augmentationLayersCode(augmentation, { height, width, channels })));
  return [
    `class ${AUGMENTED}(keras.utils.PyDataset):`,
    ...layers.map((line) => `    ${line}`),
    '',
    '    def __init__(self, images, labels, batch_size):',
    '        super().__init__()',
    '        self.images, self.labels, self.batch_size = images, labels, batch_size',
    '        self.order = np.random.permutation(len(images))',
    '',
    '    def __len__(self):',
    '        return -(-len(self.images) // self.batch_size)',
    '',
    '    def __getitem__(self, index):',
    '        some = self.order[index * self.batch_size:(index + 1) * self.batch_size]',
    '        return self.augmentation(self.images[some], training=True), self.labels[some]',
    '',
    '    def on_epoch_end(self):',
    '        np.random.shuffle(self.order)',
  ];
}

/** The best epoch's network on the test images, which come the same way as those for training. */
function testLines(plan: TrainingPlan): readonly string[] {
  return [
    ...(plan.validationCount > 0 ? [`model = keras.models.load_model(${BEST})`] : []),
    ...(plan.pixelShuffle === null
      ? []
      : ['x_test = x_test.reshape(len(x_test), order.size, -1)[:, order].reshape(x_test.shape)']),
    ...(plan.loss === 'sparse_categorical_crossentropy' ? [] : ['y_test = keras.utils.to_categorical(y_test)']),
    'model.evaluate(x_test, y_test)',
  ];
}

/** Pieces in the order they run: each is one cell of the notebook. */
function pieces(spec: NetworkSpec, plan: TrainingPlan, data: ScriptData): readonly (readonly string[])[] {
  const augmentation = augmentationLines(spec, plan);
  const isAugmented = augmentation.length > 0;
  const checkpoint = `keras.callbacks.ModelCheckpoint(${BEST}, save_best_only=True)`;
  const extras = {
    callbacks: plan.validationCount > 0 ? [checkpoint] : [],
    ...(isAugmented ? { through: AUGMENTED } : {}),
  };
  return [
    [
      ...(data === 'own' ? ['import pathlib'] : []),
      ...KERAS_IMPORTS,
      ...(isAugmented || data === 'own' || needsNumpy(plan) ? ['import numpy as np'] : []),
      '',
      '# On several GPUs (with the JAX backend) these two lines spread every batch over all of them:',
      "# devices = keras.distribution.list_devices('gpu')",
      '# keras.distribution.set_distribution(keras.distribution.DataParallel(devices=devices))',
      '',
      `keras.utils.set_random_seed(${plan.seed})`,
    ],
    dataLines(data, spec),
    [...lines(codeText(kerasModelCode(spec))), 'model.summary()'],
    ...(isAugmented ? [augmentation] : []),
    lines(codeText(kerasCompileCode(plan, extras))),
    testLines(plan),
  ];
}

export function pythonScript(spec: NetworkSpec, plan: TrainingPlan, data: ScriptData): string {
  return `${pieces(spec, plan, data)
    .map((piece) => piece.join('\n'))
    .join('\n\n')}\n`;
}

export function notebook(spec: NetworkSpec, plan: TrainingPlan, data: ScriptData): string {
  return notebookText(pieces(spec, plan, data));
}
