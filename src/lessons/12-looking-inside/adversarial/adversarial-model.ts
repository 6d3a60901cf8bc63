// What the exhibit `adversarial` shows: the image, the change and the changed image, what the network says of both, the
// loss on the way, and what other networks say. Not responsible for: asking (use-adversarial.ts).
import type { AttackState } from '../../../nn/inside/adversarial.ts';
import type { PictureShape } from '../../../nn/inside/resample.ts';
import type { TestImage } from '../subject/test-images.ts';
import { GREY_LEVELS } from './adversarial.ts';
import type { AdversarialState } from './adversarial.ts';
import type { AdversarialSession, BothRobust } from './use-adversarial.ts';

export interface AdversarialModel {
  readonly state: AdversarialState;
  readonly shape: PictureShape;
  readonly picture: TestImage | null;
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

function indexOfLargest(values: Float32Array): number {
  return values.reduce((best, value, i) => (value > (values[best] ?? Number.NaN) ? i : best), 0);
}

export function present(state: AdversarialState, session: AdversarialSession): AdversarialModel {
  const { subject, attack } = session;
  const picture = subject.images.samples[state.image] ?? null;
  const [first = null, last = null] = [attack.value?.[0], attack.value?.at(-1)];
  const change =
    first === null || last === null
      ? null
      : last.image.map((value, i) => 0.5 + (state.amplify * (value - (first.image[i] ?? 0))) / 2);
  const largest =
    first === null || last === null
      ? null
      : last.image.reduce((most, value, i) => Math.max(most, Math.abs(value - (first.image[i] ?? 0))), 0);
  const [before, after] = [first, last].map((each) => (each === null ? null : indexOfLargest(each.probabilities)));
  const fooled = after !== picture?.label;
  const said = session.said.value;
  return {
    state,
    shape: subject.images.shape,
    picture,
    first,
    last,
    losses: attack.value?.map(({ step, loss }) => ({ x: step, y: loss })) ?? [],
    change,
    largest: largest === null ? null : largest * GREY_LEVELS,
    verdict:
      before === null || before === undefined || after === null || after === undefined
        ? null
        : { before, after, isFooled: state.target === null ? fooled : after === state.target },
    transfer: said === null ? null : { before: indexOfLargest(said.before), after: indexOfLargest(said.after) },
    robust: session.robust.value,
  };
}
