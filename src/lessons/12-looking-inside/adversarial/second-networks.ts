// The other two networks of the exhibit: a witness from other first weights, and one trained against the attack. Both are
// trained on a click and found again on this device. Not responsible for: what they are asked (use-adversarial.ts).
import { runName } from '../../../engine/client/shared-runs.ts';
import type { OpenRunArgs } from '../../../engine/client/run-store.ts';
import { openRun, startRun, useRun } from '../../../engine/client/use-run.ts';
import type { EngineErrorCode, RunPhase } from '../../../engine/protocol/calls.ts';
import { toSeed } from '../../../nn/plan.ts';
import type { SubjectEntry } from '../subject/subjects.ts';

export const SECOND_IDS = ['witness', 'hardened'] as const;
export type SecondId = (typeof SECOND_IDS)[number];

/** Bound that the hardened network is trained with, in 1/255: about what drawings in grey, and photographs, can bear. */
export function hardenedAt({ data }: SubjectEntry): number {
  return data.shape[2] === 1 ? 26 : 4;
}

export interface SecondNetwork {
  readonly runId: string;
  readonly phase: RunPhase | 'none';
  readonly step: number;
  readonly totalSteps: number;
  readonly error: EngineErrorCode | null;
  readonly train: () => void;
}

export const NO_SECOND: SecondNetwork = {
  runId: '',
  phase: 'none',
  step: 0,
  totalSteps: 0,
  error: null,
  train: () => undefined,
};

const known = new Map<string, OpenRunArgs>();

function argsOf(subject: SubjectEntry, id: SecondId): OpenRunArgs {
  const key = `${subject.id} ${id}`;
  const { candidates, spec } = subject;
  const base = (candidates.at(-1) ?? candidates[0]).plan;
  const plan =
    id === 'witness' ? { ...base, seed: toSeed(base.seed + 1) } : { ...base, adversarial: hardenedAt(subject) / 255 };
  const args = known.get(key) ?? { runId: runName(id, spec, plan), spec, plan };
  known.set(key, args);
  return args;
}

export function useSecond(subject: SubjectEntry, id: SecondId): SecondNetwork {
  const args = argsOf(subject, id);
  const { snapshot, error } = useRun(args.runId);
  return {
    runId: args.runId,
    phase: snapshot?.phase ?? 'none',
    step: snapshot?.step ?? 0,
    totalSteps: snapshot?.totalSteps ?? 0,
    error: error?.code ?? snapshot?.failure?.code ?? null,
    train: () => void openRun(args).then(() => startRun(args.runId)),
  };
}
