// The exhibit `cut-the-cables` without its view: how many parameters a layer has when every unit sees every pixel,
// when it sees a neighbourhood, and when all units share one kernel. Not responsible for: drawing (CutTheCablesView.tsx),
// where wires run on the page (wiring.ts) or sentences (cut-the-cables.text.ts).
import { conv2d, dense, flatten, sequential } from '../../../nn/build.ts';
import { countParameters } from '../../../nn/parameters.ts';
import { padding2D } from '../../../nn/shapes.ts';
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';

export const STAGES = ['dense', 'local', 'shared', 'filters'] as const;
export type Stage = (typeof STAGES)[number];

export interface CablesState {
  readonly stage: Stage;
  /** Height and width of the input picture. */
  readonly size: number;
  /** Channels of the input picture: 1 grey, 3 colour. */
  readonly channels: number;
  /** Height and width of a unit's neighbourhood. */
  readonly kernel: number;
  readonly filters: number;
  /** The output unit whose wires are drawn, row-major; always inside the output. */
  readonly unit: number;
  readonly bundle: 'unit' | 'all';
}

export type CablesAction =
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'size'; readonly size: number }
  | { readonly kind: 'channels'; readonly channels: number }
  | { readonly kind: 'kernel'; readonly kernel: number }
  | { readonly kind: 'filters'; readonly filters: number }
  | { readonly kind: 'unit'; readonly unit: number }
  | { readonly kind: 'bundle'; readonly bundle: 'unit' | 'all' };

export const LIMITS = {
  size: { min: 4, max: 64 },
  channels: { min: 1, max: 3 },
  kernel: { min: 1, max: 7 },
  filters: { min: 1, max: 64 },
} as const;

/** One stage's bill: weights and biases, and how each came about. */
export interface Bill {
  readonly stage: Stage;
  readonly weights: number;
  readonly biases: number;
  readonly total: number;
  /** Wires that carry a number, counted before any are tied together. */
  readonly wires: number;
}

export interface CablesModel {
  readonly state: CablesState;
  /** Height and width of the output map. */
  readonly output: number;
  readonly inputs: number;
  /** Units of one output map, and how many maps there are. */
  readonly units: number;
  readonly maps: number;
  readonly bills: readonly Bill[];
  readonly bill: Bill;
  /** What a dense layer would need to give as many numbers as `filters` maps. */
  readonly denseForAllFilters: number;
  readonly unit: { readonly row: number; readonly column: number };
  /** How many parameters of the dense layer stand against one of this stage. */
  readonly ratio: number;
}

export const initial: CablesState = {
  stage: 'dense',
  size: 28,
  channels: 1,
  kernel: 3,
  filters: 16,
  unit: 12 * 26 + 12,
  bundle: 'unit',
};

/** Height and width of the output of a kernel that stays inside the picture. */
export function outputSide(size: number, kernel: number): number {
  return padding2D(size, kernel, 1, 1, 'valid').output;
}

function within(value: number, { min, max }: { readonly min: number; readonly max: number }, old: number): number {
  return Number.isFinite(value) ? Math.min(max, Math.max(min, Math.round(value))) : old;
}

/** Keeps the invariants: the kernel fits into the picture, the chosen unit lies on the output at the same relative place. */
function settle(next: CablesState, old: CablesState): CablesState {
  const kernel = Math.min(next.kernel, next.size);
  const before = outputSide(old.size, old.kernel);
  const after = outputSide(next.size, kernel);
  if (before === after) return { ...next, kernel, unit: Math.min(next.unit, after * after - 1) };
  const scaled = (line: number) => Math.min(after - 1, Math.floor(((line + 0.5) * after) / before));
  const unit = scaled(Math.floor(next.unit / before)) * after + scaled(next.unit % before);
  return { ...next, kernel, unit };
}

export function reduce(state: CablesState, action: CablesAction): CablesState {
  switch (action.kind) {
    case 'stage':
      return { ...state, stage: action.stage };
    case 'size':
      return settle({ ...state, size: within(action.size, LIMITS.size, state.size) }, state);
    case 'channels':
      return { ...state, channels: within(action.channels, LIMITS.channels, state.channels) };
    case 'kernel':
      return settle({ ...state, kernel: within(action.kernel, LIMITS.kernel, state.kernel) }, state);
    case 'filters':
      return { ...state, filters: within(action.filters, LIMITS.filters, state.filters) };
    case 'unit': {
      const last = outputSide(state.size, state.kernel) ** 2 - 1;
      return { ...state, unit: within(action.unit, { min: 0, max: last }, state.unit) };
    }
    case 'bundle':
      return { ...state, bundle: action.bundle };
    default:
      return action satisfies never;
  }
}

/**
 * The four bills of a picture, from nn's own count. A locally connected layer has no Keras 3 class of its own:
 * it is one independent 1-filter convolution a unit, each on its own neighbourhood.
 */
