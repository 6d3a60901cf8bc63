// The session of the exhibit `adversarial`: the attack on the network of the lesson, and a second network, trained on
// other samples, that is shown the same changed image. Not responsible for: what is shown (adversarial-model.ts).
import { startEngine } from '../../../engine/client/engine.ts';
import { openRun, startRun, useRun } from '../../../engine/client/use-run.ts';
import { runName } from '../../../engine/client/shared-runs.ts';
import type { OpenRunArgs } from '../../../engine/client/run-store.ts';
import type { EngineErrorCode, RunPhase } from '../../../engine/protocol/calls.ts';
import type { AttackState } from '../../../nn/inside/adversarial.ts';
import { toSeed } from '../../../nn/plan.ts';
import { SUBJECTS } from '../subject/subjects.ts';
import type { SubjectId } from '../subject/subjects.ts';
import { NO_ANSWER, useAnswer } from '../subject/use-answer.ts';
import type { Answer } from '../subject/use-answer.ts';
import { NO_SUBJECT, useSubject } from '../subject/use-subject.ts';
import type { Subject } from '../subject/use-subject.ts';
import { attackOptions } from './adversarial.ts';
import type { AdversarialState } from './adversarial.ts';

/** The second network: the same layers from other first weights. */
export interface Witness {
  readonly phase: RunPhase | 'none';
  readonly step: number;
  readonly totalSteps: number;
  readonly error: EngineErrorCode | null;
  readonly answer: Answer<{ readonly before: Float32Array; readonly after: Float32Array }, never>;
  readonly train: () => void;
}

export interface AdversarialSession {
  readonly subject: Subject;
  readonly attack: Answer<readonly AttackState[], AttackState>;
  readonly witness: Witness;
}

const NO_WITNESS: Witness = {
  phase: 'none',
  step: 0,
  totalSteps: 0,
  error: null,
  answer: NO_ANSWER,
  train: () => undefined,
};

export const NO_ATTACK: AdversarialSession = { subject: NO_SUBJECT, attack: NO_ANSWER, witness: NO_WITNESS };

const witnesses = new Map<SubjectId, OpenRunArgs>();

function witnessOf(id: SubjectId): OpenRunArgs {
  const { candidates, spec } = SUBJECTS[id];
  const plan = { ...(candidates.at(-1) ?? candidates[0]).plan, seed: toSeed(2) };
  const args = witnesses.get(id) ?? { runId: runName('witness', spec, plan), spec, plan };
  witnesses.set(id, args);
  return args;
}

function useWitness(state: AdversarialState, attack: Answer<readonly AttackState[], AttackState>): Witness {
  const args = witnessOf(state.subject);
  const { snapshot, error } = useRun(args.runId);
  const { value, forKey } = attack;
  const phase = snapshot?.phase ?? 'none';
  const [first, last] = [value?.[0], value?.at(-1)];
  const isReady = phase === 'finished' && first !== undefined && last !== undefined;
  const answer = useAnswer<{ readonly before: Float32Array; readonly after: Float32Array }>(
    isReady ? `${args.runId} ${forKey ?? ''}` : null,
    async ({ signal }) => {
      const length = first?.image.length ?? 0;
      const images = new Float32Array(2 * length);
      images.set(first?.image ?? []);
      images.set(last?.image ?? [], length);
      const asked = { runId: args.runId, images, count: 2 };
      const { probabilities } = await startEngine().call('run.predict', asked, { signal });
      const classes = probabilities.length / 2;
      return { before: probabilities.slice(0, classes), after: probabilities.slice(classes) };
    },
  );
  return {
    phase,
    step: snapshot?.step ?? 0,
    totalSteps: snapshot?.totalSteps ?? 0,
    error: error?.code ?? snapshot?.failure?.code ?? null,
    answer,
    train: () => void openRun(args).then(() => startRun(args.runId)),
  };
}

export function useAdversarial(state: AdversarialState): AdversarialSession {
  const subject = useSubject(state.subject);
  const { runId, version, images, phase } = subject;
  const picture = images.samples[state.image] ?? null;
  const isReady = runId !== null && picture !== null && phase !== 'training';
  const { epsilon, steps, target, image } = state;
  const attack = useAnswer<readonly AttackState[], AttackState>(
    isReady ? `${version} ${image} ${epsilon} ${steps} ${target ?? 'any'}` : null,
    ({ signal, onProgress }) =>
      startEngine().call(
        'inside.attack',
        {
          runId: runId ?? '',
          image: picture?.values ?? new Float32Array(),
          options: attackOptions(state, picture?.label ?? 0),
        },
        { signal, onProgress },
      ),
  );
  return { subject, attack, witness: useWitness(state, attack) };
}
