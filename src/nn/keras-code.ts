// Current Keras 3 code of a network, as tokens that a view can colour and as text.
// Not responsible for: training code (keras-training-code.ts) or judging the network.
import { INPUT_INDEX, isSequential, resolveGraph } from './graph.ts';
import { isMerge } from './layer-rules.ts';
import {
  codeText,
  codeLine,
  PYTHON_KEYWORDS,
  pythonFloat,
  pythonNumber,
  pythonString,
  pythonTuple,
  type CodeLine,
} from './keras-tokens.ts';
import type { Activation, Initializer, Layer, NetworkSpec, Padding1D, Pair } from './spec.ts';

/** `3` for equal sides, else `(3, 5)`. */
function pairText(value: Pair): string {
  return value[0] === value[1] ? pythonNumber(value[0]) : pythonTuple(value);
}

/** `name=value` where the value is not the default. */
function optional(name: string, value: string, standard: string): readonly string[] {
  return value === standard ? [] : [`${name}=${value}`];
}

function paddingArgument(padding: Padding1D): readonly string[] {
  return optional('padding', pythonString(padding), "'valid'");
}

function windowArguments(layer: Extract<Layer, { readonly kernelSize: Pair }>): readonly string[] {
  return [
    `kernel_size=${pairText(layer.kernelSize)}`,
    ...optional('strides', pairText(layer.strides), '1'),
    ...paddingArgument(layer.padding),
    ...('dilationRate' in layer ? optional('dilation_rate', pairText(layer.dilationRate), '1') : []),
  ];
}

function initializerText(initializer: Initializer): string {
  if (typeof initializer === 'string') return pythonString(initializer);
  switch (initializer.kind) {
    case 'random_normal':
      return `keras.initializers.RandomNormal(stddev=${pythonFloat(initializer.stddev)})`;
    case 'random_uniform': {
      const { limit } = initializer;
      return `keras.initializers.RandomUniform(minval=${pythonFloat(-limit)}, maxval=${pythonFloat(limit)})`;
    }
    default:
      return initializer satisfies never;
  }
}

interface Weighted {
  readonly activation: Activation;
  readonly useBias: boolean;
  readonly kernelInitializer: Initializer;
  readonly biasInitializer: Initializer;
}

/** Arguments that all layers with weights share; Keras has its own names for the kernels of some. */
function weightedArguments(layer: Weighted, kernels: readonly string[] = ['kernel']): readonly string[] {
  const kernelInitializer = initializerText(layer.kernelInitializer);
  return [
    ...optional('activation', pythonString(layer.activation), "'linear'"),
    ...optional('use_bias', layer.useBias ? 'True' : 'False', 'True'),
    ...kernels.flatMap((kernel) => optional(`${kernel}_initializer`, kernelInitializer, "'glorot_uniform'")),
    ...(layer.useBias ? optional('bias_initializer', initializerText(layer.biasInitializer), "'zeros'") : []),
  ];
}

/** The arguments that differ from Keras's defaults, and those that have none. */
function layerArguments(layer: Layer): readonly string[] {
  switch (layer.className) {
    case 'Conv2D':
    case 'Conv2DTranspose':
      return [`filters=${pythonNumber(layer.filters)}`, ...windowArguments(layer), ...weightedArguments(layer)];
    case 'Conv1D':
      return [
        `filters=${pythonNumber(layer.filters)}`,
        `kernel_size=${pythonNumber(layer.kernelSize)}`,
        ...optional('strides', pythonNumber(layer.strides), '1'),
        ...paddingArgument(layer.padding),
        ...optional('dilation_rate', pythonNumber(layer.dilationRate), '1'),
        ...weightedArguments(layer),
      ];
    case 'DepthwiseConv2D':
      return [
        ...windowArguments(layer),
        ...optional('depth_multiplier', pythonNumber(layer.depthMultiplier), '1'),
        ...weightedArguments(layer, ['depthwise']),
      ];
    case 'SeparableConv2D':
      return [
        `filters=${pythonNumber(layer.filters)}`,
        ...windowArguments(layer),
        ...optional('depth_multiplier', pythonNumber(layer.depthMultiplier), '1'),
        ...weightedArguments(layer, ['depthwise', 'pointwise']),
      ];
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const poolSize = pairText(layer.poolSize);
      const strides = optional('strides', pairText(layer.strides), poolSize);
      return [`pool_size=${poolSize}`, ...strides, ...paddingArgument(layer.padding)];
    }
    case 'Dense':
      return [pythonNumber(layer.units), ...weightedArguments(layer)];
    case 'Embedding':
      return [
        `input_dim=${pythonNumber(layer.inputDim)}`,
        `output_dim=${pythonNumber(layer.outputDim)}`,
        ...optional(
          'embeddings_initializer',
          initializerText(layer.embeddingsInitializer),
          initializerText({ kind: 'random_uniform', limit: 0.05 }),
        ),
      ];
    case 'Dropout':
      return [pythonNumber(layer.rate)];
    case 'BatchNormalization':
      return [
        ...optional('momentum', pythonNumber(layer.momentum), '0.99'),
        ...optional('epsilon', pythonNumber(layer.epsilon), '0.001'),
      ];
    case 'Activation':
      return [pythonString(layer.activation)];
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
    case 'Add':
    case 'Concatenate':
      return [];
    default:
      return layer satisfies never;
  }
}

