// The words of derivations: names of numbers and letters, the reason for each formula, when the two formulas agree.
// Not responsible for: the formulas (nn/derivation) or the exhibit's other words (calculator.text.ts).
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Localised } from '../../../kit/locale/locale.ts';
import type { DerivationId, DerivationReason } from '../../../nn/derivation/derivation.ts';
import type { QuantityWords } from '../../../nn/derivation/formula.ts';
import type { FormulaComparison } from '../../../nn/derivation/windows.ts';

export interface DerivationText {
  readonly numbers: Readonly<Record<DerivationId, string>>;
  readonly reasons: Readonly<Record<DerivationReason, string>>;
  readonly words: QuantityWords;
  readonly legend: string;
  readonly twoFormulas: string;
  readonly ceilForm: string;
  readonly floorForm: (p: number) => string;
  readonly totalForm: string;
  /** When both formulas agree here, and what to think of it. */
  readonly agreement: (comparison: FormulaComparison) => string;
}

const zh = (value: number) => formatNumber(value, 'zh');
const en = (value: number) => formatNumber(value, 'en');

/** `p = 0 → 31`, for each whole p. */
function outcomes({ whole }: FormulaComparison, write: (value: number) => string, joint: string): string {
  return whole.map(({ p, output }) => `p = ${p} → ${write(output)}`).join(joint);
}

