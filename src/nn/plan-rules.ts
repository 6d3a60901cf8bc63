// When a training plan can be carried out: the rules of validatePlan, one field at a time.
// Not responsible for: the network itself (validate.ts).
import { augmentationFaults, boundedAugmentation } from './augmentation/spec.ts';
import { outputActivation } from './output.ts';
import { defaultOptimizer } from './optimizers.ts';
import type { OptimizerSpec, TrainingPlan } from './plan.ts';
import type { PlanField, PlanMendCode, PlanProblem, PlanProblemCode, ProblemValues, Severity } from './problems.ts';
import type { NetworkSpec } from './spec.ts';

export interface PlanContext {
  /** Training samples of the data set; unknown when absent. */
  readonly available?: number;
}

/** Above this a learning rate is told to be unusual, by kind of optimizer. */
function usualLearningRate(optimizer: OptimizerSpec): number {
  switch (optimizer.kind) {
    case 'sgd':
    case 'adagrad':
    case 'adadelta':
      return 1;
    case 'rmsprop':
    case 'adam':
    case 'adamax':
    case 'nadam':
    case 'adamw':
      return 0.1;
    default:
      return optimizer satisfies never;
  }
}

type Add = (
  code: PlanProblemCode,
  field: PlanField,
  values: ProblemValues,
  mend: PlanMendCode | null,
  mended: TrainingPlan | null,
  severity?: Severity,
) => void;

function roundUp(value: number, smallest: number, fallback: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.ceil(value), smallest), Number.MAX_SAFE_INTEGER) : fallback;
}

function mendOf(value: number): PlanMendCode {
  return Number.isFinite(value) ? 'round-up' : 'use-default';
}

function isCount(value: number, smallest: number): boolean {
  return Number.isSafeInteger(value) && value >= smallest;
}

function checkCounts(add: Add, plan: TrainingPlan): void {
  const { batchSize, epochs, trainCount, validationCount } = plan;
  const positive = 'not-a-positive-integer';
  if (!isCount(batchSize, 1)) {
    const mended = { ...plan, batchSize: roundUp(batchSize, 1, 32) };
    add(positive, 'batchSize', { value: batchSize }, mendOf(batchSize), mended);
  }
  if (!isCount(epochs, 1)) {
    add(positive, 'epochs', { value: epochs }, mendOf(epochs), { ...plan, epochs: roundUp(epochs, 1, 3) });
  }
  if (!isCount(trainCount, 1)) {
    const mended = { ...plan, trainCount: roundUp(trainCount, 1, 1000) };
    add(positive, 'trainCount', { value: trainCount }, mendOf(trainCount), mended);
  }
  if (!isCount(validationCount, 0)) {
    const mended = { ...plan, validationCount: roundUp(validationCount, 0, 0) };
    add('not-a-count', 'validationCount', { value: validationCount }, mendOf(validationCount), mended);
  }
}

function checkSplit(add: Add, plan: TrainingPlan, available: number | undefined): void {
  const { batchSize, trainCount, validationCount } = plan;
  if (!isCount(trainCount, 1) || !isCount(validationCount, 0)) return;
  const requested = trainCount + validationCount;
  if (available !== undefined && requested > available) {
    const kept = Math.min(validationCount, Math.floor(available / 2));
    const mended = { ...plan, validationCount: kept, trainCount: Math.min(trainCount, available - kept) };
    const field = trainCount > available ? 'trainCount' : 'validationCount';
    const values = { requested, available, trainCount, validationCount };
    add('split-exceeds-data', field, values, 'use-all-data', available >= 1 ? mended : null);
  }
  if (isCount(batchSize, 1) && batchSize > trainCount) {
    const mended = { ...plan, batchSize: trainCount };
    add('batch-exceeds-train', 'batchSize', { batchSize, trainCount }, 'shrink-batch', mended, 'warning');
  }
}

function checkSeeds(add: Add, plan: TrainingPlan): void {
  const max = 2 ** 32 - 1;
  const bad = (seed: number): boolean => !(isCount(seed, 0) && seed <= max);
  if (bad(plan.seed)) add('number-out-of-range', 'seed', { value: plan.seed, min: 0, max }, null, null);
  if (plan.pixelShuffle !== null && bad(plan.pixelShuffle)) {
    add('number-out-of-range', 'pixelShuffle', { value: plan.pixelShuffle, min: 0, max }, null, null);
  }
}

function checkSamples(add: Add, plan: TrainingPlan): void {
  const { shuffle = true } = plan;
  if (!shuffle) {
    add('samples-not-shuffled', 'shuffle', {}, 'shuffle-samples', { ...plan, shuffle: true }, 'warning');
  }
  for (const field of ['labelNoise', 'imageNoise', 'classImbalance', 'adversarial'] as const) {
    const value = plan[field] ?? 0;
    if (value >= 0 && value <= 1) continue;
    add('number-out-of-range', field, { value, min: 0, max: 1 }, 'use-default', { ...plan, [field]: 0 });
  }
}

