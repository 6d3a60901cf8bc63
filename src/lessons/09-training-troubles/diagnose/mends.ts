// The line of Keras that made each patient ill, and the same line mended. Not responsible for: words around them.
import { codeLine } from '../../../nn/keras-tokens.ts';
import type { CodeLine } from '../../../nn/keras-tokens.ts';
import { DEAD_BIAS } from './patients.ts';
import type { CauseId } from './patients.ts';

type Lines = readonly [sick: readonly string[], well: readonly string[]];

const LINES: Readonly<Record<CauseId, Lines>> = {
  'rate-too-small': [
    ["model.compile(keras.optimizers.SGD(learning_rate=0.0001), loss='sparse_categorical_crossentropy')"],
    ["model.compile(keras.optimizers.SGD(learning_rate=0.1), loss='sparse_categorical_crossentropy')"],
  ],
  'rate-too-large': [
    ['optimizer = keras.optimizers.SGD(learning_rate=0.5, momentum=0.9)'],
    ['optimizer = keras.optimizers.SGD(learning_rate=0.05, momentum=0.9)'],
  ],
  'batch-too-small': [['model.fit(x_train, y_train, batch_size=2)'], ['model.fit(x_train, y_train, batch_size=32)']],
  'no-shuffle': [
    ['# sorted: all zeros, then all ones, ...', 'model.fit(x_train, y_train, shuffle=False)'],
    ['model.fit(x_train, y_train, shuffle=True)'],
  ],
  'wrong-labels': [
    ["y_train = np.load('labels.npy')  # 40% of them wrong"],
    ["y_train = np.load('labels_checked.npy')"],
  ],
  'too-little-data': [
    ['model.fit(x_train[:200], y_train[:200], epochs=60)'],
    ['model.fit(x_train[:3000], y_train[:3000], epochs=4)'],
  ],
  'init-too-large': [
    ["Dense(64, activation='relu', kernel_initializer=keras.initializers.RandomNormal(stddev=1.5))  # eight of them"],
    ["Dense(64, activation='relu', kernel_initializer='he_normal')"],
  ],
  saturated: [["Dense(32, activation='sigmoid')  # five of them"], ["Dense(32, activation='relu')"]],
  'dead-units': [
    [`Dense(32, activation='relu', bias_initializer=keras.initializers.Constant(${DEAD_BIAS}))  # two of them`],
    ["Dense(32, activation='relu', bias_initializer='zeros')"],
  ],
  'softmax-twice': [["Dense(10, activation='softmax')", "Activation('softmax')"], ["Dense(10, activation='softmax')"]],
};

/** What made it ill, or, `mended`, what it is replaced by. */
export function mendLines(cause: CauseId, isMended: boolean): readonly CodeLine[] {
  return LINES[cause][isMended ? 1 : 0].map((line) => codeLine(line));
}
