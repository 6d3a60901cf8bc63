// Settings worth seeing: the seed's layers and the cases where conventions part. They are the lectern steps too.
// Not responsible for: what they show (stride-model.ts).
import type { LecternStep } from '../../../kit/exhibit/exhibit.ts';
import type { Localised } from '../../../kit/locale/locale.ts';
import { INITIAL_SETTINGS, initial, reduce } from './stride-padding.ts';
import type { StrideState, WindowSettings } from './stride-padding.ts';

export const EXAMPLES = ['start', 'even', 'half', 'seed-1', 'uneven', 'dilated', 'rectangular', 'torch'] as const;
export type ExampleId = (typeof EXAMPLES)[number];

export const EXAMPLE_SETTINGS: Readonly<Record<ExampleId, WindowSettings>> = {
  start: INITIAL_SETTINGS,
  even: { ...INITIAL_SETTINGS, input: [32, 32], kernel: [2, 2], strides: [1, 1] },
  half: { ...INITIAL_SETTINGS, input: [128, 128] },
  'seed-1': { ...INITIAL_SETTINGS, input: [200, 200], kernel: [2, 2], padding: 'valid' },
  uneven: { ...INITIAL_SETTINGS, padding: 'valid' },
  dilated: { ...INITIAL_SETTINGS, input: [9, 9], strides: [1, 1], dilation: [2, 2], padding: 'valid' },
  rectangular: { ...INITIAL_SETTINGS, input: [6, 12], kernel: [1, 5], strides: [1, 2] },
  torch: { ...INITIAL_SETTINGS, rule: 'pytorch' },
};

/** The example that the settings are, if any. */
export function exampleOf(settings: WindowSettings): ExampleId | null {
  const text = JSON.stringify(settings);
  return EXAMPLES.find((id) => JSON.stringify(EXAMPLE_SETTINGS[id]) === text) ?? null;
}

function stateOf(id: ExampleId, place: StrideState['place'] = [0, 0]): StrideState {
  const shown = reduce(initial, { kind: 'settings', settings: EXAMPLE_SETTINGS[id] });
  return reduce(shown, { kind: 'place', place });
}

interface Words {
  readonly title: Localised<string>;
  readonly note: Localised<string>;
}

const WORDS: Readonly<Record<Exclude<ExampleId, 'seed-1' | 'rectangular'>, Words>> = {
  start: {
    title: { zh: '步幅 2，same 填充', en: 'Stride 2, same padding' },
    note: {
      zh: '先让学生数：8 格、步幅 2，窗口能放几次？再看补的零在哪一边：只在下边和右边。',
      en: 'Let them count first: 8 cells, stride 2, how many places for the window? Then look where the zeros went: bottom and right only.',
    },
  },
  uneven: {
    title: { zh: '除不尽也没关系', en: 'Strides need not divide' },
    note: {
      zh: '同一个窗口，改用 valid：最后一行和最后一列没有窗口读到，画了斜线。Keras 不会报错。',
      en: 'The same window with valid padding: no window reads the last row and column, hence the hatching. Keras says nothing.',
    },
  },
  even: {
    title: { zh: '2 × 2 的核，same 填充', en: 'A 2 × 2 kernel with same padding' },
    note: {
      zh: '偶数的核没有正中间。要补的零只有一个，Keras 把它放在末尾。设计网络一课里的三个卷积层都是这样。',
      en: 'An even kernel has no middle. There is one zero to place, and Keras puts it at the end. All three convolutions of the network designed later are like this.',
    },
  },
  half: {
    title: { zh: '128 → 64', en: '128 → 64' },
    note: {
      zh: '奇数的核遇上步幅 2，也可能不对称：前面 0 个，后面 1 个。',
      en: 'An odd kernel can be lopsided too once the stride is 2: 0 before, 1 after.',
    },
  },
  dilated: {
    title: { zh: '空洞率 2', en: 'Dilation 2' },
    note: {
      zh: '九个权重没有变，窗口却盖住 5 × 5。公式里的 F 要换成 5。',
      en: 'Still nine weights, but the window covers 5 × 5. In the formula F becomes 5.',
    },
  },
  torch: {
    title: { zh: '换成 PyTorch 的约定', en: 'PyTorch’s convention' },
    note: {
      zh: '两边各补 1 个零，输出一样大，每个窗口却早了一格：整张映射移动了。',
      en: 'One zero on either side, the same output size, but every window starts one cell earlier: the whole map has shifted.',
    },
  },
};

const STEP_PLACES: Readonly<Record<keyof typeof WORDS, StrideState['place']>> = {
  start: [0, 0],
  uneven: [2, 2],
  even: [31, 31],
  half: [63, 63],
  dilated: [0, 0],
  torch: [0, 0],
};

const STEP_IDS = ['start', 'uneven', 'even', 'half', 'dilated', 'torch'] as const;

export const steps: readonly LecternStep<StrideState>[] = STEP_IDS.map((id) => ({
  id,
  ...WORDS[id],
  state: stateOf(id, STEP_PLACES[id]),
}));
