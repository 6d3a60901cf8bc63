// The checkpoints a run can look back to: initial, every epoch, the latest periodic ones. Bounded in memory.
// Not responsible for: taking them (training.ts) or keeping them on the device (storage).
import type { CheckpointSummary } from '../../protocol/calls.ts';

export type Weights = readonly Float32Array[];

export interface Checkpoint {
  readonly step: number;
  readonly epoch: number;
  readonly kind: CheckpointSummary['kind'];
  /** Null: the initial ones are made again from the seed, epochs of a resumed run are read from storage. */
  readonly weights: Weights | null;
}

/** Epochs are thinned out when their weights take more than this. */
const EPOCH_BYTES_LIMIT = 64 * 2 ** 20;
/** Two, because the newest may already be spoilt when a run's loss breaks. */
const PERIODIC_KEPT = 2;

export interface Timeline {
  readonly checkpoints: readonly Checkpoint[];
  /** Adds a checkpoint; returns the steps of epochs that were given up for it. `best` is never given up. */
  add(checkpoint: Checkpoint, best: number | null): readonly number[];
  find(step: number): Checkpoint | null;
  /** The newest one whose own loss was still sound; `failedStep` counts batches up to and with the broken one. */
  lastGood(failedStep: number): Checkpoint | null;
  summaries(best: number | null): readonly CheckpointSummary[];
}

export const INITIAL_CHECKPOINT: Checkpoint = { step: 0, epoch: 0, kind: 'initial', weights: null };

export function createTimeline(initial: readonly Checkpoint[], bytesPerCheckpoint: number): Timeline {
  let checkpoints = [...initial];

  function epochs(): readonly Checkpoint[] {
    return checkpoints.filter((each) => each.kind === 'epoch');
  }

  /** The inner epoch whose loss leaves the smallest gap. */
  function leastMissed(best: number | null): Checkpoint | null {
    const all = epochs();
    let [chosen, smallest]: [Checkpoint | null, number] = [null, Infinity];
    for (const [i, each] of all.entries()) {
      const [before, after] = [all[i - 1]?.step ?? 0, all[i + 1]?.step];
      if (each.step === best || after === undefined || after - before >= smallest) continue;
      [chosen, smallest] = [each, after - before];
    }
    return chosen;
  }

  return {
    get checkpoints() {
      return checkpoints;
    },
    add(checkpoint, best) {
      checkpoints = checkpoints.filter((each) => each.step !== checkpoint.step);
      checkpoints.push(checkpoint);
      const periodic = checkpoints.filter((each) => each.kind === 'periodic').slice(0, -PERIODIC_KEPT);
      checkpoints = checkpoints.filter((each) => !periodic.includes(each));
      const givenUp: number[] = [];
      while (epochs().length * bytesPerCheckpoint > EPOCH_BYTES_LIMIT) {
        const victim = leastMissed(best);
        if (victim === null) break;
        checkpoints = checkpoints.filter((each) => each !== victim);
        givenUp.push(victim.step);
      }
      return givenUp;
    },
    find: (step) => checkpoints.find((each) => each.step === step) ?? null,
    lastGood: (failedStep) => checkpoints.findLast((each) => each.step < failedStep - 1) ?? null,
    summaries: (best) =>
      checkpoints.map(({ step, epoch, kind }) => ({ step, epoch, kind, best: kind === 'epoch' && step === best })),
  };
}
