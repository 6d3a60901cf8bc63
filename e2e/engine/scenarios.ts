// What the browser tests have the worker do with a backend; each answers with plain numbers for the test to judge.
// Not responsible for: expectations (*.spec.ts).
import { startBackend } from '../../src/engine/worker/backends.ts';
import type { Batch, Trainer, TrainerBackend, TrainerOptions } from '../../src/engine/worker/trainer.ts';
import type { BackendId } from '../../src/engine/protocol/calls.ts';
import type { GradientQuestion, ScalarSpec } from '../../src/engine/protocol/inspection.ts';
import { OP_CASES } from '../../src/engine/protocol/device.ts';
import type { OpDifference } from '../../src/engine/protocol/device.ts';
import { toEngineError } from '../../src/engine/protocol/errors.ts';
import { compareOp } from '../../src/engine/worker/device/op-table.ts';
import { skippedReport } from '../../src/engine/worker/unavailable.ts';
import { initialWeights } from '../../src/nn/initializers.ts';
import type { OptimizerSpec } from '../../src/nn/plan.ts';
import { ADAM, toSeed } from '../../src/nn/plan.ts';
import { MNIST_CNN, MNIST_MLP } from '../../src/nn/presets.ts';
import { createRandom } from '../../src/nn/random.ts';
import { sizeOf } from '../../src/nn/shapes.ts';
import type { NetworkSpec } from '../../src/nn/spec.ts';
import type { NetworkCase } from './cases.ts';
import { NETWORK_CASES } from './cases.ts';
import { compareInsides } from './inside-scenarios.ts';

const SEED = toSeed(20);
const started = new Map<BackendId, Promise<TrainerBackend>>();

/** The backend, started once and kept for the scenarios that follow. */
function backend(id: BackendId): Promise<TrainerBackend> {
  const existing = started.get(id);
  if (existing !== undefined) return existing;
  const fresh = startBackend(id);
  started.set(id, fresh);
  return fresh;
}

/** What the start of a backend found, and how long it took altogether. */
async function startUp(args: { readonly backend: BackendId }) {
  const begin = performance.now();
  const { selfCheck } = await backend(args.backend);
  return { durationMs: performance.now() - begin, selfCheck };
}

function randomBatch(spec: NetworkSpec, classes: number, count: number, index: number): Batch {
  const random = createRandom(toSeed(77), index);
  const images = Float32Array.from({ length: count * sizeOf(spec.inputShape) }, () => random.normal());
  const labels = Uint8Array.from({ length: count }, () => random.integer(classes));
  return { images, labels, count };
}

function optionsFor(network: NetworkCase, optimizer: OptimizerSpec): TrainerOptions {
  return {
    spec: network.spec,
    loss: network.loss,
    optimizer,
    batchSize: network.batchSize,
    seed: SEED,
    initialWeights: initialWeights(network.spec, SEED),
  };
}

/** max |a - b| / max |b| */
function relativeError(a: Float32Array, b: Float32Array): number {
  let difference = 0;
  let scale = 0;
  b.forEach((value, i) => {
    const distance = Math.abs((a[i] ?? Number.NaN) - value);
    difference = distance > difference || Number.isNaN(distance) ? distance : difference;
    scale = Math.max(scale, Math.abs(value));
  });
  return difference / (scale === 0 ? 1 : scale);
}

export interface NetworkComparison {
  readonly name: string;
  readonly loss: number;
  readonly gradients: number;
  readonly worstGradient: string;
  readonly predictions: number;
  /** Outputs of all nodes, and gradients of a few scalars, at the initial weights. */
  readonly activations: number;
  readonly scalarGradients: number;
  /** After ten Adam steps. */
  readonly lossAfter: number;
  /** Steps in which the numbers of correct answers differed. */
  readonly countsDiffer: number;
  readonly weightsAfter: number;
}

