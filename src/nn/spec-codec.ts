// A network as compact, URL-safe, versioned text and back: `1.28x28x1.c16k3Ar.p2.f.d10Am.z`.
// Segments are separated by dots: version, input shape, one a node, and `z` at the end, so that a text that was
// cut off is told from a shorter network. Not responsible for: whether the network makes sense (validate.ts).
import { ACTIVATION_LETTERS, CODEC_END, CODEC_VERSION, INITIALIZER_LETTERS, LAYER_LETTERS } from './spec-alphabet.ts';
import { parseSpec, type DecodedSpec } from './spec-parser.ts';
import type { Activation, Initializer, Layer, LayerNode, NetworkSpec, Pair } from './spec.ts';

/** Shortest text that reads back to the same number; `.` is written `_`, `e+21` as `e21`. */
function numberText(value: number): string {
  return String(value).replace('.', '_').replace('+', '');
}

function pairText(value: Pair): string {
  return value[0] === value[1] ? numberText(value[0]) : `${numberText(value[0])}x${numberText(value[1])}`;
}

function optionalPair(tag: string, value: Pair, standard: Pair): string {
  return value[0] === standard[0] && value[1] === standard[1] ? '' : tag + pairText(value);
}

function initializerText(initializer: Initializer): string {
  if (typeof initializer === 'string') return INITIALIZER_LETTERS[initializer];
  switch (initializer.kind) {
    case 'random_normal':
      return `n${numberText(initializer.stddev)}`;
    case 'random_uniform':
      return `u${numberText(initializer.limit)}`;
    default:
      return initializer satisfies never;
  }
}

function weightedText(layer: {
  readonly activation: Activation;
  readonly useBias: boolean;
  readonly kernelInitializer: Initializer;
  readonly biasInitializer: Initializer;
}): string {
  const { activation, useBias, kernelInitializer, biasInitializer } = layer;
  return [
    useBias ? '' : 'N',
    activation === 'linear' ? '' : `A${ACTIVATION_LETTERS[activation]}`,
    kernelInitializer === 'glorot_uniform' ? '' : `K${initializerText(kernelInitializer)}`,
    biasInitializer === 'zeros' ? '' : `B${initializerText(biasInitializer)}`,
  ].join('');
}

function paddingText(padding: 'valid' | 'same' | 'causal'): string {
  switch (padding) {
    case 'valid':
      return '';
    case 'same':
      return 'S';
    case 'causal':
      return 'C';
    default:
      return padding satisfies never;
  }
}

const ONE: Pair = [1, 1];

function fieldsText(layer: Layer): string {
  switch (layer.className) {
    case 'Conv2D':
    case 'Conv2DTranspose':
    case 'SeparableConv2D':
    case 'DepthwiseConv2D':
      return [
        numberText(layer.className === 'DepthwiseConv2D' ? layer.depthMultiplier : layer.filters),
        `k${pairText(layer.kernelSize)}`,
        optionalPair('s', layer.strides, ONE),
        'dilationRate' in layer ? optionalPair('r', layer.dilationRate, ONE) : '',
        layer.className === 'SeparableConv2D' && layer.depthMultiplier !== 1
          ? `m${numberText(layer.depthMultiplier)}`
          : '',
        paddingText(layer.padding),
        weightedText(layer),
      ].join('');
    case 'Conv1D':
      return [
        numberText(layer.filters),
        `k${numberText(layer.kernelSize)}`,
        layer.strides === 1 ? '' : `s${numberText(layer.strides)}`,
        layer.dilationRate === 1 ? '' : `r${numberText(layer.dilationRate)}`,
        paddingText(layer.padding),
        weightedText(layer),
      ].join('');
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return pairText(layer.poolSize) + optionalPair('s', layer.strides, layer.poolSize) + paddingText(layer.padding);
    case 'Dense':
      return numberText(layer.units) + weightedText(layer);
    case 'Embedding': {
      const initializer = initializerText(layer.embeddingsInitializer);
      return pairText([layer.inputDim, layer.outputDim]) + (initializer === 'u0_05' ? '' : `K${initializer}`);
    }
    case 'Dropout':
      return numberText(layer.rate);
    case 'BatchNormalization':
      return [
        layer.momentum === 0.99 ? '' : `m${numberText(layer.momentum)}`,
        layer.epsilon === 1e-3 ? '' : `y${numberText(layer.epsilon)}`,
      ].join('');
    case 'Activation':
      return ACTIVATION_LETTERS[layer.activation];
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
    case 'Flatten':
    case 'Add':
    case 'Concatenate':
      return '';
    default:
      return layer satisfies never;
  }
}

/** Names of valid networks stand as they are; any other character becomes `%` and its four hex digits. */
function nameText(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** `c16k3`, `c16k3*stem`, `s**input*stem`: fields, own name, names it reads. */
function nodeText(node: LayerNode): string {
  const fields = LAYER_LETTERS[node.layer.className] + fieldsText(node.layer);
  if (node.inbound === undefined) return node.name === undefined ? fields : `${fields}*${nameText(node.name)}`;
  const inbound = node.inbound.length === 0 ? [''] : node.inbound.map(nameText);
  return [fields, nameText(node.name ?? ''), ...inbound].join('*');
}

/**
 * The network as text of letters, digits and `. _ - *`, which URLs carry unescaped. `decodeSpec` gives back an equal
 * network for every valid one. Never throws; numbers that are not finite make a text that is refused.
 */
export function encodeSpec(spec: NetworkSpec): string {
  const shape = spec.inputShape.map(numberText).join('x');
  return [CODEC_VERSION, shape, ...spec.nodes.map(nodeText), CODEC_END].join('.');
}

/** The network that a text stands for, or what is wrong with the text and where. Never throws, whatever the text. */
export function decodeSpec(text: string): DecodedSpec {
  return parseSpec(text);
}
