// The training call of the lecture notes as it was written for Keras 2,
// and the same with layers of Keras 3. Not responsible for: running either.

export const OLD_FIT = `model.fit_generator(datagen.flow(x_train, y_train, batch_size=batch_size),
                    steps_per_epoch=x_train.shape[0] // batch_size,
                    epochs=epochs, verbose=2, callbacks=[checkpointer],
                    validation_data=(x_valid, y_valid))`;

export const NEW_FIT = `model = keras.Sequential([
    keras.Input(shape=(32, 32, 3)),
    augmentation,   # active in fit, passed over by evaluate and predict
    ...
])
model.fit(x_train, y_train, batch_size=12, epochs=100,
          validation_data=(x_valid, y_valid),
          callbacks=[keras.callbacks.ModelCheckpoint('best.keras', save_best_only=True)])`;