/** A logit and the mean of a channel by the input, and the logit by the first layer, for one picture and for a chunk and more. */
async function compareInspections({ spec, classes }: NetworkCase, mine: Trainer, theirs: Trainer) {
  const last = spec.nodes.length - 1;
  const logit: ScalarSpec = { nodeIndex: last, logits: true, unit: classes - 1, reduce: 'sum' };
  const questions: readonly Pick<GradientQuestion, 'of' | 'with'>[] = [
    { of: logit, with: 'input' },
    { of: { nodeIndex: Math.floor(last / 2), channel: 0, reduce: 'mean' }, with: 'input' },
    ...(last > 0 ? [{ of: logit, with: 0 }] : []),
  ];
  const all = spec.nodes.map((_, index) => index);
  const found = { activations: 0, scalarGradients: 0 };
  for (const count of [1, 11]) {
    const { images } = randomBatch(spec, classes, count, 6);
    const [seen, expected] = [await mine.activations(images, count, all), await theirs.activations(images, count, all)];
    const outputs = expected.map(({ values }, i) => relativeError(seen[i]?.values ?? new Float32Array(), values));
    found.activations = Math.max(found.activations, ...outputs);
    for (const question of questions) {
      const [a, b] = [
        await mine.scalarGradient({ images, count, ...question }),
        await theirs.scalarGradient({ images, count, ...question }),
      ];
      // A single scalar may be what is left of larger numbers, and has nothing beside it to tell how large they were.
      const scalars = count === 1 ? 0 : relativeError(a.scalars, b.scalars);
      const errors = [relativeError(a.values, b.values), scalars];
      found.scalarGradients = Math.max(found.scalarGradients, ...errors);
    }
  }
  return found;
}

async function compareNetwork(network: NetworkCase, tested: TrainerBackend, oracle: TrainerBackend, steps: number) {
  const trainers = [tested, oracle].map((engine) => engine.createTrainer(optionsFor(network, ADAM)));
  const [mine, theirs] = trainers;
  if (mine === undefined || theirs === undefined) throw new Error('two trainers are needed');
  const count = network.count ?? network.batchSize;
  const batch = randomBatch(network.spec, network.classes, count, 0);
  const [a, b] = await Promise.all([mine.gradients(batch, 3), theirs.gradients(batch, 3)]);
  const errors = b.gradients.map(({ name, values }, i) => ({
    name,
    error: relativeError(a.gradients[i]?.values ?? new Float32Array(), values),
  }));
  const worst = errors.toSorted((x, y) => y.error - x.error)[0];
  const inspections = await compareInspections(network, mine, theirs);
  let lossAfter = 0;
  let countsDiffer = 0;
  for (let step = 0; step < steps; step += 1) {
    const next = randomBatch(network.spec, network.classes, count, step % 3);
    const [x, y] = await Promise.all([mine.step(next, step), theirs.step(next, step)]);
    if (x.correct !== y.correct) countsDiffer += 1;
    lossAfter = Math.abs(x.loss - y.loss) / Math.abs(y.loss);
  }
  const [weights, expected] = await Promise.all([mine.getWeights(), theirs.getWeights()]);
  const few = randomBatch(network.spec, network.classes, 11, 5);
  const [p, q] = await Promise.all([mine.predict(few.images, 11), theirs.predict(few.images, 11)]);
  for (const trainer of trainers) trainer.dispose();
  return {
    name: network.name,
    loss: Math.abs(a.loss - b.loss) / Math.abs(b.loss),
    gradients: worst?.error ?? 0,
    worstGradient: worst?.name ?? '',
    predictions: relativeError(p, q),
    ...inspections,
    lossAfter,
    countsDiffer,
    weightsAfter: Math.max(...expected.map((values, i) => relativeError(weights[i] ?? new Float32Array(), values))),
  };
}

/** Every network of the table (or the named ones) against tfjs cpu. */
async function compareNetworks(args: {
  readonly backend: BackendId;
  readonly names?: readonly string[];
  readonly steps: number;
}): Promise<readonly NetworkComparison[]> {
  const tested = await backend(args.backend);
  const oracle = await backend('cpu');
  const results: NetworkComparison[] = [];
  for (const network of NETWORK_CASES) {
    if (args.names !== undefined && !args.names.includes(network.name)) continue;
    results.push(await compareNetwork(network, tested, oracle, args.steps));
  }
  return results;
}

