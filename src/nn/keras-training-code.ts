// Keras 3 code that trains a model by a TrainingPlan: labels, compile, fit.
// Not responsible for: loading data (it speaks of x_train and y_train) or the model (keras-code.ts).
import {
  classToken,
  float,
  keyword,
  name,
  number,
  plain,
  string,
  type CodeLine,
  type CodeToken,
} from './keras-tokens.ts';
import { defaultOptimizer } from './optimizers.ts';
import type { OptimizerSpec, TrainingPlan } from './plan.ts';

function line(...tokens: readonly CodeToken[]): CodeLine {
  return { nodeIndex: null, tokens };
}

const KERAS_CLASSES = {
  sgd: 'SGD',
  rmsprop: 'RMSprop',
  adagrad: 'Adagrad',
  adadelta: 'Adadelta',
  adam: 'Adam',
  adamax: 'Adamax',
  nadam: 'Nadam',
  adamw: 'AdamW',
} as const;

/** Keras's name, our value, for each number of an optimizer but the learning rate. */
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

function optimizerTokens(optimizer: OptimizerSpec): readonly CodeToken[] {
  const standard = new Map(optimizerNumbers(defaultOptimizer(optimizer.kind)));
  const changed = optimizerNumbers(optimizer).filter(([label, value]) => standard.get(label) !== value);
  return [
    ...[
      name('keras'),
      plain('.'),
      name('optimizers'),
      plain('.'),
      classToken(KERAS_CLASSES[optimizer.kind]),
      plain('('),
    ],
    ...[name('learning_rate'), plain('='), float(optimizer.learningRate)],
    ...changed.flatMap(([label, value]) => [plain(', '), name(label), plain('='), float(value)]),
    ...(optimizer.kind === 'sgd' && optimizer.nesterov
      ? [plain(', '), name('nesterov'), plain('='), keyword('True')]
      : []),
    plain(')'),
  ];
}

/** `x_train[12000:13000]` */
function sliceTokens(array: string, from: number, to: number): readonly CodeToken[] {
  return [name(array), plain('['), ...(from === 0 ? [] : [number(from)]), plain(':'), number(to), plain(']')];
}

function shuffleLines(plan: TrainingPlan): readonly CodeLine[] {
  if (plan.pixelShuffle === null) return [];
  return [
    line(
      ...[
        name('order'),
        plain(' = '),
        name('np'),
        plain('.'),
        name('random'),
        plain('.'),
        name('default_rng'),
        plain('('),
      ],
      ...[number(plan.pixelShuffle), plain(').'), name('permutation'), plain('('), name('x_train'), plain('.')],
      ...[name('shape'), plain('['), number(1), plain('] * '), name('x_train'), plain('.'), name('shape'), plain('[')],
      ...[number(2), plain('])')],
    ),
    line(
      ...[
        name('x_train'),
        plain(' = '),
        name('x_train'),
        plain('.'),
        name('reshape'),
        plain('('),
        name('len'),
        plain('('),
      ],
      ...[name('x_train'), plain('), '), name('order'), plain('.'), name('size'), plain(', '), number(-1)],
      ...[plain(')[:, '), name('order'), plain('].'), name('reshape'), plain('('), name('x_train'), plain('.')],
      ...[name('shape'), plain(')')],
    ),
  ];
}

function stoppingTokens(plan: TrainingPlan): readonly CodeToken[] {
  const stop = plan.earlyStopping;
  if (stop === null) return [];
  return [
    ...[plain('    '), name('callbacks'), plain('=['), name('keras'), plain('.'), name('callbacks'), plain('.')],
    ...[classToken('EarlyStopping'), plain('('), name('patience'), plain('='), number(stop.patience)],
    ...(stop.minDelta === 0 ? [] : [plain(', '), name('min_delta'), plain('='), float(stop.minDelta)]),
    ...(stop.restoreBestWeights ? [plain(', '), name('restore_best_weights'), plain('='), keyword('True')] : []),
    plain(')],'),
  ];
}

/**
 * Code that compiles and fits `model` on arrays x_train (samples, height, width, channels; in [0, 1]) and y_train
 * (class indices) as the plan says. Only arguments that differ from Keras's defaults, and those worth seeing.
 * Keras draws its own random numbers: the seed makes it repeatable, not equal to a run here.
 */
export function kerasCompileCode(plan: TrainingPlan): readonly CodeLine[] {
  const { trainCount, validationCount } = plan;
  const end = trainCount + validationCount;
  const isSparse = plan.loss === 'sparse_categorical_crossentropy';
  const oneHot = [
    ...[name('y_train'), plain(' = '), name('keras'), plain('.'), name('utils'), plain('.'), name('to_categorical')],
    ...[plain('('), name('y_train'), plain(')')],
  ];
  const validation = [
    ...[plain('    '), name('validation_data'), plain('=('), ...sliceTokens('x_train', trainCount, end), plain(', ')],
    ...[...sliceTokens('y_train', trainCount, end), plain('),')],
  ];
  const stopping = stoppingTokens(plan);
  return [
    ...(plan.pixelShuffle === null
      ? []
      : [
          line(keyword('import'), plain(' '), name('numpy'), plain(' '), keyword('as'), plain(' '), name('np')),
          line(),
        ]),
    line(
      ...[name('keras'), plain('.'), name('utils'), plain('.'), name('set_random_seed'), plain('(')],
      ...[number(plan.seed), plain(')')],
    ),
    ...shuffleLines(plan),
    ...(isSparse ? [] : [line(...oneHot)]),
    line(name('model'), plain('.'), name('compile'), plain('(')),
    line(plain('    '), name('optimizer'), plain('='), ...optimizerTokens(plan.optimizer), plain(',')),
    line(plain('    '), name('loss'), plain('='), string(plan.loss), plain(',')),
    line(plain('    '), name('metrics'), plain('=['), string('accuracy'), plain('],')),
    line(plain(')')),
    line(name('history'), plain(' = '), name('model'), plain('.'), name('fit'), plain('(')),
    line(
      ...[plain('    '), ...sliceTokens('x_train', 0, trainCount), plain(', ')],
      ...[...sliceTokens('y_train', 0, trainCount), plain(',')],
    ),
    line(plain('    '), name('batch_size'), plain('='), number(plan.batchSize), plain(',')),
    line(plain('    '), name('epochs'), plain('='), number(plan.epochs), plain(',')),
    ...(validationCount > 0 ? [line(...validation)] : []),
    ...(stopping.length > 0 ? [line(...stopping)] : []),
    line(plain(')')),
  ];
}
