// What the opened step shows: the parts of one weight's gradient, image by image and position by position, and the update.
// Not responsible for: the arithmetic of the network (nn/small-step.ts) or words (training-step.text.ts).
import { initialWeights } from '../../../nn/initializers.ts';
import { defaultOptimizer } from '../../../nn/optimizers.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { OptimizerSpec } from '../../../nn/plan.ts';
import {
  imageGradient,
  positionTerms,
  SMALL,
  SMALL_NETWORK,
  smallGradient,
  smallLoss,
  smallPasses,
  startSmall,
  stepSmall,
} from '../../../nn/small-step.ts';
import type { SmallPass, SmallTraining, SmallWeights } from '../../../nn/small-step.ts';
import type { Batch } from './batch.ts';
import { TENSORS } from './training-step.ts';
import type { OptimizerId, StepState } from './training-step.ts';

const SEED = toSeed(1);

/** Rates at which this small batch is learnt without jumping about. */
export const OPTIMIZER_SPECS: Readonly<Record<OptimizerId, OptimizerSpec>> = {
  sgd: { kind: 'sgd', learningRate: 0.05, momentum: 0, nesterov: false },
  momentum: { kind: 'sgd', learningRate: 0.01, momentum: 0.9, nesterov: false },
  rmsprop: defaultOptimizer('rmsprop'),
  adam: defaultOptimizer('adam'),
};

/** One factor times another: what one place of one image adds. */
export interface Term {
  readonly input: number;
  readonly upstream: number;
  readonly product: number;
  /** Row and column of the map, for a convolution's weight; null where there is but one term. */
  readonly place: readonly [row: number, column: number] | null;
}

export interface ImagePart {
  readonly label: number;
  readonly probability: number;
  readonly part: number;
}

export interface StepModel {
  readonly state: StepState;
  readonly isDrawn: boolean;
  readonly image: Float32Array;
  readonly optimizer: OptimizerSpec;
  readonly loss: number;
  readonly lossAfter: number;
  readonly parts: readonly ImagePart[];
  readonly gradient: number;
  /** 26 x 26 products of the opened image; null for weights of the dense layer. */
  readonly positions: Float32Array | null;
  /** How many positions of the opened image add something. */
  readonly active: number;
  /** The largest term of the opened image. */
  readonly term: Term;
  readonly weight: number;
  readonly slotsBefore: readonly number[];
  readonly slotsAfter: readonly number[];
  readonly weightAfter: number;
}

interface Stage {
  readonly training: SmallTraining;
  readonly passes: readonly SmallPass[];
  readonly gradient: SmallWeights;
}

function firstWeights(): SmallWeights {
  const [a, b, c, d] = initialWeights(SMALL_NETWORK, SEED);
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new RangeError('four weights');
  return [a, b, c, d];
}

function stageAt(training: SmallTraining, { images, labels }: Batch): Stage {
  const passes = smallPasses(training.weights, images, labels);
  return { training, passes, gradient: smallGradient(passes) };
}

const trainings = new WeakMap<Batch, Map<OptimizerId, Stage[]>>();

/** The network after `steps` updates: each stage is computed once. */
function stageOf(batch: Batch, id: OptimizerId, steps: number): Stage {
  const known = trainings.get(batch) ?? new Map<OptimizerId, Stage[]>();
  trainings.set(batch, known);
  const optimizer = OPTIMIZER_SPECS[id];
  const stages = known.get(id) ?? [];
  known.set(id, stages);
  let stage = stages[0] ?? stageAt(startSmall(firstWeights(), optimizer), batch);
  stages[0] = stage;
  for (let step = 1; step <= steps; step += 1) {
    stage = stages[step] ?? stageAt(stepSmall(stage.training, stage.gradient, optimizer), batch);
    stages[step] = stage;
  }
  return stage;
}

/** Place of the chosen weight in its array. */
export function weightIndex(state: StepState): number {
  switch (state.tensor) {
    case 'conv-kernel':
      return (state.row * SMALL.kernel + state.column) * SMALL.filters + state.filter;
    case 'conv-bias':
      return state.filter;
    case 'dense-kernel':
      return (
        ((state.mapRow * SMALL.maps + state.mapColumn) * SMALL.filters + state.filter) * SMALL.classes + state.unit
      );
    case 'dense-bias':
      return state.unit;
    default:
      return state.tensor satisfies never;
  }
}

function positionsOf(state: StepState, pass: SmallPass): Float32Array | null {
  if (state.tensor === 'conv-kernel') return positionTerms(pass, state.row, state.column, state.filter);
  if (state.tensor !== 'conv-bias') return null;
  return Float32Array.from(
    { length: SMALL.maps ** 2 },
    (_, place) => pass.mapGradient[place * SMALL.filters + state.filter] ?? 0,
  );
}

function termOf(state: StepState, pass: SmallPass, positions: Float32Array | null): Term {
  if (positions === null) {
    const upstream = pass.logitGradient[state.unit] ?? 0;
    const place = (state.mapRow * SMALL.maps + state.mapColumn) * SMALL.filters + state.filter;
    const input = state.tensor === 'dense-bias' ? 1 : (pass.maps[place] ?? 0);
    return { input, upstream, product: input * upstream, place: null };
  }
  const largest = positions.reduce(
    (most, value, i) => (Math.abs(value) > Math.abs(positions[most] ?? 0) ? i : most),
    0,
  );
  const [y, x] = [Math.floor(largest / SMALL.maps), largest % SMALL.maps];
  const pixel = pass.image[(y + state.row) * SMALL.side + x + state.column] ?? 0;
  return {
    input: state.tensor === 'conv-bias' ? 1 : pixel,
    upstream: pass.mapGradient[largest * SMALL.filters + state.filter] ?? 0,
    product: positions[largest] ?? 0,
    place: [y, x],
  };
}

const partsOfImages = new WeakMap<SmallPass, SmallWeights>();

function gradientOfImage(pass: SmallPass): SmallWeights {
  const known = partsOfImages.get(pass) ?? imageGradient(pass);
  partsOfImages.set(pass, known);
  return known;
}

export function present(state: StepState, batch: Batch): StepModel {
  const now = stageOf(batch, state.optimizer, state.steps);
  const next = stageOf(batch, state.optimizer, state.steps + 1);
  const tensor = TENSORS.indexOf(state.tensor);
  const index = weightIndex(state);
  const pass = now.passes[state.image] ?? now.passes[0];
  if (pass === undefined) throw new RangeError('the batch is empty');
  const positions = positionsOf(state, pass);
  const slotsOf = ({ training }: Stage): readonly number[] =>
    (training.slots[tensor] ?? []).map((slot) => slot[index] ?? 0);
  return {
    state,
    isDrawn: batch.isDrawn,
    image: pass.image,
    optimizer: OPTIMIZER_SPECS[state.optimizer],
    loss: smallLoss(now.passes),
    lossAfter: smallLoss(next.passes),
    parts: now.passes.map((one) => ({
      label: one.label,
      probability: one.probabilities[one.label] ?? 0,
      part: gradientOfImage(one)[tensor]?.[index] ?? 0,
    })),
    gradient: now.gradient[tensor]?.[index] ?? 0,
    positions,
    active: positions === null ? 1 : positions.reduce((count, value) => count + (value === 0 ? 0 : 1), 0),
    term: termOf(state, pass, positions),
    weight: now.training.weights[tensor]?.[index] ?? 0,
    slotsBefore: slotsOf(now),
    slotsAfter: slotsOf(next),
    weightAfter: next.training.weights[tensor]?.[index] ?? 0,
  };
}
