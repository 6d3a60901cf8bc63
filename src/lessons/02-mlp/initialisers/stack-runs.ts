// The deep networks that are trained from each start: the stack of the figure with Keras's own output layer behind it.
// Not responsible for: training them (run-queue.ts) or what is shown of it (signal-model.ts).
import { dense, flatten, sequential } from '../../../nn/build.ts';
import { fingerprintText } from '../../../nn/fingerprint.ts';
import { kerasLayerLine } from '../../../nn/keras-code.ts';
import { codeLine } from '../../../nn/keras-tokens.ts';
import type { CodeLine } from '../../../nn/keras-tokens.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { Dense, NetworkSpec } from '../../../nn/spec.ts';
import type { Job } from '../run-queue.ts';
import type { InitialisersState } from './initialisers.ts';
import { initializerOf } from './starts.ts';
import type { StartId } from './starts.ts';

export const TRAIN_COUNT = 2000;
export const BATCH = 32;
export const EPOCHS = 3;
export const LEARNING_RATE = 0.05;
export const TOTAL_STEPS = Math.ceil(TRAIN_COUNT / BATCH) * EPOCHS;

/** Keras leaves it out of the code. */
const DEFAULT_START: StartId = 'glorot_uniform';

/** Whatever decides the network of a start. */
type Stack = Pick<InitialisersState, 'activation' | 'depth' | 'width'>;

/** A hidden layer in Keras; its initialiser is said even where it is the default. */
export function layerLine(state: InitialisersState): CodeLine {
  const { start, width, activation } = state;
  if (start !== DEFAULT_START) return kerasLayerLine(hiddenLayer(state, start));
  return codeLine(`layers.Dense(${width}, activation='${activation}', kernel_initializer='${start}')`);
}

/** One hidden layer of the stack. */
function hiddenLayer({ activation, width }: Omit<Stack, 'depth'>, start: StartId): Dense {
  return dense({ units: width, activation, kernelInitializer: initializerOf(start) });
}

export function stackNetwork(stack: Stack, start: StartId): NetworkSpec {
  const hidden = hiddenLayer(stack, start);
  return sequential(
    [28, 28, 1],
    [flatten(), ...Array.from({ length: stack.depth }, () => hidden), dense({ units: 10, activation: 'softmax' })],
  );
}

/** Plain gradient descent: an optimizer that scales gradients by itself would hide much of the difference. */
function stackPlan(seed: number): TrainingPlan {
  return {
    dataset: 'mnist',
    trainCount: TRAIN_COUNT,
    validationCount: 500,
    seed: toSeed(seed),
    optimizer: { kind: 'sgd', learningRate: LEARNING_RATE, momentum: 0, nesterov: false },
    loss: 'sparse_categorical_crossentropy',
    batchSize: BATCH,
    epochs: EPOCHS,
    pixelShuffle: null,
    earlyStopping: null,
  };
}

export function jobOf(state: InitialisersState, start: StartId): Job {
  const spec = stackNetwork(state, start);
  const plan = stackPlan(state.seed);
  return { runId: `start-${start}-${fingerprintText(JSON.stringify([spec, plan]))}`, spec, plan };
}
