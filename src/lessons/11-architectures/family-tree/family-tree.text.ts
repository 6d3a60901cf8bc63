// Words of the exhibit `family-tree` in both languages, and its description. Not responsible for: the numbers.
import { formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { WeightPlace } from '../../../nn/architectures/bill.ts';
import type { FamilyModel, Order } from './family-tree.ts';
import type { FamousId } from './networks.ts';

export interface FamilyWords {
  readonly controls: string;
  readonly order: string;
  readonly orders: Readonly<Record<Order, string>>;
  readonly first: string;
  readonly second: string;
  readonly layer: string;
  readonly drawing: (name: string) => string;
  readonly scale: string;
  readonly table: string;
  readonly columns: readonly [string, string, string, string, string, string, string];
  readonly places: Readonly<Record<WeightPlace, string>>;
  readonly none: string;
  readonly variants: Readonly<Record<FamousId, string>>;
  readonly errors: string;
}

export const familyText: Localised<FamilyWords> = {
  zh: {
    controls: '排序与比较',
    order: '排序',
    orders: { year: '年份', parameters: '参数', macs: '乘加次数', depth: '深度' },
    first: '看这个网络',
    second: '与它比较',
    layer: '第几个带权重的层',
    drawing: (name) => `${name} 的各层，按比例`,
    scale:
      '每个矩形是一个卷积层或全连接层的输出：高是边长，宽是通道数，六个网络同一比例；再细的也至少画一根线。下面的条形是参数的去处。',
    table: '六个网络',
    columns: ['网络', '年份', '输入', '深度', '参数', '乘加次数', 'top-5 错误率'],
    places: { convolution: '卷积层', dense: '全连接层', normalisation: '批归一化' },
    none: '未参赛',
    variants: {
      'lenet-5':
        '通常的重建：第二个卷积层读全部六张特征映射，池化没有权重。第三个卷积层的窗口盖住整张输入，作用等于全连接层。',
      alexnet: '单塔版本，输入 227 × 227。原版分在两块显卡上，参数略少，约六千一百万。',
      'vgg-16': '论文的配置 D。',
      'vgg-19': '论文的配置 E。',
      'resnet-50': '与 keras.applications 一致；参数含批归一化的滑动平均。深度不数捷径上的投影。',
      'mobilenet-v2': '与 keras.applications 一致，宽度 1.0。',
    },
    errors:
      '错误率引自论文，不是这里测得的，都是 ImageNet 比赛中几个网络合起来的成绩：AlexNet 15.3%，VGG 7.3%，ResNet 3.57%（其中有更深的网络）。',
  },
  en: {
    controls: 'Order and comparison',
    order: 'Sort by',
    orders: { year: 'year', parameters: 'parameters', macs: 'multiplications', depth: 'depth' },
    first: 'Look at',
    second: 'Compare with',
    layer: 'Number of the layer with weights',
    drawing: (name) => `The layers of ${name}, to scale`,
    scale:
      'Each rectangle is the output of a convolution or dense layer: as high as its side, as wide as it has channels, all six networks on one scale; what would be thinner is drawn as a hairline. The bar below says where the parameters lie.',
    table: 'The six networks',
    columns: ['Network', 'Year', 'Input', 'Depth', 'Parameters', 'Multiplications', 'Top-5 error'],
    places: { convolution: 'convolutions', dense: 'dense layers', normalisation: 'batch normalisation' },
    none: 'not entered',
    variants: {
      'lenet-5':
        'As it is usually rebuilt: the second convolution reads all six feature maps, and pooling has no weights. The window of the third covers its whole input, so that it works as a dense layer.',
      alexnet:
        'The variant with one tower, input 227 × 227. The original was split over two graphics cards and has a little less, about 61 million.',
      'vgg-16': 'Configuration D of the paper.',
      'vgg-19': 'Configuration E of the paper.',
      'resnet-50':
        'As in keras.applications, the moving averages of batch normalisation included. Depth leaves out projections on shortcuts.',
      'mobilenet-v2': 'As in keras.applications, width 1.0.',
    },
    errors:
      'Errors are quoted from the papers, not measured here, and are what several networks together reached in the ImageNet competition: AlexNet 15.3%, VGG 7.3%, ResNet 3.57% (deeper networks among them).',
  },
};

/** The layer that is read, as a sentence. */
export function layerSentence(model: FamilyModel, locale: Locale): string {
  const n = (value: number): string => formatNumber(value, locale);
  const { layer, first, state } = model;
  const shape = layer.output.map(n).join(' × ');
  const part = formatPercent(layer.parameters / first.bill.parameters, locale);
  const kind = familyText[locale].places[layer.place];
  return locale === 'zh'
    ? `${first.name} 的第 ${state.layer + 1} 层 ${layer.name}（${kind}）：输出 ${shape}，参数 ${n(layer.parameters)}（占 ${part}），乘加 ${n(layer.macs)}。`
    : `Layer ${state.layer + 1} of ${first.name}, ${layer.name} (${kind}): output ${shape}, ${n(layer.parameters)} parameters (${part} of all), ${n(layer.macs)} multiplications.`;
}

/** The two networks against each other. */
export function comparison({ first, second, ratio }: FamilyModel, locale: Locale): string {
  const times = (value: number): string => formatSignificant(value, locale, 3);
  const n = (value: number): string => formatNumber(value, locale);
  return locale === 'zh'
    ? `${first.name} 与 ${second.name}：参数 ${n(first.bill.parameters)} 对 ${n(second.bill.parameters)}，是 ${times(ratio.parameters)} 倍；乘加是 ${times(ratio.macs)} 倍；深度 ${first.bill.depth} 对 ${second.bill.depth}。`
    : `${first.name} against ${second.name}: ${n(first.bill.parameters)} parameters against ${n(second.bill.parameters)}, ${times(ratio.parameters)} times as many; ${times(ratio.macs)} times the multiplications; depth ${first.bill.depth} against ${second.bill.depth}.`;
}

export function describe(model: FamilyModel, locale: Locale): string {
  const dense = formatPercent(model.first.bill.byPlace.dense / model.first.bill.parameters, locale);
  const names = model.networks.map(({ name }) => name).join(locale === 'zh' ? '、' : ', ');
  const sorted = familyText[locale].orders[model.state.order];
  return locale === 'zh'
    ? `按${sorted}排序：${names}。${comparison(model, locale)}${model.first.name} 的参数有 ${dense} 在全连接层。${layerSentence(model, locale)}`
    : `Sorted by ${sorted}: ${names}. ${comparison(model, locale)} ${dense} of the parameters of ${model.first.name} lie in dense layers. ${layerSentence(model, locale)}`;
}
