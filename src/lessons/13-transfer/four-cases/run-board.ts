// Measures for the board: how alike sets are to photographs, how fast this device is, and every recipe at every place.
// Not responsible for: what is kept where (board-store.ts), or showing anything.
import { BASE_MODELS } from '../../../engine/catalog/base-models.ts';
import type { BaseModelId } from '../../../engine/catalog/base-models.ts';
import { putOwnDataset, startEngine } from '../../../engine/client/engine.ts';
import type { NodeFeatures } from '../../../engine/protocol/model-calls.ts';
import { featureDistance } from '../../../nn/transfer/feature-likeness.ts';
import { SAMPLE_SOURCES } from '../base/samples.ts';
import type { SampleSource } from '../base/samples.ts';
import { epochsFor, frontMacs, LEARNING_RATES, scratchSizePx } from '../measure/budget.ts';
import { extract } from '../measure/extract.ts';
import { loadSet, NoFlowersError } from '../measure/load-set.ts';
import { firstOf, picturesAsMatter, pooledAsMatter, trainingOf, weightsFrom } from '../measure/matter.ts';
import type { Matter } from '../measure/matter.ts';
import { freshNetwork, headNetwork, tunedNetwork } from '../measure/networks.ts';
import { prepared } from '../measure/pictures.ts';
import type { PictureSet } from '../measure/pictures.ts';
import { trainOnce } from '../measure/train-once.ts';
import type { Training } from '../measure/train-once.ts';
import { keepDistance, keepScore, keepSpeed, likenessKey, scoreKey, showBoardWork } from './board-store.ts';
import { TEST_COUNT } from './four-cases.ts';
import type { CaseState } from './four-cases.ts';
import type { Job } from './jobs.ts';

export const SEED = 1;
/** Heads are quick: they get epochs enough to settle. */
export const HEAD_EPOCHS = 25;
/** Pictures of each set by which its likeness is told. */
export const LIKENESS_PICTURES = 60;

function lastCut(model: BaseModelId): string {
  return BASE_MODELS[model].cuts.at(-1) ?? '';
}

/** Compares every set that this site has with photographs of CIFAR-10 that belong to none of them. */
export async function measureLikeness(
  model: BaseModelId,
  { sizePx, similar, different }: CaseState,
  signal: AbortSignal,
): Promise<void> {
  const node = lastCut(model);
  const of = async (source: SampleSource, part: 'train' | 'test', place: number): Promise<NodeFeatures | undefined> => {
    const show = (done: number): void =>
      showBoardWork({
        stage: 'likeness',
        source,
        count: null,
        done: place * LIKENESS_PICTURES + done,
        total: (SAMPLE_SOURCES.length + 1) * LIKENESS_PICTURES,
        finished: 0,
        all: 0,
      });
    show(0);
    const wish = { source, trainCount: LIKENESS_PICTURES, testCount: LIKENESS_PICTURES, seed: SEED };
    const pictures = await prepared((await loadSet(wish, signal))[part], sizePx, signal);
    const watch = { signal, onProgress: ({ done }: { readonly done: number }) => show(done) };
    const { nodes, imagesPerSecond } = await extract(model, pictures, sizePx, [node], 'pooled', watch);
    // The first pictures also wait for the network to be built: the later ones tell how fast it is.
    if (imagesPerSecond !== null && place > 0) {
      keepSpeed(likenessKey(model, sizePx, null), imagesPerSecond * frontMacs(model, sizePx));
    }
    return nodes[0];
  };
  const reference = await of('cifar10', 'test', 0);
  for (const [place, source] of SAMPLE_SOURCES.entries()) {
    try {
      // One set after another: the network is one.
      // oxlint-disable-next-line no-await-in-loop
      const features = await of(source, 'train', place + 1);
      if (features === undefined || reference === undefined) continue;
      const distance = featureDistance(reference.values, features.values, features.shape[0] ?? 1);
      keepDistance(likenessKey(model, sizePx, source), distance);
    } catch (thrown) {
      // The photos of flowers are an extra: where the board doesn't ask for them the others are compared all the same.
      if (!(thrown instanceof NoFlowersError) || similar === source || different === source) throw thrown;
    }
  }
}

/** All that the trainings of one set need, made when first asked for. */
interface Material {
  readonly set: PictureSet;
  readonly pooled: ReadonlyMap<string, Matter>;
  whole: Matter | null;
  pictures: Matter | null;
}

type Shared = Readonly<Record<'model', BaseModelId>> & { readonly state: CaseState; readonly signal: AbortSignal };

async function materialOf(
  source: SampleSource,
  trainCount: number,
  { model, state, signal }: Shared,
  show: (stage: 'pictures' | 'features', done: number, total: number) => void,
): Promise<Material> {
  const { sizePx, early } = state;
  show('pictures', 0, 1);
  const drawn = await loadSet({ source, trainCount, testCount: TEST_COUNT, seed: SEED }, signal);
  const set = {
    classNames: drawn.classNames,
    train: await prepared(drawn.train, sizePx, signal),
    test: await prepared(drawn.test, sizePx, signal),
  };
  const nodes = [early, lastCut(model)];
  const total = drawn.train.length + drawn.test.length;
  const watch = (offset: number) => ({
    signal,
    onProgress: ({ done }: { readonly done: number }) => show('features', offset + done, total),
  });
  const train = await extract(model, set.train, sizePx, nodes, 'pooled', watch(0));
  const test = await extract(model, set.test, sizePx, nodes, 'pooled', watch(drawn.train.length));
  const nothing = new Float32Array();
  const pooled = new Map(
    nodes.map((node, place) => [
      node,
      pooledAsMatter(
        train.nodes[place]?.values ?? nothing,
        test.nodes[place]?.values ?? nothing,
        set.train.labels,
        set.test.labels,
      ),
    ]),
  );
  return { set, pooled, whole: null, pictures: null };
}

