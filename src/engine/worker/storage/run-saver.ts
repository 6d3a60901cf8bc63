// Writes a run's latest state when the one before has been written: training doesn't wait for the disk, and the disk
// doesn't get more than it can take. Not responsible for: what is written (run.ts) or how (run-vault.ts).
import type { StepWeights } from '../runs/training.ts';
import type { RunVault } from './run-vault.ts';
import type { StoredRun } from './stored-run.ts';

export interface RunSaver {
  /** Queues a state; one that still waits is replaced, its epochs are not lost. */
  save(run: StoredRun, newEpochs?: readonly StepWeights[], givenUp?: readonly number[]): void;
  /** Resolves when nothing waits or is being written. */
  settled(): Promise<void>;
  /** Nothing more is written. */
  close(): void;
}

export function createRunSaver(vault: RunVault): RunSaver {
  let waiting: StoredRun | null = null;
  let epochs: StepWeights[] = [];
  let unwanted: number[] = [];
  let writing: Promise<void> | null = null;
  let isClosed = false;

  async function write(): Promise<void> {
    while (waiting !== null && !isClosed) {
      const [run, newEpochs, givenUp] = [waiting, epochs, unwanted];
      [waiting, epochs, unwanted] = [null, [], []];
      await vault.save(run, newEpochs, givenUp);
    }
    writing = null;
  }

  return {
    save(run, newEpochs = [], givenUp = []) {
      if (isClosed) return;
      waiting = run;
      epochs = [...epochs, ...newEpochs].filter(({ step }) => !givenUp.includes(step));
      unwanted.push(...givenUp);
      writing ??= write();
    },
    settled: async () => writing ?? undefined,
    close() {
      isClosed = true;
    },
  };
}
