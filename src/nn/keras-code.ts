// Current Keras 3 code of a network, as tokens that a view can colour and as text.
// Not responsible for: training code (keras-training-code.ts) or judging the network.
import { INPUT_INDEX, isSequential, resolveGraph } from './graph.ts';
import { activationArgument, biasArgument, initializerArguments } from './keras-arguments.ts';
import {
  classToken,
  keyword,
  name,
  number,
  plain,
  string,
  tuple,
  type CodeLine,
  type CodeToken,
} from './keras-tokens.ts';
import type { Layer, NetworkSpec, Pair } from './spec.ts';

/** `3` for equal sides, else `(3, 5)`. */
function pairTokens(value: Pair): readonly CodeToken[] {
  return value[0] === value[1] ? [number(value[0])] : tuple(value);
}

function argument(label: string, value: readonly CodeToken[]): readonly CodeToken[] {
  return [name(label), plain('='), ...value];
}

function optional(shown: boolean, label: string, value: readonly CodeToken[]): readonly (readonly CodeToken[])[] {
  return shown ? [argument(label, value)] : [];
}

function isOne(value: Pair): boolean {
  return value[0] === 1 && value[1] === 1;
}

function windowArguments(layer: Extract<Layer, { readonly kernelSize: Pair }>): readonly (readonly CodeToken[])[] {
  return [
    argument('kernel_size', pairTokens(layer.kernelSize)),
    ...optional(!isOne(layer.strides), 'strides', pairTokens(layer.strides)),
    ...optional(layer.padding !== 'valid', 'padding', [string(layer.padding)]),
    ...('dilationRate' in layer
      ? optional(!isOne(layer.dilationRate), 'dilation_rate', pairTokens(layer.dilationRate))
      : []),
  ];
}

/** The arguments that differ from Keras's defaults, and those that have none. */
function layerArguments(layer: Layer): readonly (readonly CodeToken[])[] {
  switch (layer.className) {
    case 'Conv2D':
    case 'Conv2DTranspose':
      return [
        argument('filters', [number(layer.filters)]),
        ...windowArguments(layer),
        ...activationArgument(layer.activation),
        ...biasArgument(layer.useBias),
        ...initializerArguments(['kernel_initializer'], layer),
      ];
    case 'Conv1D':
      return [
        argument('filters', [number(layer.filters)]),
        argument('kernel_size', [number(layer.kernelSize)]),
        ...optional(layer.strides !== 1, 'strides', [number(layer.strides)]),
        ...optional(layer.padding !== 'valid', 'padding', [string(layer.padding)]),
        ...optional(layer.dilationRate !== 1, 'dilation_rate', [number(layer.dilationRate)]),
        ...activationArgument(layer.activation),
        ...biasArgument(layer.useBias),
        ...initializerArguments(['kernel_initializer'], layer),
      ];
    case 'DepthwiseConv2D':
      return [
        ...windowArguments(layer),
        ...optional(layer.depthMultiplier !== 1, 'depth_multiplier', [number(layer.depthMultiplier)]),
        ...activationArgument(layer.activation),
        ...biasArgument(layer.useBias),
        ...initializerArguments(['depthwise_initializer'], layer),
      ];
    case 'SeparableConv2D':
      return [
        argument('filters', [number(layer.filters)]),
        ...windowArguments(layer),
        ...optional(layer.depthMultiplier !== 1, 'depth_multiplier', [number(layer.depthMultiplier)]),
        ...activationArgument(layer.activation),
        ...biasArgument(layer.useBias),
        ...initializerArguments(['depthwise_initializer', 'pointwise_initializer'], layer),
      ];
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const { poolSize, strides } = layer;
      const moved = strides[0] !== poolSize[0] || strides[1] !== poolSize[1];
      return [
        argument('pool_size', pairTokens(poolSize)),
        ...optional(moved, 'strides', pairTokens(strides)),
        ...optional(layer.padding !== 'valid', 'padding', [string(layer.padding)]),
      ];
    }
    case 'Dense':
      return [
        [number(layer.units)],
        ...activationArgument(layer.activation),
        ...biasArgument(layer.useBias),
        ...initializerArguments(['kernel_initializer'], layer),
      ];
    case 'Dropout':
      return [[number(layer.rate)]];
    case 'BatchNormalization':
      return [
        ...optional(layer.momentum !== 0.99, 'momentum', [number(layer.momentum)]),
        ...optional(layer.epsilon !== 1e-3, 'epsilon', [number(layer.epsilon)]),
      ];
    case 'Activation':
      return [[string(layer.activation)]];
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

function joined(parts: readonly (readonly CodeToken[])[]): readonly CodeToken[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [plain(', '), ...part]));
}

