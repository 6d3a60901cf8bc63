// Transfer learning as Keras code of the lecture notes' time wrote it, with the notes' own fit_generator and checkpoint.
// Not responsible for: current code (facts.ts).

export const OLD_TRANSFER = `from keras.applications.mobilenet import MobileNet
from keras.callbacks import ModelCheckpoint
from keras.layers import Dense, GlobalAveragePooling2D
from keras.models import Model
from keras.optimizers import SGD

base = MobileNet(weights='imagenet', include_top=False,
                 input_shape=(224, 224, 3))
for layer in base.layers:
    layer.trainable = False

x = GlobalAveragePooling2D()(base.output)
predictions = Dense(5, activation='softmax')(x)
model = Model(inputs=base.input, outputs=predictions)

model.compile(optimizer=SGD(lr=1e-3, momentum=0.9),
              loss='categorical_crossentropy', metrics=['accuracy'])
checkpointer = ModelCheckpoint(filepath='model.weights.best.hdf5',
                               verbose=1, save_best_only=True)
model.fit_generator(datagen.flow(x_train, y_train, batch_size=12),
                    steps_per_epoch=x_train.shape[0] // 12,
                    epochs=10, verbose=2, callbacks=[checkpointer],
                    validation_data=(x_valid, y_valid))
model.load_weights('model.weights.best.hdf5')`;
