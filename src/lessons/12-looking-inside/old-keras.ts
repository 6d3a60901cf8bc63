// Gradient ascent as Keras code of 2016 wrote it. Not responsible for: current code (facts.ts).

export const OLD_ASCENT = `from keras import backend as K

layer_output = model.get_layer('block3_conv1').output
loss = K.mean(layer_output[:, :, :, filter_index])
grads = K.gradients(loss, model.input)[0]
grads /= K.sqrt(K.mean(K.square(grads))) + 1e-5
iterate = K.function([model.input], [loss, grads])`;
