// The exhibit `adversarial` without its view: which image, how far it may be changed, in how many steps, towards what.
// Not responsible for: the attack (use-adversarial.ts), what is shown (adversarial-model.ts), words.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import type { AttackOptions } from '../../../nn/inside/adversarial.ts';
import { classesOf, readNetwork } from '../subject/subject-ref.ts';
import type { SubjectEntry } from '../subject/subjects.ts';
import type { SubjectChoice, SubjectRef } from '../subject/subject-ref.ts';
import { PICTURE_COUNT } from '../subject/test-images.ts';

/** In steps of 1/255 of the range of a pixel, as photographs are stored. */
export const EPSILON = { min: 0, max: 96 } as const;
export const STEPS = { min: 1, max: 40 } as const;
export const AMPLIFY = { min: 1, max: 40 } as const;
export const GREY_LEVELS = 255;

export interface AdversarialState {
  readonly subject: SubjectRef;
  readonly image: number;
  /** No number of the image changes by more, in 1/255. */
  readonly epsilon: number;
  /** One step is FGSM; more are PGD. */
  readonly steps: number;
  /** The class it shall be taken for; null: any but its own. */
  readonly target: number | null;
  /** How many times the change is drawn larger. */
  readonly amplify: number;
}

export type AdversarialAction =
  | ({ readonly kind: 'subject' } & SubjectChoice)
  | { readonly kind: 'image'; readonly image: number }
  | { readonly kind: 'epsilon'; readonly epsilon: number }
  | { readonly kind: 'steps'; readonly steps: number }
  | { readonly kind: 'target'; readonly target: number | null }
  | { readonly kind: 'amplify'; readonly amplify: number };

/** What is looked into at first, and where the network asked for is not to be had. */
export const COURSE = 'mnist';

export const initial: AdversarialState = {
  subject: COURSE,
  image: 8,
  epsilon: 48,
  steps: 1,
  target: null,
  amplify: 3,
};

function isWhole(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: AdversarialState, action: AdversarialAction): AdversarialState {
  switch (action.kind) {
    case 'subject':
      return { ...state, subject: action.subject, target: null };
    case 'image':
      return isWhole(action.image, { min: 0, max: PICTURE_COUNT - 1 }) ? { ...state, image: action.image } : state;
    case 'epsilon':
      return isWhole(action.epsilon, EPSILON) ? { ...state, epsilon: action.epsilon } : state;
    case 'steps':
      return isWhole(action.steps, STEPS) ? { ...state, steps: action.steps } : state;
    case 'target':
      if (action.target !== null && !isWhole(action.target, { min: 0, max: classesOf(state.subject) - 1 }))
        return state;
      return { ...state, target: action.target };
    case 'amplify':
      return isWhole(action.amplify, AMPLIFY) ? { ...state, amplify: action.amplify } : state;
    default:
      return action satisfies never;
  }
}

export function transient(action: AdversarialAction): boolean {
  return action.kind === 'epsilon' || action.kind === 'steps' || action.kind === 'amplify';
}

/** A step of PGD is longer than its share of the bound, so that it can turn round: 2.5 shares, as Madry et al. do. */
const SHARES = 2.5;

/** The class wished for, as far as the network has it. */
export function targetOf({ target }: AdversarialState, { data }: SubjectEntry): number | null {
  return target === null ? null : Math.min(target, data.classNames.length - 1);
}

export function attackOptions(
  { epsilon, steps, target }: Pick<AdversarialState, 'epsilon' | 'steps' | 'target'>,
  label: number,
): AttackOptions {
  const bound = epsilon / GREY_LEVELS;
  return {
    label,
    target,
    epsilon: bound,
    steps,
    stepSize: steps === 1 ? bound : (SHARES * bound) / steps,
    randomStart: null,
  };
}

const ANY = 'any';

export function encode(state: AdversarialState): LinkQuery {
  return writeLink({
    network: [state.subject, COURSE],
    image: [String(state.image), String(initial.image)],
    epsilon: [String(state.epsilon), String(initial.epsilon)],
    steps: [String(state.steps), String(initial.steps)],
    target: [state.target === null ? ANY : String(state.target), ANY],
    amplify: [String(state.amplify), String(initial.amplify)],
  });
}

export function decode(query: LinkQuery): Decoded<AdversarialState> {
  return readLink(query, (link) => {
    const subject = readNetwork(link, COURSE);
    const classes = Array.from({ length: classesOf(subject) }, (_, klass) => String(klass));
    const target = link.choice('target', [ANY, ...classes], ANY);
    return {
      subject,
      image: link.integer('image', 0, PICTURE_COUNT - 1, initial.image),
      epsilon: link.integer('epsilon', EPSILON.min, EPSILON.max, initial.epsilon),
      steps: link.integer('steps', STEPS.min, STEPS.max, initial.steps),
      target: target === ANY ? null : Number(target),
      amplify: link.integer('amplify', AMPLIFY.min, AMPLIFY.max, initial.amplify),
    };
  });
}

export const steps: readonly LecternStep<AdversarialState>[] = [
  {
    id: 'fgsm',
    title: { zh: '一步：FGSM', en: 'One step: FGSM' },
    note: {
      zh: '每个像素都沿梯度的符号走同样一小步。人看还是同一个数字，网络却常常改口。',
      en: 'Every pixel takes the same small step along the sign of its gradient. You see the same digit; the network often changes its mind.',
    },
    state: initial,
  },
  {
    id: 'pgd',
    title: { zh: '多步：PGD', en: 'Many steps: PGD' },
    note: {
      zh: '界限更窄，走十小步，每步重新求梯度：改得更少，骗得更狠。',
      en: 'A narrower bound, ten smaller steps, each with a fresh gradient: less change, and stronger.',
    },
    state: { ...initial, epsilon: 36, steps: 10 },
  },
  {
    id: 'target',
    title: { zh: '指定目标', en: 'A target' },
    note: {
      zh: '让 7 被认成 3：沿着目标类别的损失往下走。',
      en: 'Make a 7 be taken for a 3: walk down the loss of the target.',
    },
    state: { ...initial, image: 0, steps: 20, target: 3, epsilon: 64 },
  },
  {
    id: 'photo',
    title: { zh: '照片更脆弱', en: 'Photographs are more fragile' },
    note: {
      zh: 'CIFAR-10 的网络：2/255 的改动，人眼看不见，往往已经够了。',
      en: 'The CIFAR-10 network: a change of 2/255 can’t be seen at all, and is often enough.',
    },
    state: { ...initial, subject: 'cifar10', image: 0, epsilon: 2, steps: 5, amplify: 40 },
  },
];
