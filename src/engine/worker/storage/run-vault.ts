// Runs on this device: saving never fails a training, it only says when it can't; reading never trusts what it finds.
// Not responsible for: when to save (run-saver.ts), what a record holds (stored-run.ts).
import type { EngineErrorCode, EngineStatus, SavedRun } from '../../protocol/calls.ts';
import { toEngineError } from '../../protocol/errors.ts';
import type { Weights } from '../runs/timeline.ts';
import type { StepWeights } from '../runs/training.ts';
import type { Key, KeyValue } from './key-value.ts';
import { isConsistent, parseStoredRun, parseStoredSummary, summaryOf } from './stored-run.ts';
import type { StoredRun } from './stored-run.ts';

export interface RunVault {
  readonly state: EngineStatus['storage'];
  /** What is kept under that name; null when there is nothing or nothing sound. */
  load(runId: string, isWanted: (stored: StoredRun) => boolean): Promise<StoredRun | null>;
  /** Writes the record and new epochs in one transaction and removes epochs that were given up. Never rejects. */
  save(run: StoredRun, newEpochs: readonly StepWeights[], givenUp: readonly number[]): Promise<void>;
  epochWeights(runId: string, step: number): Promise<Weights | null>;
  forget(runId: string): Promise<void>;
  list(): Promise<readonly SavedRun[]>;
}

/** `notice` is told of each new trouble once; `changed` when `state` changes. */
export function createRunVault(
  database: KeyValue,
  notice: (code: EngineErrorCode, detail: string) => void,
  changed: () => void,
): RunVault {
  let state: EngineStatus['storage'] = 'available';

  function become(next: EngineStatus['storage'], detail: string): void {
    if (state === next) return;
    state = next;
    if (next !== 'available') notice(next, detail);
    changed();
  }

  /** Runs a piece of storage work; what fails becomes the state, and null. That a read works says nothing of room. */
  async function attempt<T>(kind: 'read' | 'write', work: () => Promise<T>): Promise<T | null> {
    try {
      const result = await work();
      if (kind === 'write' || state === 'storage-unavailable') become('available', '');
      return result;
    } catch (thrown) {
      const { code, detail } = toEngineError(thrown);
      become(code === 'storage-full' ? 'storage-full' : 'storage-unavailable', detail);
      return null;
    }
  }

  async function keysOf(runId: string): Promise<readonly Key[]> {
    const all = await database.keys();
    return all.filter((key): key is Key => Array.isArray(key) && key[1] === runId);
  }

  /** A full disk may have refused the weights of an epoch and taken a later record that names it. */
  async function withKeptEpochs(run: StoredRun): Promise<StoredRun> {
    const kept = new Set<unknown>(((await attempt('read', () => keysOf(run.runId))) ?? []).map((key) => key[2]));
    return { ...run, keptEpochs: run.keptEpochs.filter((step) => kept.has(step)) };
  }

  /** A summary that is not as summaries are now: the record itself says what is in it. */
  async function summaryOfRecord(runId: string | number | undefined): Promise<SavedRun | null> {
    const run = runId === undefined ? null : parseStoredRun(await database.get(['run', runId]));
    return run === null ? null : parseStoredSummary(summaryOf(run));
  }

  async function forget(runId: string): Promise<void> {
    await attempt('read', async () => database.delMany(await keysOf(runId)));
  }

  return {
    get state() {
      return state;
    },
    async load(runId, isWanted) {
      const found = await attempt('read', () => database.get(['run', runId]));
      if (found === null || found === undefined) return null;
      const run = parseStoredRun(found);
      if (run !== null && !isWanted(run)) return null;
      if (run !== null && run.runId === runId && isConsistent(run)) return withKeptEpochs(run);
      notice('storage-corrupt', `the record of ${runId} can't be read`);
      await forget(runId);
      return null;
    },
    async save(run, newEpochs, givenUp) {
      const entries: (readonly [Key, unknown])[] = [
        [['run', run.runId], run],
        [['summary', run.runId], summaryOf(run)],
      ];
      for (const { step, weights } of newEpochs) entries.push([['epoch', run.runId, step], weights]);
      await attempt('write', async () => {
        await database.setMany(entries);
        if (givenUp.length > 0) await database.delMany(givenUp.map((step) => ['epoch', run.runId, step]));
      });
    },
    async epochWeights(runId, step) {
      const found = await attempt('read', () => database.get(['epoch', runId, step]));
      return Array.isArray(found) && found.every((each) => each instanceof Float32Array) ? found : null;
    },
    forget,
    async list() {
      const found = await attempt('read', async () => {
        const all = await database.keys();
        const keys = all.filter((key): key is Key => Array.isArray(key) && key[0] === 'summary');
        const values = await database.getMany(keys);
        return Promise.all(values.map(async (value, n) => parseStoredSummary(value) ?? summaryOfRecord(keys[n]?.[1])));
      });
      return (found ?? []).filter((summary) => summary !== null);
    },
  };
}
