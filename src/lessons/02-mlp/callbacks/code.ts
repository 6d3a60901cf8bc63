// The callbacks as Keras code, with the settings of the figure.
// Not responsible for: drawing it, or the older code (the lesson's prose has it).
import { codeLine, pythonFloat, pythonNumber, pythonString } from '../../../nn/keras-tokens.ts';
import type { CodeLine } from '../../../nn/keras-tokens.ts';
import type { CallbacksState } from './callbacks.ts';
import { BATCH, EPOCHS, TRAIN_COUNT, VALIDATION_COUNT } from './overfit-run.ts';
import { FILE_PATTERNS } from './timeline-model.ts';

/** Lines for the state's callbacks; what equals Keras's default is left out. */
export function callbacksCode(state: CallbacksState): readonly CodeLine[] {
  const stopping = [
    "monitor='val_loss'",
    `patience=${pythonNumber(state.patience)}`,
    ...(state.minDelta === 0 ? [] : [`min_delta=${pythonFloat(state.minDelta)}`]),
    ...(state.restoreBest ? ['restore_best_weights=True'] : []),
  ];
  const pattern = FILE_PATTERNS[state.files];
  const saving = [pythonString(pattern), "monitor='val_loss'", ...(state.saveBestOnly ? ['save_best_only=True'] : [])];
  const [from, to] = [TRAIN_COUNT, TRAIN_COUNT + VALIDATION_COUNT];
  return [
    'callbacks = [',
    `    keras.callbacks.EarlyStopping(${stopping.join(', ')}),`,
    `    keras.callbacks.ModelCheckpoint(${saving.join(', ')}),`,
    ']',
    'history = model.fit(',
    `    x_train[:${from}], y_train[:${from}],`,
    `    batch_size=${BATCH}, epochs=${EPOCHS},`,
    `    validation_data=(x_train[${from}:${to}], y_train[${from}:${to}]),`,
    '    callbacks=callbacks,',
    ')',
    ...(state.files === 'one' ? ["best_model = keras.models.load_model('model.keras')"] : []),
  ].map((source) => codeLine(source));
}
