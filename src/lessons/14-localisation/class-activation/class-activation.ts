// The exhibit `class-activation` without its view: a picture, the class that is asked about, the way its map is made, the
// part of the maximum that the box keeps to, and the reader's own box. Not responsible for: the network (use-activation.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { BUILT_IN_PHOTOS } from '../../../kit/photo/built-in-photos.ts';
import type { BuiltInPhoto } from '../../../kit/photo/built-in-photos.ts';
import type { Box } from '../../../nn/inside/bounding-box.ts';

/** Boxes are drawn on a grid of so many parts a side, whatever the picture's size. */
export const GRID = 100;

export const METHODS = ['cam', 'grad-cam'] as const;
export type Method = (typeof METHODS)[number];

/** Where a head is trained on this device, what on. */
export const SOURCES = ['cifar10', 'flowers'] as const;
export type HeadSource = (typeof SOURCES)[number];

export const LIMITS = {
  opacity: { min: 0, max: 100 },
  part: { min: 5, max: 95 },
  class: { min: 0, max: 999 },
} as const;

export interface ActivationState {
  readonly photo: BuiltInPhoto;
  readonly source: HeadSource;
  /** Null: the class with the highest score. */
  readonly classIndex: number | null;
  readonly method: Method;
  /** Layer that Grad-CAM looks at; null: the last one. */
  readonly layer: string | null;
  /** Of the map over the picture, per cent. */
  readonly opacity: number;
  /** Per cent of the maximum that belongs to the box. */
  readonly part: number;
  /** The reader's own box, in parts of GRID. */
  readonly drawn: Box | null;
}

export type ActivationAction =
  | { readonly kind: 'photo'; readonly photo: BuiltInPhoto }
  | { readonly kind: 'source'; readonly source: HeadSource }
  | { readonly kind: 'class'; readonly classIndex: number | null }
  | { readonly kind: 'method'; readonly method: Method }
  | { readonly kind: 'layer'; readonly layer: string | null }
  | { readonly kind: 'opacity'; readonly opacity: number }
  | { readonly kind: 'part'; readonly part: number }
  | { readonly kind: 'drawn'; readonly box: Box | null };

export const initial: ActivationState = {
  photo: 'chelsea',
  source: 'cifar10',
  classIndex: null,
  method: 'cam',
  layer: null,
  opacity: 55,
  part: 20,
  drawn: null,
};

interface Range {
  readonly min: number;
  readonly max: number;
}

function isWithin(value: number, { min, max }: Range): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** A box inside the picture with at least one part a side; null for what can't be made one. */
export function settledBox({ left, top, width, height }: Box): Box | null {
  if (![left, top, width, height].every(Number.isFinite)) return null;
  const start = (value: number): number => Math.min(GRID - 1, Math.max(0, Math.round(value))) + 0;
  const [x, y] = [start(left), start(top)];
  const length = (value: number, from: number): number => Math.min(GRID - from, Math.max(1, Math.round(value)));
  return { left: x, top: y, width: length(width, x), height: length(height, y) };
}

export function reduce(state: ActivationState, action: ActivationAction): ActivationState {
  switch (action.kind) {
    case 'photo':
      return { ...state, photo: action.photo, classIndex: null, drawn: null };
    case 'source':
      return { ...state, source: action.source, classIndex: null };
    case 'class': {
      const isUsable = action.classIndex === null || isWithin(action.classIndex, LIMITS.class);
      return isUsable ? { ...state, classIndex: action.classIndex } : state;
    }
    case 'method':
      return { ...state, method: action.method };
    case 'layer':
      return { ...state, layer: action.layer };
    case 'opacity':
      return isWithin(action.opacity, LIMITS.opacity) ? { ...state, opacity: action.opacity } : state;
    case 'part':
      return isWithin(action.part, LIMITS.part) ? { ...state, part: action.part } : state;
    case 'drawn': {
      if (action.box === null) return { ...state, drawn: null };
      const box = settledBox(action.box);
      return box === null ? state : { ...state, drawn: box };
    }
    default:
      return action satisfies never;
  }
}

