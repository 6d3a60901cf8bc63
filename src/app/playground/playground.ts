// The playground without its view: two designs on one data set, which of them is worked on, and in which panel.
// Not responsible for: a design (lessons/08-designer), what follows from the state (playground-model.ts), or training.
import { DATASET_IDS } from '../../engine/catalog/datasets.ts';
import type { DatasetId } from '../../engine/catalog/datasets.ts';
import type { Decoded, LinkQuery } from '../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../kit/exhibit/link-fields.ts';
import * as design from '../../lessons/08-designer/designer/designer.ts';
import type { DesignerAction, DesignerState } from '../../lessons/08-designer/designer/designer.ts';
import { DEFAULT_CHOICE } from '../../lessons/08-designer/designer/plan-choice.ts';
import { MNIST_CNN, MNIST_MLP } from '../../nn/presets.ts';
import type { NetworkSpec } from '../../nn/spec.ts';

export const SIDES = ['a', 'b'] as const;
export type SideId = (typeof SIDES)[number];

export const PANELS = ['network', 'data', 'inside', 'mistakes', 'files'] as const;
export type PanelId = (typeof PANELS)[number];

/** Test images that can be looked at: all data sets have as many. */
export const MOST_SAMPLES = 10_000;

export interface PlaygroundState {
  /** Both on the same data set: what is compared is measured alike. */
  readonly designs: Readonly<Record<SideId, DesignerState>>;
  /** The one that the panels show. */
  readonly side: SideId;
  readonly panel: PanelId;
  /** Number of the test image whose way through the network is shown. */
  readonly sample: number;
  /** One seed for both: the same first weights where shapes are the same, and the same order of images. */
  readonly sameSeed: boolean;
}

export type PlaygroundAction =
  | { readonly kind: 'design'; readonly side: SideId; readonly action: DesignerAction }
  /** `own`: the reader's own images. */
  | { readonly kind: 'data'; readonly data: DatasetId | 'own' }
  /** The other design becomes what this one is. */
  | { readonly kind: 'copy'; readonly from: SideId }
  | { readonly kind: 'side'; readonly side: SideId }
  | { readonly kind: 'panel'; readonly panel: PanelId }
  | { readonly kind: 'sample'; readonly sample: number }
  | { readonly kind: 'sameSeed'; readonly on: boolean }
  | { readonly kind: 'restore'; readonly state: PlaygroundState };

function beginning(net: NetworkSpec): DesignerState {
  return { ...design.initial, net, data: 'mnist', plan: { ...DEFAULT_CHOICE, count: 2000, epochs: 3 } };
}

export const initial: PlaygroundState = {
  designs: { a: beginning(MNIST_CNN), b: beginning(MNIST_MLP) },
  side: 'a',
  panel: 'network',
  sample: 0,
  sameSeed: true,
};

export function otherSide(side: SideId): SideId {
  return side === 'a' ? 'b' : 'a';
}

/** On the images that the other one has; its input takes their shape along. */
function onData(state: DesignerState, { data, own }: Pick<DesignerState, 'data' | 'own'>): DesignerState {
  return design.reduce(state, own ? { kind: 'own' } : { kind: 'data', data });
}

/** One design in its place, the other brought in line with it where both must agree. */
function withDesign(state: PlaygroundState, side: SideId, own: DesignerState): PlaygroundState {
  const { designs, sameSeed } = state;
  if (own === designs[side]) return state;
  let other = designs[otherSide(side)];
  if (other.data !== own.data || other.own !== own.own) other = { ...onData(other, own), data: own.data };
  const { seed } = own.plan;
  if (sameSeed && other.plan.seed !== seed) other = design.reduce(other, { kind: 'plan', fields: { seed } });
  return { ...state, designs: side === 'a' ? { a: own, b: other } : { a: other, b: own } };
}

export function reduce(state: PlaygroundState, action: PlaygroundAction): PlaygroundState {
  switch (action.kind) {
    case 'design':
      return withDesign(state, action.side, design.reduce(state.designs[action.side], action.action));
    case 'data':
      return withDesign(
        state,
        'a',
        design.reduce(state.designs.a, action.data === 'own' ? { kind: 'own' } : { kind: 'data', data: action.data }),
      );
    case 'copy':
      return withDesign(state, otherSide(action.from), state.designs[action.from]);
    case 'side':
      return { ...state, side: action.side };
    case 'panel':
      return { ...state, panel: action.panel };
    case 'sample': {
      const { sample } = action;
      return Number.isInteger(sample) && sample >= 0 && sample < MOST_SAMPLES ? { ...state, sample } : state;
    }
    case 'sameSeed': {
      const next = { ...state, sameSeed: action.on };
      return action.on ? withDesign(next, 'a', { ...state.designs.a }) : next;
    }
    case 'restore':
      return action.state;
    default:
      return action satisfies never;
  }
}