export function billsFor(state: CablesState): readonly Bill[] {
  const { size, channels, kernel, filters } = state;
  const side = outputSide(size, kernel);
  const units = side * side;
  const patch = kernel * kernel * channels;
  const image = [size, size, channels];
  const all = countParameters(sequential(image, [flatten(), dense({ units })])).perNode[1];
  const one = countParameters(sequential([kernel, kernel, channels], [conv2d({ filters: 1, kernelSize: kernel })]));
  const shared = countParameters(sequential(image, [conv2d({ filters: 1, kernelSize: kernel })])).perNode[0];
  const several = countParameters(sequential(image, [conv2d({ filters, kernelSize: kernel })])).perNode[0];
  const single = one.perNode[0];
  if (all === undefined || single === undefined || shared === undefined || several === undefined) return [];
  return [
    { stage: 'dense', weights: all.weights, biases: all.biases, total: all.total, wires: all.weights },
    {
      stage: 'local',
      weights: units * single.weights,
      biases: units * single.biases,
      total: units * single.total,
      wires: units * patch,
    },
    { stage: 'shared', weights: shared.weights, biases: shared.biases, total: shared.total, wires: units * patch },
    {
      stage: 'filters',
      weights: several.weights,
      biases: several.biases,
      total: several.total,
      wires: filters * units * patch,
    },
  ];
}

const NO_BILL: Bill = { stage: 'dense', weights: 0, biases: 0, total: 0, wires: 0 };

export function present(state: CablesState): CablesModel {
  const output = outputSide(state.size, state.kernel);
  const inputs = state.size * state.size * state.channels;
  const units = output * output;
  const bills = billsFor(state);
  const bill = bills.find(({ stage }) => stage === state.stage) ?? NO_BILL;
  const manyUnits = sequential(
    [state.size, state.size, state.channels],
    [flatten(), dense({ units: units * state.filters })],
  );
  const denseForAllFilters = countParameters(manyUnits).total;
  const dearest = state.stage === 'filters' ? denseForAllFilters : (bills[0]?.total ?? 0);
  return {
    state,
    output,
    inputs,
    units,
    maps: state.stage === 'filters' ? state.filters : 1,
    bills,
    bill,
    denseForAllFilters,
    unit: { row: Math.floor(state.unit / output), column: state.unit % output },
    ratio: bill.total === 0 ? 1 : dearest / bill.total,
  };
}

export function encode(state: CablesState): LinkQuery {
  return writeLink({
    stage: [state.stage, initial.stage],
    size: [String(state.size), String(initial.size)],
    channels: [String(state.channels), String(initial.channels)],
    kernel: [String(state.kernel), String(initial.kernel)],
    filters: [String(state.filters), String(initial.filters)],
    unit: [String(state.unit), String(defaultUnit(state))],
    bundle: [state.bundle, initial.bundle],
  });
}

/** The unit in the middle: what a link means that names none. */
function defaultUnit({ size, kernel }: { readonly size: number; readonly kernel: number }): number {
  if (size === initial.size && kernel === initial.kernel) return initial.unit;
  const side = outputSide(size, kernel);
  return Math.floor(side / 2) * side + Math.floor(side / 2);
}

export function decode(query: LinkQuery): Decoded<CablesState> {
  return readLink(query, (link) => {
    const size = link.integer('size', LIMITS.size.min, LIMITS.size.max, initial.size);
    const kernel = link.integer('kernel', LIMITS.kernel.min, LIMITS.kernel.max, initial.kernel);
    if (kernel > size) {
      link.refuse('kernel', {
        zh: `链接中的卷积核边长 ${kernel} 大于图片边长 ${size}，放不下。已改用初始状态。`,
        en: `The link asks for a ${kernel} × ${kernel} kernel in a ${size} × ${size} picture, where it does not fit. The initial state is shown instead.`,
      });
    }
    const last = outputSide(size, kernel) ** 2 - 1;
    return {
      stage: link.choice('stage', STAGES, initial.stage),
      size,
      channels: link.integer('channels', LIMITS.channels.min, LIMITS.channels.max, initial.channels),
      kernel,
      filters: link.integer('filters', LIMITS.filters.min, LIMITS.filters.max, initial.filters),
      unit: link.integer('unit', 0, last, defaultUnit({ size, kernel })),
      bundle: link.choice('bundle', ['unit', 'all'], initial.bundle),
    };
  });
}

/** Dragging a slider or moving over units makes one undo step, not dozens. */
export function transient(action: CablesAction): boolean {
  return action.kind === 'unit' || action.kind === 'size' || action.kind === 'kernel' || action.kind === 'filters';
}

export const steps: readonly LecternStep<CablesState>[] = [
  {
    id: 'dense',
    title: { zh: '全连接：每根线都在', en: 'Dense: every wire' },
    note: {
      zh: '每个输出单元都连着每个像素。先让学生猜一猜：参数有多少？',
      en: 'Every output unit is wired to every pixel. Ask for a guess first: how many parameters?',
    },
    state: initial,
  },
  {
    id: 'local',
    title: { zh: '剪断：只留邻近的线', en: 'Cut: only the local wires' },
    note: {
      zh: '每个单元只看 3 × 3 的小窗口，但各有各的权重。',
      en: 'Each unit keeps a 3 × 3 window, but with weights of its own.',
    },
    state: { ...initial, stage: 'local' },
  },
  {
    id: 'shared',
    title: { zh: '系住：共享权重', en: 'Tie: share the weights' },
    note: {
      zh: '同一种颜色的线是同一个权重。所有单元共用一个卷积核。',
      en: 'Wires of one colour are one weight. All units use the same kernel.',
    },
    state: { ...initial, stage: 'shared', bundle: 'all' },
  },
  {
    id: 'filters',
    title: { zh: '多几个过滤器', en: 'Several filters' },
    note: {
      zh: '一个卷积核只会找一种规律，所以用 16 个；参数依然很少。',
      en: 'One kernel looks for one pattern, so take 16; the count is still small.',
    },
    state: { ...initial, stage: 'filters' },
  },
];
