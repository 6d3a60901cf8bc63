// The words of the exhibit `class-activation`. Not responsible for: the network's card (lesson 13's base/).
import { formatFixed, formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { BUILT_IN_NAMES } from '../../../kit/photo/built-in-photos.ts';
import type { Box } from '../../../nn/inside/bounding-box.ts';
import { baseSentence } from '../../13-transfer/base/base.text.ts';
import type { ActivationModel } from './activation-model.ts';
import type { HeadSource, Method } from './class-activation.ts';

interface ActivationText {
  readonly picture: string;
  readonly waiting: string;
  readonly drawnNote: string;
  readonly retry: string;
  readonly source: string;
  readonly sources: Readonly<Record<HeadSource, string>>;
  readonly headNote: (count: string, accuracy: string) => string;
  readonly imageNetNote: string;
  readonly training: string;
  readonly noFlowers: string;
  readonly classes: string;
  readonly notYet: string;
  readonly score: string;
  readonly method: string;
  readonly methods: Readonly<Record<Method, string>>;
  readonly methodNotes: Readonly<Record<Method, string>>;
  readonly layer: string;
  readonly lastLayer: (name: string) => string;
  readonly sameNote: string;
  readonly overlay: (name: string) => string;
  readonly grid: (name: string, size: string) => string;
  readonly legend: (least: string, most: string) => string;
  readonly opacity: string;
  readonly part: string;
  readonly partHint: string;
  readonly identity: string;
  readonly meanIs: (mean: string, bias: string, score: string) => string;
  readonly nowhere: string;
  readonly ownBox: string;
  readonly draw: string;
  readonly drawHint: string;
  readonly remove: string;
  readonly sides: Readonly<Record<keyof Box, string>>;
  readonly iou: string;
  readonly noIou: string;
  readonly networkBox: string;
  readonly readersBox: string;
  readonly perSecond: (maps: string) => string;
  readonly sharpness: (share: string) => string;
}

export const activationText: Localised<ActivationText> = {
  zh: {
    picture: '看哪张图片',
    waiting: '图片正在载入…',
    drawnNote: '这张照片没能载入。',
    retry: '再试一次',
    source: '在哪些图片上训练分类头',
    sources: { cifar10: 'CIFAR-10（十类物体）', flowers: '花的照片（五类）' },
    headNote: (count, accuracy) =>
      `分类头刚在这台设备上用 ${count} 张图训练出来（特征的平均值加一个线性层）；没见过的 40 张里答对 ${accuracy}。它只认识这几类，照片里是别的东西时，也只能在其中选。热图从训练图片的平均量起：平均的图片处处为 0。`,
    imageNetNote: '分类头是网络自带的：ImageNet 的 1000 类，类名只有英文。',
    training: '正在训练分类头',
    noFlowers: '本站没有花的照片。请选 CIFAR-10。',
    classes: '得分最高的几类（选一类看它的热图）',
    notYet: '载入网络之后，这里会列出各类的得分。',
    score: '得分',
    method: '怎样算热图',
    methods: { cam: '类激活映射（CAM）', 'grad-cam': 'Grad-CAM' },
    methodNotes: {
      cam: '把最后的特征映射按这一类的权重相加：不需要梯度。',
      'grad-cam': '权重换成得分对每张映射的平均斜率：任何一层都可以问。',
    },
    layer: '看哪一层',
    lastLayer: (name) => `${name}（最后一层）`,
    sameNote: '在最后一层，Grad-CAM 就是 CAM 去掉负的部分：得分对每张映射的斜率正是这一类的权重除以格数。',
    overlay: (name) => `照片上叠着“${name}”的热图和框`,
    grid: (name, size) => `“${name}”的热图本身：${size} 格`,
    legend: (least, most) => `最小 ${least}，最大 ${most}；蓝色支持这一类，橙色反对。`,
    opacity: '热图的浓淡',
    part: '框的阈值（占最大值）',
    partHint: '框住热度不低于这个比例的最大一片。原论文用 20%。',
    identity: '核对',
    meanIs: (mean, bias, score) => `热图的平均值 ${mean} + 偏置 ${bias} = 得分 ${score}`,
    nowhere: '图上没有一处支持这一类，热图指不出地方，也就没有框。',
    ownBox: '你的框',
    draw: '在图上画框',
    drawHint: '按下这个按钮，再在图上拖动；也可以用下面的四个数（图的边长是 100）。',
    remove: '去掉我的框',
    sides: { left: '左', top: '上', width: '宽', height: '高' },
    iou: '交并比（IoU）',
    noIou: '画一个框，就能和网络的框比一比。',
    networkBox: '实线：网络的框',
    readersBox: '虚线：你的框',
    perSecond: (maps) => `每秒 ${maps} 张热图`,
    sharpness: (share) => `最热的十分之一面积占全部热度的 ${share}。`,
  },
  en: {
    picture: 'Which picture',
    waiting: 'The picture is loading…',
    drawnNote: 'The photo could not be loaded.',
    retry: 'Try again',
    source: 'Pictures that the head is trained on',
    sources: { cifar10: 'CIFAR-10 (ten things)', flowers: 'photos of flowers (five kinds)' },
    headNote: (count, accuracy) =>
      `The head was just trained on this device on ${count} pictures (means of the features and one linear layer); of 40 others it gets ${accuracy} right. It knows these classes only: whatever the photo shows, it must choose among them. Maps are measured from the average of those pictures, which would be 0 everywhere.`,
    imageNetNote: 'The head is the network’s own, for the 1000 classes of ImageNet.',
    training: 'Training the head',
    noFlowers: 'This site has no photos of flowers. Choose CIFAR-10.',
    classes: 'Classes with the highest scores (choose one to see its map)',
    notYet: 'When the network is loaded, the scores of the classes stand here.',
    score: 'score',
    method: 'How the map is made',
    methods: { cam: 'Class activation (CAM)', 'grad-cam': 'Grad-CAM' },
    methodNotes: {
      cam: 'The last feature maps are added up with the weights of the class: no gradient needed.',
      'grad-cam': 'The weights become the mean slope of the score over each map: any layer can be asked.',
    },
    layer: 'Layer',
    lastLayer: (name) => `${name} (the last)`,
    sameNote:
      'At the last layer Grad-CAM is CAM without what is negative: the slope of the score over a map is the weight of the class over the number of places.',
    overlay: (name) => `The photo with the map and the box of “${name}”`,
    grid: (name, size) => `The map of “${name}” itself: ${size} places`,
    legend: (least, most) => `From ${least} to ${most}: blue speaks for the class, orange against it.`,
    opacity: 'Strength of the map',
    part: 'Threshold of the box (part of the maximum)',
    partHint: 'The box holds the largest region with at least this part. The paper takes 20%.',
    identity: 'Check',
    meanIs: (mean, bias, score) => `mean of the map ${mean} + bias ${bias} = score ${score}`,
    nowhere: 'Nothing in the picture speaks for this class: the map points nowhere, and there is no box.',
    ownBox: 'Your box',
    draw: 'Draw on the picture',
    drawHint: 'Press the button and drag over the picture, or use the four numbers (a side of the picture is 100).',
    remove: 'Remove my box',
    sides: { left: 'Left', top: 'Top', width: 'Width', height: 'Height' },
    iou: 'Intersection over union (IoU)',
    noIou: 'Draw a box to compare it with the network’s.',
    networkBox: 'Solid: the network’s box',
    readersBox: 'Dashed: yours',
    perSecond: (maps) => `${maps} maps a second`,
    sharpness: (share) => `The hottest tenth of the area holds ${share} of all heat.`,
  },
};

function boxWords({ left, top, width, height }: Box, locale: Locale): string {
  return locale === 'zh'
    ? `左 ${left}、上 ${top}、宽 ${width}、高 ${height}`
    : `left ${left}, top ${top}, width ${width}, height ${height}`;
}

function mapSentences(model: ActivationModel, name: string, locale: Locale): readonly string[] {
  const { map, layer, box, state, iou } = model;
  const zh = locale === 'zh';
  const words = activationText[locale];
  if (map === null) return [];
  const size = `${map.height} × ${map.width}`;
  const [least, most] = [formatSignificant(map.least, locale), formatSignificant(map.most, locale)];
  const hottest = map.values.indexOf(map.most);
  const [row, column] = [Math.floor(hottest / map.width) + 1, (hottest % map.width) + 1];
  const part = formatPercent(state.part / 100, locale, 0);
  return [
    zh
      ? `${words.methods[state.method]}，${layer}，${size} 格：从 ${least} 到 ${most}，最热的是第 ${row} 行第 ${column} 列。`
      : `${words.methods[state.method]} of “${name}” at ${layer}, ${size} places: from ${least} to ${most}, hottest at row ${row}, column ${column}.`,
    box === null
      ? words.nowhere
      : zh
        ? `不低于最大值 ${part} 的最大一片的框：${boxWords(box, locale)}（图的边长为 100）。`
        : `Box around at least ${part} of the maximum: ${boxWords(box, locale)} (a side is 100).`,
    ...(state.drawn === null
      ? []
      : [
          zh
            ? `你的框：${boxWords(state.drawn, locale)}${iou === null ? '' : `，交并比 ${formatFixed(iou, locale, 2)}`}。`
            : `Your box: ${boxWords(state.drawn, locale)}${iou === null ? '' : `; IoU ${formatFixed(iou, locale, 2)}`}.`,
        ]),
  ];
}

export function describe(model: ActivationModel, locale: Locale): string {
  const { state, session, classes, chosen, cam, lacksFlowers } = model;
  const zh = locale === 'zh';
  const words = activationText[locale];
  const own = zh ? { own: '读者的照片', camera: '摄像头' } : { own: 'a photo of the reader’s', camera: 'the camera' };
  const { from } = session.chosen;
  const name = from === 'built-in' ? BUILT_IN_NAMES[state.photo][locale] : own[from];
  const sentences = [baseSentence(session.base, locale), zh ? `图片：${name}。` : `Picture: ${name}.`];
  if (lacksFlowers) sentences.push(words.noFlowers);
  if (chosen !== null && cam !== null) {
    const listed = classes.map((one) => `${one.name[locale]} ${formatSignificant(one.score, locale)}`);
    sentences.push(zh ? `得分：${listed.join('，')}。` : `Scores: ${listed.join(', ')}.`);
    const [mean, bias, score] = [cam.mean, cam.rest, cam.score].map((value) => formatFixed(value, locale, 3));
    const identity = words.meanIs(mean ?? '', bias ?? '', score ?? '');
    sentences.push(zh ? `“${chosen.name.zh}”：${identity}。` : `“${chosen.name.en}”: ${identity}.`);
    sentences.push(...mapSentences(model, chosen.name[locale], locale));
  } else {
    sentences.push(words.notYet);
  }
  if (model.perSecond !== null)
    sentences.push(`${words.perSecond(formatNumber(Math.round(model.perSecond), locale))}${zh ? '。' : '.'}`);
  return sentences.join(zh ? '' : ' ');
}
