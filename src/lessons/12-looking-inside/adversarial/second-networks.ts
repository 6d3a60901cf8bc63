// The other two networks of the exhibit: a witness from other first weights, and one trained against the attack. Both are
// trained on a click and found again on this device. Not responsible for: what they are asked (use-adversarial.ts).
import { runName } from '../../../engine/client/shared-runs.ts';
import type { OpenRunArgs } from '../../../engine/client/run-store.ts';
import { openRun, startRun, useRun } from '../../../engine/client/use-run.ts';
import type { EngineErrorCode, RunPhase } from '../../../engine/protocol/calls.ts';
import { toSeed } from '../../../nn/plan.ts';
import { SUBJECTS } from '../subject/subjects.ts';
import type { SubjectId } from '../subject/subjects.ts';

export const SECOND_IDS = ['witness', 'hardened'] as const;
export type SecondId = (typeof SECOND_IDS)[number];

/** Bounds that the hardened network is trained with, in 1/255: about what each data set can bear. */
export const HARDENED_AT: Readonly<Record<SubjectId, number>> = { mnist: 26, cifar10: 4 };

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

function argsOf(subject: SubjectId, id: SecondId): OpenRunArgs {
  const key = `${subject} ${id}`;
  const { candidates, spec } = SUBJECTS[subject];
  const base = (candidates.at(-1) ?? candidates[0]).plan;
  const plan = id === 'witness' ? { ...base, seed: toSeed(2) } : { ...base, adversarial: HARDENED_AT[subject] / 255 };
  const args = known.get(key) ?? { runId: runName(id, spec, plan), spec, plan };
  known.set(key, args);
  return args;
}

export function useSecond(subject: SubjectId, id: SecondId): SecondNetwork {
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
