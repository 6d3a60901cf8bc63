// The exhibit `stride-padding` without its view: a window's settings, the place where it stands, and its links.
// Settings that can't be are kept apart from the last ones that could, which stay on show.
// Not responsible for: what is shown (stride-model.ts) or sentences (stride-padding.text.ts).
import type { Decoded, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { kerasWalk, symmetricWalk } from '../../../nn/axis-walk.ts';
import type { AxisWalk } from '../../../nn/axis-walk.ts';
import { conv2d } from '../../../nn/build.ts';
import { tryLayerOutputShape } from '../../../nn/shapes.ts';
import type { Conv2D, Padding, Pair } from '../../../nn/spec.ts';
import { readPair, writePair } from '../pair-field.ts';
import { layoutAxis } from './axis-layout.ts';
import { impossibleSentence } from './impossible.ts';
import type { Impossible } from './impossible.ts';

export const RULES = ['keras', 'pytorch'] as const;
export type Rule = (typeof RULES)[number];
export const PADDINGS = ['valid', 'same'] as const;

/** What a layer says about its window. Pairs are height, width. */
export interface WindowSettings {
  readonly rule: Rule;
  readonly input: Pair;
  readonly kernel: Pair;
  readonly strides: Pair;
  readonly dilation: Pair;
  /** Keras's padding; by PyTorch's rule the one that is compared with. */
  readonly padding: Padding;
  /** PyTorch's padding. */
  readonly pad: Pair;
}

export type PairField = 'input' | 'kernel' | 'strides' | 'dilation' | 'pad';

export interface StrideState {
  /** What is on show: always possible. */
  readonly settings: WindowSettings;
  /** What was asked for last, where that can't be; null where it is on show. */
  readonly asked: WindowSettings | null;
  /** Height and width are set apart from one another. */
  readonly apart: boolean;
  /** Output row and column of the window. */
  readonly place: Pair;
}

export type StrideAction =
  | { readonly kind: 'pair'; readonly field: PairField; readonly axis: 0 | 1 | 'both'; readonly value: number }
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'padding'; readonly padding: Padding }
  | { readonly kind: 'apart'; readonly apart: boolean }
  | { readonly kind: 'settings'; readonly settings: WindowSettings }
  /** Takes back what could not be shown. */
  | { readonly kind: 'keep' }
  | { readonly kind: 'place'; readonly place: Pair };

export const LIMITS = {
  input: { min: 1, max: 256 },
  kernel: { min: 1, max: 11 },
  strides: { min: 1, max: 8 },
  dilation: { min: 1, max: 4 },
  pad: { min: 0, max: 10 },
} as const satisfies Record<PairField, { readonly min: number; readonly max: number }>;

export const INITIAL_SETTINGS: WindowSettings = {
  rule: 'keras',
  input: [8, 8],
  kernel: [3, 3],
  strides: [2, 2],
  dilation: [1, 1],
  padding: 'same',
  pad: [1, 1],
};

export const initial: StrideState = { settings: INITIAL_SETTINGS, asked: null, apart: false, place: [0, 0] };

/** Filters of the layer in code lines: they don't change where a window stands. */
export const FILTERS = 32;

export function layerOf({ kernel, strides, dilation, padding }: WindowSettings): Conv2D {
  return conv2d({ filters: FILTERS, kernelSize: kernel, strides, dilationRate: dilation, padding, activation: 'relu' });
}

/** Null for settings that can be shown. */
export function whyImpossible(settings: WindowSettings): Impossible | null {
  if (settings.rule === 'keras') {
    const found = tryLayerOutputShape(layerOf(settings), [[...settings.input, 3]], 0);
    const [fault] = found.kind === 'faults' ? found.faults : [];
    return fault === undefined ? null : { kind: 'keras', fault };
  }
  for (const axis of [0, 1] as const) {
    const { output, extent, size, before } = activeWalk(settings, axis);
    if (output < 1) return { kind: 'pytorch', extent, room: size + 2 * before };
  }
  return null;
}

function setting({ input, kernel, strides, dilation }: WindowSettings, axis: 0 | 1) {
  return { size: input[axis], kernel: kernel[axis], stride: strides[axis], dilation: dilation[axis] };
}

export function kerasAxis(settings: WindowSettings, axis: 0 | 1): AxisWalk {
  return kerasWalk(setting(settings, axis), settings.padding);
}

/** The walk by the rule that is chosen. */
export function activeWalk(settings: WindowSettings, axis: 0 | 1): AxisWalk {
  return settings.rule === 'keras'
    ? kerasAxis(settings, axis)
    : symmetricWalk(setting(settings, axis), settings.pad[axis]);
}

/** The walk that is drawn for comparison: Keras's, by PyTorch's rule, where Keras could do it at all. */
export function comparedWalk(settings: WindowSettings, axis: 0 | 1): AxisWalk | null {
  if (settings.rule === 'keras' || whyImpossible({ ...settings, rule: 'keras' }) !== null) return null;
  return kerasAxis(settings, axis);
}

export function layoutOf(settings: WindowSettings, axis: 0 | 1) {
  const compared = comparedWalk(settings, axis);
  return layoutAxis(activeWalk(settings, axis), compared === null ? [] : [compared]);
}

/** The drawn output place nearest to a wished one. */
function nearest(outputs: readonly number[], wished: number): number {
  return outputs.reduce(
    (best, each) => (Math.abs(each - wished) < Math.abs(best - wished) ? each : best),
    outputs[0] ?? 0,
  );
}

