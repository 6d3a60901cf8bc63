// The state of the exhibit `duel`: the setup, which test is open and how fine the shift test is; its actions,
// link and lectern steps. Not responsible for: runs (use-duel.ts), the model (duel-model.ts), drawing (DuelView.tsx).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { encodeReplay, readReplay } from '../../../kit/replay/replay.ts';
import type { Replay } from '../../../kit/replay/replay.ts';
import { CONTESTANTS, DATASETS, DEFAULT_SETUP, LIMITS } from './setup.ts';
import type { CnnDesign, DuelDataset, DuelSetup, MlpDesign } from './setup.ts';

/** What is done with the two networks: train them, move the test images, or train them on shuffled pixels. */
export const TESTS = ['train', 'shift', 'shuffle'] as const;
export type DuelTest = (typeof TESTS)[number];

/** Farthest shift of the shift test, in pixels. */
export const FARTHEST = 4;

export interface DuelState {
  readonly setup: DuelSetup;
  readonly test: DuelTest;
  /** Distance between the shifts that are tried, in pixels. */
  readonly shiftStep: 1 | 2;
  /** The shift looked at closely. */
  readonly shift: { readonly dy: number; readonly dx: number };
  /** Curves that somebody recorded, in the order of CONTESTANTS. */
  readonly replay: Replay | null;
}

export type DuelAction =
  | { readonly kind: 'dataset'; readonly dataset: DuelDataset }
  | { readonly kind: 'number'; readonly field: SetupNumber; readonly value: number }
  | { readonly kind: 'early-stopping'; readonly on: boolean }
  | { readonly kind: 'mlp'; readonly design: MlpDesign }
  | { readonly kind: 'cnn'; readonly design: CnnDesign }
  | { readonly kind: 'default-setup' }
  | { readonly kind: 'test'; readonly test: DuelTest }
  | { readonly kind: 'shift-step'; readonly step: 1 | 2 }
  | { readonly kind: 'shift'; readonly dy: number; readonly dx: number }
  | { readonly kind: 'replay'; readonly replay: Replay | null };

export type SetupNumber = 'trainCount' | 'epochs' | 'batchSize' | 'learningRate' | 'seed';

export const initial: DuelState = {
  setup: DEFAULT_SETUP,
  test: 'train',
  shiftStep: 1,
  shift: { dy: 0, dx: 2 },
  replay: null,
};

interface Range {
  readonly min: number;
  readonly max: number;
}

function within(value: number, { min, max }: Range): number {
  // Adding zero turns -0, which no link can say, into 0.
  return Math.min(max, Math.max(min, Math.round(value))) + 0;
}

function isUsable(field: SetupNumber, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  const { min, max } = LIMITS[field];
  return (field === 'learningRate' || Number.isInteger(value)) && value >= min && value <= max;
}

/** Keeps a design inside its limits, whatever it was given; values that are no numbers keep the old design. */
function settleMlp(design: MlpDesign, old: MlpDesign): MlpDesign {
  if (!design.hidden.every(Number.isFinite)) return old;
  return { hidden: design.hidden.slice(0, LIMITS.hiddenLayers).map((units) => within(units, LIMITS.units)) };
}

function settleCnn(design: CnnDesign, old: CnnDesign): CnnDesign {
  if (![...design.filters, design.kernel, design.dense].every(Number.isFinite)) return old;
  return {
    filters: design.filters.slice(0, LIMITS.convolutions).map((filters) => within(filters, LIMITS.filters)),
    kernel: within(design.kernel, LIMITS.kernel),
    pool: design.pool,
    dense: within(design.dense, LIMITS.dense),
  };
}

export function reduce(state: DuelState, action: DuelAction): DuelState {
  const { setup } = state;
  switch (action.kind) {
    case 'dataset':
      return { ...state, setup: { ...setup, dataset: action.dataset } };
    case 'number':
      // A value that can't be used changes nothing: the field shows why, the last good value stays.
      return isUsable(action.field, action.value)
        ? { ...state, setup: { ...setup, [action.field]: action.value + 0 } }
        : state;
    case 'early-stopping':
      return { ...state, setup: { ...setup, earlyStopping: action.on } };
    case 'mlp':
      return { ...state, setup: { ...setup, mlp: settleMlp(action.design, setup.mlp) } };
    case 'cnn':
      return { ...state, setup: { ...setup, cnn: settleCnn(action.design, setup.cnn) } };
    case 'default-setup':
      return { ...state, setup: DEFAULT_SETUP };
    case 'test':
      return { ...state, test: action.test };
    case 'shift-step':
      return { ...state, shiftStep: action.step };
    case 'shift': {
      if (!Number.isFinite(action.dy) || !Number.isFinite(action.dx)) return state;
      const range = { min: -FARTHEST, max: FARTHEST };
      return { ...state, shift: { dy: within(action.dy, range), dx: within(action.dx, range) } };
    }
    case 'replay':
      return { ...state, replay: action.replay };
    default:
      return action satisfies never;
  }
}

