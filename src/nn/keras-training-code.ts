// Keras 3 code that trains a model by a TrainingPlan: labels, compile, fit.
// Not responsible for: loading data (it speaks of x_train and y_train) or the model (keras-code.ts).
import { KERAS_IMPORTS, kerasModelCode } from './keras-code.ts';
import { defaultOptimizer } from './optimizers.ts';
import type { OptimizerSpec, TrainingPlan } from './plan.ts';
import { codeLine, pythonFloat, pythonNumber, pythonString, type CodeLine } from './keras-tokens.ts';
import type { NetworkSpec } from './spec.ts';

const OPTIMIZER_CLASSES = {
  sgd: 'SGD',
  rmsprop: 'RMSprop',
  adagrad: 'Adagrad',
  adadelta: 'Adadelta',
  adam: 'Adam',
  adamax: 'Adamax',
  nadam: 'Nadam',
  adamw: 'AdamW',
} as const;

/** Keras's name and our value of each number of an optimizer but the learning rate. */
function optimizerNumbers(o: OptimizerSpec): readonly (readonly [string, number])[] {
  switch (o.kind) {
    case 'sgd':
      return [['momentum', o.momentum]];
    case 'rmsprop':
      return [
        ['rho', o.rho],
        ['momentum', o.momentum],
        ['epsilon', o.epsilon],
      ];
    case 'adagrad':
      return [
        ['initial_accumulator_value', o.initialAccumulatorValue],
        ['epsilon', o.epsilon],
      ];
    case 'adadelta':
      return [
        ['rho', o.rho],
        ['epsilon', o.epsilon],
      ];
    case 'adam':
    case 'adamax':
    case 'nadam':
    case 'adamw':
      return [
        ...(o.kind === 'adamw' ? ([['weight_decay', o.weightDecay]] as const) : []),
        ['beta_1', o.beta1],
        ['beta_2', o.beta2],
        ['epsilon', o.epsilon],
      ];
    default:
      return o satisfies never;
  }
}

function optimizerText(optimizer: OptimizerSpec): string {
  const standard = new Map(optimizerNumbers(defaultOptimizer(optimizer.kind)));
  const changed = optimizerNumbers(optimizer).filter(([name, value]) => standard.get(name) !== value);
  const given = [
    `learning_rate=${pythonFloat(optimizer.learningRate)}`,
    ...changed.map(([name, value]) => `${name}=${pythonFloat(value)}`),
    ...(optimizer.kind === 'sgd' && optimizer.nesterov ? ['nesterov=True'] : []),
  ];
  return `keras.optimizers.${OPTIMIZER_CLASSES[optimizer.kind]}(${given.join(', ')})`;
}

/** The call of EarlyStopping, where the plan stops early. */
function stoppingCall({ earlyStopping: stop }: TrainingPlan): readonly string[] {
  if (stop === null) return [];
  const given = [
    `patience=${pythonNumber(stop.patience)}`,
    ...(stop.minDelta === 0 ? [] : [`min_delta=${pythonFloat(stop.minDelta)}`]),
    ...(stop.restoreBestWeights ? ['restore_best_weights=True'] : []),
  ];
  return [`keras.callbacks.EarlyStopping(${given.join(', ')})`];
}

function shuffleText(plan: TrainingPlan): readonly string[] {
  if (plan.pixelShuffle === null) return [];
  return [
    `order = np.random.default_rng(${pythonNumber(plan.pixelShuffle)}).permutation(x_train.shape[1] * x_train.shape[2])`,
    'x_train = x_train.reshape(len(x_train), order.size, -1)[:, order].reshape(x_train.shape)',
  ];
}

/** Uneven classes; samples of the frequent ones may come twice. */
function unevenText({ classImbalance = 0, trainCount }: TrainingPlan): readonly string[] {
  if (classImbalance === 0) return [];
  const to = pythonNumber(trainCount);
  return [
    `weight = (1 - ${pythonFloat(classImbalance)}) ** (y_train[:${to}] / y_train.max())`,
    `uneven = rng.choice(${to}, size=${to}, p=weight / weight.sum())`,
    `x_train[:${to}], y_train[:${to}] = x_train[uneven], y_train[uneven]`,
  ];
}

function wrongText({ labelNoise = 0, trainCount }: TrainingPlan): readonly string[] {
  const replaced = Math.round(labelNoise * trainCount);
  if (replaced === 0) return [];
  const count = pythonNumber(replaced);
  return [
    `wrong = rng.permutation(${pythonNumber(trainCount)})[:${count}]`,
    'classes = int(y_train.max()) + 1',
    `y_train[wrong] = (y_train[wrong] + rng.integers(1, classes, size=${count})) % classes`,
  ];
}

