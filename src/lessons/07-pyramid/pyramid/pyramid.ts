// The exhibit `pyramid` without its view: a network as blocks that grow deep and small, with the numbers that leave each
// layer and the parameters it has. Not responsible for: the drawing's geometry (volumes.ts), drawing.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { formatNumber } from '../../../kit/locale/format.ts';
import { countParameters } from '../../../nn/parameters.ts';
import { inferShapes, sizeOf } from '../../../nn/shapes.ts';
import type { Layer, NetworkSpec, Shape } from '../../../nn/spec.ts';
import { NETWORKS, TIP } from '../networks.ts';

export const PRESETS = ['seed', 'mnist', 'global'] as const;
export type PresetId = (typeof PRESETS)[number];

export const SCALES = ['linear', 'log'] as const;
export type Scale = (typeof SCALES)[number];

/** The largest preset has nine layers; with its input ten blocks. */
const MAX_BLOCK = 9;

export interface PyramidState {
  readonly preset: PresetId;
  /** 0 is the input, then the layers in order; the last one where the network has fewer. */
  readonly block: number;
  readonly scale: Scale;
}

export type PyramidAction =
  | { readonly kind: 'preset'; readonly preset: PresetId }
  | { readonly kind: 'block'; readonly block: number }
  | { readonly kind: 'scale'; readonly scale: Scale };

export const initial: PyramidState = { preset: 'seed', block: 8, scale: 'linear' };

export function reduce(state: PyramidState, action: PyramidAction): PyramidState {
  switch (action.kind) {
    case 'preset':
      // The layer with most parameters is what one looks for first.
      return { ...state, preset: action.preset, block: modelOf(action.preset).heaviest.index };
    case 'block':
      return Number.isInteger(action.block) && action.block >= 0 && action.block <= MAX_BLOCK
        ? { ...state, block: action.block }
        : state;
    case 'scale':
      return { ...state, scale: action.scale };
    default:
      return action satisfies never;
  }
}

export interface Block {
  readonly index: number;
  /** Null for the input. */
  readonly layer: Layer | null;
  readonly input: Shape;
  readonly output: Shape;
  /** How many numbers leave it. */
  readonly numbers: number;
  readonly parameters: number;
  /** Of all parameters of the network. */
  readonly share: number;
}

export interface PyramidModel {
  readonly state: PyramidState;
  readonly blocks: readonly Block[];
  readonly chosen: Block;
  readonly total: number;
  /** Largest number of numbers or parameters: the end of the common axis. */
  readonly largest: number;
  /** Where most parameters sit. */
  readonly heaviest: Block;
}

function blocksOf(spec: NetworkSpec): { readonly blocks: readonly Block[]; readonly total: number } {
  const { total, perNode } = countParameters(spec);
  const input = { index: 0, layer: null, input: spec.inputShape, output: spec.inputShape };
  const layers = inferShapes(spec).map(({ inputs, output }, i): Block => {
    const parameters = perNode[i]?.total ?? 0;
    return {
      index: i + 1,
      layer: spec.nodes[i]?.layer ?? null,
      input: inputs[0] ?? [],
      output,
      numbers: sizeOf(output),
      parameters,
      share: total === 0 ? 0 : parameters / total,
    };
  });
  return { total, blocks: [{ ...input, numbers: sizeOf(spec.inputShape), parameters: 0, share: 0 }, ...layers] };
}

type NetworkModel = Omit<PyramidModel, 'state' | 'chosen'>;

const models = new Map<PresetId, NetworkModel>();

/** What is the same whatever is chosen: computed once for each network. */
function modelOf(preset: PresetId): NetworkModel {
  const known = models.get(preset);
  if (known !== undefined) return known;
  const { blocks, total } = blocksOf(NETWORKS[preset]);
  const made = {
    blocks,
    total,
    largest: blocks.reduce((most, { numbers, parameters }) => Math.max(most, numbers, parameters), 1),
    heaviest: blocks.reduce((best, block) => (block.parameters > best.parameters ? block : best)),
  };
  models.set(preset, made);
  return made;
}

