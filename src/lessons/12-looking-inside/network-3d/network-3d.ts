// The exhibit `network-3d` without its view: how the stack is turned, which layer is marked, and whether it is open.
// Not responsible for: where planes stand (scene-model.ts), drawing (Scene.tsx), words.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { nodesOf, readNetwork } from '../subject/subject-ref.ts';
import type { SubjectChoice, SubjectRef } from '../subject/subject-ref.ts';
import { PICTURE_COUNT } from '../subject/test-images.ts';

export const VIEWS = ['closed', 'space', 'flat'] as const;
/** Not loaded yet, turned in space, or laid out flat, layer under layer. */
export type View = (typeof VIEWS)[number];

/** Degrees; the yaw goes round, the pitch does not tip over. */
export const YAW = { min: -180, max: 180 } as const;
export const PITCH = { min: -80, max: 80 } as const;
export const ZOOM = { min: 50, max: 200 } as const;

export interface Network3dState {
  readonly subject: SubjectRef;
  readonly image: number;
  readonly view: View;
  readonly yaw: number;
  readonly pitch: number;
  /** Percent. */
  readonly zoom: number;
  readonly node: number;
}

export type Network3dAction =
  | ({ readonly kind: 'subject' } & SubjectChoice)
  | { readonly kind: 'image'; readonly image: number }
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'turn'; readonly yaw: number; readonly pitch: number }
  | { readonly kind: 'zoom'; readonly zoom: number }
  | { readonly kind: 'node'; readonly node: number };

/** What is looked into at first, and where the network asked for is not to be had. */
export const COURSE = 'mnist';

export const initial: Network3dState = {
  subject: COURSE,
  image: 0,
  view: 'closed',
  yaw: -38,
  pitch: -18,
  zoom: 100,
  node: 0,
};

function within(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  // Adding nought turns -0, which no link holds, into 0.
  return Math.round(Math.min(max, Math.max(min, value))) + 0;
}

/** An angle in [-180, 180). */
function around(angle: number): number {
  const rounded = Math.round(((((angle + 180) % 360) + 360) % 360) - 180) + 0;
  return rounded === 180 ? -180 : rounded;
}

export function reduce(state: Network3dState, action: Network3dAction): Network3dState {
  switch (action.kind) {
    case 'subject':
      return { ...state, subject: action.subject, node: 0 };
    case 'image':
      return Number.isInteger(action.image) && action.image >= 0 && action.image < PICTURE_COUNT
        ? { ...state, image: action.image }
        : state;
    case 'view':
      return { ...state, view: action.view };
    case 'turn':
      if (!Number.isFinite(action.yaw) || !Number.isFinite(action.pitch)) return state;
      return { ...state, yaw: around(action.yaw), pitch: within(action.pitch, PITCH) };
    case 'zoom':
      return Number.isFinite(action.zoom) ? { ...state, zoom: within(action.zoom, ZOOM) } : state;
    case 'node':
      return Number.isInteger(action.node) && action.node >= 0 && action.node < nodesOf(state.subject)
        ? { ...state, node: action.node }
        : state;
    default:
      return action satisfies never;
  }
}

/** Turning is one undo step. */
export function transient(action: Network3dAction): boolean {
  return action.kind === 'turn' || action.kind === 'zoom';
}

export function encode(state: Network3dState): LinkQuery {
  return writeLink({
    network: [state.subject, COURSE],
    image: [String(state.image), String(initial.image)],
    view: [state.view, initial.view],
    yaw: [String(state.yaw), String(initial.yaw)],
    pitch: [String(state.pitch), String(initial.pitch)],
    zoom: [String(state.zoom), String(initial.zoom)],
    layer: [String(state.node), String(initial.node)],
  });
}

export function decode(query: LinkQuery): Decoded<Network3dState> {
  return readLink(query, (link) => {
    const subject = readNetwork(link, COURSE);
    return {
      subject,
      image: link.integer('image', 0, PICTURE_COUNT - 1, initial.image),
      view: link.choice('view', VIEWS, initial.view),
      yaw: link.integer('yaw', YAW.min, YAW.max - 1, initial.yaw),
      pitch: link.integer('pitch', PITCH.min, PITCH.max, initial.pitch),
      zoom: link.integer('zoom', ZOOM.min, ZOOM.max, initial.zoom),
      node: link.integer('layer', 0, nodesOf(subject) - 1, initial.node),
    };
  });
}

export const steps: readonly LecternStep<Network3dState>[] = [
  {
    id: 'side',
    title: { zh: '从侧面看', en: 'Seen from the side' },
    note: {
      zh: '数据从左往右流：平面越来越小，越来越多。',
      en: 'Data flow from left to right: planes grow smaller and more.',
    },
    state: { ...initial, view: 'space' },
  },
  {
    id: 'front',
    title: { zh: '从正面看', en: 'Seen from the front' },
    note: {
      zh: '正对着第一层：每张平面是一个通道的激活。',
      en: 'Facing the first layer: each plane is what one channel puts out.',
    },
    state: { ...initial, view: 'space', yaw: -8, pitch: -6, zoom: 130 },
  },
  {
    id: 'flat',
    title: { zh: '摊平', en: 'Laid flat' },
    note: {
      zh: '同样的数，一层一行，不需要转动。',
      en: 'The same numbers, a row for each layer; nothing to turn.',
    },
    state: { ...initial, view: 'flat' },
  },
];