function settle(state: StrideState, asked: WindowSettings): StrideState {
  if (whyImpossible(asked) !== null) return { ...state, asked };
  const place: Pair = [
    nearest(layoutOf(asked, 0).outputs, state.place[0]),
    nearest(layoutOf(asked, 1).outputs, state.place[1]),
  ];
  return { ...state, settings: asked, asked: null, place };
}

/** The settings that the controls show. */
export function askedSettings({ asked, settings }: StrideState): WindowSettings {
  return asked ?? settings;
}

function within(value: number, field: PairField, old: number): number {
  const { min, max } = LIMITS[field];
  return Number.isFinite(value) ? Math.min(max, Math.max(min, Math.round(value))) : old;
}

function squared(settings: WindowSettings): WindowSettings {
  const { input, kernel, strides, dilation, pad } = settings;
  const square = ([height]: Pair): Pair => [height, height];
  return {
    ...settings,
    input: square(input),
    kernel: square(kernel),
    strides: square(strides),
    dilation: square(dilation),
    pad: square(pad),
  };
}

function isSquare({ input, kernel, strides, dilation, pad }: WindowSettings): boolean {
  return [input, kernel, strides, dilation, pad].every(([height, width]) => height === width);
}

export function reduce(state: StrideState, action: StrideAction): StrideState {
  const asked = askedSettings(state);
  switch (action.kind) {
    case 'pair': {
      const old = asked[action.field];
      const value = within(action.value, action.field, old[action.axis === 1 ? 1 : 0]);
      const pair: Pair =
        action.axis === 'both' || !state.apart ? [value, value] : action.axis === 0 ? [value, old[1]] : [old[0], value];
      return settle(state, { ...asked, [action.field]: pair });
    }
    case 'rule':
      return settle(state, { ...asked, rule: action.rule });
    case 'padding':
      return settle(state, { ...asked, padding: action.padding });
    case 'apart':
      return action.apart ? { ...state, apart: true } : settle({ ...state, apart: false }, squared(asked));
    case 'settings':
      return settle({ ...state, place: [0, 0], apart: !isSquare(action.settings) }, action.settings);
    case 'keep':
      return { ...state, asked: null, apart: state.apart || !isSquare(state.settings) };
    case 'place': {
      const place: Pair = [
        nearest(layoutOf(state.settings, 0).outputs, action.place[0]),
        nearest(layoutOf(state.settings, 1).outputs, action.place[1]),
      ];
      return Number.isNaN(action.place[0] + action.place[1]) ? state : { ...state, place };
    }
    default:
      return action satisfies never;
  }
}

/** A link holds what is on show, never settings that can't be. */
export function encode({ settings, apart, place }: StrideState): LinkQuery {
  return writeLink({
    rule: [settings.rule, INITIAL_SETTINGS.rule],
    input: [writePair(settings.input), writePair(INITIAL_SETTINGS.input)],
    kernel: [writePair(settings.kernel), writePair(INITIAL_SETTINGS.kernel)],
    strides: [writePair(settings.strides), writePair(INITIAL_SETTINGS.strides)],
    dilation: [writePair(settings.dilation), writePair(INITIAL_SETTINGS.dilation)],
    padding: [settings.padding, INITIAL_SETTINGS.padding],
    pad: [writePair(settings.pad), writePair(INITIAL_SETTINGS.pad)],
    apart: [apart || !isSquare(settings) ? '1' : '0', isSquare(settings) ? '0' : '1'],
    row: [String(place[0]), '0'],
    column: [String(place[1]), '0'],
  });
}

export function decode(query: LinkQuery): Decoded<StrideState> {
  return readLink(query, (link) => {
    const settings: WindowSettings = {
      rule: link.choice('rule', RULES, INITIAL_SETTINGS.rule),
      input: readPair(link, 'input', LIMITS.input, INITIAL_SETTINGS.input),
      kernel: readPair(link, 'kernel', LIMITS.kernel, INITIAL_SETTINGS.kernel),
      strides: readPair(link, 'strides', LIMITS.strides, INITIAL_SETTINGS.strides),
      dilation: readPair(link, 'dilation', LIMITS.dilation, INITIAL_SETTINGS.dilation),
      padding: link.choice('padding', PADDINGS, INITIAL_SETTINGS.padding),
      pad: readPair(link, 'pad', LIMITS.pad, INITIAL_SETTINGS.pad),
    };
    const why = whyImpossible(settings);
    if (why !== null) {
      const sentence = impossibleSentence(why);
      link.refuse(why.kind === 'keras' && why.fault.field === 'dilationRate' ? 'dilation' : 'kernel', {
        zh: `${sentence.zh}已改用初始状态。`,
        en: `${sentence.en} The initial state is shown instead.`,
      });
    }
    const apart = link.flag('apart', !isSquare(settings)) || !isSquare(settings);
    const readPlace = (field: 'row' | 'column', axis: 0 | 1): number => {
      const wished = link.integer(field, 0, activeWalk(settings, axis).output - 1, 0);
      // Of a long axis the middle is left out of the drawing.
      if (layoutOf(settings, axis).outputs.includes(wished)) return wished;
      return link.refuse(field, {
        zh: `链接要看的输出（${field}=${wished}）在这幅图里没有画出来：太长的一边只画开头和结尾。已改用初始状态。`,
        en: `The link asks for the output ${field}=${wished}, which is not drawn: of a long side only the beginning and the end are. The initial state is shown instead.`,
      });
    };
    const place: Pair = [readPlace('row', 0), readPlace('column', 1)];
    return { settings, asked: null, apart, place };
  });
}

/** Stepping, scrubbing and dragging sliders is not worth an undo step each. */
export function transient(action: StrideAction): boolean {
  return action.kind === 'place' || action.kind === 'pair';
}
