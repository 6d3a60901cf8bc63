// The words of the exhibit `network-3d` and its text alternative. Not responsible for: numbers (scene-model.ts).
import { formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { winnerOf } from '../../../nn/argmax.ts';
import { className, subjectText } from '../subject/subject.text.ts';
import type { View } from './network-3d.ts';
import type { LayerBlock, Network3dModel } from './scene-model.ts';

interface Network3dText {
  readonly view: string;
  readonly views: Readonly<Record<Exclude<View, 'closed'>, string>>;
  readonly open: string;
  readonly openNote: string;
  readonly loading: string;
  readonly scene: string;
  readonly sceneHint: string;
  readonly yaw: string;
  readonly pitch: string;
  readonly zoom: string;
  readonly layer: string;
  readonly input: string;
  readonly drawn: (drawn: number, all: number) => string;
  readonly noPicture: string;
  readonly untrained: string;
  readonly noConvolution: string;
}

export const network3dText: Localised<Network3dText> = {
  zh: {
    view: '怎么看',
    views: { space: '立体', flat: '摊平' },
    open: '打开立体图',
    openNote: '立体图要画几百张小图，所以等你要看时才载入。',
    loading: '正在载入立体图。',
    scene: '网络的立体图',
    sceneHint: '拖动来转动；方向键转动，加号减号缩放。',
    yaw: '左右转',
    pitch: '上下转',
    zoom: '缩放',
    layer: '标出哪一层',
    input: '输入',
    drawn: (drawn, all) => (drawn < all ? `画出 ${all} 个通道中的 ${drawn} 个` : `${all} 个通道`),
    noPicture: '测试图片载入之后才有激活可画。',
    untrained: '这是训练之前的网络。',
    noConvolution: '它没有卷积层，也就没有映射：每一层是一串数，排成一个平面。',
  },
  en: {
    view: 'View',
    views: { space: 'in space', flat: 'laid flat' },
    open: 'Open the view in space',
    openNote: 'It draws some hundred small pictures, so it loads only when you want it.',
    loading: 'The view in space is loading.',
    scene: 'The network in space',
    sceneHint: 'Drag to turn it; arrow keys turn, plus and minus zoom.',
    yaw: 'Turn sideways',
    pitch: 'Turn up and down',
    zoom: 'Zoom',
    layer: 'Layer marked',
    input: 'input',
    drawn: (drawn, all) => (drawn < all ? `${drawn} of ${all} channels drawn` : `${all} channels`),
    noPicture: 'There is something to draw once the test images have loaded.',
    untrained: 'This is the network before training.',
    noConvolution: 'It has no convolution, hence no maps: each layer is a row of numbers, laid out as one plane.',
  },
};

/** One layer in words. */
export function blockSentence({ layer, planes, facts }: LayerBlock, locale: Locale): string {
  const words = network3dText[locale];
  const shape = layer.shape.join('×');
  const drawn =
    layer.isMap && planes.length > 0
      ? `${locale === 'zh' ? '，' : ', '}${words.drawn(planes.length, layer.channels)}`
      : '';
  if (facts === null) return `${layer.name} ${shape}${drawn}`;
  if (facts.isBroken) {
    return locale === 'zh'
      ? `${layer.name} ${shape}${drawn}，里面有不是有限数的值`
      : `${layer.name} ${shape}${drawn}, holding values that are no finite numbers`;
  }
  const [mean, alive] = [formatSignificant(facts.mean, locale), formatPercent(facts.alive, locale, 0)];
  return locale === 'zh'
    ? `${layer.name} ${shape}${drawn}，平均 ${mean}，${alive} 大于零`
    : `${layer.name} ${shape}${drawn}, mean ${mean}, ${alive} above nought`;
}

export function describe(model: Network3dModel, locale: Locale): string {
  const { blocks, input, probabilities, isUntrained } = model;
  const zh = locale === 'zh';
  const words = network3dText[locale];
  const shape = `${input.height}×${input.width}×${input.channels}`;
  const parts = [
    zh
      ? `从输入 ${shape} 起共 ${formatNumber(blocks.length, locale)} 层：`
      : `From an input of ${shape}, ${formatNumber(blocks.length, locale)} layers: `,
    blocks.map((block) => blockSentence(block, locale)).join(zh ? '；' : '; '),
    zh ? '。' : '.',
  ];
  if (isUntrained) parts.push(zh ? words.untrained : ` ${words.untrained}`);
  if (!model.hasConvolution) parts.push(zh ? words.noConvolution : ` ${words.noConvolution}`);
  const best = probabilities === null ? null : winnerOf(probabilities);
  if (probabilities !== null && best === null) parts.push(`${zh ? '' : ' '}${subjectText[locale].noNumbers}`);
  if (probabilities !== null && best !== null) {
    const name = className(model, best, locale);
    const sure = formatPercent(probabilities[best] ?? Number.NaN, locale);
    parts.push(zh ? `网络判为“${name}” ${sure}。` : ` It says “${name}” with ${sure}.`);
  }
  return parts.join('');
}
