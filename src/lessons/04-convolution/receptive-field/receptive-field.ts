// The exhibit `receptive-field` without its view: a stack of layers, the unit that is looked at, and links.
// A stack that can't be is kept apart from the last one that could, which stays on show.
// Not responsible for: what is shown (field-model.ts), training (use-field.ts) or sentences (receptive-field.text.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { networkProblemSentence } from '../../../kit/sentences/problems.ts';
import type { NetworkFault } from '../../../nn/problems.ts';
import type { Pair } from '../../../nn/spec.ts';
import { validateNetwork } from '../../../nn/validate.ts';
import {
  DATA,
  INPUT_SHAPE,
  LIMITS,
  mapShapes,
  newLayer,
  PRESET_STACKS,
  readStack,
  stackSpec,
  writeStack,
} from './stack.ts';
import type { PresetId, Stack, StackData, StackLayer } from './stack.ts';

/** What the map of influence counts: ways through the layers, or gradients of a trained network. */
export const INFLUENCES = ['ways', 'trained'] as const;
export type Influence = (typeof INFLUENCES)[number];

export interface FieldState {
  /** What is on show: always a network. */
  readonly stack: Stack;
  /** What was asked for last, where that is none; null where it is on show. */
  readonly asked: Stack | null;
  /** Layer whose unit is looked at, from 0. */
  readonly node: number;
  /** Row and column of the unit on that layer's map. */
  readonly place: Pair;
  readonly influence: Influence;
}

export type FieldAction =
  | { readonly kind: 'data'; readonly data: StackData }
  | { readonly kind: 'preset'; readonly preset: PresetId }
  | { readonly kind: 'layer'; readonly index: number; readonly change: Partial<Omit<StackLayer, 'kind'>> }
  | { readonly kind: 'add'; readonly layer: StackLayer['kind'] }
  | { readonly kind: 'remove'; readonly index: number }
  /** Takes back what could not be shown. */
  | { readonly kind: 'keep' }
  | { readonly kind: 'unit'; readonly node: number; readonly place: Pair }
  | { readonly kind: 'influence'; readonly influence: Influence };

function middle(shape: readonly number[]): Pair {
  return [Math.floor((shape[0] ?? 1) / 2), Math.floor((shape[1] ?? 1) / 2)];
}

function opened(stack: Stack): FieldState {
  const shapes = mapShapes(stackSpec(stack.data, stack.layers));
  const node = stack.layers.length - 1;
  return { stack, asked: null, node, place: middle(shapes[node + 1] ?? []), influence: 'ways' };
}

export const initial: FieldState = opened(PRESET_STACKS.duel);

/** The first reason why a stack is no network; null when it is one. */
export function whyImpossible(stack: Stack): NetworkFault | null {
  const problems = validateNetwork(stackSpec(stack.data, stack.layers));
  return problems.find(({ severity }) => severity === 'error') ?? null;
}

/** The stack that the controls show. */
export function askedStack({ asked, stack }: FieldState): Stack {
  return asked ?? stack;
}

/** Shows a stack if it is a network; the unit stays where it is as far as there is such a place. */
function settle(state: FieldState, asked: Stack, wished: { readonly node: number; readonly place: Pair }): FieldState {
  if (whyImpossible(asked) !== null) return { ...state, asked };
  const node = Math.min(wished.node, asked.layers.length - 1);
  const shapes = mapShapes(stackSpec(asked.data, asked.layers));
  const [height = 1, width = 1] = shapes[node + 1] ?? [];
  const place: Pair = [Math.min(wished.place[0], height - 1), Math.min(wished.place[1], width - 1)];
  return { ...state, stack: asked, asked: null, node, place };
}

function within(value: number, field: 'kernel' | 'stride' | 'dilation', old: number): number {
  const { min, max } = LIMITS[field];
  return Number.isFinite(value) ? Math.min(max, Math.max(min, Math.round(value))) : old;
}

function changed(layer: StackLayer, change: Partial<Omit<StackLayer, 'kind'>>): StackLayer {
  return {
    kind: layer.kind,
    kernel: within(change.kernel ?? layer.kernel, 'kernel', layer.kernel),
    stride: within(change.stride ?? layer.stride, 'stride', layer.stride),
    dilation: layer.kind === 'pool' ? 1 : within(change.dilation ?? layer.dilation, 'dilation', layer.dilation),
    padding: change.padding ?? layer.padding,
  };
}

/** After a change of the stack the middle of the last map is looked at, unless another layer was chosen. */
function follow(state: FieldState, asked: Stack): FieldState {
  const wasLast = state.node === state.stack.layers.length - 1;
  const next = settle(state, asked, { node: wasLast ? asked.layers.length - 1 : state.node, place: state.place });
  if (next.asked !== null || next.stack === state.stack) return next;
  const before = mapShapes(stackSpec(state.stack.data, state.stack.layers))[state.node + 1] ?? [];
  const after = mapShapes(stackSpec(next.stack.data, next.stack.layers))[next.node + 1] ?? [];
  const scaled = (axis: 0 | 1): number => {
    const size = after[axis] ?? 1;
    return Math.min(size - 1, Math.floor(((state.place[axis] + 0.5) * size) / (before[axis] ?? 1)));
  };
  return { ...next, place: [scaled(0), scaled(1)] };
}