/** The op table of the page that checks a device; plain JavaScript is compared with our engine, all others with it. */
async function opTable(args: { readonly backend: BackendId }): Promise<readonly OpDifference[]> {
  const [tested, reference] = [await backend(args.backend), await backend(args.backend === 'cpu' ? 'fused' : 'cpu')];
  const rows: OpDifference[] = [];
  for (const op of OP_CASES) rows.push(await compareOp(op, tested, reference, (asked) => asked));
  return rows;
}

function tinyTrainer(engine: TrainerBackend): { readonly trainer: Trainer; readonly spec: NetworkSpec } {
  const network = NETWORK_CASES.find(({ name }) => name === 'max pooling, same and overlapping');
  if (network === undefined) throw new Error('the tiny network is missing from the table');
  return { trainer: engine.createTrainer(optionsFor(network, ADAM)), spec: network.spec };
}

async function trainTiny(trainer: Trainer, spec: NetworkSpec, from: number, to: number): Promise<number[]> {
  const losses: number[] = [];
  for (let step = from; step < to; step += 1) {
    losses.push((await trainer.step(randomBatch(spec, 3, 6, step), step)).loss);
  }
  return losses;
}

/** Tensors and bytes after 50 and after 500 steps. */
async function memoryOverSteps(args: { readonly backend: BackendId }) {
  const engine = await backend(args.backend);
  const { trainer, spec } = tinyTrainer(engine);
  await trainTiny(trainer, spec, 0, 50);
  const early = engine.memory();
  await trainTiny(trainer, spec, 50, 500);
  const late = engine.memory();
  trainer.dispose();
  return { early, late, after: engine.memory() };
}

/**
 * Losses of a run; of one that was read in between; and of one whose weights and slots were read, restored into a new
 * trainer and trained on.
 */
async function resumedRun(args: { readonly backend: BackendId }) {
  const engine = await backend(args.backend);
  const whole = tinyTrainer(engine);
  const uninterrupted = await trainTiny(whole.trainer, whole.spec, 0, 12);
  const first = tinyTrainer(engine);
  const before = await trainTiny(first.trainer, first.spec, 0, 5);
  const weights = await first.trainer.getWeights();
  const state = await first.trainer.getOptimizerState();
  const watched = [...before, ...(await trainTiny(first.trainer, first.spec, 5, 12))];
  first.trainer.dispose();
  const second = tinyTrainer(engine);
  second.trainer.setWeights(weights);
  second.trainer.setOptimizerState(state);
  const after = await trainTiny(second.trainer, second.spec, 5, 12);
  whole.trainer.dispose();
  second.trainer.dispose();
  return { uninterrupted, watched, resumed: [...before, ...after] };
}

/** The recipes of nn/inside on a backend against cpu, and what repeating them leaves behind. */
async function lookInside(args: { readonly backend: BackendId; readonly repetitions: number }) {
  return compareInsides(await backend(args.backend), await backend('cpu'), args.repetitions);
}

/** Losses of one run on each of several backends, alone and with their steps queued in turns. */
async function interleaved(args: { readonly backends: readonly BackendId[] }) {
  const engines = await Promise.all(args.backends.map(backend));
  const alone: number[][] = [];
  for (const engine of engines) {
    const { trainer, spec } = tinyTrainer(engine);
    alone.push(await trainTiny(trainer, spec, 0, 6));
    trainer.dispose();
  }
  const runs = engines.map(tinyTrainer);
  const queued = runs.map((): Promise<number>[] => []);
  for (let step = 0; step < 6; step += 1) {
    runs.forEach(({ trainer, spec }, i) => {
      queued[i]?.push(trainer.step(randomBatch(spec, 3, 6, step), step).then(({ loss }) => loss));
    });
  }
  const together = await Promise.all(queued.map((losses) => Promise.all(losses)));
  for (const { trainer } of runs) trainer.dispose();
  return { alone, together };
}

