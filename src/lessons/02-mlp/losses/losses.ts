// The exhibit `losses` without its view: which figure is open, the two logits, the loss looked at, and how digits are hidden.
// Not responsible for: the arithmetic (nn/loss-trace.ts), bets (bet-store.ts) or what is shown (loss-model.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import type { OutputActivation } from '../../../nn/loss-trace.ts';
import type { LossKind } from '../../../nn/plan.ts';
import { COVERS } from './cover.ts';
import type { CoverId } from './cover.ts';

export const FIGURES = ['compare', 'bet'] as const;
export type FigureId = (typeof FIGURES)[number];

export const LOSSES = [
  'categorical_crossentropy',
  'sparse_categorical_crossentropy',
  'binary_crossentropy',
  'mse',
  'mae',
  'hinge',
] as const satisfies readonly LossKind[];

export const OUTPUTS = ['softmax', 'sigmoid', 'linear'] as const satisfies readonly OutputActivation[];

/** The three classes of the figure; the true one comes first, its rival second. */
export const DIGITS = [3, 5, 8] as const;
export const LABEL = 0;

/** Logits go in tenths; the third class's stays at 0. */
export const LOGIT = { min: -10, max: 10, step: 0.1 } as const;

export interface LossesState {
  readonly figure: FigureId;
  readonly loss: LossKind;
  readonly output: OutputActivation;
  readonly trueLogit: number;
  readonly rivalLogit: number;
  readonly cover: CoverId;
}

export type LossesAction =
  | { readonly kind: 'figure'; readonly figure: FigureId }
  | { readonly kind: 'loss'; readonly loss: LossKind }
  | { readonly kind: 'output'; readonly output: OutputActivation }
  | { readonly kind: 'logit'; readonly of: 'true' | 'rival'; readonly value: number }
  | { readonly kind: 'cover'; readonly cover: CoverId };

export const initial: LossesState = {
  figure: 'compare',
  loss: 'categorical_crossentropy',
  output: 'softmax',
  trueLogit: 0.5,
  rivalLogit: 1.5,
  cover: 'none',
};

/** To the nearest tenth within the range, and never a negative nothing. */
function toTenths(value: number): number {
  return Math.round(Math.min(LOGIT.max, Math.max(LOGIT.min, value)) * 10) / 10 + 0;
}

export function reduce(state: LossesState, action: LossesAction): LossesState {
  switch (action.kind) {
    case 'figure':
      return { ...state, figure: action.figure };
    case 'loss':
      return { ...state, loss: action.loss };
    case 'output':
      return { ...state, output: action.output };
    case 'logit': {
      if (Number.isNaN(action.value)) return state;
      const value = toTenths(action.value);
      return action.of === 'true' ? { ...state, trueLogit: value } : { ...state, rivalLogit: value };
    }
    case 'cover':
      return { ...state, cover: action.cover };
    default:
      return action satisfies never;
  }
}

function tenths(logit: number): string {
  return String(Math.round(logit * 10) + 0);
}

export function encode(state: LossesState): LinkQuery {
  return writeLink({
    figure: [state.figure, initial.figure],
    loss: [state.loss, initial.loss],
    output: [state.output, initial.output],
    true: [tenths(state.trueLogit), tenths(initial.trueLogit)],
    rival: [tenths(state.rivalLogit), tenths(initial.rivalLogit)],
    cover: [state.cover, initial.cover],
  });
}

export function decode(query: LinkQuery): Decoded<LossesState> {
  const [low, high] = [LOGIT.min * 10, LOGIT.max * 10];
  return readLink(query, (link) => ({
    figure: link.choice('figure', FIGURES, initial.figure),
    loss: link.choice('loss', LOSSES, initial.loss),
    output: link.choice('output', OUTPUTS, initial.output),
    trueLogit: link.integer('true', low, high, initial.trueLogit * 10) / 10,
    rivalLogit: link.integer('rival', low, high, initial.rivalLogit * 10) / 10,
    cover: link.choice('cover', COVERS, initial.cover),
  }));
}

/** Dragging a logit is one undo step. */
export function transient(action: LossesAction): boolean {
  return action.kind === 'logit';
}

export const steps: readonly LecternStep<LossesState>[] = [
  {
    id: 'doubt',
    title: { zh: '拿不准', en: 'In doubt' },
    note: {
      zh: '三个 logit 差不多大。交叉熵对真实类别的 logit 的梯度就是 p − 1：还差多少，就推多少。',
      en: 'Three logits of about the same size. For cross-entropy, the slope at the true class is p − 1: what is missing is what pushes.',
    },
    state: initial,
  },
  {
    id: 'sure-wrong',
    title: { zh: '很有把握，却错了', en: 'Sure and wrong' },
    note: {
      zh: '真实类别的 logit 是 −4，对手是 4。交叉熵的梯度接近 −1；softmax 之后的均方误差几乎推不动它。比较两张图的左端。',
      en: 'The true class has logit −4, its rival 4. Cross-entropy pulls with almost 1; MSE after a softmax hardly pulls at all. Compare the left ends of the two charts.',
    },
    state: { ...initial, loss: 'mse', trueLogit: -4, rivalLogit: 4 },
  },
  {
    id: 'same-number',
    title: { zh: '同一个数，两种标签', en: 'One number, two labels' },
    note: {
      zh: 'sparse 版本的值和梯度一模一样，只是标签写成整数 0，而不是向量 [1, 0, 0]。',
      en: 'The sparse form has the same value and the same slopes. Only the label is written 0 instead of [1, 0, 0].',
    },
    state: { ...initial, loss: 'sparse_categorical_crossentropy' },
  },
  {
    id: 'clipped',
    title: { zh: '截断在 1e-7', en: 'Clipped at 1e-7' },
    note: {
      zh: '概率小于 1e-7 时，Keras 取 1e-7，损失停在 16.1。网络学习时用的是 logit，梯度仍是 −1。',
      en: 'Below 1e-7, Keras takes 1e-7 and the loss stays at 16.1. The network learns from the logits, and their slope is still −1.',
    },
    state: { ...initial, trueLogit: -10, rivalLogit: 10 },
  },
  {
    id: 'hinge',
    title: { zh: '合页损失：够了就停', en: 'Hinge: enough is enough' },
    note: {
      zh: '标签是 1 和 −1，直接比较线性输出。越过间隔 1 的输出不再产生损失，也不再有梯度。',
      en: 'Labels are 1 and −1, compared with linear outputs. Past the margin of 1, an output costs nothing and has no slope.',
    },
    state: { ...initial, loss: 'hinge', output: 'linear', trueLogit: 2, rivalLogit: -2 },
  },
  {
    id: 'bet',
    title: { zh: '下注游戏', en: 'The betting game' },
    note: {
      zh: '全班一起下注：20 个筹码分给十个数字，按交叉熵付钱。谁敢把 20 个全押在一个数字上？',
      en: 'Bet together: 20 chips on ten digits, and cross-entropy is the price. Who dares to put all 20 on one digit?',
    },
    state: { ...initial, figure: 'bet' },
  },
];