function grainText({ imageNoise = 0, trainCount }: TrainingPlan): readonly string[] {
  if (imageNoise === 0) return [];
  const some = `x_train[:${pythonNumber(trainCount)}]`;
  return [`${some} = np.clip(${some} + rng.normal(0, ${pythonFloat(imageNoise)}, ${some}.shape), 0, 1)`];
}

/** Samples spoilt on purpose; like every random number of Keras, others than here. */
function noiseText(plan: TrainingPlan): readonly string[] {
  const lines = [...unevenText(plan), ...wrongText(plan), ...grainText(plan)];
  return lines.length === 0 ? [] : [`rng = np.random.default_rng(${pythonNumber(plan.seed)})`, ...lines];
}

/** Class after class. */
function sortText(plan: TrainingPlan): readonly string[] {
  if (plan.shuffle !== false) return [];
  const to = pythonNumber(plan.trainCount);
  return [
    `by_class = np.argsort(y_train[:${to}], kind='stable')`,
    `x_train[:${to}], y_train[:${to}] = x_train[by_class], y_train[by_class]`,
  ];
}

/** Whether the code of a plan needs `numpy as np`. */
export function needsNumpy(plan: TrainingPlan): boolean {
  return [shuffleText(plan), noiseText(plan), sortText(plan)].some((lines) => lines.length > 0);
}

/** What a script adds to fitting. */
export interface FitExtras {
  /** Calls of further callbacks, which come before early stopping. */
  readonly callbacks?: readonly string[];
  /** Name of a PyDataset class, made of images, labels and batch size, that the training images go through. */
  readonly through?: string;
}

function trainingData(plan: TrainingPlan, through: string | undefined): readonly string[] {
  const to = pythonNumber(plan.trainCount);
  const [arrays, batch] = [`x_train[:${to}], y_train[:${to}]`, `batch_size=${pythonNumber(plan.batchSize)}`];
  return through === undefined ? [`    ${arrays},`, `    ${batch},`] : [`    ${through}(${arrays}, ${batch}),`];
}

/**
 * Code that compiles and fits `model` on arrays x_train (samples, height, width, channels; in [0, 1]) and y_train
 * (class indices) as the plan says; of the optimizer only what differs from Keras's defaults. It says nothing of
 * the seed, which belongs before the model, and needs numpy as np when pixels are shuffled, samples spoilt on purpose or
 * sorted: see kerasScript.
 */
export function kerasCompileCode(plan: TrainingPlan, extras: FitExtras = {}): readonly CodeLine[] {
  const from = pythonNumber(plan.trainCount);
  const to = pythonNumber(plan.trainCount + plan.validationCount);
  const callbacks = [...(extras.callbacks ?? []), ...stoppingCall(plan)];
  const isSparse = plan.loss === 'sparse_categorical_crossentropy';
  return [
    ...shuffleText(plan),
    ...noiseText(plan),
    ...sortText(plan),
    ...(isSparse ? [] : ['y_train = keras.utils.to_categorical(y_train)']),
    'model.compile(',
    `    optimizer=${optimizerText(plan.optimizer)},`,
    `    loss=${pythonString(plan.loss)},`,
    "    metrics=['accuracy'],",
    ')',
    'history = model.fit(',
    ...trainingData(plan, extras.through),
    `    epochs=${pythonNumber(plan.epochs)},`,
    ...(plan.validationCount > 0 ? [`    validation_data=(x_train[${from}:${to}], y_train[${from}:${to}]),`] : []),
    ...(plan.shuffle === false ? ['    shuffle=False,'] : []),
    ...(callbacks.length === 0 ? [] : [`    callbacks=[${callbacks.join(', ')}],`]),
    ')',
  ].map((source) => codeLine(source));
}

/**
 * A whole script: imports, seed, model, training. Keras draws its own random numbers, so the seed makes the script
 * repeatable, not equal to a run here.
 */
export function kerasScript(spec: NetworkSpec, plan: TrainingPlan): readonly CodeLine[] {
  const head = [
    ...KERAS_IMPORTS,
    ...(needsNumpy(plan) ? ['import numpy as np'] : []),
    '',
    `keras.utils.set_random_seed(${pythonNumber(plan.seed)})`,
    '',
  ];
  return [...head.map((source) => codeLine(source)), ...kerasModelCode(spec), codeLine(''), ...kerasCompileCode(plan)];
}