export function encode({ setup, test, shiftStep, shift, replay }: DuelState): LinkQuery {
  const base = DEFAULT_SETUP;
  return writeLink({
    test: [test, initial.test],
    data: [setup.dataset, base.dataset],
    images: [String(setup.trainCount), String(base.trainCount)],
    epochs: [String(setup.epochs), String(base.epochs)],
    batch: [String(setup.batchSize), String(base.batchSize)],
    rate: [String(setup.learningRate), String(base.learningRate)],
    seed: [String(setup.seed), String(base.seed)],
    early: [setup.earlyStopping ? '1' : '0', '0'],
    hidden: [setup.mlp.hidden.join('.'), base.mlp.hidden.join('.')],
    filters: [setup.cnn.filters.join('.'), base.cnn.filters.join('.')],
    kernel: [String(setup.cnn.kernel), String(base.cnn.kernel)],
    pool: [setup.cnn.pool ? '1' : '0', '1'],
    dense: [String(setup.cnn.dense), String(base.cnn.dense)],
    step: [String(shiftStep), String(initial.shiftStep)],
    dy: [String(shift.dy), String(initial.shift.dy)],
    dx: [String(shift.dx), String(initial.shift.dx)],
    replay: [replay === null ? '' : encodeReplay(replay), ''],
  });
}

export function decode(query: LinkQuery): Decoded<DuelState> {
  return readLink(query, (link) => {
    const base = DEFAULT_SETUP;
    const { trainCount, epochs, batchSize, seed, units, filters, kernel, dense } = LIMITS;
    return {
      setup: {
        dataset: link.choice('data', DATASETS, base.dataset),
        trainCount: link.integer('images', trainCount.min, trainCount.max, base.trainCount),
        epochs: link.integer('epochs', epochs.min, epochs.max, base.epochs),
        batchSize: link.integer('batch', batchSize.min, batchSize.max, base.batchSize),
        learningRate: link.number('rate', LIMITS.learningRate.min, LIMITS.learningRate.max, base.learningRate),
        seed: link.integer('seed', seed.min, seed.max, base.seed),
        earlyStopping: link.flag('early', base.earlyStopping),
        mlp: { hidden: link.integers('hidden', units.min, units.max, LIMITS.hiddenLayers, base.mlp.hidden) },
        cnn: {
          filters: link.integers('filters', filters.min, filters.max, LIMITS.convolutions, base.cnn.filters),
          kernel: link.integer('kernel', kernel.min, kernel.max, base.cnn.kernel),
          pool: link.flag('pool', base.cnn.pool),
          dense: link.integer('dense', dense.min, dense.max, base.cnn.dense),
        },
      },
      test: link.choice('test', TESTS, initial.test),
      shiftStep: link.choice('step', ['1', '2'], '1') === '1' ? 1 : 2,
      shift: {
        dy: link.integer('dy', -FARTHEST, FARTHEST, initial.shift.dy),
        dx: link.integer('dx', -FARTHEST, FARTHEST, initial.shift.dx),
      },
      replay: readReplay(link, CONTESTANTS.length),
    };
  });
}

/** Looking around in the heat map and dragging a slider make one undo step, not dozens. */
export function transient(action: DuelAction): boolean {
  return action.kind === 'shift' || action.kind === 'number';
}

export const steps: readonly LecternStep<DuelState>[] = [
  {
    id: 'predict',
    title: { zh: '先下注', en: 'Place your bets' },
    note: {
      zh: '两个网络的参数差不多多。先举手：谁会赢，赢多少？然后按“训练两个网络”。',
      en: 'Both networks have about as many parameters. Hands up first: who wins, and by how much? Then press “Train both networks”.',
    },
    state: initial,
  },
  {
    id: 'shift',
    title: { zh: '把测试图片挪一挪', en: 'Move the test pictures' },
    note: {
      zh: '两个网络都没见过挪动过的数字。看准确率随距离怎样下降，哪一个降得慢。',
      en: 'Neither network has seen moved digits. Watch accuracy fall with distance, and which one falls more slowly.',
    },
    state: { ...initial, test: 'shift' },
  },
  {
    id: 'shuffle',
    title: { zh: '把像素打乱一次', en: 'Shuffle the pixels once' },
    note: {
      zh: '同一种打乱方式用于每张图片，然后重新训练。MLP 几乎不变，CNN 失去了优势。',
      en: 'The same shuffle for every picture, then train again. The MLP hardly changes; the CNN loses its advantage.',
    },
    state: { ...initial, test: 'shuffle' },
  },
  {
    id: 'fashion',
    title: { zh: '换成衣服', en: 'Clothes instead of digits' },
    note: {
      zh: 'Fashion-MNIST 的形状与 MNIST 完全相同，却难得多。结论还成立吗？',
      en: 'Fashion-MNIST has exactly the shape of MNIST and is much harder. Does the conclusion still hold?',
    },
    state: { ...initial, setup: { ...DEFAULT_SETUP, dataset: 'fashion-mnist' } },
  },
];
