// Numbers that the prose speaks of, counted by nn instead of typed, and the lesson's code. Plain data only: it is run when the
// site is built. Not responsible for: the words around them.
import { activate } from '../../nn/activations.ts';
import { dense, dropout, flatten, sequential } from '../../nn/build.ts';
import { watchLosses } from '../../nn/early-stopping.ts';
import { distributionOf } from '../../nn/initializers.ts';
import { kerasCode, kerasLayerLine } from '../../nn/keras-code.ts';
import { codeLine } from '../../nn/keras-tokens.ts';
import type { CodeLine } from '../../nn/keras-tokens.ts';
import { lossValue } from '../../nn/losses.ts';
import { optimizerStepInto } from '../../nn/optimizers.ts';
import { countParameters } from '../../nn/parameters.ts';
import { ADAM } from '../../nn/plan.ts';
import type { LossKind, OptimizerSpec } from '../../nn/plan.ts';
import { chain, saturation } from '../../nn/saturation.ts';
import { inferShapes } from '../../nn/shapes.ts';
import { softmaxAt } from '../../nn/softmax.ts';
import type { Initializer } from '../../nn/spec.ts';
import { summaryText } from '../../nn/summary.ts';

const RATE = 0.2;
/** The network of the lesson: one hidden layer with dropout. */
const NETWORK = sequential(
  [28, 28, 1],
  [
    flatten(),
    dense({ units: 128, activation: 'relu' }),
    dropout({ rate: RATE }),
    dense({ units: 10, activation: 'softmax' }),
  ],
);
const { total, perNode } = countParameters(NETWORK);
const shapes = inferShapes(NETWORK).map(({ output }) => output);

/** One unit worked out: its inputs, weights and bias. */
const UNIT = { inputs: [0, 0.5, 1], weights: [0.4, -0.6, 0.9], bias: -0.2 } as const;
const unitSum = UNIT.inputs.reduce<number>((sum, x, i) => sum + x * (UNIT.weights[i] ?? 0), UNIT.bias);

/** Probabilities that a prediction gives three classes; the second one is right. */
const GUESS = [0.1, 0.7, 0.2] as const;
const guessLoss = (kind: LossKind): number => lossValue(kind, GUESS, [1], 1, GUESS.length);
const crossentropy = (right: number): number => lossValue('categorical_crossentropy', [right, 1 - right], [0], 1, 2);

/** One step of a weight of 0.5 that meets a gradient. */
const WEIGHT = 0.5;
function stepOf(optimizer: OptimizerSpec, gradient: number): number {
  const weight = Float32Array.of(WEIGHT);
  optimizerStepInto(optimizer, 1, weight, Float32Array.of(gradient), [new Float32Array(1), new Float32Array(1)]);
  return weight[0] ?? NaN;
}
const SGD: OptimizerSpec = { kind: 'sgd', learningRate: 0.01, momentum: 0, nesterov: false };

/** Validation losses of the example of EarlyStopping. */
const LOSSES = [0.31, 0.22, 0.18, 0.19, 0.17, 0.2, 0.21, 0.19] as const;
const PATIENCE = 2;
const watched = watchLosses(LOSSES, { patience: PATIENCE, minDelta: 0 });

function uniformLimit(initializer: Initializer, fanIn: number, fanOut: number): number {
  const drawn = distributionOf(initializer, fanIn, fanOut);
  return drawn.kind === 'uniform' ? drawn.limit : NaN;
}

/** Two standard errors of an accuracy measured on so many images. */
function margin(accuracy: number, count: number): number {
  return 2 * Math.sqrt((accuracy * (1 - accuracy)) / count);
}

const TRAIN = 60_000;
const VALIDATION_SHARE = 0.2;
const BATCH = 32;