export const derivationText: Localised<DerivationText> = {
  zh: {
    numbers: {
      'output-height': '输出的高',
      'output-width': '输出的宽',
      'output-length': '输出的长度',
      'output-depth': '输出的深度',
      'output-units': '输出的个数',
      'padding-height': '填充：上 + 下',
      'padding-width': '填充：左 + 右',
      'padding-length': '填充：前 + 后',
      weights: '权重',
      biases: '偏置',
      'scale-and-shift': '缩放与平移（可训练）',
      'moving-averages': '滑动平均（不训练）',
      parameters: '参数总数',
      macs: '乘加次数',
      'output-memory': '输出占的内存',
      'parameter-memory': '参数占的内存',
    },
    reasons: {
      'size-same': 'same：每走 S 格放一个窗口，直到盖住整个输入，所以除以步幅、向上取整；卷积核多大都一样。',
      'size-valid': 'valid：窗口必须整个留在输入里。它有（输入 − 窗口 + 1）个可放的位置，每 S 个取一个。',
      'size-causal': 'causal：前面补足零，每一步都有窗口，所以和 same 一样，除以步幅、向上取整。',
      'size-transposed-same': '转置卷积的步幅走在输出上：相邻的输入位置在输出里相距 S 格；same 把多出来的边切掉。',
      'size-transposed-valid': '转置卷积的步幅走在输出上；valid 让最后一个窗口完整地伸出去，所以多出 F − S。',
      'size-kept': '这一层逐个处理数值，这个轴的大小不变。',
      'depth-filters': '每个过滤器产生一张特征映射，所以输出的深度就是过滤器的数量 K，与输入的深度无关。',
      'depth-multiplied': '逐深度卷积给每个输入通道 M 张特征映射，通道之间不混合。',
      'depth-kept': '每张特征映射单独处理，所以深度不变。',
      'units-given': '每个单元给出一个数。',
      'units-flattened': '所有的数排成一列，一个不多，一个不少。',
      'units-pooled': '每张特征映射只留下一个数，所以输出的个数就是输入的深度。',
      'padding-valid': 'valid：不补零。',
      'padding-same':
        '最后一个窗口要盖到输入的末尾，缺多少行就补多少行零。零分在两边，单数时多的那一行放在末尾（下面、右面）。',
      'padding-causal': 'causal：零全部补在前面，所以每一步只看得到过去。',
      'padding-cut': '窗口铺开以后，超出（输入 × 步幅）的部分要切掉：前面切一半（向下取整），余下的切在末尾。',
      'padding-uncut': 'valid：什么也不切。',
      'weights-convolution':
        '一个过滤器是一个 F × F × D_in 的小块：它的深度总等于输入的深度，所以代码里不用写。这样的小块有 K 个。',
      'weights-depthwise': '每个输入通道有 M 个 F × F 的卷积核，各看各的通道。',
      'weights-separable': '先逐深度卷积（F·F·D_in·M 个权重），再用 K 个 1 × 1 的过滤器混合通道（D_in·M·K 个权重）。',
      'weights-dense': '每个单元与输入的每个数各有一个权重。',
      'weights-none': '这一层没有权重。',
      'biases-filters': '每个过滤器一个偏置，加在它的整张特征映射上：是 K 个，不是每个权重一个，也不是每个位置一个。',
      'biases-maps': '每张特征映射一个偏置。',
      'biases-units': '每个单元一个偏置。',
      'biases-off': 'use_bias=False：没有偏置。',
      'biases-none': '这一层没有偏置。',
      'scale-and-shift': '每个通道学一个缩放 gamma 和一个平移 beta。',
      'moving-averages': '每个通道记住均值和方差各一个，它们随训练更新，但不由梯度来学。',
      'parameters-sum': '权重加偏置，偏置只加一次。',
      'parameters-normalization': '可训练的与不训练的加在一起；model.summary() 把它们都算作参数。',
      'parameters-none': '没有要学的数。',
      'macs-convolution':
        '每个输出数都要把一个窗口乘一遍：输出的个数乘以一个过滤器的权重数。补的零也算在内，偏置不算。',
      'macs-transposed': '每个输入位置都把整个卷积核铺开一次。',
      'macs-depthwise': '每个输出数只看一个通道的 F × F 个数。',
      'macs-separable': '每个位置先做 F·F 次，再为 K 个过滤器各做一次，D_in·M 个通道都要做。',
      'macs-dense': '每个权重乘一次。',
      'macs-normalization': '每个数乘一次、加一次。',
      'macs-none': '这一层不与权重相乘。',
      'output-memory': '一幅图的输出要存多少数；每个数是 4 字节的浮点数。1 KB 按 1024 字节算，与 Keras 一样。',
      'parameter-memory': '每个参数是 4 字节的浮点数。',
    },
    words: {
      weights: '权重',
      'depthwise-weights': '逐深度',
      'pointwise-weights': '逐点',
      biases: '偏置',
      'scale-and-shift': '缩放与平移',
      'moving-averages': '滑动平均',
      parameters: '参数',
      macs: '乘加',
      values: '数的个数',
      'output-bytes': '字节',
      'parameter-bytes': '字节',
      'output-size': '大小',
    },
    legend: '式子里的字母',
    twoFormulas: '两个公式，一个大小',
    ceilForm: 'Keras 的公式',
    floorForm: (p) => `另一个公式，p = ${p}`,
    totalForm: '用全部的零代替 2p',
    agreement: (comparison) => {
      const { before, after, output, whole } = comparison;
      switch (comparison.agreement) {
        case 'always':
          return '不填充时，两个公式是同一回事：先加一再向上取整，等于向下取整再加一。';
        case 'exact':
          return `两边补的零一样多（各 ${before}），所以取 p = ${whole[0]?.p ?? 0}，两个公式完全一致。`;
        case 'size-only':
          return `零分不匀：前面 ${before}，后面 ${after}。第二个公式要求两边一样多：${outcomes(comparison, zh, '，')}。大小能凑成 ${zh(output)}，但零补在了别处，窗口看到的也就不同。`;
        case 'never':
          return `零分不匀：前面 ${before}，后面 ${after}。第二个公式要求两边一样多，可是没有哪个整数 p 能得到 ${zh(output)}：${outcomes(comparison, zh, '，')}。`;
        default:
          return comparison.agreement satisfies never;
      }
    },
  },
  en: {
    numbers: {
      'output-height': 'Output height',
      'output-width': 'Output width',
      'output-length': 'Output length',
      'output-depth': 'Output depth',
      'output-units': 'Output values',
      'padding-height': 'Padding, top + bottom',
      'padding-width': 'Padding, left + right',
      'padding-length': 'Padding, start + end',
      weights: 'Weights',
      biases: 'Biases',
      'scale-and-shift': 'Scale and shift (trained)',
      'moving-averages': 'Moving averages (not trained)',
      parameters: 'Parameters',
      macs: 'Multiply-accumulates',
      'output-memory': 'Output memory',
      'parameter-memory': 'Parameter memory',
    },
    reasons: {
      'size-same':
        'Same: windows are laid every S cells until the whole input is covered, so it is divided by the stride and rounded up. The kernel does not matter.',
      'size-valid':
        'Valid: the window must stay inside. There are input − window + 1 places for it, and it takes every S-th of them.',
      'size-causal':
        'Causal: zeros are put in front so that every step has its window; as with same, divide by the stride and round up.',
      'size-transposed-same':
        'A transposed convolution takes its strides in the output: input places come to lie S apart, and same cuts off what sticks out.',
      'size-transposed-valid':
        'A transposed convolution takes its strides in the output; valid lets the last window reach out in full, hence F − S more.',
      'size-kept': 'The layer works on each value, so this axis stays as it is.',
      'depth-filters':
        'Each filter makes one feature map, so the depth of the output is the number of filters K, whatever the depth of the input.',
      'depth-multiplied': 'A depthwise convolution makes M maps of each input channel and never mixes channels.',
      'depth-kept': 'Each feature map is treated by itself, so the depth stays.',
      'units-given': 'Each unit gives one number.',
      'units-flattened': 'All numbers in one row, not one more or less.',
      'units-pooled': 'One number is left of each feature map, so there are as many as the input is deep.',
      'padding-valid': 'Valid: no zeros are added.',
      'padding-same':
        'The last window must reach the end of the input; as many rows of zeros are added as are lacking. They are shared between both sides, and an odd one goes to the end: bottom and right.',
      'padding-causal': 'Causal: all zeros stand in front, so that each step sees only the past.',
      'padding-cut':
        'What the windows cover beyond input × stride is cut off: half of it, rounded down, in front, the rest at the end.',
      'padding-uncut': 'Valid: nothing is cut off.',
      'weights-convolution':
        'A filter is a block of F × F × D_in: its depth is always that of the input, which is why code never names it. There are K such blocks.',
      'weights-depthwise': 'Each input channel has M kernels of F × F that look at this channel alone.',
      'weights-separable':
        'First depthwise (F·F·D_in·M weights), then K filters of 1 × 1 that mix the channels (D_in·M·K weights).',
      'weights-dense': 'Each unit has a weight for each number of the input.',
      'weights-none': 'The layer has no weights.',
      'biases-filters':
        'One bias a filter, added to its whole feature map: K of them, not one for each weight, nor one for each place.',
      'biases-maps': 'One bias for each feature map.',
      'biases-units': 'One bias for each unit.',
      'biases-off': 'use_bias=False: there are none.',
      'biases-none': 'The layer has no biases.',
      'scale-and-shift': 'Each channel learns one scale, gamma, and one shift, beta.',
      'moving-averages':
        'Each channel keeps a mean and a variance. They follow the training, but no gradient trains them.',
      'parameters-sum': 'Weights and biases, the biases added once.',
      'parameters-normalization': 'Trained and not trained together: model.summary() counts both.',
      'parameters-none': 'There is nothing to learn.',
      'macs-convolution':
        'Each number of the output multiplies one window: outputs times the weights of one filter. Zeros of the padding are counted, biases are not.',
      'macs-transposed': 'Each place of the input spreads out the whole kernel once.',
      'macs-depthwise': 'Each number of the output looks at F × F numbers of one channel.',
      'macs-separable':
        'Each place takes F·F for the window and one for each of the K filters, in all D_in·M channels.',
      'macs-dense': 'Each weight is used once.',
      'macs-normalization': 'One multiplication and addition for each value.',
      'macs-none': 'The layer multiplies by no weights.',
      'output-memory':
        'The numbers to be kept of one sample, each a float of 4 bytes. 1 KB is 1024 bytes here, as in Keras.',
      'parameter-memory': 'Each parameter is a float of 4 bytes.',
    },
    words: {
      weights: 'weights',
      'depthwise-weights': 'depthwise',
      'pointwise-weights': 'pointwise',
      biases: 'biases',
      'scale-and-shift': 'scale and shift',
      'moving-averages': 'moving averages',
      parameters: 'parameters',
      macs: 'MACs',
      values: 'values',
      'output-bytes': 'bytes',
      'parameter-bytes': 'bytes',
      'output-size': 'size',
    },
    legend: 'Letters in the formulas',
    twoFormulas: 'Two formulas, one size',
    ceilForm: 'Keras’s formula',
    floorForm: (p) => `The other formula, p = ${p}`,
    totalForm: 'All zeros in place of 2p',
    agreement: (comparison) => {
      const { before, after, output, whole } = comparison;
      switch (comparison.agreement) {
        case 'always':
          return 'Without padding both are the same: adding one and rounding up is rounding down and adding one.';
        case 'exact':
          return `There are as many zeros before as after (${before} each), so p = ${whole[0]?.p ?? 0} and both agree in every respect.`;
        case 'size-only':
          return `The zeros are not shared evenly: ${before} before, ${after} after. The second formula wants as many on each side: ${outcomes(comparison, en, ', ')}. The size ${en(output)} can be had, but with the zeros elsewhere, so that the windows see something else.`;
        case 'never':
          return `The zeros are not shared evenly: ${before} before, ${after} after. The second formula wants as many on each side, and no whole p gives ${en(output)}: ${outcomes(comparison, en, ', ')}.`;
        default:
          return comparison.agreement satisfies never;
      }
    },
  },
};
