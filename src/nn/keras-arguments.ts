// Arguments that all layers with weights share. Not responsible for: the layers' own (keras-code.ts).
import { classToken, float, keyword, name, plain, string, type CodeToken } from './keras-tokens.ts';
import type { Activation, Initializer } from './spec.ts';

type Arguments = readonly (readonly CodeToken[])[];

export function activationArgument(activation: Activation): Arguments {
  return activation === 'linear' ? [] : [[name('activation'), plain('='), string(activation)]];
}

export function biasArgument(useBias: boolean): Arguments {
  return useBias ? [] : [[name('use_bias'), plain('='), keyword('False')]];
}

function initializerTokens(initializer: Initializer): readonly CodeToken[] {
  if (typeof initializer === 'string') return [string(initializer)];
  const path = [name('keras'), plain('.'), name('initializers'), plain('.')];
  switch (initializer.kind) {
    case 'random_normal':
      return [
        ...path,
        ...[classToken('RandomNormal'), plain('('), name('stddev'), plain('='), float(initializer.stddev), plain(')')],
      ];
    case 'random_uniform':
      return [
        ...path,
        ...[classToken('RandomUniform'), plain('('), name('minval'), plain('='), float(-initializer.limit)],
        ...[plain(', '), name('maxval'), plain('='), float(initializer.limit), plain(')')],
      ];
    default:
      return initializer satisfies never;
  }
}

/** The kernel's initialiser under each of Keras's names for it, then the bias's; defaults are left out. */
export function initializerArguments(
  kernelNames: readonly string[],
  layer: { readonly kernelInitializer: Initializer; readonly biasInitializer: Initializer; readonly useBias: boolean },
): Arguments {
  const kernel =
    layer.kernelInitializer === 'glorot_uniform'
      ? []
      : kernelNames.map((label) => [name(label), plain('='), ...initializerTokens(layer.kernelInitializer)]);
  const bias =
    layer.biasInitializer === 'zeros' || !layer.useBias
      ? []
      : [[name('bias_initializer'), plain('='), ...initializerTokens(layer.biasInitializer)]];
  return [...kernel, ...bias];
}
