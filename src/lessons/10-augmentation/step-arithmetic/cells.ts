// The notebook of the exercise: cells with what each needs and gives, and what happens when they are run in an order.
// Not responsible for: words (step-arithmetic.text.ts). Nothing is run; names are looked up as Python would.

export const CELLS = ['datagen', 'model', 'fit', 'load', 'prepare', 'split', 'compile'] as const;
export type CellId = (typeof CELLS)[number];

export const CELL_CODE: Readonly<Record<CellId, string>> = {
  datagen: `datagen = ImageDataGenerator(width_shift_range=0.1,
                             height_shift_range=0.1,
                             horizontal_flip=True)
datagen.fit(x_train)`,
  model: `model = Sequential()
model.add(Conv2D(filters=16, kernel_size=2, padding='same', activation='relu', input_shape=(32, 32, 3)))
...
model.add(Dense(10, activation='softmax'))`,
  fit: `model.fit_generator(datagen.flow(x_train, y_train, batch_size=12),
                    steps_per_epoch=x_train.shape[0] // 12,
                    validation_data=(x_valid, y_valid), epochs=100)
score = model.evaluate(x_test, y_test)`,
  load: `(x_train, y_train), (x_test, y_test) = cifar10.load_data()`,
  prepare: `x_train, x_test = x_train / 255, x_test / 255
y_train, y_test = to_categorical(y_train), to_categorical(y_test)`,
  split: `x_train, x_valid = x_train[5000:], x_train[:5000]
y_train, y_valid = y_train[5000:], y_train[:5000]`,
  compile: `model.compile(optimizer='rmsprop', loss='categorical_crossentropy', metrics=['accuracy'])`,
};

const NEEDS: Readonly<Record<CellId, readonly string[]>> = {
  datagen: ['x_train'],
  model: [],
  fit: ['model', 'datagen', 'x_train', 'y_train', 'x_valid', 'y_valid', 'x_test', 'y_test'],
  load: [],
  prepare: ['x_train', 'x_test', 'y_train', 'y_test'],
  split: ['x_train', 'y_train'],
  compile: ['model'],
};

const GIVES: Readonly<Record<CellId, readonly string[]>> = {
  datagen: ['datagen'],
  model: ['model'],
  fit: [],
  load: ['x_train', 'y_train', 'x_test', 'y_test'],
  prepare: [],
  split: ['x_valid', 'y_valid'],
  compile: [],
};

export type NotebookOutcome =
  /** A name that nothing above has given a value. */
  | { readonly kind: 'name-error'; readonly cell: CellId; readonly name: string }
  | { readonly kind: 'not-compiled'; readonly cell: CellId }
  /** All cells run; yet something is wrong that no message tells. */
  | { readonly kind: 'silent'; readonly fault: 'valid-unprepared' | 'prepared-after' }
  | { readonly kind: 'mended' };

/** Runs the cells from the top, as "Restart and run all" does, until the first error. */
export function runNotebook(order: readonly CellId[]): NotebookOutcome {
  const names = new Set<string>();
  for (const [place, cell] of order.entries()) {
    const missing = NEEDS[cell].find((name) => !names.has(name));
    if (missing !== undefined) return { kind: 'name-error', cell, name: missing };
    if (cell === 'fit' && !order.slice(0, place).includes('compile')) return { kind: 'not-compiled', cell };
    for (const name of GIVES[cell]) names.add(name);
  }
  const at = (cell: CellId): number => order.indexOf(cell);
  if (at('prepare') > at('fit')) return { kind: 'silent', fault: 'prepared-after' };
  if (at('split') < at('prepare')) return { kind: 'silent', fault: 'valid-unprepared' };
  return { kind: 'mended' };
}

/** The order with one cell moved by one place; the same order where it can't move. */
export function movedCell(order: readonly CellId[], cell: CellId, by: -1 | 1): readonly CellId[] {
  const from = order.indexOf(cell);
  const other = order[from + by];
  if (from < 0 || other === undefined) return order;
  return order.map((each) => (each === cell ? other : each === other ? cell : each));
}
