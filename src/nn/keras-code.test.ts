import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
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
  maxPooling2D,
  separableConv2D,
} from './build.ts';
import { kerasCode, kerasLayerLine, kerasText } from './keras-code.ts';
import { codeText, codeLine, pythonFloat, pythonNumber, pythonString } from './keras-tokens.ts';
import { kerasCompileCode, kerasScript } from './keras-training-code.ts';
import { defaultOptimizer } from './optimizers.ts';
import { ADAM, toSeed, type TrainingPlan } from './plan.ts';
import { MNIST_CNN, MNIST_MLP, SEED_CIFAR_CNN } from './presets.ts';
import type { Layer, NetworkSpec } from './spec.ts';
import { chooseFrom, randomNetwork } from './testing/random-network.ts';

const PLAN: TrainingPlan = {
  dataset: 'mnist',
  trainCount: 12_000,
  validationCount: 1000,
  seed: toSeed(1),
  optimizer: ADAM,
  loss: 'sparse_categorical_crossentropy',
  batchSize: 32,
  epochs: 3,
  pixelShuffle: null,
  earlyStopping: null,
};

describe('the presets', () => {
  test('MNIST MLP', () => {
    expect(kerasText(MNIST_MLP)).toBe(`import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Flatten(),
    layers.Dense(128, activation='relu'),
    layers.Dense(10, activation='softmax'),
])
`);
  });

  test('MNIST CNN', () => {
    expect(kerasText(MNIST_CNN)).toBe(`import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(filters=16, kernel_size=3, activation='relu'),
    layers.MaxPooling2D(pool_size=2),
    layers.Conv2D(filters=32, kernel_size=3, activation='relu'),
    layers.MaxPooling2D(pool_size=2),
    layers.Flatten(),
    layers.Dense(128, activation='relu'),
    layers.Dense(10, activation='softmax'),
])
`);
  });

  test('the network for 32 x 32 colour images', () => {
    expect(kerasText(SEED_CIFAR_CNN)).toBe(`import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(32, 32, 3)),
    layers.Conv2D(filters=16, kernel_size=2, padding='same', activation='relu'),
    layers.MaxPooling2D(pool_size=2),
    layers.Conv2D(filters=32, kernel_size=2, padding='same', activation='relu'),
    layers.MaxPooling2D(pool_size=2),
    layers.Conv2D(filters=64, kernel_size=2, padding='same', activation='relu'),
    layers.MaxPooling2D(pool_size=2),
    layers.Flatten(),
    layers.Dense(500, activation='relu'),
    layers.Dense(10, activation='softmax'),
])
`);
  });
});

test('a graph is written with the functional API, names made into variables', () => {
  const same = { filters: 8, kernelSize: 3, padding: 'same' } as const;
  const spec: NetworkSpec = {
    inputShape: [16],
    nodes: [
      { layer: dense({ units: 8 }), name: 'lambda' },
      { layer: dense({ units: 8 }), name: '1st-block' },
      { layer: add(), inbound: ['1st-block', 'lambda'] },
      { layer: concatenate(), name: 'inputs', inbound: ['add', 'input'] },
    ],
  };
  expect(kerasText(spec)).toBe(`import keras
from keras import layers

inputs = keras.Input(shape=(16,))
lambda_1 = layers.Dense(8, name='lambda')(inputs)
layer_1st_block = layers.Dense(8, name='1st-block')(lambda_1)
add = layers.Add()([layer_1st_block, lambda_1])
inputs_1 = layers.Concatenate(name='inputs')([add, inputs])
model = keras.Model(inputs, inputs_1)
`);
  expect(kerasText({ inputShape: [9, 9, 1], nodes: [{ layer: conv2d(same), inbound: ['input'] }] })).toContain(
    'Sequential',
  );
});

