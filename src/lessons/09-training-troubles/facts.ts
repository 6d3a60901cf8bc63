// Numbers that the prose speaks of, worked out from nn and from the clinic's own recipes instead of typed.
// Not responsible for: the words around them.
import { distributionOf } from '../../nn/initializers.ts';
import { codeLine } from '../../nn/keras-tokens.ts';
import { countParameters } from '../../nn/parameters.ts';
import { smallestTellable } from './butterfly/statistics.ts';
import { NUDGE, STEPS, TWIN_NETWORK } from './butterfly/twin-plan.ts';
import { CHANCE_LOSS, TWICE_FLOOR } from './diagnose/floors.ts';
import { patientWith } from './diagnose/patients.ts';

const CLASSES = 10;
const noisy = patientWith('wrong-labels', 1).sick.plan.labelNoise ?? 0;
const unshuffled = patientWith('no-shuffle', 1).sick.plan;
const few = patientWith('too-little-data', 1).sick;
const tiny = patientWith('batch-too-small', 1);
const slow = patientWith('rate-too-small', 1);

/** Hidden layers of the two deep patients, and the width of the one with large weights. */
const SIGMOIDS = 5;
const DEEP = 8;
const WIDTH = 64;
const LARGE = 1.5;
const he = distributionOf('he_normal', WIDTH, WIDTH);

/** By how much a relu layer of that width lengthens a typical signal: sqrt(width / 2) times the weights' deviation. */
function growth(stddev: number): number {
  return Math.sqrt(WIDTH / 2) * stddev;
}

/** An example of a spread, in points of accuracy, and of a number of seeds. */
const SPREAD = 2;
const SEEDS = 5;

/** Three numbers that float32 adds up to two different sums. */
const TERMS = [0.2, 0.3, 0.4] as const;
const [a, b, c] = TERMS.map(Math.fround);
const f = Math.fround;

export const facts = {
  chance: CHANCE_LOSS,
  sureAndWrong: -Math.log(1e-7),
  twiceFloor: TWICE_FLOOR,
  twiceBest: Math.E / (Math.E + CLASSES - 1),
  sigmoids: SIGMOIDS,
  sigmoidSlope: 1 / 4,
  sigmoidShare: (1 / 4) ** SIGMOIDS,
  deep: DEEP,
  width: WIDTH,
  large: LARGE,
  largeGrowth: growth(LARGE),
  largeGrowthDeep: growth(LARGE) ** DEEP,
  he: he.kind === 'truncated_normal' ? he.stddev : 0,
  heGrowth: he.kind === 'truncated_normal' ? growth(he.stddev) : 0,
  noisy,
  /** Entropy of a label that is right with chance 1 - noisy and otherwise one of nine. */
  noisyFloor: -((1 - noisy) * Math.log(1 - noisy) + noisy * Math.log(noisy / (CLASSES - 1))),
  perClass: unshuffled.trainCount / CLASSES,
  stepsPerClass: unshuffled.trainCount / CLASSES / unshuffled.batchSize,
  fewPictures: few.plan.trainCount,
  fewParameters: countParameters(few.spec).total,
  parametersPerPicture: countParameters(few.spec).total / few.plan.trainCount,
  tinyBatch: tiny.sick.plan.batchSize,
  usualBatch: tiny.well.plan.batchSize,
  noiseRatio: Math.sqrt(tiny.well.plan.batchSize / tiny.sick.plan.batchSize),
  slowRate: slow.sick.plan.optimizer.learningRate,
  goodRate: slow.well.plan.optimizer.learningRate,
  rateRatio: Math.round(slow.well.plan.optimizer.learningRate / slow.sick.plan.optimizer.learningRate),
  twinParameters: countParameters(TWIN_NETWORK).total,
  twinSteps: STEPS,
  nudge: NUDGE,
  terms: TERMS,
  sums: [f(f((a ?? 0) + (b ?? 0)) + (c ?? 0)), f((a ?? 0) + f((b ?? 0) + (c ?? 0)))],
  spread: SPREAD,
  seeds: SEEDS,
  standardError: SPREAD / Math.sqrt(SEEDS),
  tellable: smallestTellable({ count: SEEDS, deviation: SPREAD }),
} as const;

export const CHECK_CODE = [
  'x, y = x_train[:32], y_train[:32]',
  '',
  '# 1. Before any training: the loss should be about ln(10) = 2.303.',
  'model.evaluate(x, y)',
  '',
  '# 2. One batch, learnt by heart: the loss should go to 0.',
  'model.fit(x, y, batch_size=32, epochs=200, verbose=0)',
  'model.evaluate(x, y)',
].map((line) => codeLine(line));

export const FIT_CODE = [
  'model.compile(',
  '    optimizer=keras.optimizers.Adam(learning_rate=0.001, clipnorm=1.0),',
  "    loss='sparse_categorical_crossentropy',",
  "    metrics=['accuracy'],",
  ')',
  'history = model.fit(',
  '    x_train, y_train,',
  '    batch_size=32, epochs=20, shuffle=True,',
  '    validation_data=(x_valid, y_valid),',
  '    callbacks=[',
  '        keras.callbacks.TerminateOnNaN(),',
  "        keras.callbacks.ReduceLROnPlateau(monitor='val_loss', factor=0.5, patience=3),",
  "        keras.callbacks.EarlyStopping(monitor='val_loss', patience=6, restore_best_weights=True),",
  '    ],',
  ')',
].map((line) => codeLine(line));

export const SEED_CODE = [
  'scores = []',
  'for seed in range(5):',
  '    keras.utils.set_random_seed(seed)',
  '    model = make_model()',
  '    model.fit(x_train, y_train, batch_size=32, epochs=3, verbose=0)',
  '    scores.append(model.evaluate(x_valid, y_valid, verbose=0)[1])',
  'print(np.mean(scores), np.std(scores, ddof=1))',
].map((line) => codeLine(line));
