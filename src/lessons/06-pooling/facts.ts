// Numbers that the prose speaks of, counted by nn instead of typed. Not responsible for: the words around them.
import { conv2d, dense, flatten, globalAveragePooling2D, maxPooling2D, sequential } from '../../nn/build.ts';
import { kerasCode, kerasLayerLine } from '../../nn/keras-code.ts';
import { countParameters } from '../../nn/parameters.ts';
import { MNIST_CNN } from '../../nn/presets.ts';
import { inferShapes, sizeOf } from '../../nn/shapes.ts';
import type { Layer, NetworkSpec, Shape } from '../../nn/spec.ts';
import { batchShapeText, summaryText } from '../../nn/summary.ts';
import { GAP_CNN } from './networks.ts';

const shapes = inferShapes(MNIST_CNN);
const [maps = [], pooled = []] = shapes.map(({ output }) => output);
const unpooled: NetworkSpec = sequential(
  MNIST_CNN.inputShape,
  MNIST_CNN.nodes.map(({ layer }) => layer).filter(({ className }) => className !== 'MaxPooling2D'),
);

function countAt(shape: Shape, layers: readonly Layer[]): number {
  return countParameters(sequential(shape, layers)).total;
}

/** The example of the lecture notes: a volume of 100 x 100 x 15. */
const EXAMPLE = sequential([100, 100, 15], [maxPooling2D({ poolSize: 2, strides: 2 })]);

/** A deep volume as it stands before the classifier of a larger network, and 1,000 classes. */
const DEEP = [7, 7, 512] as const;
const CLASSES = 1000;

const gapShapes = inferShapes(GAP_CNN);

export const facts = {
  cnn: countParameters(MNIST_CNN).total,
  cnnUnpooled: countParameters(unpooled).total,
  side: maps[0] ?? 0,
  filters: maps[2] ?? 0,
  numbers: sizeOf(maps),
  pooledSide: pooled[0] ?? 0,
  pooledNumbers: sizeOf(pooled),
  example: EXAMPLE.inputShape,
  exampleOutput: inferShapes(EXAMPLE)[0]?.output ?? [],
  exampleShapes: [batchShapeText(EXAMPLE.inputShape), batchShapeText(inferShapes(EXAMPLE)[0]?.output ?? [])] as const,
  exampleParameters: countParameters(EXAMPLE).total,
  stridedParameters: countAt(EXAMPLE.inputShape, [conv2d({ filters: 15, kernelSize: 2, strides: 2 })]),
  deep: DEEP,
  deepClasses: CLASSES,
  deepFlattened: countAt(DEEP, [flatten(), dense({ units: CLASSES })]),
  deepAveraged: countAt(DEEP, [globalAveragePooling2D(), dense({ units: CLASSES })]),
  gap: countParameters(GAP_CNN).total,
  gapMaps: gapShapes[2]?.output ?? [],
} as const;

export const exampleSummary = summaryText(EXAMPLE);
export const exampleCode = kerasCode(EXAMPLE);
export const gapCode = kerasCode(GAP_CNN);

export const POOLING_LINES = [
  kerasLayerLine(maxPooling2D({ poolSize: 2 })),
  kerasLayerLine(maxPooling2D({ poolSize: 3, strides: 2, padding: 'same' })),
];
