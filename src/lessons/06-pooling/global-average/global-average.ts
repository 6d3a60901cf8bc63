// The exhibit `global-average` without its view: a volume of maps becomes one mean a map, a class weighs the means, and
// the same weights laid over the maps say where the score came from. Not responsible for: training, drawing.
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { dense, flatten, globalAveragePooling2D, sequential } from '../../../nn/build.ts';
import { activationMap } from '../../../nn/class-activation.ts';
import { poolGlobal } from '../../../nn/convolution.ts';
import type { Image } from '../../../nn/convolution.ts';
import { countParameters } from '../../../nn/parameters.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { Shape } from '../../../nn/spec.ts';
import { channelOf, edgesOf, mapsAfter, outputsOf } from '../activations.ts';
import { GAP_CNN } from '../networks.ts';
import { PICTURES, pictureFor } from '../pictures.ts';
import type { PictureId } from '../pictures.ts';
import type { TrainedSession } from '../use-trained.ts';

/** Maps of the last convolution, and as many edge filters. */
export const MAPS = 8;
export const CLASSES = 10;
/** Weights are set in hundredths, so that a link says them exactly. */
export const WEIGHT_UNIT = 100;
export const MAX_WEIGHT = 20 * WEIGHT_UNIT;
/** Without a network: edges that lie flat count for, upright ones against. */
const EDGE_WEIGHTS: readonly number[] = [1, 0, -1, 0, 1, 0, -1, 0];
const LAST_CONVOLUTION = 2;

export interface GlobalAverageState {
  readonly picture: PictureId;
  /** The class whose weights are looked at. */
  readonly klass: number;
  /** The reader's own weights in hundredths; null: those of the class. */
  readonly weights: readonly number[] | null;
}

export type GlobalAverageAction =
  | { readonly kind: 'picture'; readonly picture: PictureId }
  | { readonly kind: 'class'; readonly klass: number }
  /** `from` are the weights shown now: the first change makes them the reader's own. */
  | { readonly kind: 'weight'; readonly map: number; readonly weight: number; readonly from: readonly number[] }
  | { readonly kind: 'class-weights' };

export const initial: GlobalAverageState = { picture: '7', klass: 7, weights: null };

function toHundredths(weight: number): number {
  const rounded = Math.round(weight * WEIGHT_UNIT);
  return Math.min(MAX_WEIGHT, Math.max(-MAX_WEIGHT, rounded)) + 0;
}

export function reduce(state: GlobalAverageState, action: GlobalAverageAction): GlobalAverageState {
  switch (action.kind) {
    case 'picture':
      return { ...state, picture: action.picture };
    case 'class': {
      const isClass = Number.isInteger(action.klass) && action.klass >= 0 && action.klass < CLASSES;
      return isClass ? { ...state, klass: action.klass, weights: null } : state;
    }
    case 'weight': {
      const { map, weight, from } = action;
      if (!Number.isFinite(weight) || !Number.isInteger(map) || map < 0 || map >= MAPS) return state;
      const weights = Array.from({ length: MAPS }, (_, i) => toHundredths(i === map ? weight : (from[i] ?? 0)));
      return { ...state, weights };
    }
    case 'class-weights':
      return { ...state, weights: null };
    default:
      return action satisfies never;
  }
}

export interface MapTerm {
  readonly map: Image;
  /** Mean of the map: what global average pooling makes of it. */
  readonly mean: number;
  readonly weight: number;
  readonly product: number;
}

export interface Bill {
  readonly shape: Shape;
  /** Numbers that the dense layer reads. */
  readonly inputs: number;
  readonly weights: number;
  readonly biases: number;
  readonly total: number;
}

export interface GlobalAverageModel {
  readonly state: GlobalAverageState;
  readonly isDrawn: boolean;
  readonly picture: Image;
  readonly source: 'network' | 'edges';
  readonly isOwn: boolean;
  readonly shape: Image['shape'];
  readonly terms: readonly MapTerm[];
  readonly bias: number;
  /** Sum of the products plus the bias. */
  readonly score: number;
  /** Weights times maps, summed: height x width. Its mean is the score without the bias. */
  readonly activation: Image;
  readonly activationMean: number;
  /** Largest value of the map and where it is. */
  readonly peak: { readonly row: number; readonly column: number; readonly value: number };
  /** What the trained network answers; null while there is none. */
  readonly answer: { readonly klass: number; readonly probability: number } | null;
  readonly flattened: Bill;
  readonly averaged: Bill;
}

function billOf(shape: Shape, first: ReturnType<typeof flatten> | ReturnType<typeof globalAveragePooling2D>): Bill {
  const { perNode } = countParameters(sequential(shape, [first, dense({ units: CLASSES, activation: 'softmax' })]));
  const count = perNode[1] ?? { weights: 0, biases: 0, total: 0 };
  const inputs = first.className === 'Flatten' ? sizeOf(shape) : (shape.at(-1) ?? 0);
  return { shape, inputs, weights: count.weights, biases: count.biases, total: count.total };
}