export function reduce(state: FieldState, action: FieldAction): FieldState {
  const asked = askedStack(state);
  switch (action.kind) {
    case 'data':
      return follow(state, { ...asked, data: action.data });
    case 'preset':
      return { ...opened(PRESET_STACKS[action.preset]), influence: state.influence };
    case 'layer': {
      const layers = asked.layers.map((layer, i) => (i === action.index ? changed(layer, action.change) : layer));
      return follow(state, { ...asked, layers });
    }
    case 'add': {
      if (asked.layers.length >= LIMITS.layers.max) return state;
      return follow(state, { ...asked, layers: [...asked.layers, newLayer(action.layer, asked.layers)] });
    }
    case 'remove': {
      if (asked.layers.length <= LIMITS.layers.min) return state;
      return follow(state, { ...asked, layers: asked.layers.filter((_, i) => i !== action.index) });
    }
    case 'keep':
      return { ...state, asked: null };
    case 'unit': {
      const { node, place } = action;
      const { layers } = state.stack;
      if (!(Number.isInteger(node) && node >= 0 && node < layers.length)) return state;
      const [height = 1, width = 1] = mapShapes(stackSpec(state.stack.data, layers))[node + 1] ?? [];
      const keep = (at: number, size: number): number => Math.min(size - 1, Math.max(0, Math.trunc(at)));
      if (Number.isNaN(place[0] + place[1])) return state;
      // A link can't tell a negative zero from zero.
      return { ...state, node: Math.max(0, node), place: [keep(place[0], height), keep(place[1], width)] };
    }
    case 'influence':
      return { ...state, influence: action.influence };
    default:
      return action satisfies never;
  }
}

/** A link holds what is on show, never a stack that can't be. */
export function encode({ stack, node, place, influence }: FieldState): LinkQuery {
  const usual = opened(stack);
  return writeLink({
    data: [stack.data, initial.stack.data],
    stack: [writeStack(stack.layers), writeStack(initial.stack.layers)],
    layer: [String(node + 1), String(usual.node + 1)],
    row: [String(place[0]), String(middleOf(stack, node)[0])],
    column: [String(place[1]), String(middleOf(stack, node)[1])],
    influence: [influence, initial.influence],
  });
}

function middleOf({ data, layers }: Stack, node: number): Pair {
  return middle(mapShapes(stackSpec(data, layers))[node + 1] ?? []);
}

export function decode(query: LinkQuery): Decoded<FieldState> {
  return readLink(query, (link) => {
    const data = link.choice('data', DATA, initial.stack.data);
    const text = link.text('stack');
    const layers = text === null ? initial.stack.layers : readStack(text);
    if (layers === null) {
      const said = (text ?? '').length > 40 ? `${(text ?? '').slice(0, 40)}…` : text;
      return link.refuse('stack', {
        zh: `链接中的层“${said}”无法使用：应为一到八个形如 c3s1d1v（卷积）或 p2s2d1v（池化）的层，用点隔开。已改用初始状态。`,
        en: `The layers “${said}” in the link cannot be used: they must be one to eight layers such as c3s1d1v (convolution) or p2s2d1v (pooling), joined by dots. The initial state is shown instead.`,
      });
    }
    const stack: Stack = { data, layers };
    const fault = whyImpossible(stack);
    if (fault !== null) {
      return link.refuse('stack', {
        zh: `${networkProblemSentence(fault, 'zh')}已改用初始状态。`,
        en: `${networkProblemSentence(fault, 'en')} The initial state is shown instead.`,
      });
    }
    const node = link.integer('layer', 1, layers.length, layers.length) - 1;
    const [height = 1, width = 1] = mapShapes(stackSpec(data, layers))[node + 1] ?? INPUT_SHAPE[data];
    const usual = middleOf(stack, node);
    return {
      stack,
      asked: null,
      node,
      place: [link.integer('row', 0, height - 1, usual[0]), link.integer('column', 0, width - 1, usual[1])],
      influence: link.choice('influence', INFLUENCES, initial.influence),
    };
  });
}

/** Moving from unit to unit is not worth an undo step each. */
export function transient(action: FieldAction): boolean {
  return action.kind === 'unit' || action.kind === 'layer';
}

export const steps: readonly LecternStep<FieldState>[] = [
  {
    id: 'duel',
    title: { zh: '四层之后看到多少', en: 'How much, after four layers' },
    note: {
      zh: '看最后一张映射中间的单元，从后往前，它的视野怎样变大：2 格、4 格、8 格……先让学生猜，到输入上是几格。',
      en: 'Go backwards from the middle unit of the last map: 2 cells, 4 cells, 8 cells. Ask for a guess: how many pixels of the input?',
    },
    state: initial,
  },
  {
    id: 'corner',
    title: { zh: '边上的单元', en: 'A unit at the border' },
    note: {
      zh: '感受野有一部分落在补的零里：真正读到的像素更少。',
      en: 'Part of its field lies in the padding: it really reads fewer pixels.',
    },
    state: { ...opened(PRESET_STACKS.seed), place: [3, 3] },
  },
  {
    id: 'three',
    title: { zh: '三个 3 × 3', en: 'Three times 3 × 3' },
    note: {
      zh: '看到 7 × 7，但中间的像素有许多条路通过来，角上只有一条。',
      en: 'It sees 7 × 7, but many ways lead in from the middle and only one from each corner.',
    },
    state: opened(PRESET_STACKS.three),
  },
  {
    id: 'seven',
    title: { zh: '一个 7 × 7', en: 'One 7 × 7' },
    note: {
      zh: '同样大的感受野，权重却多，而且每个像素只有一条路。',
      en: 'The same field with more weights, and one way from every pixel.',
    },
    state: opened(PRESET_STACKS.seven),
  },
  {
    id: 'dilated',
    title: { zh: '空洞卷积', en: 'Dilated convolutions' },
    note: {
      zh: '空洞率 1、2、4：三层看到 15 × 15，没有一次池化。',
      en: 'Dilations 1, 2, 4: three layers see 15 × 15 without any pooling.',
    },
    state: opened(PRESET_STACKS.dilated),
  },
];
