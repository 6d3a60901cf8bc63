// Numbers that the prose speaks of, counted by nn instead of typed, and the Keras code of the lesson.
// Not responsible for: the words around them.
import { dense, sequential } from '../../nn/build.ts';
import { networkCost } from '../../nn/costs.ts';
import { cutAfter } from '../../nn/cut-network.ts';
import { codeLine } from '../../nn/keras-tokens.ts';
import { BODY_END, BODY_OUTPUT } from '../../nn/mobilenet/body-ends.ts';
import { mobileNetV2, mobileNetV2Body } from '../../nn/mobilenet/mobilenet-v2.ts';
import { separableBill, separablePairs, withStandardConvolutions } from '../../nn/mobilenet/separable-bill.ts';
import { countParameters } from '../../nn/parameters.ts';
import { inferShapes } from '../../nn/shapes.ts';

const IMAGENET = { sizePx: 224, normalization: 'layers' } as const;
const whole = mobileNetV2({ ...IMAGENET, classes: 1000 });
const base = mobileNetV2({ ...IMAGENET, classes: null });
const folded = mobileNetV2({ sizePx: 224, classes: 1000, normalization: 'folded' });
const standard = withStandardConvolutions(folded);
const [features = 0] = inferShapes(whole).find(({ name }) => name === 'global_average_pooling2d')?.output ?? [];

const CLASSES = 5;
const head = countParameters(sequential([features], [dense({ units: CLASSES })])).total;

/** The course's own body of the network: what leaves its last block, joined to what that block has inside. */
const body = inferShapes(mobileNetV2Body({ sizePx: 224, normalization: 'folded' }));
const [bodySide = 0, , bodyChannels = 0] = body.at(-1)?.output ?? [];
const bodyEndChannels = body.find(({ name }) => name === BODY_END)?.output.at(-1) ?? 0;

/** What of the base trains when it is frozen up to and with that layer; running means of normalisations never do. */
const tail = countParameters(base).trainable - countParameters(cutAfter(base, BODY_END)).trainable;

const PAIR = 10;
const pair = separablePairs(folded)[PAIR] ?? {
  name: '',
  side: 0,
  strides: 1,
  kernelSize: 3,
  inputChannels: 0,
  outputChannels: 0,
};
const bill = separableBill(pair);

const LARGE = 1_000_000;
const SMALL = 2000;
const EPOCHS = 20;
const [wholeCost, standardCost] = [networkCost(folded), networkCost(standard)];

export const facts = {
  side: 224,
  classes: CLASSES,
  wholeParameters: countParameters(whole).total,
  baseParameters: countParameters(base).total,
  topParameters: countParameters(whole).total - countParameters(base).total,
  features,
  head,
  /** Part of all parameters that trains with the base frozen. */
  headPart: head / (countParameters(base).total + head),
  tuned: tail + head,
  bodyEnd: BODY_END,
  bodyOutput: BODY_OUTPUT,
  bodySide,
  bodyChannels,
  bodyEndChannels,
  bodyInsideChannels: bodyChannels - bodyEndChannels,
  bodyHead: countParameters(sequential([bodyChannels], [dense({ units: CLASSES })])).total,
  pairName: pair.name,
  pairSide: bill.outputSide,
  pairInput: pair.inputChannels,
  pairOutput: pair.outputChannels,
  standardMacs: bill.standard.macs,
  depthwiseMacs: bill.depthwise.macs,
  pointwiseMacs: bill.pointwise.macs,
  standardWeights: bill.standard.parameters,
  separableWeights: bill.depthwise.parameters + bill.pointwise.parameters,
  ratio: bill.ratio,
  macs: wholeCost.macs,
  allStandardMacs: standardCost.macs,
  macsTimes: standardCost.macs / wholeCost.macs,
  large: LARGE,
  small: SMALL,
  epochs: EPOCHS,
  passesWithout: SMALL * EPOCHS,
  /** Weights for each photo of a small set when all of the network trains. */
  weightsPerPhoto: Math.round((countParameters(base).total + head) / SMALL),
} as const;

const code = (source: string) => source.split('\n').map((line) => codeLine(line));

export const FEATURES_CODE = code(`base = keras.applications.MobileNetV2(
    input_shape=(224, 224, 3), include_top=False,
    pooling='avg', weights='imagenet')
features = base.predict(x_train / 127.5 - 1)   # (${SMALL}, ${features}), once
head = keras.Sequential([
    keras.Input((${features},)),
    keras.layers.Dense(${CLASSES}, activation='softmax')])
head.compile(optimizer='adam', metrics=['accuracy'],
             loss='sparse_categorical_crossentropy')
head.fit(features, y_train, epochs=${EPOCHS}, validation_split=0.2)`);

export const FROZEN_CODE = code(`import keras

base = keras.applications.MobileNetV2(
    input_shape=(224, 224, 3), include_top=False,
    pooling='avg', weights='imagenet')
base.trainable = False                   # freeze

inputs = keras.Input((224, 224, 3))      # bytes, 0 to 255
x = keras.layers.Rescaling(1 / 127.5, offset=-1)(inputs)
x = base(x, training=False)              # running means stay
x = keras.layers.Dropout(0.2)(x)
outputs = keras.layers.Dense(${CLASSES}, activation='softmax')(x)
model = keras.Model(inputs, outputs)

model.compile(optimizer=keras.optimizers.Adam(learning_rate=1e-3),
              loss='sparse_categorical_crossentropy', metrics=['accuracy'])
best = keras.callbacks.ModelCheckpoint('best.keras', save_best_only=True)
model.fit(x_train, y_train, epochs=10, callbacks=[best],
          validation_data=(x_valid, y_valid))`);

export const TUNE_CODE = code(`base.trainable = True
for layer in base.layers:
    if layer.name == 'block_15_expand':  # from here up
        break
    layer.trainable = False

# a hundredth of the usual learning rate
model.compile(optimizer=keras.optimizers.Adam(learning_rate=1e-5),
              loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=10, validation_data=(x_valid, y_valid))`);

export const SCRATCH_CODE = code(`base = keras.applications.MobileNetV2(
    input_shape=(224, 224, 3), include_top=False,
    pooling='avg', weights=None)`);
