// From a run to what is kept of it. Not responsible for: when (use-session.ts) or where (experiment-store.ts).
import type { EpochRecord, Evaluation, RunSnapshot } from '../../../../engine/protocol/calls.ts';
import type { TrainingPlan } from '../../../../nn/plan.ts';
import { networkCost } from '../../../../nn/costs.ts';
import { encode } from '../designer.ts';
import type { DesignerState } from '../designer.ts';
import type { Experiment, ExperimentEpoch, ExperimentResult } from './experiment.ts';
import type { NewExperiment } from './experiment-store.ts';

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

/** Losses that are no numbers any more are left out. */
export function keptEpochs(epochs: readonly EpochRecord[]): readonly ExperimentEpoch[] {
  return epochs.map(({ epoch, trainLoss, trainAccuracy, validationLoss, validationAccuracy, best }) => ({
    epoch,
    trainLoss: finite(trainLoss),
    trainAccuracy,
    validationLoss: finite(validationLoss),
    validationAccuracy,
    best,
  }));
}

/** The network must stand. */
export function experimentOf(
  state: DesignerState,
  runId: string,
  plan: TrainingPlan,
  words: Pick<Experiment, 'question' | 'prediction'>,
): NewExperiment {
  const { macs, parameters } = networkCost(state.net);
  const design = new URLSearchParams(encode({ ...state, open: null })).toString();
  return { id: runId, design, dataset: plan.dataset, parameters, macs, ...words };
}

/** Without a test the training has failed, or was cut short. */
export function resultOf({ record, trainingMs, backend }: RunSnapshot, test: Evaluation | null): ExperimentResult {
  return {
    epochs: [...keptEpochs(record.epochs)],
    testAccuracy: test?.accuracy ?? null,
    testCount: test?.count ?? 0,
    trainingMs,
    backend,
  };
}
