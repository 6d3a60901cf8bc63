// Trains the three ways of building on a cut, one after the other, on the pictures that were measured: frozen, fine-tuned from
// the cut up, from scratch. Not responsible for: measuring cuts (measure-cuts.ts) or showing anything.
import type { BaseModelId } from '../../../engine/catalog/base-models.ts';
import { putOwnDataset, startEngine } from '../../../engine/client/engine.ts';
import { extract } from '../measure/extract.ts';
import { LEARNING_RATES, scratchSizePx } from '../measure/budget.ts';
import { picturesAsMatter, pooledAsMatter, trainingOf, weightsFrom } from '../measure/matter.ts';
import type { Matter } from '../measure/matter.ts';
import { freshNetwork, headNetwork, tunedNetwork } from '../measure/networks.ts';
import { prepared } from '../measure/pictures.ts';
import { trainOnce } from '../measure/train-once.ts';
import type { Training } from '../measure/train-once.ts';
import { keepCurve, showWork } from './cut-store.ts';
import type { Measured, Way } from './cut-store.ts';
import { measureKey, SEED } from './measure-cuts.ts';
import type { CutState } from './where-to-cut.ts';

/** What the curves of a state are kept under. */
export function curvesKey(model: BaseModelId, state: CutState): string {
  return `${measureKey(model, state)} ${state.cut} ${state.epochs}`;
}

async function wholeMatter(
  model: BaseModelId,
  { set }: Measured,
  state: CutState,
  signal: AbortSignal,
): Promise<Matter> {
  const { sizePx, cut } = state;
  const [train, test] = [
    await extract(model, set.train, sizePx, [cut], 'whole', { signal }),
    await extract(model, set.test, sizePx, [cut], 'whole', { signal }),
  ];
  const [own, others] = [train.nodes[0], test.nodes[0]];
  const [height = 1, width = 1, channels = 1] = own?.shape ?? [];
  return {
    shape: [height, width, channels],
    train: own?.values ?? new Float32Array(),
    test: others?.values ?? new Float32Array(),
    trainLabels: set.train.labels,
    testLabels: set.test.labels,
  };
}

async function trainingFor(
  way: Way,
  model: BaseModelId,
  measured: Measured,
  state: CutState,
  signal: AbortSignal,
): Promise<Training> {
  const { set, pooled } = measured;
  const { cut, sizePx, epochs, source } = state;
  const classes = set.classNames.length;
  const name = `${way} ${measureKey(model, state)}`;
  const shared = { classes, epochs, seed: SEED, tested: 'each-epoch' } as const;
  switch (way) {
    case 'frozen': {
      const features = pooled.get(cut) ?? { train: new Float32Array(), test: new Float32Array() };
      const matter = pooledAsMatter(features.train, features.test, set.train.labels, set.test.labels);
      const spec = headNetwork(matter.shape[2], classes);
      return trainingOf({ ...shared, name: `${name} ${cut}`, spec, matter, learningRate: LEARNING_RATES.head });
    }
    case 'tuned': {
      const spec = tunedNetwork(model, cut, sizePx, classes);
      const behind = await startEngine().call('model.weights', { model, after: cut }, { signal });
      const matter = await wholeMatter(model, measured, state, signal);
      const initialWeights = weightsFrom(spec, behind, SEED);
      const learningRate = LEARNING_RATES.tuned;
      return trainingOf({ ...shared, name: `${name} ${cut}`, spec, matter, learningRate, initialWeights });
    }
    case 'fresh': {
      const side = scratchSizePx(source);
      const matter = picturesAsMatter(
        await prepared(set.train.pictures, side, signal),
        await prepared(set.test.pictures, side, signal),
      );
      const spec = freshNetwork(model, side, classes);
      return trainingOf({ ...shared, name, spec, matter, learningRate: LEARNING_RATES.fresh });
    }
    default:
      return way satisfies never;
  }
}

/** Trains those ways that have no curve yet, keeping each as it grows; half a curve that was given up is forgotten. */
export async function trainWays(
  ways: readonly Way[],
  model: BaseModelId,
  measured: Measured,
  state: CutState,
  signal: AbortSignal,
): Promise<void> {
  const key = curvesKey(model, state);
  const { epochs: total } = state;
  for (const way of ways) {
    showWork({ kind: 'train', key, stage: way, done: 0, total });
    // One after the other: together they would only slow each other down.
    /* oxlint-disable no-await-in-loop */
    const training = await trainingFor(way, model, measured, state, signal);
    const { epochs, trainingMs } = await trainOnce(startEngine(), putOwnDataset, training, {
      signal,
      onEpochs: (soFar) => showWork({ kind: 'train', key, stage: way, done: soFar.length, total }),
    });
    /* oxlint-enable no-await-in-loop */
    keepCurve(key, way, {
      accuracy: epochs.map(({ validationAccuracy }) => validationAccuracy ?? Number.NaN),
      trainingMs,
    });
  }
}
