// The exhibit `training-step` without its view: which weight is opened, on which image, and how many steps were taken.
// Not responsible for: the arithmetic (nn/small-step.ts) or what is shown of it (step-model.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { SMALL } from '../../../nn/small-step.ts';

export const TENSORS = ['conv-kernel', 'conv-bias', 'dense-kernel', 'dense-bias'] as const;
export type TensorId = (typeof TENSORS)[number];

export const OPTIMIZERS = ['sgd', 'momentum', 'rmsprop', 'adam'] as const;
export type OptimizerId = (typeof OPTIMIZERS)[number];

export const BATCH = 8;
export const MAX_STEPS = 20;

/** Ends of the fields that choose a weight, all counted from 0. */
export const RANGES = {
  row: SMALL.kernel - 1,
  column: SMALL.kernel - 1,
  filter: SMALL.filters - 1,
  mapRow: SMALL.maps - 1,
  mapColumn: SMALL.maps - 1,
  unit: SMALL.classes - 1,
  image: BATCH - 1,
  steps: MAX_STEPS,
} as const;
export type FieldId = keyof typeof RANGES;

export interface StepState extends Readonly<Record<FieldId, number>> {
  readonly tensor: TensorId;
  readonly optimizer: OptimizerId;
}

export type StepAction =
  | { readonly kind: 'tensor'; readonly tensor: TensorId }
  | { readonly kind: 'optimizer'; readonly optimizer: OptimizerId }
  | { readonly kind: 'field'; readonly field: FieldId; readonly value: number };

export const initial: StepState = {
  tensor: 'conv-kernel',
  optimizer: 'sgd',
  row: 1,
  column: 1,
  filter: 0,
  mapRow: 12,
  mapColumn: 13,
  unit: 5,
  image: 0,
  steps: 0,
};

export function reduce(state: StepState, action: StepAction): StepState {
  switch (action.kind) {
    case 'tensor':
      return { ...state, tensor: action.tensor };
    case 'optimizer':
      return { ...state, optimizer: action.optimizer };
    case 'field': {
      const { field, value } = action;
      const fits = Number.isInteger(value) && value >= 0 && value <= RANGES[field];
      return fits ? { ...state, [field]: value } : state;
    }
    default:
      return action satisfies never;
  }
}

export function encode(state: StepState): LinkQuery {
  return writeLink({
    weight: [state.tensor, initial.tensor],
    optimizer: [state.optimizer, initial.optimizer],
    row: [String(state.row), String(initial.row)],
    column: [String(state.column), String(initial.column)],
    filter: [String(state.filter), String(initial.filter)],
    maprow: [String(state.mapRow), String(initial.mapRow)],
    mapcolumn: [String(state.mapColumn), String(initial.mapColumn)],
    digit: [String(state.unit), String(initial.unit)],
    image: [String(state.image), String(initial.image)],
    step: [String(state.steps), String(initial.steps)],
  });
}

export function decode(query: LinkQuery): Decoded<StepState> {
  return readLink(query, (link) => ({
    tensor: link.choice('weight', TENSORS, initial.tensor),
    optimizer: link.choice('optimizer', OPTIMIZERS, initial.optimizer),
    row: link.integer('row', 0, RANGES.row, initial.row),
    column: link.integer('column', 0, RANGES.column, initial.column),
    filter: link.integer('filter', 0, RANGES.filter, initial.filter),
    mapRow: link.integer('maprow', 0, RANGES.mapRow, initial.mapRow),
    mapColumn: link.integer('mapcolumn', 0, RANGES.mapColumn, initial.mapColumn),
    unit: link.integer('digit', 0, RANGES.unit, initial.unit),
    image: link.integer('image', 0, RANGES.image, initial.image),
    steps: link.integer('step', 0, RANGES.steps, initial.steps),
  }));
}

/** Sliding through steps or places is one undo step. */
export function transient(action: StepAction): boolean {
  return action.kind === 'field' && action.field !== 'image';
}

export const steps: readonly LecternStep<StepState>[] = [
  {
    id: 'bias',
    title: { zh: '最简单的：一个偏置', en: 'The plainest: a bias' },
    note: {
      zh: '输出层的偏置：每张图片只贡献一个数，即（概率 − 目标）÷ 8。八个数相加就是梯度。',
      en: 'A bias of the output: each image adds one number, (probability − target) ÷ 8. Eight numbers added are the gradient.',
    },
    state: { ...initial, tensor: 'dense-bias' },
  },
  {
    id: 'dense',
    title: { zh: '全连接层的权重', en: 'A weight of the dense layer' },
    note: {
      zh: '再乘上这个权重接收的激活值。激活值为 0 的图片，对它毫无影响。',
      en: 'Multiplied by the activation that the weight receives. An image with activation 0 has no say.',
    },
    state: { ...initial, tensor: 'dense-kernel' },
  },
  {
    id: 'conv',
    title: { zh: '卷积核的权重', en: 'A weight of a kernel' },
    note: {
      zh: '同一个权重用在 676 个位置上，梯度就是 8 张图片、676 个位置的总和：这就是权值共享。',
      en: 'One weight serves 676 positions, and its gradient sums over 8 images and 676 positions: shared weights.',
    },
    state: initial,
  },
  {
    id: 'update',
    title: { zh: '优化器的更新', en: 'The optimizer’s update' },
    note: {
      zh: '换成 Adam，走五步：看损失怎样下降，看同样的梯度怎样变成不同的变化。',
      en: 'Take five steps with Adam: watch the loss fall, and the same gradient become another change.',
    },
    state: { ...initial, optimizer: 'adam', steps: 5 },
  },
];
