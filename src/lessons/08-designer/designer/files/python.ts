// The experiment as a Python script and as a notebook, both current Keras 3: data, model, training, test.
// Not responsible for: the code of model and training itself (nn/keras-code.ts, nn/keras-training-code.ts).
import type { DatasetId } from '../../../../engine/catalog/datasets.ts';
import { KERAS_IMPORTS, kerasModelCode } from '../../../../nn/keras-code.ts';
import { codeText } from '../../../../nn/keras-tokens.ts';
import { kerasCompileCode } from '../../../../nn/keras-training-code.ts';
import type { TrainingPlan } from '../../../../nn/plan.ts';
import type { NetworkSpec } from '../../../../nn/spec.ts';

const MODULES: Readonly<Record<DatasetId, string>> = {
  mnist: 'mnist',
  'fashion-mnist': 'fashion_mnist',
  cifar10: 'cifar10',
};

/** Pieces in the order they run: each is one cell of the notebook. */
function pieces(spec: NetworkSpec, plan: TrainingPlan, data: DatasetId): readonly (readonly string[])[] {
  const isGrey = data !== 'cifar10';
  const prepared = (name: string): string => `${name} = ${name}${isGrey ? '[..., None]' : ''}.astype("float32") / 255`;
  return [
    [
      ...KERAS_IMPORTS,
      '',
      '# On several GPUs (with the JAX backend) these two lines spread every batch over all of them:',
      '# devices = keras.distribution.list_devices("gpu")',
      '# keras.distribution.set_distribution(keras.distribution.DataParallel(devices=devices))',
      '',
      `keras.utils.set_random_seed(${plan.seed})`,
    ],
    [
      `(x_train, y_train), (x_test, y_test) = keras.datasets.${MODULES[data]}.load_data()`,
      prepared('x_train'),
      prepared('x_test'),
    ],
    [...lines(codeText(kerasModelCode(spec))), 'model.summary()'],
    lines(codeText(kerasCompileCode(plan))),
    ['model.evaluate(x_test, keras.utils.to_categorical(y_test))'],
  ];
}

function lines(text: string): readonly string[] {
  return text.trimEnd().split('\n');
}

export function pythonScript(spec: NetworkSpec, plan: TrainingPlan, data: DatasetId): string {
  return `${pieces(spec, plan, data)
    .map((piece) => piece.join('\n'))
    .join('\n\n')}\n`;
}

/** A notebook in format 4.5, without outputs. */
export function notebook(spec: NetworkSpec, plan: TrainingPlan, data: DatasetId): string {
  const cells = pieces(spec, plan, data).map((piece, index) => ({
    cell_type: 'code',
    execution_count: null,
    id: `cell-${index + 1}`,
    metadata: {},
    outputs: [],
    source: piece.map((line, i) => (i === piece.length - 1 ? line : `${line}\n`)),
  }));
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python' },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}