/** Dragging a slider or a box is one undo step. */
export function transient(action: ActivationAction): boolean {
  return action.kind === 'opacity' || action.kind === 'part' || action.kind === 'drawn';
}

function boxText(box: Box | null): string {
  return box === null ? '' : [box.left, box.top, box.width, box.height].join('.');
}

export function encode(state: ActivationState): LinkQuery {
  return writeLink({
    photo: [state.photo, initial.photo],
    head: [state.source, initial.source],
    class: [state.classIndex === null ? '' : String(state.classIndex), ''],
    method: [state.method, initial.method],
    layer: [state.layer ?? '', ''],
    opacity: [String(state.opacity), String(initial.opacity)],
    part: [String(state.part), String(initial.part)],
    box: [boxText(state.drawn), ''],
  });
}

const LAYER = /^\w{1,40}$/;

export function decode(query: LinkQuery): Decoded<ActivationState> {
  return readLink(query, (link) => {
    const layer = link.text('layer');
    if (layer !== null && !LAYER.test(layer)) {
      link.refuse('layer', {
        zh: '链接里的层名（layer）已损坏。已改用初始状态。',
        en: 'The name of the layer in the link (layer) is damaged. The initial state is shown instead.',
      });
    }
    const classIndex = link.integer('class', LIMITS.class.min, LIMITS.class.max, -1);
    const [left, top, width, height, ...rest] = link.integers('box', 0, GRID, 4, []);
    const box = height === undefined ? null : settledBox({ left: left ?? 0, top: top ?? 0, width: width ?? 0, height });
    const isWhole = box === null ? left === undefined : boxText(box) === link.text('box') && rest.length === 0;
    if (!isWhole) {
      link.refuse('box', {
        zh: '链接里的框（box）已损坏：应为图内的“左.上.宽.高”。已改用初始状态。',
        en: 'The box in the link (box) is damaged: it must be left.top.width.height inside the picture. The initial state is shown instead.',
      });
    }
    return {
      photo: link.choice('photo', BUILT_IN_PHOTOS, initial.photo),
      source: link.choice('head', SOURCES, initial.source),
      classIndex: classIndex < 0 ? null : classIndex,
      method: link.choice('method', METHODS, initial.method),
      layer,
      opacity: link.integer('opacity', LIMITS.opacity.min, LIMITS.opacity.max, initial.opacity),
      part: link.integer('part', LIMITS.part.min, LIMITS.part.max, initial.part),
      drawn: box,
    };
  });
}

export const steps: readonly LecternStep<ActivationState>[] = [
  {
    id: 'where',
    title: { zh: '它凭什么这样说', en: 'What made it say so' },
    note: {
      zh: '先让大家指出：网络看的是哪里？再看热图。它只学过“有什么”，从没学过“在哪里”。',
      en: 'Ask first: where did it look? Then the map. It was only ever taught what is there, never where.',
    },
    state: initial,
  },
  {
    id: 'box',
    title: { zh: '从热图到框', en: 'From the map to a box' },
    note: {
      zh: '框住热度不低于最大值五分之一的最大一片。拖动阈值，看框怎样变；再自己画一个框，比一比交并比。',
      en: 'The box holds the largest region with at least a fifth of the maximum. Move the threshold, then draw a box of your own and compare.',
    },
    state: { ...initial, drawn: { left: 20, top: 5, width: 65, height: 85 } },
  },
  {
    id: 'threshold',
    title: { zh: '阈值太高', en: 'Too high a threshold' },
    note: {
      zh: '只剩最有说服力的一小块：常常是脸，而不是整只猫。类激活映射爱看最能分辨的部分。',
      en: 'Only the most telling part is left: often the face, not the cat. Class activation favours what tells classes apart.',
    },
    state: { ...initial, part: 70, drawn: { left: 20, top: 5, width: 65, height: 85 } },
  },
  {
    id: 'layer',
    title: { zh: '更靠前的一层', en: 'An earlier layer' },
    note: {
      zh: 'Grad-CAM 可以问任何一层：格子细了，说的却更多是边缘和纹理。',
      en: 'Grad-CAM can ask any layer: finer places, but they speak of edges and textures.',
    },
    state: { ...initial, method: 'grad-cam', layer: 'block_6_project' },
  },
];
