// The exhibit `degradation` without its view: which pair of networks is looked at.
// Not responsible for: training (degradation-runs.ts) or what is shown of it (degradation-model.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { DEPTHS, NORMALISATIONS, type Depth, type Normalisation, type Setting } from './pair.ts';

export const SEEDS = { min: 1, max: 99 } as const;

export type DegradationState = Setting;

export type DegradationAction =
  | { readonly kind: 'depth'; readonly depth: Depth }
  | { readonly kind: 'normalisation'; readonly normalisation: Normalisation }
  | { readonly kind: 'seed'; readonly seed: number };

export const initial: DegradationState = { depth: 20, normalisation: 'none', seed: 1 };

export function reduce(state: DegradationState, action: DegradationAction): DegradationState {
  switch (action.kind) {
    case 'depth':
      return { ...state, depth: action.depth };
    case 'normalisation':
      return { ...state, normalisation: action.normalisation };
    case 'seed': {
      const { seed } = action;
      return Number.isInteger(seed) && seed >= SEEDS.min && seed <= SEEDS.max ? { ...state, seed } : state;
    }
    default:
      return action satisfies never;
  }
}

const DEPTH_TEXTS = DEPTHS.map(String);

export function encode({ depth, normalisation, seed }: DegradationState): LinkQuery {
  return writeLink({
    depth: [String(depth), String(initial.depth)],
    norm: [normalisation, initial.normalisation],
    seed: [String(seed), String(initial.seed)],
  });
}

export function decode(query: LinkQuery): Decoded<DegradationState> {
  return readLink(query, (link) => {
    const text = link.choice('depth', DEPTH_TEXTS, String(initial.depth));
    return {
      depth: DEPTHS.find((depth) => String(depth) === text) ?? initial.depth,
      normalisation: link.choice('norm', NORMALISATIONS, initial.normalisation),
      seed: link.integer('seed', SEEDS.min, SEEDS.max, initial.seed),
    };
  });
}

export const steps: readonly LecternStep<DegradationState>[] = [
  {
    id: 'shallow',
    title: { zh: '4 层：差不多', en: 'Four layers: much alike' },
    note: {
      zh: '先训练最浅的一对。两条曲线靠得很近：浅的网络用不着捷径。',
      en: 'Train the shallowest pair first. The curves lie close together: a shallow network needs no shortcuts.',
    },
    state: { ...initial, depth: 4 },
  },
  {
    id: 'stuck',
    title: { zh: '20 层：一条不动', en: 'Twenty layers: one does not move' },
    note: {
      zh: '请大家先猜，再训练。普通网络停在 2.30，也就是 ln 10：和瞎猜一样。12 层时要看种子：有的学得动，有的学不动。',
      en: 'Ask for a guess, then train. The plain network stays at 2.30, which is ln 10: as good as guessing. With 12 layers it depends on the seed.',
    },
    state: initial,
  },
  {
    id: 'normalised',
    title: { zh: '批归一化救得了吗？', en: 'Does normalisation save it?' },
    note: {
      zh: '救得了一半：普通网络又能学了，可是从某个深度起，越深学得越慢。这正是 ResNet 论文的出发点。按“训练全部六种深度”。',
      en: 'By half: the plain network learns again, but from some depth on the deeper it is the slower. That is where the ResNet paper set out. Press “Train all six depths”.',
    },
    state: { ...initial, depth: 24, normalisation: 'batch' },
  },
];