/** Why each backend does not start, or null where it does. `withoutFloatTextures` hides that extension of WebGL. */
async function refusals(args: { readonly backends: readonly BackendId[]; readonly withoutFloatTextures: boolean }) {
  const prototype: object = WebGL2RenderingContext.prototype;
  const getExtension: unknown = Reflect.get(prototype, 'getExtension');
  if (args.withoutFloatTextures && typeof getExtension === 'function') {
    Reflect.set(prototype, 'getExtension', function hiding(this: unknown, name: string): unknown {
      const found: unknown = Reflect.apply(getExtension, this, [name]);
      return name === 'EXT_color_buffer_float' ? null : found;
    });
  }
  try {
    return await Promise.all(
      args.backends.map((id) =>
        startBackend(id).then(
          (engine) => {
            engine.dispose();
            return null;
          },
          (error: unknown) => skippedReport(id, error),
        ),
      ),
    );
  } finally {
    Reflect.set(prototype, 'getExtension', getExtension);
  }
}

/** Loses the device with steps in flight; answers how they ended and whether a new start can go on. */
async function loseAndRecover(args: { readonly backend: BackendId }) {
  const engine = await backend(args.backend);
  const { trainer, spec } = tinyTrainer(engine);
  await trainTiny(trainer, spec, 0, 3);
  const weights = await trainer.getWeights();
  const state = await trainer.getOptimizerState();
  const expected = await trainTiny(trainer, spec, 3, 5);
  const flying = [5, 6].map((step) => trainer.step(randomBatch(spec, 3, 6, step), step));
  engine.lose();
  const ends = await Promise.all(
    flying.map((step) =>
      step.then(
        () => 'settled',
        (error: unknown) => toEngineError(error).code,
      ),
    ),
  );
  const why = await engine.lost;
  const later = await trainer.step(randomBatch(spec, 3, 6, 7), 7).then(
    () => 'settled',
    (error: unknown) => toEngineError(error).code,
  );
  trainer.dispose();
  engine.dispose();
  started.delete(args.backend);
  const fresh = await backend(args.backend);
  const again = tinyTrainer(fresh);
  again.trainer.setWeights(weights);
  again.trainer.setOptimizerState(state);
  const continued = await trainTiny(again.trainer, again.spec, 3, 5);
  again.trainer.dispose();
  return { ends, why, later, expected, continued };
}

/** Images a second over `steps` steps of `batchSize`, several in flight, after a warm-up whose length is told too. */
async function throughput(args: {
  readonly backend: BackendId;
  readonly network: 'mlp' | 'cnn';
  readonly steps: number;
}) {
  const engine = await backend(args.backend);
  const spec = args.network === 'cnn' ? MNIST_CNN : MNIST_MLP;
  const batchSize = 32;
  const trainer = engine.createTrainer({
    spec,
    loss: 'categorical_crossentropy',
    optimizer: ADAM,
    batchSize,
    seed: SEED,
    initialWeights: initialWeights(spec, SEED),
  });
  const batch = randomBatch(spec, 10, batchSize, 0);
  const begin = performance.now();
  for (let step = 0; step < 3; step += 1) await trainer.step(batch, step);
  const warm = performance.now();
  const flying: Promise<unknown>[] = [];
  for (let step = 0; step < args.steps; step += 1) {
    flying.push(trainer.step(batch, step + 3));
    if (flying.length > 3) await flying.shift();
  }
  await Promise.all(flying);
  const end = performance.now();
  trainer.dispose();
  return { warmUpMs: warm - begin, imagesPerSecond: (args.steps * batchSize * 1000) / (end - warm) };
}

/** What a test can ask for by name. */
export const SCENARIOS = {
  startUp,
  compareNetworks,
  opTable,
  memoryOverSteps,
  resumedRun,
  interleaved,
  loseAndRecover,
  refusals,
  throughput,
  lookInside,
} as const;

export type Scenarios = typeof SCENARIOS;
export type ScenarioName = keyof Scenarios;
