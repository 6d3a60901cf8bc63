// Numbers that the prose speaks of, counted by nn instead of typed. Not responsible for: the words around them.
import { networkCost } from '../../nn/costs.ts';
import { kerasCode } from '../../nn/keras-code.ts';
import { countParameters } from '../../nn/parameters.ts';
import { SEED_CIFAR_CNN } from '../../nn/presets.ts';
import { inferShapes, sizeOf } from '../../nn/shapes.ts';
import { summaryText } from '../../nn/summary.ts';

const shapes = inferShapes(SEED_CIFAR_CNN).map(({ output }) => output);
const { total, perNode } = countParameters(SEED_CIFAR_CNN);
const input = SEED_CIFAR_CNN.inputShape;
/** Places of the layers that the prose counts. */
const [CONV1, CONV2, CONV3, POOL3, FLATTEN, DENSE1, DENSE2] = [0, 2, 4, 5, 6, 7, 8] as const;

function parameters(node: number): number {
  return perNode[node]?.total ?? 0;
}

export const facts = {
  input,
  inputNumbers: sizeOf(input),
  total,
  conv1: parameters(CONV1),
  conv2: parameters(CONV2),
  conv3: parameters(CONV3),
  dense1: parameters(DENSE1),
  dense2: parameters(DENSE2),
  convolutions: parameters(CONV1) + parameters(CONV2) + parameters(CONV3),
  denseShare: parameters(DENSE1) / total,
  deep: shapes[POOL3] ?? [],
  flat: shapes[FLATTEN]?.[0] ?? 0,
  units: shapes[DENSE1]?.[0] ?? 0,
  classes: shapes[DENSE2]?.[0] ?? 0,
  macs: networkCost(SEED_CIFAR_CNN).macs,
} as const;

export const workedCode = kerasCode(SEED_CIFAR_CNN);
export const workedSummary = summaryText(SEED_CIFAR_CNN);

/** The same network as it was written before Keras 3. */
export const OLD_CODE = `from keras.models import Sequential
from keras.layers import Conv2D, MaxPooling2D, Flatten, Dense

model = Sequential()
model.add(Conv2D(filters=16, kernel_size=2, padding='same', activation='relu', input_shape=(32, 32, 3)))
model.add(MaxPooling2D(pool_size=2))
model.add(Conv2D(filters=32, kernel_size=2, padding='same', activation='relu'))
model.add(MaxPooling2D(pool_size=2))
model.add(Conv2D(filters=64, kernel_size=2, padding='same', activation='relu'))
model.add(MaxPooling2D(pool_size=2))
model.add(Flatten())
model.add(Dense(500, activation='relu'))
model.add(Dense(10, activation='softmax'))

model.summary()`;
