// What students paste is read, and what can't be read is told with its place: the listings of the lecture notes,
// old and current spellings, every problem and note.
import { describe, expect, test } from 'vitest';
import {
  activation,
  add,
  averagePooling2D,
  batchNormalization,
  concatenate,
  conv1d,
  conv2d,
  conv2dTranspose,
  dense,
  depthwiseConv2D,
  dropout,
  flatten,
  globalAveragePooling2D,
  globalMaxPooling2D,
  maxPooling2D,
  separableConv2D,
  sequential,
} from '../build.ts';
import { kerasText } from '../keras-code.ts';
import { kerasScript } from '../keras-training-code.ts';
import { codeText } from '../keras-tokens.ts';
import { ADAM, toSeed } from '../plan.ts';
import { MNIST_CNN, SEED_CIFAR_CNN } from '../presets.ts';
import type { Layer, Shape } from '../spec.ts';
import { parseKeras, type KerasListing } from './parse.ts';

function listing(text: string): KerasListing {
  const read = parseKeras(text);
  if (read.kind === 'problem')
    throw new Error(`${read.line}:${read.column} ${read.code} ${JSON.stringify(read.values)}`);
  return read;
}

function layers(text: string): readonly Layer[] {
  return listing(text).nodes.map(({ layer }) => layer);
}

function noteCodes(text: string): readonly string[] {
  return listing(text).notes.map(({ code }) => code);
}

/** `code line:column` of a problem. */
function problem(text: string): string {
  const read = parseKeras(text);
  return read.kind === 'ok' ? 'ok' : `${read.code} ${read.line}:${read.column}`;
}

const FIRST = conv2d({ filters: 16, kernelSize: 2, strides: 2, activation: 'relu' });