describe('a layer shows what differs from the defaults', () => {
  test.each<[Layer, string]>([
    [conv2d({ filters: 8, kernelSize: 3 }), 'Conv2D(filters=8, kernel_size=3)'],
    [
      conv2d({
        filters: 8,
        kernelSize: [3, 5],
        strides: [2, 1],
        padding: 'same',
        useBias: false,
        kernelInitializer: 'he_normal',
      }),
      "Conv2D(filters=8, kernel_size=(3, 5), strides=(2, 1), padding='same', use_bias=False, kernel_initializer='he_normal')",
    ],
    [conv2d({ filters: 8, kernelSize: 3, dilationRate: 2 }), 'Conv2D(filters=8, kernel_size=3, dilation_rate=2)'],
    [
      conv1d({ filters: 8, kernelSize: 3, padding: 'causal', strides: 2, activation: 'swish' }),
      "Conv1D(filters=8, kernel_size=3, strides=2, padding='causal', activation='swish')",
    ],
    [
      conv2dTranspose({ filters: 8, kernelSize: 3, strides: 2 }),
      'Conv2DTranspose(filters=8, kernel_size=3, strides=2)',
    ],
    [
      depthwiseConv2D({ kernelSize: 3, depthMultiplier: 2, kernelInitializer: 'zeros' }),
      "DepthwiseConv2D(kernel_size=3, depth_multiplier=2, depthwise_initializer='zeros')",
    ],
    [
      separableConv2D({ filters: 4, kernelSize: 3, kernelInitializer: { kind: 'random_normal', stddev: 1 } }),
      'SeparableConv2D(filters=4, kernel_size=3, depthwise_initializer=keras.initializers.RandomNormal(stddev=1.0), ' +
        'pointwise_initializer=keras.initializers.RandomNormal(stddev=1.0))',
    ],
    [
      dense({ units: 10, biasInitializer: { kind: 'random_uniform', limit: 0.05 } }),
      'Dense(10, bias_initializer=keras.initializers.RandomUniform(minval=-0.05, maxval=0.05))',
    ],
    [dense({ units: 10, useBias: false, biasInitializer: 'ones' }), 'Dense(10, use_bias=False)'],
    [maxPooling2D(), 'MaxPooling2D(pool_size=2)'],
    [
      averagePooling2D({ poolSize: 3, strides: 2, padding: 'same' }),
      "AveragePooling2D(pool_size=3, strides=2, padding='same')",
    ],
    [dropout({ rate: 0.5 }), 'Dropout(0.5)'],
    [batchNormalization(), 'BatchNormalization()'],
    [batchNormalization({ momentum: 0.9, epsilon: 1e-5 }), 'BatchNormalization(momentum=0.9, epsilon=0.00001)'],
    [flatten(), 'Flatten()'],
  ])('%j', (layer, expected) => {
    expect(codeText([kerasLayerLine(layer)])).toBe(`layers.${expected}\n`);
  });
});

describe('tokens', () => {
  test('colour a line', () => {
    expect(kerasLayerLine(conv2d({ filters: 8, kernelSize: 3, activation: 'relu', useBias: false })).tokens).toEqual([
      { kind: 'name', text: 'layers' },
      { kind: 'plain', text: '.' },
      { kind: 'class', text: 'Conv2D' },
      { kind: 'plain', text: '(' },
      { kind: 'name', text: 'filters' },
      { kind: 'plain', text: '=' },
      { kind: 'number', text: '8' },
      { kind: 'plain', text: ', ' },
      { kind: 'name', text: 'kernel_size' },
      { kind: 'plain', text: '=' },
      { kind: 'number', text: '3' },
      { kind: 'plain', text: ', ' },
      { kind: 'name', text: 'activation' },
      { kind: 'plain', text: '=' },
      { kind: 'string', text: "'relu'" },
      { kind: 'plain', text: ', ' },
      { kind: 'name', text: 'use_bias' },
      { kind: 'plain', text: '=' },
      { kind: 'keyword', text: 'False' },
      { kind: 'plain', text: ')' },
    ]);
  });

  test('lose no character of any line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (source) => {
        const line = source.replaceAll(/[\n\r\u2028\u2029]/g, '');
        expect(codeText([codeLine(line)])).toBe(`${line}\n`);
      }),
    );
  });

  test('lines of layers know their node', () => {
    const lines = kerasCode(MNIST_MLP);
    expect(lines.map(({ nodeIndex }) => nodeIndex)).toEqual([null, null, null, null, null, 0, 1, 2, null]);
  });

  test('literals', () => {
    expect([1, 0.1, 1e-7, 1e21, NaN, Infinity, -Infinity].map(pythonNumber)).toEqual([
      '1',
      '0.1',
      '1e-7',
      '1e+21',
      "float('nan')",
      "float('inf')",
      "float('-inf')",
    ]);
    expect([1, -2, 0.5, 1e-7].map(pythonFloat)).toEqual(['1.0', '-2.0', '0.5', '1e-7']);
    expect(pythonString(`it's a \\ and \n 卷`)).toBe(String.raw`'it\'s a \\ and \u000a \u5377'`);
  });
});