function checkAugmentation(add: Add, plan: TrainingPlan): void {
  const { augmentation } = plan;
  if (augmentation === undefined) return;
  const mended = { ...plan, augmentation: boundedAugmentation(augmentation) };
  for (const { field, value, min, max } of augmentationFaults(augmentation)) {
    add('augmentation-out-of-range', `augmentation.${field}`, { value, min, max }, 'use-limit', mended);
  }
}

function checkEarlyStopping(add: Add, plan: TrainingPlan): void {
  const stop = plan.earlyStopping;
  if (stop === null) return;
  if (!isCount(stop.patience, 0)) {
    const mended = { ...plan, earlyStopping: { ...stop, patience: roundUp(stop.patience, 0, 3) } };
    add('not-a-count', 'earlyStopping.patience', { value: stop.patience }, mendOf(stop.patience), mended);
  }
  if (!(stop.minDelta >= 0 && stop.minDelta < Infinity)) {
    const mended = { ...plan, earlyStopping: { ...stop, minDelta: 0 } };
    const values = { value: stop.minDelta, min: 0, max: Infinity };
    add('number-out-of-range', 'earlyStopping.minDelta', values, 'use-default', mended);
  }
  if (plan.validationCount === 0) {
    const mended = { ...plan, earlyStopping: null };
    add('early-stopping-without-validation', 'earlyStopping', {}, 'drop-early-stopping', mended);
  }
}

/** The optimizer's fields with their Keras intervals: [field, value, min, max, may it reach max]. */
function optimizerIntervals(o: OptimizerSpec): readonly (readonly [PlanField, number, number, number, boolean])[] {
  const infinite = Infinity;
  switch (o.kind) {
    case 'sgd':
      return [['optimizer.momentum', o.momentum, 0, 1, true]];
    case 'rmsprop':
      return [
        ['optimizer.rho', o.rho, 0, 1, false],
        ['optimizer.momentum', o.momentum, 0, 1, true],
        ['optimizer.epsilon', o.epsilon, 0, infinite, false],
      ];
    case 'adagrad':
      return [
        ['optimizer.initialAccumulatorValue', o.initialAccumulatorValue, 0, infinite, false],
        ['optimizer.epsilon', o.epsilon, 0, infinite, false],
      ];
    case 'adadelta':
      return [
        ['optimizer.rho', o.rho, 0, 1, false],
        ['optimizer.epsilon', o.epsilon, 0, infinite, false],
      ];
    case 'adam':
    case 'adamax':
    case 'nadam':
    case 'adamw':
      return [
        ['optimizer.beta1', o.beta1, 0, 1, false],
        ['optimizer.beta2', o.beta2, 0, 1, false],
        ['optimizer.epsilon', o.epsilon, 0, infinite, false],
        ...(o.kind === 'adamw' ? ([['optimizer.weightDecay', o.weightDecay, 0, infinite, false]] as const) : []),
      ];
    default:
      return o satisfies never;
  }
}

function checkOptimizer(add: Add, plan: TrainingPlan): void {
  const { optimizer } = plan;
  const value = optimizer.learningRate;
  const standard = defaultOptimizer(optimizer.kind);
  const usual = usualLearningRate(optimizer);
  if (!(value > 0 && value < Infinity)) {
    const mended = { ...plan, optimizer: { ...optimizer, learningRate: standard.learningRate } };
    add('learning-rate-invalid', 'optimizer.learningRate', { value }, 'use-default', mended);
  } else if (value > usual) {
    const mended = { ...plan, optimizer: { ...optimizer, learningRate: standard.learningRate } };
    add('learning-rate-huge', 'optimizer.learningRate', { value, usual }, 'use-default', mended, 'warning');
  }
  for (const [field, given, min, max, closed] of optimizerIntervals(optimizer)) {
    if (given >= min && (closed ? given <= max : given < max)) continue;
    const mended = { ...plan, optimizer: { ...standard, learningRate: value } };
    add('number-out-of-range', field, { value: given, min, max }, 'use-default', mended);
  }
}

function checkLoss(add: Add, plan: TrainingPlan, spec: NetworkSpec): void {
  const { loss } = plan;
  if (loss === 'mse' || loss === 'mae' || loss === 'hinge') return;
  const activation = outputActivation(spec);
  if (activation === 'softmax' || activation === 'sigmoid') return;
  add('loss-needs-probabilities', 'loss', { activation, loss }, 'set-softmax', null, 'warning');
}

/** Every problem of a plan, errors and warnings, in the order of its fields. Never throws. */
export function planProblems(
  plan: TrainingPlan,
  spec: NetworkSpec | undefined,
  context: PlanContext,
): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  const add: Add = (code, field, values, mend, mended, severity = 'error') => {
    problems.push({ code, severity, field, values, mend, mended });
  };
  checkCounts(add, plan);
  checkSplit(add, plan, context.available);
  checkSeeds(add, plan);
  checkSamples(add, plan);
  checkAugmentation(add, plan);
  checkOptimizer(add, plan);
  checkEarlyStopping(add, plan);
  if (spec !== undefined) checkLoss(add, plan, spec);
  return problems;
}