/** Every listing of the lecture notes with layers in it, as it stands there. */
const SEED: readonly { readonly text: string; readonly input: Shape | null; readonly layers: readonly Layer[] }[] = [
  {
    text: "Conv2D(filters=16, kernel_size=2, strides=2, activation='relu', input_shape=(200, 200, 1))",
    input: [200, 200, 1],
    layers: [FIRST],
  },
  {
    text: "from keras.layers import Conv2D\nConv2D(filters=32, kernel_size=3, padding='same', activation='relu')\n",
    input: null,
    layers: [conv2d({ filters: 32, kernelSize: 3, padding: 'same', activation: 'relu' })],
  },
  {
    text: "Conv2D(64, (2,2), activation='relu')",
    input: null,
    layers: [conv2d({ filters: 64, kernelSize: 2, activation: 'relu' })],
  },
  {
    text: `from keras.models import Sequential
from keras.layers import Conv2D

model = Sequential()
model.add(Conv2D(filters=16, kernel_size=2, strides=2, padding='valid', 
    activation='relu', input_shape=(200, 200, 1)))
model.summary()
`,
    input: [200, 200, 1],
    layers: [FIRST],
  },
  {
    text: `from keras.models import Sequential
from keras.layers import Conv2D

model = Sequential()
model.add(Conv2D(filters=32, kernel_size=3, strides=2, padding='same', 
    activation='relu', input_shape=(128, 128, 3)))
model.summary()
`,
    input: [128, 128, 3],
    layers: [conv2d({ filters: 32, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' })],
  },
  {
    text: `from keras.models import Sequential
from keras.layers import MaxPooling2D

model = Sequential()
model.add(MaxPooling2D(pool_size=2, strides=2, input_shape=(100, 100, 15)))
model.summary()
`,
    input: [100, 100, 15],
    layers: [maxPooling2D({ poolSize: 2 })],
  },
  ...['model.summary()', '#model.summary()'].map((ending) => ({
    text: `from keras.models import Sequential
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

${ending}
`,
    input: [32, 32, 3] as const,
    layers: SEED_CIFAR_CNN.nodes.map(({ layer }) => layer),
  })),
];

/** Listings of the lecture notes without a layer: they are read to their end, and hold none. */
const SEED_WITHOUT_LAYERS = [
  'from keras.layers import Conv2D',
  'from keras.layers import MaxPooling2D',
  `# create and configure augmented image generator

datagen = ImageDataGenerator(width_shift_range=0.1, #randomly shfit images horizontally ,10% oftaotal width
                            height_shift_range=0.1, #randomly shfit images vertically , 10% of  total height
                            horizontal_flip=True)   #randomly flip images horizontally

# fit augmented image generator on data

datagen.fit(x_train)
`,
  `from keras.callbacks import ModelCheckpoint

batch_size = 12
epochs = 100
#train the model
checkpointer = ModelCheckpoint(filepath='aug_model.weights.best.hdf5',verbose=1,save_best_only=True)

model.fit_generator(datagen.flow(x_train, y_train,batch_size=batch_size),
                   steps_per_epoch = x_train.shape[0]//batch_size,
                   epochs=epochs, verbose=2, callbacks=[checkpointer],
                   validation_data=(x_valid,y_valid))

model.load_weights('aug_model.weights.best.hdf5')
score = model.evaluate(x_test, y_test,verbose=0)
`,
  'steps_per_epoch = x_train.shape[0] / batch_size',
];

describe('the listings of the lecture notes', () => {
  test.each(SEED)('listing %#', ({ text, input, layers: wanted }) => {
    const read = listing(text);
    expect(read.nodes).toEqual(wanted.map((layer) => ({ layer })));
    expect(read.inputShape).toEqual(input);
    expect(read.spec).toEqual(input === null ? null : sequential(input, wanted));
  });

  test('the network of the notes is the one of the course', () => {
    expect(listing(SEED.at(-1)?.text ?? '').spec).toEqual(SEED_CIFAR_CNN);
  });

  test.each(SEED_WITHOUT_LAYERS)('without layers: %#', (text) => {
    expect(parseKeras(text)).toMatchObject({ kind: 'problem' });
    expect(['no-layers', 'unknown-layer']).toContain(problem(text).split(' ')[0]);
    // In front of a model they change nothing.
    expect(layers(`${text}\nmodel = Sequential([Flatten()])`)).toEqual([flatten()]);
  });

  test('signatures, where names stand for values, are told as what they are', () => {
    const first = "Conv2D(filters, kernel_size, strides, padding, activation='relu', input_shape)";
    expect(problem(first)).toBe('positional-after-keyword 1:67');
    expect(problem('MaxPooling2D(pool_size, strides, padding)')).toBe('unknown-name 1:14');
  });

  test('all of them one after another are the last network', () => {
    const all = [...SEED_WITHOUT_LAYERS, ...SEED.map(({ text }) => text)].join('\n\n');
    expect(listing(all).spec).toEqual(SEED_CIFAR_CNN);
    expect(noteCodes(all)).toContain('several-models');
  });
});

describe('spellings', () => {
  test.each([
    ['keras.layers.Conv2D(8, 3)', conv2d({ filters: 8, kernelSize: 3 })],
    ['tf.keras.layers.Conv2D(8, 3,)', conv2d({ filters: 8, kernelSize: 3 })],
    ['keras.layers.convolutional.Conv2D(8, 3)', conv2d({ filters: 8, kernelSize: 3 })],
    ['from keras import layers as L\nL.Conv2D(8, 3)', conv2d({ filters: 8, kernelSize: 3 })],
    ['from keras.layers import (Conv2D as C,\n  Dense,)\nC(8, 3)', conv2d({ filters: 8, kernelSize: 3 })],
    ['Conv2D(8, kernel_size=[3, 5])', conv2d({ filters: 8, kernelSize: [3, 5] })],
    [
      'Conv2D(8, (3, 5), (2, 1), "same", None, 1)',
      conv2d({ filters: 8, kernelSize: [3, 5], strides: [2, 1], padding: 'same' }),
    ],
    [
      "Conv2D(8, 3, padding='SAME', dilation_rate=2)",
      conv2d({ filters: 8, kernelSize: 3, padding: 'same', dilationRate: 2 }),
    ],
    ['Conv2D(0x10, 3, use_bias=False)', conv2d({ filters: 16, kernelSize: 3, useBias: false })],
    ['Conv2D(1_000, 3, activation=None)', conv2d({ filters: 1000, kernelSize: 3 })],
    ['Conv2D(8, 3, activation=tf.nn.relu)', conv2d({ filters: 8, kernelSize: 3, activation: 'relu' })],
    ['Conv2D(8, 3, activation=keras.activations.silu)', conv2d({ filters: 8, kernelSize: 3, activation: 'swish' })],
    [
      "Convolution2D(8, 3, 5, border_mode='same', subsample=(2, 2))",
      conv2d({ filters: 8, kernelSize: [3, 5], strides: 2, padding: 'same' }),
    ],
    [
      "Convolution2D(nb_filter=8, nb_row=3, nb_col=3, init='he_normal', bias=False, dim_ordering='tf')",
      conv2d({ filters: 8, kernelSize: 3, useBias: false, kernelInitializer: 'he_normal' }),
    ],
    [
      "Conv1D(8, 3, padding='causal', dilation_rate=(4,))",
      conv1d({ filters: 8, kernelSize: 3, padding: 'causal', dilationRate: 4 }),
    ],
    [
      'Conv2DTranspose(8, 3, strides=2, dilation_rate=(1, 1))',
      conv2dTranspose({ filters: 8, kernelSize: 3, strides: 2 }),
    ],
    ['DepthwiseConv2D(3, depth_multiplier=2)', depthwiseConv2D({ kernelSize: 3, depthMultiplier: 2 })],
    [
      "SeparableConv2D(8, 3, depthwise_initializer='he_normal', pointwise_initializer='he_normal')",
      separableConv2D({ filters: 8, kernelSize: 3, kernelInitializer: 'he_normal' }),
    ],
    ['MaxPool2D()', maxPooling2D()],
    ['MaxPooling2D(3, 2)', maxPooling2D({ poolSize: 3, strides: 2 })],
    ['MaxPooling2D((2, 2), strides=None)', maxPooling2D({ poolSize: 2 })],
    ['AvgPool2D(pool_size=(2, 3))', averagePooling2D({ poolSize: [2, 3] })],
    ['GlobalAvgPool2D()', globalAveragePooling2D()],
    ['GlobalMaxPooling2D(keepdims=False)', globalMaxPooling2D()],
    ["Flatten(data_format='channels_last')", flatten()],
    ["Dense(units=10, activation='softmax')", dense({ units: 10, activation: 'softmax' })],
    ['Dense(output_dim=28*28)', dense({ units: 784 })],
    ['Dropout(.5, seed=1)', dropout({ rate: 0.5 })],
    ['Dropout(p=5e-1)', dropout({ rate: 0.5 })],
    ['BatchNormalization(momentum=0.9)', batchNormalization({ momentum: 0.9 })],
    ["Activation('relu')", activation({ activation: 'relu' })],
    ['ReLU()', activation({ activation: 'relu' })],
    ['ReLU(max_value=6.)', activation({ activation: 'relu6' })],
    ['layers.Softmax()', activation({ activation: 'softmax' })],
    [
      'Dense(4, kernel_initializer=keras.initializers.HeNormal(seed=3))',
      dense({ units: 4, kernelInitializer: 'he_normal' }),
    ],
    [
      'Dense(4, kernel_initializer=initializers.RandomNormal(0., 0.01))',
      dense({ units: 4, kernelInitializer: { kind: 'random_normal', stddev: 0.01 } }),
    ],
    [
      'Dense(4, kernel_initializer=RandomUniform(minval=-1e-2, maxval=1e-2))',
      dense({ units: 4, kernelInitializer: { kind: 'random_uniform', limit: 0.01 } }),
    ],
    [
      "Dense(4, kernel_initializer='random_normal', bias_initializer='zeros')",
      dense({ units: 4, kernelInitializer: { kind: 'random_normal', stddev: 0.05 } }),
    ],
  ] as const)('%s', (text, wanted) => {
    expect(layers(text)).toEqual([wanted]);
  });

  test.each([
    ['input_shape=(28, 28, 1)', [28, 28, 1]],
    ['input_shape=[28, 28, 1]', [28, 28, 1]],
    ['batch_input_shape=(None, 28, 28, 1)', [28, 28, 1]],
    ['input_shape=(28,) * 1', null],
    ['input_shape=(28, 28) + (1,)', [28, 28, 1]],
  ] as const)('an input shape with the layer: %s', (argument, shape) => {
    const read = parseKeras(`Conv2D(4, 3, ${argument})`);
    expect(read.kind === 'ok' ? read.inputShape : null).toEqual(shape);
  });

  test.each([
    'keras.Input(shape=(28, 28, 1))',
    'Input((28, 28, 1))',
    'tf.keras.Input(shape=[28, 28, 1], batch_size=32)',
    'layers.InputLayer(input_shape=(28, 28, 1))',
    'Input(batch_shape=(None, 28, 28, 1))',
    'InputLayer(shape=(28, 28, 1))',
  ])('an input of its own: %s', (input) => {
    expect(listing(`model = Sequential([${input}, Flatten()])`).inputShape).toEqual([28, 28, 1]);
    expect(listing(`model = Sequential()\nmodel.add(${input})\nmodel.add(Flatten())`).inputShape).toEqual([28, 28, 1]);
    expect(listing(`${input}\nFlatten()`).inputShape).toEqual([28, 28, 1]);
  });

  test('lines copied out of the middle of a list, commas and all', () => {
    expect(layers('    layers.Conv2D(8, 3),\n    layers.Flatten(),\n    layers.Dense(10),\n')).toEqual([
      conv2d({ filters: 8, kernelSize: 3 }),
      flatten(),
      dense({ units: 10 }),
    ]);
  });

  test('prompts, fences, magics, tabs, carriage returns and unusual blanks', () => {
    const text =
      '```python\r\n%matplotlib inline\r\n!pip install keras\r\nIn [3]: Conv2D(8,\u00a03)\r\n>>> Flatten()\r\n```\r\n';
    expect(layers(text)).toEqual([conv2d({ filters: 8, kernelSize: 3 }), flatten()]);
  });

  test('names that were given numbers, and lists of layers', () => {
    const text = `num_classes, width = 10, 32
input_shape = (width, width, 3)
stack = [Flatten(input_shape=input_shape), Dense(num_classes)]
model = Sequential(stack)`;
    expect(listing(text).spec).toEqual(sequential([32, 32, 3], [flatten(), dense({ units: 10 })]));
  });

  test('a model made in a function, with training around it', () => {
    const text = `import numpy as np
def build(classes: int = 10) -> Sequential:
    """Builds it.

    Twice quoted: 'a' "b"
    """
    model = Sequential(name='net')
    model.add(Flatten(input_shape=(28, 28)))
    model.add(Dense(10, 'softmax'))  # last
    return model

model = build()
(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train = x_train.astype('float32') / 255.
x_train /= 255; y = {k: v for k, v in zip(a, b)}
for i in range(9):
    plt.subplot(3, 3, i + 1)
    plt.imshow(x_train[i])
print('%d samples' % len(x_train), f"{x_train.shape}")
history = model.fit(x_train, y_train, epochs=5, callbacks=[lambda e: print(e)], *rest, **more)
`;
    expect(listing(text).spec).toEqual(sequential([28, 28], [flatten(), dense({ units: 10, activation: 'softmax' })]));
    expect(noteCodes(text)).toContain('function-body');
  });

  test('a model by its name and a shape told by build', () => {
    const text =
      'net = keras.models.Sequential(layers=[layers.Flatten()])\nnet.pop()\nnet.add(layers.Dense(3))\nnet.build((None, 7))';
    expect(listing(text).spec).toEqual(sequential([7], [dense({ units: 3 })]));
  });

  test('an input shape that only running the code would tell leaves the layers as they are', () => {
    const read = listing('m = Sequential()\nm.add(Conv2D(32, (3, 3), padding="same", input_shape=x_train.shape[1:]))');
    expect(read.inputShape).toBeNull();
    expect(read.nodes).toEqual([{ layer: conv2d({ filters: 32, kernelSize: 3, padding: 'same' }) }]);
  });

  test('well-known tutorials', () => {
    const keras = `num_classes = 10
input_shape = (28, 28, 1)
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train = x_train.astype("float32") / 255
x_train = np.expand_dims(x_train, -1)
print(x_train.shape[0], "train samples")
y_train = keras.utils.to_categorical(y_train, num_classes)

model = keras.Sequential(
    [
        keras.Input(shape=input_shape),
        layers.Conv2D(32, kernel_size=(3, 3), activation="relu"),
        layers.MaxPooling2D(pool_size=(2, 2)),
        layers.Flatten(),
        layers.Dropout(0.5),
        layers.Dense(num_classes, activation="softmax"),
    ]
)
model.summary()
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=128, epochs=15, validation_split=0.1)
score = model.evaluate(x_test, y_test, verbose=0)
print("Test loss:", score[0])
`;
    expect(listing(keras).spec?.inputShape).toEqual([28, 28, 1]);
    expect(layers(keras).map(({ className }) => className)).toEqual([
      'Conv2D',
      'MaxPooling2D',
      'Flatten',
      'Dropout',
      'Dense',
    ]);
    expect(listing(keras).training).toEqual({ optimizer: ADAM, loss: 'categorical_crossentropy' });
    const tensorflow = `import tensorflow as tf
from tensorflow.keras import datasets, layers, models
import matplotlib.pyplot as plt

(train_images, train_labels), (test_images, test_labels) = datasets.cifar10.load_data()
train_images, test_images = train_images / 255.0, test_images / 255.0
class_names = ['airplane', 'automobile']
plt.figure(figsize=(10,10))
for i in range(25):
    plt.subplot(5,5,i+1)
    plt.xlabel(class_names[train_labels[i][0]])
plt.show()
model = models.Sequential()
model.add(layers.Conv2D(32, (3, 3), activation='relu', input_shape=(32, 32, 3)))
model.add(layers.MaxPooling2D((2, 2)))
model.add(layers.Flatten())
model.add(layers.Dense(10))
model.compile(optimizer='adam',
              loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
              metrics=['accuracy'])
history = model.fit(train_images, train_labels, epochs=10,
                    validation_data=(test_images, test_labels))
plt.plot(history.history['val_accuracy'], label = 'val_accuracy')
plt.ylim([0.5, 1])
`;
    expect(listing(tensorflow).spec).toEqual(
      sequential(
        [32, 32, 3],
        [conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }), maxPooling2D(), flatten(), dense({ units: 10 })],
      ),
    );
  });

  test('a model within a model is its layers', () => {
    const text = 'base = Sequential([Conv2D(4, 3, input_shape=(9, 9, 1))])\nmodel = Sequential([base, Flatten()])';
    expect(listing(text).spec).toEqual(sequential([9, 9, 1], [conv2d({ filters: 4, kernelSize: 3 }), flatten()]));
    expect(noteCodes(text)).toEqual(['input-shape-on-layer', 'nested-model']);
  });
});

describe('the functional style', () => {
  test('a chain is a Sequential model', () => {
    const text = `inputs = keras.Input(shape=(28, 28, 1))
x = layers.Conv2D(16, 3, activation='relu')(inputs)
x = layers.MaxPooling2D()(x)
x = layers.Conv2D(32, 3, activation='relu')(x)
x = layers.MaxPooling2D()(x)
x = layers.Flatten()(x)
x = layers.Dense(128, activation='relu')(x)
outputs = layers.Dense(10, activation='softmax')(x)
model = keras.Model(inputs=inputs, outputs=outputs)`;
    expect(listing(text).spec).toEqual(MNIST_CNN);
    // Without the Model the last tensor is the output.
    expect(listing(text.slice(0, text.lastIndexOf('\n'))).spec).toEqual(MNIST_CNN);
  });

  test('a skip connection names what it reads; unused layers are told', () => {
    const text = `inputs = keras.Input((8, 8, 4))
a = layers.Conv2D(4, 3, padding='same', name='first')(inputs)
b = layers.Dense(3)(a)
c = layers.add([a, inputs])
d = layers.Concatenate(axis=-1)([c, a])
model = keras.Model([inputs], [d])`;
    expect(listing(text).spec).toEqual({
      inputShape: [8, 8, 4],
      nodes: [
        { layer: conv2d({ filters: 4, kernelSize: 3, padding: 'same' }), name: 'first' },
        { layer: add(), inbound: ['first', 'input'] },
        { layer: concatenate(), inbound: ['add', 'first'] },
      ],
    });
    expect(noteCodes(text)).toEqual(['layers-unused']);
  });

  test.each([
    ['a = Input((4,))\nb = Input((4,))\nc = Add()([a, b])', 'several-inputs 2:10'],
    ['a = Input((4,))\nb = Dense(3)(a)\nm = Model(a, [b, a])', 'several-outputs 3:14'],
    ['a = Input((4,))\nd = Dense(3)\nb = d(a)\nc = d(b)', 'layer-shared 4:6'],
    ['Dense(3)(x_train)', 'not-a-tensor 1:9'],
    ['a = Input((4,))\nb = base_model(a)', 'value-not-known 2:5'],
    ['a = Input((4,))\nm = Model(a, 3)', 'not-a-tensor 2:14'],
  ])('%j is refused', (text, wanted) => {
    expect(problem(text)).toBe(wanted);
  });
});

describe('training', () => {
  test.each([
    ["optimizer='adam', loss='mse'", { optimizer: ADAM, loss: 'mse' }],
    [
      'optimizer=keras.optimizers.Adam(learning_rate=1e-2), loss="hinge"',
      { optimizer: { ...ADAM, learningRate: 0.01 }, loss: 'hinge' },
    ],
    [
      "SGD(lr=0.1, momentum=0.9, nesterov=True), 'categorical_crossentropy'",
      {
        optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
        loss: 'categorical_crossentropy',
      },
    ],
    ['loss=keras.losses.SparseCategoricalCrossentropy()', { optimizer: null, loss: 'sparse_categorical_crossentropy' }],
    ["optimizer=Adam(schedule), loss=my_loss, metrics=['accuracy']", { optimizer: null, loss: null }],
  ])('compile(%s)', (given, wanted) => {
    const read = listing(`model = Sequential([Flatten()])\nmodel.compile(${given})`);
    expect(read.training).toEqual(wanted);
  });

  test('a whole script of the course comes back, optimizer and loss too', () => {
    const plan = {
      dataset: 'mnist',
      trainCount: 5000,
      validationCount: 1000,
      seed: toSeed(1),
      optimizer: { kind: 'rmsprop', learningRate: 0.002, rho: 0.8, momentum: 0.5, epsilon: 1e-6 },
      loss: 'categorical_crossentropy',
      batchSize: 32,
      epochs: 3,
      pixelShuffle: toSeed(7),
      earlyStopping: { patience: 2, minDelta: 0.01, restoreBestWeights: true },
    } as const;
    const read = listing(codeText(kerasScript(SEED_CIFAR_CNN, plan)));
    expect(read.spec).toEqual(SEED_CIFAR_CNN);
    expect(read.training).toEqual({ optimizer: plan.optimizer, loss: plan.loss });
  });
});

test('the code of the presets comes back', () => {
  expect(listing(kerasText(SEED_CIFAR_CNN)).spec).toEqual(SEED_CIFAR_CNN);
  expect(listing(kerasText(MNIST_CNN)).places[0]).toEqual({ line: 6, column: 5 });
});