export function present(state: GlobalAverageState, { digits, network }: TrainedSession): GlobalAverageModel {
  const { image, isDrawn } = pictureFor(state.picture, digits);
  const maps = network === null ? edgesOf(image) : mapsAfter(image, network, GAP_CNN, LAST_CONVOLUTION);
  const kernel = network?.weights.at(-2);
  const own = state.weights?.map((weight) => weight / WEIGHT_UNIT) ?? null;
  const weights = Array.from({ length: MAPS }, (_, map) => {
    if (own !== null) return own[map] ?? 0;
    return kernel === undefined ? (EDGE_WEIGHTS[map] ?? 0) : (kernel[map * CLASSES + state.klass] ?? 0);
  });
  const bias = own === null ? (network?.weights.at(-1)?.[state.klass] ?? 0) : 0;
  const means = poolGlobal(maps, 'average');
  const terms = weights.map((weight, map) => {
    const mean = means[map] ?? 0;
    return { map: channelOf(maps, map), mean, weight, product: weight * mean + 0 };
  });
  const activation = activationMap(maps, weights);
  const [height, width] = maps.shape;
  const highest = activation.values.reduce((best, value, i) => (value > (activation.values[best] ?? 0) ? i : best), 0);
  return {
    state,
    isDrawn,
    picture: image,
    source: network === null ? 'edges' : 'network',
    isOwn: own !== null,
    shape: maps.shape,
    terms,
    bias,
    score: terms.reduce((sum, { product }) => sum + product, bias),
    activation,
    activationMean: poolGlobal(activation, 'average')[0] ?? 0,
    peak: {
      row: Math.floor(highest / width),
      column: highest % width,
      value: activation.values[highest] ?? 0,
    },
    answer: network === null ? null : answerOf(outputsOf(image, network, GAP_CNN).at(-1)?.values),
    flattened: billOf([height, width, MAPS], flatten()),
    averaged: billOf([height, width, MAPS], globalAveragePooling2D()),
  };
}

function answerOf(probabilities: Float32Array | undefined): GlobalAverageModel['answer'] {
  if (probabilities === undefined) return null;
  const klass = probabilities.reduce((best, value, i) => (value > (probabilities[best] ?? 0) ? i : best), 0);
  return { klass, probability: probabilities[klass] ?? 0 };
}

export function encode(state: GlobalAverageState): LinkQuery {
  return writeLink({
    picture: [state.picture, initial.picture],
    class: [String(state.klass), String(initial.klass)],
    weights: [state.weights === null ? '' : state.weights.join('.'), ''],
  });
}

export function decode(query: LinkQuery): Decoded<GlobalAverageState> {
  return readLink(query, (link) => {
    const weights = link.integers('weights', -MAX_WEIGHT, MAX_WEIGHT, MAPS, []);
    if (weights.length !== 0 && weights.length !== MAPS) {
      return link.refuse('weights', {
        zh: `链接中的 weights 应有 ${MAPS} 个权重，却有 ${weights.length} 个。已改用初始状态。`,
        en: `The link’s weights must be ${MAPS} numbers but are ${weights.length}. The initial state is shown instead.`,
      });
    }
    return {
      picture: link.choice('picture', PICTURES, initial.picture),
      klass: link.integer('class', 0, CLASSES - 1, initial.klass),
      weights: weights.length === 0 ? null : weights,
    };
  });
}

/** Dragging a weight is one undo step. */
export function transient(action: GlobalAverageAction): boolean {
  return action.kind === 'weight';
}

function only(...maps: readonly number[]): readonly number[] {
  return Array.from({ length: MAPS }, (_, map) => (maps.includes(map) ? WEIGHT_UNIT : 0));
}

export const steps: readonly LecternStep<GlobalAverageState>[] = [
  {
    id: 'vector',
    title: { zh: '八张图变成八个数', en: 'Eight maps become eight numbers' },
    note: {
      zh: '每张特征映射只留下它的平均值。问：移动图片，这八个数会变吗？',
      en: 'Of each map only its mean is left. Ask: would these eight numbers change if the picture moved?',
    },
    state: initial,
  },
  {
    id: 'one-map',
    title: { zh: '只看一张', en: 'One map alone' },
    note: {
      zh: '把其余权重设为 0：类激活图就是这张特征映射。再加上第二张。',
      en: 'With all other weights at 0 the class activation map is that map. Then add a second one.',
    },
    state: { ...initial, weights: only(0) },
  },
  {
    id: 'two-maps',
    title: { zh: '两张相加', en: 'Two maps added' },
    note: {
      zh: '分数是平均值的加权和；图是特征映射的加权和。图的平均值就是分数。',
      en: 'The score is a weighted sum of means, the picture a weighted sum of maps; the mean of the picture is the score.',
    },
    state: { ...initial, weights: only(0, 2) },
  },
  {
    id: 'other-class',
    title: { zh: '换一个类', en: 'Another class' },
    note: {
      zh: '同样的特征映射，换一组权重：同一张图片里支持 1 的是哪一部分？（先训练网络）',
      en: 'The same maps, other weights: which part of this picture speaks for a 1? (Train the network first.)',
    },
    state: { ...initial, klass: 1 },
  },
];
