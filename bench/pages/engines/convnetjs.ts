// ConvNetJS from npm, sample by sample as it trains. Not responsible for: Adam, which that release does not have -
// asked for it, it runs SGD with momentum without a word - nor for the layers it lacks.
import { Net, Trainer, Vol } from 'convnetjs';
import type { LayerDefinition } from 'convnetjs';
import type { NetworkSpec, Shape } from '../../../src/nn/spec.ts';
import type { Entrant, SampleBatch, StartedEngine, Task } from '../contract.ts';
import type { MeasuredLayer } from '../networks.ts';
import { measuredLayer, NETWORKS } from '../networks.ts';
import { batchAt } from '../samples.ts';

function definition(layer: MeasuredLayer): LayerDefinition | null {
  switch (layer.className) {
    case 'Conv2D': {
      const [size] = layer.kernelSize;
      // Padding is symmetric here: an even `same` kernel gets a row and a column more than Keras gives it.
      const pad = layer.padding === 'same' ? Math.floor(size / 2) : 0;
      return { type: 'conv', sx: size, filters: layer.filters, stride: layer.strides[0], pad, activation: 'relu' };
    }
    case 'MaxPooling2D':
      return { type: 'pool', sx: layer.poolSize[0], stride: layer.strides[0] };
    case 'Flatten':
      return null;
    case 'Dense':
      return layer.activation === 'softmax'
        ? { type: 'softmax', num_classes: layer.units }
        : { type: 'fc', num_neurons: layer.units, activation: 'relu' };
    case 'SeparableConv2D':
    case 'GlobalAveragePooling2D':
    case 'BatchNormalization':
    case 'Activation':
    case 'Add':
      throw new Error(`ConvNetJS has no ${layer.className}`);
    default:
      return layer satisfies never;
  }
}

function definitions(spec: NetworkSpec): readonly LayerDefinition[] {
  const [height = 1, width = 1, channels = 1] = spec.inputShape;
  const input: LayerDefinition = { type: 'input', out_sx: width, out_sy: height, out_depth: channels };
  return [input, ...spec.nodes.flatMap(({ layer }) => definition(measuredLayer(layer)) ?? [])];
}

interface Sample {
  readonly image: Vol;
  readonly label: number;
}

function samplesOf(batch: SampleBatch, shape: Shape): readonly Sample[] {
  const [height = 1, width = 1, channels = 1] = shape;
  return Array.from(batch.labels, (label, sample) => {
    const image = new Vol(width, height, channels, 0);
    // Its volumes have the order height, width, channels too.
    image.w.set(batch.images.subarray(sample * image.w.length, (sample + 1) * image.w.length));
    return { image, label };
  });
}

export function startConvnetjs(task: Task): StartedEngine {
  return (batches) => {
    const samples = batches.map((batch) => samplesOf(batch, NETWORKS[task.network].inputShape));
    return () => createEntrant(samples, task);
  };
}

function createEntrant(batches: readonly (readonly Sample[])[], { network, batchSize }: Task): Entrant {
  const net = new Net();
  net.makeLayers(definitions(NETWORKS[network]));
  const trainer = new Trainer(net, {
    method: 'sgd',
    batch_size: batchSize,
    learning_rate: 0.01,
    momentum: 0.9,
    l2_decay: 0,
  });
  let step = 0;

  function trainBatch(): number {
    let sum = 0;
    for (const { image, label } of batchAt(batches, step)) sum += trainer.train(image, label).loss;
    step += 1;
    return sum / batchSize;
  }

  return {
    parameters: net.getParamsAndGrads().reduce((sum, { params }) => sum + params.length, 0),
    optimizer: 'SGD with momentum',
    threads: 1,
    first: () => Promise.resolve(trainBatch()),
    train(durationMs) {
      const begin = performance.now();
      const from = step;
      let loss: number;
      do loss = trainBatch();
      while (performance.now() - begin < durationMs);
      const images = (step - from) * batchSize;
      return Promise.resolve({ images, durationMs: performance.now() - begin, loss });
    },
  };
}
