// Key states for the lectern: what a lecturer shows of the calculator, in order. Not responsible for: the exhibit itself.
import type { LecternStep } from '../../../kit/exhibit/exhibit.ts';
import type { DerivationId } from '../../../nn/derivation/derivation.ts';
import type { CalculatorState } from './calculator.ts';
import { EMPTY, type Config } from './config.ts';
import { PRESETS } from './presets.ts';

function state(config: Config, open: DerivationId | null): CalculatorState {
  return { config, good: config, open };
}

export const steps: readonly LecternStep<CalculatorState>[] = [
  {
    id: 'shape',
    title: { zh: '形状：128 变成 64', en: 'The shape: 128 becomes 64' },
    note: {
      zh: '步幅为 2、填充为 same：向上取整 128 / 2。先让学生猜，再打开推导。',
      en: 'Stride 2 with same padding: 128 / 2, rounded up. Ask for a guess, then open the derivation.',
    },
    state: state(PRESETS.summary, 'output-height'),
  },
  {
    id: 'parameters',
    title: { zh: '参数：K·F·F·D_in + K', en: 'Parameters: K·F·F·D_in + K' },
    note: {
      zh: '过滤器的深度不用写，它总等于输入的深度；每个过滤器只有一个偏置。',
      en: 'A filter’s depth is never written: it is the depth of the input. Each filter has one bias.',
    },
    state: state(PRESETS.first, 'parameters'),
  },
  {
    id: 'second',
    title: { zh: '第二个卷积层贵得多', en: 'The second convolution costs far more' },
    note: {
      zh: '输入深度从 1 变成 16，每个过滤器就厚了 16 倍。',
      en: 'The input is now 16 deep instead of 1, so each filter is 16 times as thick.',
    },
    state: state(PRESETS.second, 'weights'),
  },
  {
    id: 'even',
    title: { zh: '偶数卷积核：只在下面和右边补零', en: 'An even kernel: zeros at the bottom and right only' },
    note: {
      zh: 'same 不等于对称。2 × 2 的卷积核只缺一行零，Keras 把它放在最后。',
      en: 'Same does not mean symmetric. A 2 × 2 kernel lacks a single row of zeros, and Keras puts it last.',
    },
    state: state(PRESETS.even, 'padding-height'),
  },
  {
    id: 'separable',
    title: { zh: '同样的形状，便宜得多', en: 'The same shape for far less' },
    note: {
      zh: '先逐深度卷积，再用 1 × 1 混合各通道：输出形状相同，参数少了许多。',
      en: 'First each channel by itself, then a 1 × 1 mix of channels: the same output shape with far fewer parameters.',
    },
    state: state({ ...EMPTY, layer: 'SeparableConv2D', input: [32, 32, 64], filters: 128, padding: 'same' }, 'weights'),
  },
  {
    id: 'transposed',
    title: { zh: '反过来：从小到大', en: 'The other way: from small to large' },
    note: {
      zh: '转置卷积把步幅用在输出上：8 变成 16。',
      en: 'A transposed convolution takes its strides in the output: 8 becomes 16.',
    },
    state: state(
      { ...EMPTY, layer: 'Conv2DTranspose', input: [8, 8, 64], filters: 32, strides: [2, 2], padding: 'same' },
      'output-height',
    ),
  },
];