/** Typing and dragging a slider make one undo step, and looking elsewhere none that changes a network. */
export function transient(action: PlaygroundAction): boolean {
  switch (action.kind) {
    case 'design':
      return action.action.kind === 'plan' || design.transient(action.action);
    case 'side':
    case 'panel':
    case 'sample':
      return true;
    case 'data':
    case 'copy':
    case 'sameSeed':
    case 'restore':
      return false;
    default:
      return action satisfies never;
  }
}

const VERSION = '1';

/** Fields of a design that both have in common. */
const SHARED: ReadonlySet<string> = new Set(['data', 'images']);

/** The others, with their value now. */
function fieldsOf(state: DesignerState): readonly (readonly [name: string, now: string])[] {
  return Object.entries(design.linkFields(state)).flatMap(([name, [now]]) => (SHARED.has(name) ? [] : [[name, now]]));
}

/** A field of a side in the link: `a-net`, `b-rate`. */
function linkName(side: SideId, field: string): string {
  return `${side}-${field}`;
}

/** What a link means that names images but no network: that of the beginning, taking the images' shape. */
function beginningOn(side: SideId, images: Pick<DesignerState, 'data' | 'own'>): DesignerState {
  const first = initial.designs[side];
  return images.data === first.data && images.own === first.own ? first : { ...onData(first, images), ...images };
}

export function encode(state: PlaygroundState): LinkQuery {
  const { data, own } = state.designs.a;
  const fields = writeLink({
    data: [data, initial.designs.a.data],
    images: [own ? 'own' : '', ''],
    ...Object.fromEntries(
      SIDES.flatMap((side) => {
        const before = new Map(fieldsOf(beginningOn(side, { data, own })));
        return fieldsOf(state.designs[side]).map(
          ([name, now]) => [linkName(side, name), [now, before.get(name) ?? '']] as const,
        );
      }),
    ),
    side: [state.side, initial.side],
    panel: [state.panel, initial.panel],
    sample: [String(state.sample), String(initial.sample)],
    seeds: [state.sameSeed ? 'same' : 'own', 'same'],
  });
  return Object.keys(fields).length === 0 ? {} : { v: VERSION, ...fields };
}

export function decode(query: LinkQuery): Decoded<PlaygroundState> {
  const shared = readLink(query, (link) => ({
    data: link.choice('data', DATASET_IDS, initial.designs.a.data),
    own: link.choice('images', ['', 'own'], '') === 'own',
  }));
  if (shared.kind === 'problem') return shared;
  const designs: Partial<Record<SideId, DesignerState>> = {};
  const sideFields: string[] = [];
  for (const side of SIDES) {
    const fields = fieldsOf(beginningOn(side, shared.state)).flatMap(([name, now]) => {
      sideFields.push(linkName(side, name));
      const value = query[linkName(side, name)] ?? (now === '' ? null : now);
      return value === null ? [] : [[name, value] as const];
    });
    const read = design.decode(Object.fromEntries(fields));
    if (read.kind === 'problem') return { ...read, field: linkName(side, read.field) };
    designs[side] = { ...read.state, ...shared.state };
  }
  const { a = initial.designs.a, b = initial.designs.b } = designs;
  return readLink(query, (link) => {
    link.choice('v', [VERSION], VERSION);
    // Read above already, by other readers of the same link.
    for (const field of ['data', 'images', ...sideFields]) link.text(field);
    const seeds = link.choice('seeds', ['same', 'own'], 'same');
    return {
      designs: { a, b: seeds === 'same' ? { ...b, plan: { ...b.plan, seed: a.plan.seed } } : b },
      side: link.choice('side', SIDES, initial.side),
      panel: link.choice('panel', PANELS, initial.panel),
      sample: link.integer('sample', 0, MOST_SAMPLES - 1, initial.sample),
      sameSeed: seeds === 'same',
    };
  });
}