describe('training code', () => {
  test('of a plain plan', () => {
    expect(codeText(kerasCompileCode(PLAN))).toBe(`model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=0.001),
    loss='sparse_categorical_crossentropy',
    metrics=['accuracy'],
)
history = model.fit(
    x_train[:12000], y_train[:12000],
    batch_size=32,
    epochs=3,
    validation_data=(x_train[12000:13000], y_train[12000:13000]),
)
`);
  });

  test('a whole script: labels as vectors, shuffled pixels, early stopping, no validation', () => {
    const plan: TrainingPlan = {
      ...PLAN,
      loss: 'mse',
      validationCount: 0,
      pixelShuffle: toSeed(7),
      optimizer: { kind: 'sgd', learningRate: 1, momentum: 0.9, nesterov: true },
      earlyStopping: { patience: 2, minDelta: 0.001, restoreBestWeights: true },
    };
    expect(codeText(kerasScript(MNIST_MLP, plan))).toBe(`import keras
from keras import layers
import numpy as np

keras.utils.set_random_seed(1)

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Flatten(),
    layers.Dense(128, activation='relu'),
    layers.Dense(10, activation='softmax'),
])

order = np.random.default_rng(7).permutation(x_train.shape[1] * x_train.shape[2])
x_train = x_train.reshape(len(x_train), order.size, -1)[:, order].reshape(x_train.shape)
y_train = keras.utils.to_categorical(y_train)
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=1.0, momentum=0.9, nesterov=True),
    loss='mse',
    metrics=['accuracy'],
)
history = model.fit(
    x_train[:12000], y_train[:12000],
    batch_size=32,
    epochs=3,
    callbacks=[keras.callbacks.EarlyStopping(patience=2, min_delta=0.001, restore_best_weights=True)],
)
`);
  });

  test('wrong labels and samples in class order', () => {
    const text = codeText(kerasScript(MNIST_MLP, { ...PLAN, shuffle: false, labelNoise: 0.2 }));
    expect(text).toContain('import numpy as np');
    expect(text).toContain(`rng = np.random.default_rng(1)
wrong = rng.permutation(12000)[:2400]
classes = int(y_train.max()) + 1
y_train[wrong] = (y_train[wrong] + rng.integers(1, classes, size=2400)) % classes
by_class = np.argsort(y_train[:12000], kind='stable')
x_train[:12000], y_train[:12000] = x_train[by_class], y_train[by_class]
`);
    expect(text).toContain('    shuffle=False,\n');
    const plain = codeText(kerasScript(MNIST_MLP, { ...PLAN, shuffle: true, labelNoise: 0 }));
    expect(plain).toBe(codeText(kerasScript(MNIST_MLP, PLAN)));
  });

  test('uneven classes and noise on the images', () => {
    const text = codeText(kerasScript(MNIST_MLP, { ...PLAN, classImbalance: 0.9, imageNoise: 0.2 }));
    expect(text).toContain('import numpy as np');
    expect(text).toContain(`rng = np.random.default_rng(1)
weight = (1 - 0.9) ** (y_train[:12000] / y_train.max())
uneven = rng.choice(12000, size=12000, p=weight / weight.sum())
x_train[:12000], y_train[:12000] = x_train[uneven], y_train[uneven]
x_train[:12000] = np.clip(x_train[:12000] + rng.normal(0, 0.2, x_train[:12000].shape), 0, 1)
`);
    const plain = codeText(kerasScript(MNIST_MLP, { ...PLAN, classImbalance: 0, imageNoise: 0 }));
    expect(plain).toBe(codeText(kerasScript(MNIST_MLP, PLAN)));
  });

  test.each([
    ['sgd', 'SGD(learning_rate=0.01)'],
    ['rmsprop', 'RMSprop(learning_rate=0.001)'],
    ['adagrad', 'Adagrad(learning_rate=0.001)'],
    ['adadelta', 'Adadelta(learning_rate=0.001)'],
    ['adam', 'Adam(learning_rate=0.001)'],
    ['adamax', 'Adamax(learning_rate=0.001)'],
    ['nadam', 'Nadam(learning_rate=0.001)'],
    ['adamw', 'AdamW(learning_rate=0.001)'],
  ] as const)('defaults of %s are left out', (kind, expected) => {
    expect(codeText(kerasCompileCode({ ...PLAN, optimizer: defaultOptimizer(kind) }))).toContain(
      `keras.optimizers.${expected},`,
    );
  });
});

/** Whether this machine has a Python to ask. */
function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test.skipIf(!hasPython())('Python can parse the scripts of 300 random networks, hostile names among them', () => {
  const scripts: string[] = [];
  const choices = fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 260 });
  fc.assert(
    fc.property(choices, fc.string({ unit: 'binary', minLength: 1 }), (given, name) => {
      const spec = randomNetwork(chooseFrom(given), { graphs: true, embeddings: 'anywhere' });
      const named = { ...spec, nodes: [...spec.nodes, { layer: flatten(), name }] };
      scripts.push(kerasText(spec), codeText(kerasScript(named, { ...PLAN, pixelShuffle: toSeed(3) })));
    }),
    { numRuns: 150 },
  );
  const program = 'import ast, json, sys\nfor s in json.load(sys.stdin): ast.parse(s)\nprint("parsed")';
  expect(execFileSync('python3', ['-c', program], { input: JSON.stringify(scripts), encoding: 'utf8' })).toBe(
    'parsed\n',
  );
  expect(scripts).toHaveLength(300);
});