function layerCall(layer: Layer, ownName?: string): string {
  const name = ownName === undefined ? [] : [`name=${pythonString(ownName)}`];
  return `layers.${layer.className}(${[...layerArguments(layer), ...name].join(', ')})`;
}

/** `layers.Conv2D(filters=16, kernel_size=3, activation='relu')`, with the layer's own name where it has one. */
export function kerasLayerLine(layer: Layer, ownName?: string): CodeLine {
  return codeLine(layerCall(layer, ownName));
}

/** What the code of a network begins with. */
export const KERAS_IMPORTS: readonly string[] = ['import keras', 'from keras import layers'];

function sequentialLines(spec: NetworkSpec): readonly CodeLine[] {
  return [
    codeLine('model = keras.Sequential(['),
    codeLine(`    keras.Input(shape=${pythonTuple(spec.inputShape)}),`),
    ...spec.nodes.map((node, index) => codeLine(`    ${layerCall(node.layer, node.name)},`, index)),
    codeLine('])'),
  ];
}

/** A Python variable for each node: its name where Python can read it, made unique. */
function variableNames(names: readonly string[]): readonly string[] {
  const taken = new Set([...PYTHON_KEYWORDS, 'inputs', 'keras', 'layers', 'model']);
  return names.map((given) => {
    const readable = given.replace(/\W/g, '_').replace(/^(?=\d|$)/, 'layer_');
    let variable = readable;
    for (let count = 1; taken.has(variable); count += 1) variable = `${readable}_${count}`;
    taken.add(variable);
    return variable;
  });
}

function functionalLines(spec: NetworkSpec): readonly CodeLine[] {
  const { names, inbound } = resolveGraph(spec);
  const variables = variableNames(names);
  const variable = (index: number): string => (index === INPUT_INDEX ? 'inputs' : (variables[index] ?? 'inputs'));
  return [
    codeLine(`inputs = keras.Input(shape=${pythonTuple(spec.inputShape)})`),
    ...spec.nodes.map((node, index) => {
      const read = (inbound[index] ?? []).map(variable).join(', ');
      const given = isMerge(node.layer) ? `[${read}]` : read;
      return codeLine(`${variable(index)} = ${layerCall(node.layer, node.name)}(${given})`, index);
    }),
    codeLine(`model = keras.Model(inputs, ${variable(spec.nodes.length - 1)})`),
  ];
}

/** The lines that make `model`, without imports: a Sequential model where it is one, else the functional API. */
export function kerasModelCode(spec: NetworkSpec): readonly CodeLine[] {
  return isSequential(spec) ? sequentialLines(spec) : functionalLines(spec);
}

/**
 * The script that builds the network in Keras 3. Lines know the node they stand for. Never throws; of an invalid
 * network it is the code as far as it goes.
 */
export function kerasCode(spec: NetworkSpec): readonly CodeLine[] {
  return [...[...KERAS_IMPORTS, ''].map((source) => codeLine(source)), ...kerasModelCode(spec)];
}

/** The script as text, lines ended by a line feed. */
export function kerasText(spec: NetworkSpec): string {
  return codeText(kerasCode(spec));
}