export const facts = {
  pixels: shapes[0]?.[0] ?? 0,
  units: shapes[1]?.[0] ?? 0,
  classes: shapes[3]?.[0] ?? 0,
  total,
  first: perNode[1]?.total ?? 0,
  last: perNode[3]?.total ?? 0,
  firstShare: (perNode[1]?.total ?? 0) / total,
  unitSum,
  unitOutput: activate('relu', unitSum),
  sigmoidEdge: saturation('sigmoid').above ?? 0,
  sigmoidTen: chain('sigmoid', 2, 10, 1).at(-1)?.product ?? 0,
  logits: [2, 1, -1],
  probabilities: softmaxAt([2, 1, -1], 1),
  guess: [...GUESS],
  lossRight: crossentropy(0.7),
  lossSure: crossentropy(0.99),
  lossWrong: crossentropy(0.01),
  lossChance: lossValue(
    'categorical_crossentropy',
    Array.from({ length: 10 }, () => 0.1),
    [3],
    1,
    10,
  ),
  guessCrossentropy: guessLoss('categorical_crossentropy'),
  guessBinary: guessLoss('binary_crossentropy'),
  guessMse: guessLoss('mse'),
  guessMae: guessLoss('mae'),
  guessHinge: guessLoss('hinge'),
  glorotLimit: uniformLimit('glorot_uniform', 784, 128),
  glorotLimitLast: uniformLimit('glorot_uniform', 128, 10),
  rate: RATE,
  live: 128 * (1 - RATE),
  scale: 1 / (1 - RATE),
  weight: WEIGHT,
  sgdSteep: stepOf(SGD, 2),
  sgdFlat: stepOf(SGD, 0.02),
  adamSteep: stepOf(ADAM, 2),
  adamFlat: stepOf(ADAM, 0.02),
  losses: [...LOSSES],
  patience: PATIENCE,
  stopsAfter: watched.length,
  bestEpoch: (watched.at(-1)?.best ?? 0) + 1,
  train: TRAIN,
  trainPart: TRAIN * (1 - VALIDATION_SHARE),
  validationPart: TRAIN * VALIDATION_SHARE,
  batch: BATCH,
  stepsPerEpoch: Math.ceil((TRAIN * (1 - VALIDATION_SHARE)) / BATCH),
  marginTest: margin(0.98, 10_000),
  marginSmall: margin(0.98, 1000),
} as const;

export const unit = UNIT;

function lines(source: string): readonly CodeLine[] {
  return source.split('\n').map((line) => codeLine(line));
}

export const networkCode = kerasCode(NETWORK);
export const dropoutCode = [kerasLayerLine(dropout({ rate: RATE }))];
export const networkSummary = summaryText(NETWORK);

export const dataCode = lines(`(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train = x_train[..., None] / 255.0
x_test = x_test[..., None] / 255.0
y_train = keras.utils.to_categorical(y_train, 10)
y_test = keras.utils.to_categorical(y_test, 10)`);

export const initialiserCode = lines(`layers.Dense(
    128,
    activation='relu',
    kernel_initializer='he_normal',   # 'glorot_uniform' unless said otherwise
    bias_initializer='zeros',
)`);

export const compileCode = lines(`model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.001),
    loss='categorical_crossentropy',
    metrics=['accuracy'],
)`);

export const fitCode = lines(`callbacks = [
    keras.callbacks.ModelCheckpoint(
        'best.weights.h5',
        save_best_only=True,
        save_weights_only=True,
        verbose=1,
    ),
    keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True),
]
history = model.fit(
    x_train, y_train,
    batch_size=32, epochs=100,
    validation_split=0.2,
    callbacks=callbacks,
)`);

export const evaluateCode = lines(`model.load_weights('best.weights.h5')
loss, accuracy = model.evaluate(x_test, y_test, verbose=0)`);

/** The network as it was written before Keras 3. */
export const OLD_NETWORK = `from keras.models import Sequential
from keras.layers import Dense, Dropout, Flatten

model = Sequential()
model.add(Flatten(input_shape=(28, 28, 1)))
model.add(Dense(128, activation='relu'))
model.add(Dropout(0.2))
model.add(Dense(10, activation='softmax'))

model.summary()`;

/** Checkpoint and training as the lecture notes have them. */
export const OLD_FIT = `from keras.callbacks import ModelCheckpoint

batch_size = 12
epochs = 100
#train the model
checkpointer = ModelCheckpoint(filepath='aug_model.weights.best.hdf5',verbose=1,save_best_only=True)

model.fit_generator(datagen.flow(x_train, y_train,batch_size=batch_size),
                   steps_per_epoch = x_train.shape[0]//batch_size,
                   epochs=epochs, verbose=2, callbacks=[checkpointer],
                   validation_data=(x_valid,y_valid))

model.load_weights('aug_model.weights.best.hdf5')
score = model.evaluate(x_test, y_test,verbose=0)`;
