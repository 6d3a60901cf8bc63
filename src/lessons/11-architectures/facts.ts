// Numbers that the prose speaks of, worked out by nn instead of typed, and the Keras code of the lesson.
// Not responsible for: the words around them.
import { networkBill } from '../../nn/architectures/bill.ts';
import { alexNet, vgg } from '../../nn/architectures/chains.ts';
import { resNet50 } from '../../nn/architectures/resnet-50.ts';
import { codeLine } from '../../nn/keras-tokens.ts';
import { toSeed } from '../../nn/plan.ts';
import { gradientSizes } from '../../nn/residual-signal.ts';

const [alex, vgg16, resnet] = [networkBill(alexNet()), networkBill(vgg(16)), networkBill(resNet50())];
const [first] = alex.layers;
const firstDense = vgg16.layers.find(({ place }) => place === 'dense');
const CHANNELS = 64;

const stack = { width: 32, count: 8, activation: 'relu', initializer: 'glorot_uniform', seed: toSeed(1) } as const;

export const facts = {
  alexParameters: alex.parameters,
  alexFirst: [...(first?.output ?? [])],
  alexFirstParameters: first?.parameters ?? 0,
  vggParameters: vgg16.parameters,
  vggMacs: vgg16.macs,
  vggConvolutions: vgg16.byPlace.convolution,
  vggFirstDense: firstDense?.parameters ?? 0,
  vggDensePart: vgg16.byPlace.dense / vgg16.parameters,
  resnetParameters: resnet.parameters,
  resnetMacs: resnet.macs,
  channels: CHANNELS,
  twoThree: 2 * 9 * CHANNELS * CHANNELS,
  oneFive: 25 * CHANNELS * CHANNELS,
  threeThree: 3 * 9 * CHANNELS * CHANNELS,
  oneSeven: 49 * CHANNELS * CHANNELS,
  plain30: gradientSizes({ ...stack, depth: 30, branch: null })[0] ?? 0,
  residual30: gradientSizes({ ...stack, depth: 30, branch: 1 / Math.sqrt(30) })[0] ?? 0,
};

const code = (source: string) => source.split('\n').map((line) => codeLine(line));

export const OLD_CODE = code(`from keras.applications.resnet50 import (
    ResNet50, preprocess_input, decode_predictions)
from keras.preprocessing import image
img = image.load_img('cat.jpg', target_size=(224, 224))`);

export const NEW_CODE = code(`import keras
from keras.applications import resnet50

model = resnet50.ResNet50(weights='imagenet')
img = keras.utils.load_img('cat.jpg', target_size=(224, 224))
x = keras.utils.img_to_array(img)[None]   # (1, 224, 224, 3)
probabilities = model.predict(resnet50.preprocess_input(x))
print(resnet50.decode_predictions(probabilities, top=5))`);

export const BLOCK_CODE = code(`def residual_block(x, filters):
    y = keras.layers.Conv2D(filters, 3, padding='same', use_bias=False)(x)
    y = keras.layers.BatchNormalization()(y)
    y = keras.layers.Activation('relu')(y)
    y = keras.layers.Conv2D(filters, 3, padding='same', use_bias=False)(y)
    y = keras.layers.BatchNormalization()(y)
    y = keras.layers.Add()([x, y])   # the shortcut
    return keras.layers.Activation('relu')(y)`);
