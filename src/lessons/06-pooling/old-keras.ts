// The pooling example as it was written before Keras 3. Not responsible for: current code (nn/keras-code.ts makes it).

export const OLD_POOLING = `from keras.models import Sequential
from keras.layers import MaxPooling2D

model = Sequential()
model.add(MaxPooling2D(pool_size=2, strides=2, input_shape=(100, 100, 15)))
model.summary()`;
