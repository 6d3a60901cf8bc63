// A stand-in for Keras 3 in tests of exported scripts: the names and arguments that current Keras has, and nothing else, so
// that a script which uses another one fails. It trains nothing; it writes down what it is given.
// Not responsible for: being Keras, or any part of the site.

const WEIGHTED = 'activation use_bias kernel_initializer bias_initializer name';
const WINDOW = 'kernel_size strides padding dilation_rate';

/** Arguments of each layer as Keras 3 has them: positional ones first, in order. */
const LAYERS: Readonly<Record<string, string>> = {
  Conv2D: `filters ${WINDOW} ${WEIGHTED}`,
  Conv1D: `filters ${WINDOW} ${WEIGHTED}`,
  Conv2DTranspose: `filters kernel_size strides padding ${WEIGHTED}`,
  DepthwiseConv2D: `${WINDOW} depth_multiplier activation use_bias depthwise_initializer bias_initializer name`,
  SeparableConv2D: `filters ${WINDOW} depth_multiplier activation use_bias depthwise_initializer pointwise_initializer bias_initializer name`,
  MaxPooling2D: 'pool_size strides padding name',
  AveragePooling2D: 'pool_size strides padding name',
  GlobalAveragePooling2D: 'name',
  GlobalMaxPooling2D: 'name',
  Flatten: 'name',
  Dense: `units ${WEIGHTED}`,
  Dropout: 'rate name',
  BatchNormalization: 'momentum epsilon name',
  Activation: 'activation name',
  Embedding: 'input_dim output_dim embeddings_initializer name',
  Add: 'name',
  Concatenate: 'name',
  RandomCrop: 'height width',
  Resizing: 'height width',
  RandomRotation: 'factor fill_mode fill_value',
  RandomTranslation: 'height_factor width_factor fill_mode fill_value',
  RandomShear: 'x_factor y_factor fill_mode fill_value',
  RandomZoom: 'height_factor width_factor fill_mode fill_value',
  RandomFlip: 'mode',
  RandomContrast: 'factor value_range',
  RandomBrightness: 'factor value_range',
  RandomHue: 'factor value_range',
  GaussianNoise: 'stddev',
  RandomErasing: 'factor scale fill_value value_range',
};

const OPTIMIZERS: Readonly<Record<string, string>> = {
  SGD: 'learning_rate momentum nesterov',
  RMSprop: 'learning_rate rho momentum epsilon',
  Adagrad: 'learning_rate initial_accumulator_value epsilon',
  Adadelta: 'learning_rate rho epsilon',
  Adam: 'learning_rate beta_1 beta_2 epsilon',
  Adamax: 'learning_rate beta_1 beta_2 epsilon',
  Nadam: 'learning_rate beta_1 beta_2 epsilon',
  AdamW: 'learning_rate weight_decay beta_1 beta_2 epsilon',
};

const CALLBACKS: Readonly<Record<string, string>> = {
  EarlyStopping: 'patience min_delta restore_best_weights',
  ModelCheckpoint: 'filepath save_best_only',
};

/**
 * A program that reads `{samples: number, scripts: string[]}` from its input, runs every script against the stand-in and
 * writes, a script each, what the model was compiled, fitted and evaluated with. Needs numpy.
 */
export const STAND_IN_PROGRAM = `
import json, sys, types
import numpy as np

LAYERS, OPTIMIZERS, CALLBACKS = json.loads(${JSON.stringify(JSON.stringify([LAYERS, OPTIMIZERS, CALLBACKS]))})
task = json.load(sys.stdin)
log = []

def thing(kind, arguments):
    allowed = arguments.split()
    class Thing:
        def __init__(self, *given, **named):
            assert len(given) <= len(allowed), (kind, given)
            for name in named:
                assert name in allowed, (kind, name)
            self.kind, self.named = kind, dict(zip(allowed, given), **named)
        def __call__(self, inputs, training=False):
            return inputs
    Thing.__name__ = kind
    return Thing

def things(table):
    return types.SimpleNamespace(**{kind: thing(kind, arguments) for kind, arguments in table.items()})

def facts(array):
    return {'shape': list(array.shape), 'type': str(array.dtype), 'least': float(array.min()), 'most': float(array.max()),
            'ones': bool(array.ndim == 2 and (array.sum(1) == 1).all())}

class Model:
    def __init__(self, *given):
        self.given = given
    def __call__(self, inputs, training=False):
        return inputs
    def summary(self):
        log[-1]['summary'] = True
    def compile(self, optimizer, loss, metrics):
        log[-1].update(optimizer=[optimizer.kind, optimizer.named], loss=loss, metrics=metrics)
    def fit(self, x, y=None, batch_size=None, epochs=1, validation_data=None, shuffle=True, callbacks=()):
        if isinstance(x, PyDataset):
            batches = [x[i] for i in range(len(x))]
            x.on_epoch_end()
            batch_size = len(batches[0][0])
            x, y = (np.concatenate(part) for part in zip(*batches))
            log[-1]['augmented'] = True
        log[-1].update(x=facts(x), y=facts(y), batch=batch_size, epochs=epochs, shuffle=shuffle,
                       validation=validation_data and [facts(part) for part in validation_data],
                       callbacks=[[each.kind, each.named] for each in callbacks])
    def evaluate(self, x, y):
        log[-1].update(test=[facts(x), facts(y)])

class PyDataset:
    pass

def to_categorical(labels, num_classes=None):
    return np.eye(num_classes or int(labels.max()) + 1)[labels]

def dataset(shape, column):
    def load_data():
        def some(count, seed):
            random = np.random.default_rng(seed)
            labels = np.arange(count) % 10
            pixels = random.integers(0, 256, (count, *shape)).astype('uint8')
            return pixels, labels.astype('uint8')[:, None] if column else labels.astype('uint8')
        return some(task['samples'], 1), some(50, 2)
    return types.SimpleNamespace(load_data=load_data)

def load_model(path):
    assert path == 'best.keras'
    log[-1]['reloaded'] = True
    return Model()

keras = types.ModuleType('keras')
keras.layers = things(LAYERS)
keras.optimizers = things(OPTIMIZERS)
keras.callbacks = things(CALLBACKS)
keras.initializers = things({'RandomNormal': 'mean stddev', 'RandomUniform': 'minval maxval'})
keras.Sequential = keras.Model = Model
keras.Input = lambda shape: None
keras.models = types.SimpleNamespace(load_model=load_model)
keras.utils = types.SimpleNamespace(set_random_seed=np.random.seed, to_categorical=to_categorical, PyDataset=PyDataset)
keras.datasets = types.SimpleNamespace(mnist=dataset((28, 28), False), fashion_mnist=dataset((28, 28), False),
                                       cifar10=dataset((32, 32, 3), True))
sys.modules['keras'] = keras
for script in task['scripts']:
    log.append({})
    exec(compile(script, 'script.py', 'exec'), {})
print(json.dumps(log))
`;