/** What fine-tuning reads: whole features at the early cut, or the pictures where all of the base learns. */
async function tunedMatter(material: Material, { model, state, signal }: Shared): Promise<Matter> {
  const { set } = material;
  if (state.depth === 'all') return picturesAsMatter(set.train, set.test);
  const part = async (of: 'train' | 'test'): Promise<NodeFeatures | undefined> =>
    (await extract(model, set[of], state.sizePx, [state.early], 'whole', { signal })).nodes[0];
  const [train, test] = [await part('train'), await part('test')];
  const [height = 1, width = 1, channels = 1] = train?.shape ?? [];
  return {
    shape: [height, width, channels],
    train: train?.values ?? new Float32Array(),
    test: test?.values ?? new Float32Array(),
    trainLabels: set.train.labels,
    testLabels: set.test.labels,
  };
}

async function trainingFor({ source, count, recipe }: Job, material: Material, shared: Shared): Promise<Training> {
  const { model, state, signal } = shared;
  const classes = material.set.classNames.length;
  const tested = 'in-the-end';
  // Everything that decides the numbers, so that the same name is the same data set.
  const name = `cases ${scoreKey(model, state, source, count, recipe)}`;
  const pooled = (node: string): Matter => {
    const matter = material.pooled.get(node);
    if (matter === undefined) throw new RangeError(`no features of ${node}`);
    return firstOf(matter, count);
  };
  switch (recipe) {
    case 'head':
    case 'early': {
      const matter = pooled(recipe === 'head' ? lastCut(model) : state.early);
      const spec = headNetwork(matter.shape[2], classes);
      const wish = { name, spec, matter, classes, epochs: epochsFor(count, HEAD_EPOCHS), seed: SEED, tested } as const;
      return trainingOf({ ...wish, learningRate: LEARNING_RATES.head });
    }
    case 'tuned': {
      const after = state.depth === 'all' ? null : state.early;
      material.whole ??= await tunedMatter(material, shared);
      const spec = tunedNetwork(model, after, state.sizePx, classes);
      const behind = await startEngine().call('model.weights', { model, after }, { signal });
      const epochs = epochsFor(count, state.epochs);
      const wish = { name, spec, matter: firstOf(material.whole, count), classes, epochs, seed: SEED, tested } as const;
      const initialWeights = weightsFrom(spec, behind, SEED);
      return trainingOf({ ...wish, learningRate: LEARNING_RATES.tuned, initialWeights });
    }
    case 'fresh': {
      const side = scratchSizePx(source);
      material.pictures ??= picturesAsMatter(
        await prepared(material.set.train.pictures, side, signal),
        await prepared(material.set.test.pictures, side, signal),
      );
      const spec = freshNetwork(model, side, classes);
      const epochs = epochsFor(count, state.epochs);
      const wish = {
        name,
        spec,
        matter: firstOf(material.pictures, count),
        classes,
        epochs,
        seed: SEED,
        tested,
      } as const;
      return trainingOf({ ...wish, learningRate: LEARNING_RATES.fresh });
    }
    default:
      return recipe satisfies never;
  }
}

/** Trains what is asked for, set by set, keeping each score as it comes. Given up, what is there stays. */
export async function runBoard(
  model: BaseModelId,
  jobs: readonly Job[],
  state: CaseState,
  signal: AbortSignal,
): Promise<void> {
  const shared: Shared = { model, state, signal };
  const all = jobs.length;
  let finished = 0;
  /* oxlint-disable no-await-in-loop -- one after the other: together they would only slow each other down */
  for (const source of new Set(jobs.map((job) => job.source))) {
    const own = jobs.filter((job) => job.source === source);
    const most = own.reduce((largest, { count }) => Math.max(largest, count), 0);
    const material = await materialOf(source, most, shared, (stage, done, total) =>
      showBoardWork({ stage, source, count: null, done, total, finished, all }),
    );
    for (const job of own) {
      const { count, recipe } = job;
      const show = (done: number, total: number): void =>
        showBoardWork({ stage: recipe, source, count, done, total, finished, all });
      show(0, 1);
      const training = await trainingFor(job, material, shared);
      const { accuracy, trainingMs } = await trainOnce(startEngine(), putOwnDataset, training, {
        signal,
        onEpochs: (soFar) => show(soFar.length, training.plan.epochs),
      });
      keepScore(scoreKey(model, state, source, count, recipe), {
        accuracy,
        count: material.set.test.labels.length,
        trainingMs,
      });
      finished += 1;
    }
  }
  /* oxlint-enable no-await-in-loop */
}
