// Numbers that the prose speaks of, counted by nn instead of typed. Not responsible for: the words around them.
import { conv2d, dense, flatten, sequential } from '../../nn/build.ts';
import { kerasLayerLine } from '../../nn/keras-code.ts';
import { networkCost } from '../../nn/costs.ts';
import { countParameters } from '../../nn/parameters.ts';
import { MNIST_CNN, MNIST_MLP } from '../../nn/presets.ts';
import { inferShapes, sizeOf } from '../../nn/shapes.ts';
import { billsFor, initial as cables, outputSide } from './cut-the-cables/cut-the-cables.ts';
import { layerLine } from './duel/layer-line.ts';
import { DEFAULT_SETUP, stepsPerEpochOf } from './duel/setup.ts';
import { PIXELS, SIDE } from './flatten/flatten.ts';

const [denseBill, localBill, sharedBill, filtersBill] = billsFor(cables).map((bill) => bill.total);
const cnnCount = countParameters(MNIST_CNN);
const mlpCount = countParameters(MNIST_MLP);
const cnnShapes = inferShapes(MNIST_CNN);
/** The dense layer behind the convolutions: where most of the CNN's parameters sit. */
const denseIndex = MNIST_CNN.nodes.findIndex(({ layer }) => layer.className === 'Dense');
const denseParameters = cnnCount.perNode[denseIndex]?.total ?? 0;

const convolutions = MNIST_CNN.nodes.flatMap(({ layer }, i) =>
  layer.className === 'Conv2D' ? [cnnCount.perNode[i]?.total ?? 0] : [],
);

/** A megapixel photo in colour, flattened into a dense layer of 1,000 units: the size of the problem. */
const photo = countParameters(sequential([1000, 1000, 3], [flatten(), dense({ units: 1000 })])).total;

export const facts = {
  side: SIDE,
  pixels: PIXELS,
  mlp: mlpCount.total,
  mlpFirst: mlpCount.perNode[1]?.total ?? 0,
  cnn: cnnCount.total,
  /** Multiply-accumulates for one image. */
  mlpMacs: networkCost(MNIST_MLP).macs,
  cnnMacs: networkCost(MNIST_CNN).macs,
  cnnConvolutions: convolutions.reduce((sum, count) => sum + count, 0),
  cnnFirst: convolutions[0] ?? 0,
  cnnSecond: convolutions[1] ?? 0,
  cnnOutput: cnnCount.perNode.at(-1)?.total ?? 0,
  cnnDense: denseParameters,
  cnnDenseShare: denseParameters / cnnCount.total,
  photo,
  kernel: cables.kernel,
  filters: cables.filters,
  outputSide: outputSide(cables.size, cables.kernel),
  outputUnits: outputSide(cables.size, cables.kernel) ** 2,
  dense: denseBill ?? 0,
  local: localBill ?? 0,
  shared: sharedBill ?? 0,
  several: filtersBill ?? 0,
  trainCount: DEFAULT_SETUP.trainCount,
  epochs: DEFAULT_SETUP.epochs,
  batchSize: DEFAULT_SETUP.batchSize,
  stepsPerEpoch: stepsPerEpochOf(DEFAULT_SETUP),
} as const;

/** One row of the pyramid: a layer, the shape that leaves it, how many numbers that is, and its parameters. */
export interface PyramidRow {
  readonly layer: string;
  readonly shape: string;
  readonly numbers: number;
  readonly parameters: number;
}

export const pyramid: readonly PyramidRow[] = [
  { layer: 'Input', shape: MNIST_CNN.inputShape.join(' × '), numbers: sizeOf(MNIST_CNN.inputShape), parameters: 0 },
  ...MNIST_CNN.nodes.map(({ layer }, i) => {
    const output = cnnShapes[i]?.output ?? [];
    return {
      layer: layerLine(layer),
      shape: output.join(' × '),
      numbers: sizeOf(output),
      parameters: cnnCount.perNode[i]?.total ?? 0,
    };
  }),
];

/** The Keras line of the layer that `cut-the-cables` ends with. */
export const convolutionLine = kerasLayerLine(
  conv2d({ filters: cables.filters, kernelSize: cables.kernel, activation: 'relu' }),
);