export function present(state: PyramidState): PyramidModel {
  const model = modelOf(state.preset);
  const { blocks, heaviest } = model;
  return { ...model, state, chosen: blocks[Math.min(state.block, blocks.length - 1)] ?? heaviest };
}

/** Length of a bar in parts of the axis. The log axis begins at 0, too: it is that of value + 1. */
export function barPart(value: number, largest: number, scale: Scale): number {
  if (value <= 0) return 0;
  return scale === 'linear' ? value / largest : Math.log10(value + 1) / Math.log10(largest + 1);
}

/** Round values to mark on the axis, from 0 on: equal steps, or on the log axis powers of ten. */
export function axisTicks(largest: number, scale: Scale): readonly number[] {
  if (scale === 'log') {
    const powers = Math.floor(Math.log10(largest));
    return [0, ...Array.from({ length: powers }, (_, i) => 10 ** (i + 1))];
  }
  const power = 10 ** Math.floor(Math.log10(largest));
  // At most five steps, so that their numbers have room.
  const step = [power / 5, power / 2, power, 2 * power].find((one) => largest / one < 5) ?? 2 * power;
  return Array.from({ length: Math.floor(largest / step) + 1 }, (_, i) => i * step);
}

export function encode(state: PyramidState): LinkQuery {
  return writeLink({
    preset: [state.preset, initial.preset],
    block: [String(state.block), String(modelOf(state.preset).heaviest.index)],
    scale: [state.scale, initial.scale],
  });
}

export function decode(query: LinkQuery): Decoded<PyramidState> {
  return readLink(query, (link) => {
    const preset = link.choice('preset', PRESETS, initial.preset);
    return {
      preset,
      block: link.integer('block', 0, MAX_BLOCK, modelOf(preset).heaviest.index),
      scale: link.choice('scale', SCALES, initial.scale),
    };
  });
}

/** Walking along the blocks is one undo step. */
export function transient(action: PyramidAction): boolean {
  return action.kind === 'block';
}

/** The numbers that the steps speak of, as both languages group digits. */
const seed = modelOf('seed');
const [seedTotal, globalTotal] = [seed.total, modelOf('global').total].map((total) => formatNumber(total, 'en'));
const input = seed.blocks[0]?.output.join(' × ');
const top = seed.blocks[TIP]?.output.join(' × ');

export const steps: readonly LecternStep<PyramidState>[] = [
  {
    id: 'base',
    title: { zh: '塔底：又大又浅', en: 'The base: wide and flat' },
    note: {
      zh: `${input}：高和宽远大于深度。`,
      en: `${input}: height and width are far larger than the depth.`,
    },
    state: { ...initial, block: 0 },
  },
  {
    id: 'top',
    title: { zh: '塔尖：又小又深', en: 'The top: small and deep' },
    note: {
      zh: `六层之后是 ${top}。用方向键一层层走一遍：卷积加深，池化减半。`,
      en: `Six layers on: ${top}. Walk the way with the arrow keys: convolutions deepen, pooling halves.`,
    },
    state: { ...initial, block: TIP },
  },
  {
    id: 'bill',
    title: { zh: '账单在哪里', en: 'Where the bill is' },
    note: {
      zh: `先请大家猜：${seedTotal} 个参数，卷积层占多少？`,
      en: `Ask first: of ${seedTotal} parameters, how many are in the convolutions?`,
    },
    state: initial,
  },
  {
    id: 'log',
    title: { zh: '换成对数轴', en: 'On a log axis' },
    note: {
      zh: '线性轴上看不见的卷积层，在对数轴上看得见了。一格是十倍。',
      en: 'The convolutions, invisible on the linear axis, show on the log one: each mark is ten times the last.',
    },
    state: { ...initial, scale: 'log', block: 5 },
  },
  {
    id: 'global',
    title: { zh: '换一个塔尖', en: 'Another top' },
    note: {
      zh: `同样的卷积层，末尾换成全局平均池化：参数从 ${seedTotal} 降到 ${globalTotal}。`,
      en: `The same convolutions with a global average behind them: ${seedTotal} parameters become ${globalTotal}.`,
    },
    state: { ...initial, preset: 'global', block: 7 },
  },
];
