// The exhibit `why-residual` without its view: a plain and a residual stack of equal weights, and the gradients through both.
// Not responsible for: calculating gradients (nn/residual-signal.ts), words (why-residual.text.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { toSeed } from '../../../nn/plan.ts';
import { gradientSizes } from '../../../nn/residual-signal.ts';

export const ACTIVATIONS = ['relu', 'tanh', 'sigmoid'] as const;
export const INITIALISERS = ['glorot_uniform', 'he_normal', 'lecun_normal'] as const;
/** `scaled`: what a layer adds is divided by √depth; `whole`: it is added as it is. */
export const BRANCHES = ['scaled', 'whole'] as const;
export type Branch = (typeof BRANCHES)[number];
export const DEPTHS = { min: 2, max: 60 } as const;
export const SEEDS = { min: 1, max: 99 } as const;

/** Units of every layer and samples sent through: small enough to be calculated at every move of the slider. */
export const WIDTH = 32;
export const SAMPLES = 8;

export interface ResidualState {
  readonly depth: number;
  readonly activation: (typeof ACTIVATIONS)[number];
  readonly initialiser: (typeof INITIALISERS)[number];
  readonly branch: Branch;
  readonly seed: number;
}

export type ResidualAction =
  | { readonly kind: 'depth'; readonly depth: number }
  | { readonly kind: 'activation'; readonly activation: ResidualState['activation'] }
  | { readonly kind: 'initialiser'; readonly initialiser: ResidualState['initialiser'] }
  | { readonly kind: 'branch'; readonly branch: Branch }
  | { readonly kind: 'seed'; readonly seed: number };

export const initial: ResidualState = {
  depth: 30,
  activation: 'relu',
  initialiser: 'glorot_uniform',
  branch: 'scaled',
  seed: 1,
};

function isWithin(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: ResidualState, action: ResidualAction): ResidualState {
  switch (action.kind) {
    case 'depth':
      return isWithin(action.depth, DEPTHS) ? { ...state, depth: action.depth } : state;
    case 'activation':
      return { ...state, activation: action.activation };
    case 'initialiser':
      return { ...state, initialiser: action.initialiser };
    case 'branch':
      return { ...state, branch: action.branch };
    case 'seed':
      return isWithin(action.seed, SEEDS) ? { ...state, seed: action.seed } : state;
    default:
      return action satisfies never;
  }
}

export function transient(action: ResidualAction): boolean {
  return action.kind === 'depth' || action.kind === 'seed';
}

export interface ResidualModel {
  readonly state: ResidualState;
  /** Size of the gradient by each layer's input, first layer first; 1 is put in behind the last. */
  readonly plain: readonly number[];
  readonly residual: readonly number[];
  /** By how much the plain gradient changes at each layer on its way back: the geometric mean. */
  readonly plainFactor: number;
  readonly residualFactor: number;
}

export function present(state: ResidualState): ResidualModel {
  const { depth, activation, initialiser, branch } = state;
  const options = {
    depth,
    width: WIDTH,
    count: SAMPLES,
    activation,
    initializer: initialiser,
    seed: toSeed(state.seed),
  } as const;
  const plain = gradientSizes({ ...options, branch: null });
  const residual = gradientSizes({ ...options, branch: branch === 'scaled' ? 1 / Math.sqrt(depth) : 1 });
  const factor = (sizes: readonly number[]): number => (sizes[0] ?? 0) ** (1 / depth);
  return { state, plain, residual, plainFactor: factor(plain), residualFactor: factor(residual) };
}

export function encode(state: ResidualState): LinkQuery {
  return writeLink({
    depth: [String(state.depth), String(initial.depth)],
    activation: [state.activation, initial.activation],
    init: [state.initialiser, initial.initialiser],
    branch: [state.branch, initial.branch],
    seed: [String(state.seed), String(initial.seed)],
  });
}

export function decode(query: LinkQuery): Decoded<ResidualState> {
  return readLink(query, (link) => ({
    depth: link.integer('depth', DEPTHS.min, DEPTHS.max, initial.depth),
    activation: link.choice('activation', ACTIVATIONS, initial.activation),
    initialiser: link.choice('init', INITIALISERS, initial.initialiser),
    branch: link.choice('branch', BRANCHES, initial.branch),
    seed: link.integer('seed', SEEDS.min, SEEDS.max, initial.seed),
  }));
}

export const steps: readonly LecternStep<ResidualState>[] = [
  {
    id: 'shallow',
    title: { zh: '五层', en: 'Five layers' },
    note: {
      zh: '只有五层时，两条线差得不多：浅的网络用不着捷径。',
      en: 'With five layers the curves are not far apart: a shallow network needs no shortcuts.',
    },
    state: { ...initial, depth: 5 },
  },
  {
    id: 'deep',
    title: { zh: '三十层', en: 'Thirty layers' },
    note: {
      zh: '每过一层乘一个小于 1 的因子，三十层就是它的三十次方。有捷径的那条几乎是平的。',
      en: 'A factor below 1 at every layer, to the power of thirty. With shortcuts the curve is almost level.',
    },
    state: initial,
  },
  {
    id: 'sigmoid',
    title: { zh: '换成 sigmoid', en: 'With sigmoid' },
    note: {
      zh: 'sigmoid 的斜率最多 1/4：这是 2010 年以前深网络的样子。',
      en: 'The slope of sigmoid is a quarter at most: how deep networks were before 2010.',
    },
    state: { ...initial, activation: 'sigmoid' },
  },
  {
    id: 'whole',
    title: { zh: '光有捷径还不够', en: 'A shortcut alone is not enough' },
    note: {
      zh: '把每层的输出原样加上去，梯度会越来越大。ResNet 靠批归一化管住它。',
      en: 'Adding what each layer makes as it is, gradients grow and grow. ResNet tames them with batch normalisation.',
    },
    state: { ...initial, initialiser: 'he_normal', branch: 'whole', depth: 60 },
  },
];
