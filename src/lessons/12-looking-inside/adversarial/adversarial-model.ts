// What the exhibit `adversarial` shows: the image, the change and the changed image, what the network says of both, the
// loss on the way, and what other networks say. Not responsible for: asking (use-adversarial.ts).
import type { AttackState } from '../../../nn/inside/adversarial.ts';
import type { PictureShape } from '../../../nn/inside/resample.ts';
import { winnerOf } from '../../../nn/argmax.ts';
import type { SubjectEntry } from '../subject/subjects.ts';
import { seenImage } from '../subject/seen-picture.ts';
import type { TestImage } from '../subject/test-images.ts';
import { GREY_LEVELS, targetOf } from './adversarial.ts';
import type { AdversarialState } from './adversarial.ts';
import type { AdversarialSession, BothRobust } from './use-adversarial.ts';

export interface AdversarialModel {
  readonly state: AdversarialState;
  readonly entry: SubjectEntry;
  /** The class it shall be taken for, brought inside; null: any but its own. */
  readonly target: number | null;
  readonly shape: PictureShape;
  readonly picture: TestImage | null;
  /** The class that the attack leads away from: the picture's own, or what is said of one that has none. */
  readonly label: number | null;
  /** Whether the network has answered, but with no number at all. */
  readonly isSilent: boolean;
  /** Whether the loss has no slope here: no pixel is moved. */
  readonly isUnmoved: boolean;
  readonly first: AttackState | null;
  readonly last: AttackState | null;
  /** The loss after each step, from the image itself on. */
  readonly losses: readonly { readonly x: number; readonly y: number }[];
  /** The change, drawn larger around grey. */
  readonly change: Float32Array | null;
  /** Largest change of a number, in 1/255. */
  readonly largest: number | null;
  readonly verdict: {
    readonly before: number;
    readonly after: number;
    readonly isFooled: boolean;
  } | null;
  /** What the other network says of the changed image; null where it has not been asked. */
  readonly transfer: { readonly before: number; readonly after: number } | null;
  /** How the plain and the hardened network stand the attack on test images; null before both are there. */
  readonly robust: BothRobust | null;
}

export function present(state: AdversarialState, session: AdversarialSession): AdversarialModel {
  const { subject, attack } = session;
  const picture = seenImage(session.seen, subject.images, state.image);
  const [first = null, last = null] = [attack.value?.[0], attack.value?.at(-1)];
  const change =
    first === null || last === null
      ? null
      : last.image.map((value, i) => 0.5 + (state.amplify * (value - (first.image[i] ?? 0))) / 2);
  const largest =
    first === null || last === null
      ? null
      : last.image.reduce((most, value, i) => Math.max(most, Math.abs(value - (first.image[i] ?? 0))), 0);
  const [before, after] = [first, last].map((each) => (each === null ? null : winnerOf(each.probabilities)));
  const label = picture?.label ?? before ?? null;
  const target = targetOf(state, subject.entry);
  const said = session.said.value;
  const [saidBefore, saidAfter] = [said?.before, said?.after].map((each) =>
    each === undefined ? null : winnerOf(each),
  );
  const isSilent = first !== null && before === null;
  return {
    state,
    entry: subject.entry,
    target,
    shape: subject.images.shape,
    picture,
    label,
    isSilent,
    isUnmoved: !isSilent && largest === 0 && state.epsilon > 0,
    first,
    last,
    losses: isSilent ? [] : (attack.value?.map(({ step, loss }) => ({ x: step, y: loss })) ?? []),
    change,
    largest: largest === null ? null : largest * GREY_LEVELS,
    verdict:
      typeof before === 'number' && typeof after === 'number'
        ? { before, after, isFooled: target === null ? after !== label : after === target }
        : null,
    transfer:
      typeof saidBefore === 'number' && typeof saidAfter === 'number' ? { before: saidBefore, after: saidAfter } : null,
    robust: session.robust.value,
  };
}