/** `layers.Conv2D(filters=16, kernel_size=3, activation='relu')`, with the layer's own name where it has one. */
export function kerasLayerLine(layer: Layer, ownName?: string): CodeLine {
  const named = ownName === undefined ? [] : [argument('name', [string(ownName)])];
  return {
    nodeIndex: null,
    tokens: [
      name('layers'),
      plain('.'),
      classToken(layer.className),
      plain('('),
      ...joined([...layerArguments(layer), ...named]),
      plain(')'),
    ],
  };
}

function line(tokens: readonly CodeToken[], nodeIndex: number | null = null): CodeLine {
  return { nodeIndex, tokens };
}

function inputCall(spec: NetworkSpec): readonly CodeToken[] {
  return [
    ...[name('keras'), plain('.'), classToken('Input'), plain('(')],
    ...argument('shape', tuple(spec.inputShape)),
    plain(')'),
  ];
}

const IMPORTS: readonly CodeLine[] = [
  line([keyword('import'), plain(' '), name('keras')]),
  line([keyword('from'), plain(' '), name('keras'), plain(' '), keyword('import'), plain(' '), name('layers')]),
  line([]),
];

function sequentialCode(spec: NetworkSpec): readonly CodeLine[] {
  return [
    line([name('model'), plain(' = '), name('keras'), plain('.'), classToken('Sequential'), plain('([')]),
    line([plain('    '), ...inputCall(spec), plain(',')]),
    ...spec.nodes.map((node, index) =>
      line([plain('    '), ...kerasLayerLine(node.layer, node.name).tokens, plain(',')], index),
    ),
    line([plain('])')]),
  ];
}

/** Words that a variable can't be called without breaking the script. */
const RESERVED = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield inputs keras layers model'
  ).split(' '),
);

/** A Python variable for each node: its name where Python can read it, made unique. */
function variableNames(names: readonly string[]): readonly string[] {
  const taken = new Set(RESERVED);
  return names.map((given) => {
    const readable = given.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=[0-9]|$)/, 'layer_');
    let variable = readable;
    for (let count = 1; taken.has(variable); count += 1) variable = `${readable}_${count}`;
    taken.add(variable);
    return variable;
  });
}

function functionalCode(spec: NetworkSpec): readonly CodeLine[] {
  const { names, inbound } = resolveGraph(spec);
  const variables = variableNames(names);
  const nameOf = (index: number): CodeToken => name(index === INPUT_INDEX ? 'inputs' : (variables[index] ?? 'inputs'));
  const output = nameOf(spec.nodes.length - 1);
  return [
    line([name('inputs'), plain(' = '), ...inputCall(spec)]),
    ...spec.nodes.map((node, index) => {
      const read = (inbound[index] ?? []).map((from) => [nameOf(from)]);
      const isList = node.layer.className === 'Add' || node.layer.className === 'Concatenate';
      const call = isList ? [plain('(['), ...joined(read), plain('])')] : [plain('('), ...joined(read), plain(')')];
      return line([nameOf(index), plain(' = '), ...kerasLayerLine(node.layer, node.name).tokens, ...call], index);
    }),
    line([
      ...[name('model'), plain(' = '), name('keras'), plain('.'), classToken('Model')],
      ...[plain('('), name('inputs'), plain(', '), output, plain(')')],
    ]),
  ];
}

/**
 * The script that builds the network in Keras 3: a Sequential model where it is one, else the functional API.
 * Lines know the node they stand for. Never throws; of an invalid network it is the code as far as it goes.
 */
export function kerasCode(spec: NetworkSpec): readonly CodeLine[] {
  return [...IMPORTS, ...(isSequential(spec) ? sequentialCode(spec) : functionalCode(spec))];
}

/** The script as text, lines ended by a line feed. */
export function kerasText(spec: NetworkSpec): string {
  return codeText(kerasCode(spec));
}

/** Lines of tokens as text, each ended by a line feed. */
export function codeText(lines: readonly CodeLine[]): string {
  return lines.map(({ tokens }) => `${tokens.map((token) => token.text).join('')}\n`).join('');
}
