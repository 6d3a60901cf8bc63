// The session of the exhibit `adversarial`: the attack on the network of the lesson, what a second network says of the
// changed image, and how many test images a plain and a hardened network keep right under it.
// Not responsible for: what is shown (adversarial-model.ts), training the others (second-networks.ts).
import { startEngine } from '../../../engine/client/engine.ts';
import type { Counted } from '../../../engine/protocol/inside-calls.ts';
import { argMax } from '../../../nn/argmax.ts';
import type { AttackState } from '../../../nn/inside/adversarial.ts';
import type { Robustness } from '../../../nn/inside/robustness.ts';
import { NO_PICTURE, seenImage, useSeenPicture } from '../subject/seen-picture.ts';
import type { SeenPicture } from '../subject/seen-picture.ts';
import { NO_ANSWER, useAnswer } from '../../../engine/client/use-answer.ts';
import type { Answer } from '../../../engine/client/use-answer.ts';
import { NO_SUBJECT, useSubject } from '../subject/use-subject.ts';
import type { Subject } from '../subject/use-subject.ts';
import { attackOptions, COURSE, targetOf } from './adversarial.ts';
import type { AdversarialState } from './adversarial.ts';
import { NO_SECOND, useSecond } from './second-networks.ts';
import type { SecondNetwork } from './second-networks.ts';

export interface SaidTwice {
  readonly before: Float32Array;
  readonly after: Float32Array;
}

export interface BothRobust {
  readonly plain: Robustness;
  readonly hardened: Robustness;
}

export interface AdversarialSession {
  readonly subject: Subject;
  readonly seen: SeenPicture;
  readonly attack: Answer<readonly AttackState[], AttackState>;
  readonly witness: SecondNetwork;
  /** What the witness says of the image and of the changed one. */
  readonly said: Answer<SaidTwice, never>;
  readonly hardened: SecondNetwork;
  readonly robust: Answer<BothRobust, Counted>;
}

export const NO_ATTACK: AdversarialSession = {
  subject: NO_SUBJECT,
  seen: NO_PICTURE,
  attack: NO_ANSWER,
  witness: NO_SECOND,
  said: NO_ANSWER,
  hardened: NO_SECOND,
  robust: NO_ANSWER,
};

/** Test images that both networks are attacked on. */
export const ATTACKED = 200;

async function sayOf(runId: string, images: Float32Array, signal: AbortSignal): Promise<number> {
  return argMax((await startEngine().call('run.predict', { runId, images, count: 1 }, { signal })).probabilities);
}

async function askWitness(runId: string, states: readonly AttackState[], signal: AbortSignal): Promise<SaidTwice> {
  const [first, last] = [states[0]?.image ?? new Float32Array(), states.at(-1)?.image ?? new Float32Array()];
  const images = new Float32Array(first.length + last.length);
  images.set(first);
  images.set(last, first.length);
  const { probabilities } = await startEngine().call('run.predict', { runId, images, count: 2 }, { signal });
  const classes = probabilities.length / 2;
  return { before: probabilities.slice(0, classes), after: probabilities.slice(classes) };
}

export function useAdversarial(state: AdversarialState): AdversarialSession {
  const subject = useSubject(state.subject, COURSE);
  const { runId, version, images, phase } = subject;
  const seen = useSeenPicture(subject, state.image);
  const picture = seenImage(seen, images, state.image);
  const target = targetOf(state, subject.entry);
  const isReady = runId !== null && picture !== null && phase !== 'training';
  const { epsilon, steps } = state;
  const attack = useAnswer<readonly AttackState[], AttackState>(
    isReady ? `${version} ${seen.key} ${epsilon} ${steps} ${target ?? 'any'}` : null,
    async ({ signal, onProgress }) => {
      const { call } = startEngine();
      const image = picture?.values ?? new Float32Array();
      // A picture of no class is led away from what the network says of it.
      const label = picture?.label ?? (await sayOf(runId ?? '', image, signal));
      const options = attackOptions({ epsilon, steps, target }, label);
      return call('inside.attack', { runId: runId ?? '', image, options }, { signal, onProgress });
    },
  );
  const [witness, hardened] = [useSecond(subject.entry, 'witness'), useSecond(subject.entry, 'hardened')];
  const said = useAnswer<SaidTwice>(
    witness.phase === 'finished' && attack.value !== null ? `${witness.runId} ${attack.forKey ?? ''}` : null,
    ({ signal }) => askWitness(witness.runId, attack.value ?? [], signal),
  );
  const robust = useAnswer<BothRobust, Counted>(
    isReady && hardened.phase === 'finished' ? `${version} ${hardened.runId} ${epsilon} ${steps}` : null,
    async ({ signal, onProgress }) => {
      const { call } = startEngine();
      const { stepSize, epsilon: bound } = attackOptions(state, 0);
      const asked = { split: 'test', count: ATTACKED, wish: { epsilon: bound, steps, stepSize } } as const;
      const report =
        (before: number) =>
        ({ done }: Counted): void =>
          onProgress({ done: before + done, total: 2 * ATTACKED });
      const plain = await call(
        'inside.robustness',
        { runId: runId ?? '', ...asked },
        { signal, onProgress: report(0) },
      );
      const other = await call(
        'inside.robustness',
        { runId: hardened.runId, ...asked },
        { signal, onProgress: report(ATTACKED) },
      );
      return { plain, hardened: other };
    },
  );
  return { subject, seen, attack, witness, said, hardened, robust };
}
