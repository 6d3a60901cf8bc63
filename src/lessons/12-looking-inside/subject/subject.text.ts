// What every figure of the lesson says about the network it looks into. Not responsible for: what is seen in it.
import { formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { PlainColour } from './test-images.ts';
import { plainColour } from './test-images.ts';
import type { SubjectId } from './subjects.ts';
import type { Subject } from './use-subject.ts';

export interface SubjectText {
  readonly network: string;
  readonly name: Readonly<Record<SubjectId, string>>;
  readonly image: string;
  readonly imageName: (index: number, label: string) => string;
  readonly plain: Readonly<Record<PlainColour, string>>;
  readonly imagesGone: string;
  readonly missing: string;
  readonly noNumbers: string;
  readonly loading: string;
  readonly retry: string;
  readonly train: string;
  readonly goOn: string;
  readonly pause: string;
  readonly progress: string;
  readonly working: string;
  readonly says: string;
  readonly ownNote: string;
  readonly from: string;
  readonly fromImages: string;
  readonly fromPhotos: string;
  readonly ownPicture: string;
  readonly fromBoard: string;
  readonly board: string;
  readonly clear: string;
  readonly timeline: string;
  readonly newest: string;
  readonly brokeAt: (step: number) => string;
  readonly timelineAt: (step: number, epoch: number) => string;
}

export const subjectText: Localised<SubjectText> = {
  zh: {
    network: '网络',
    name: { mnist: 'MNIST 数字上的 CNN', cifar10: 'CIFAR-10 照片上的 CNN' },
    image: '测试图片',
    imageName: (index, label) => `第 ${index} 张，标签“${label}”`,
    plain: { black: '全黑的图片', grey: '全灰的图片', white: '全白的图片' },
    imagesGone:
      '这个网络是用自己的图片训练的，那些图片此刻不在这里：到“设计台”里打开它们再回来，就有测试图片了。现在可以用单色图片或自己的照片来问。',
    missing: '链接里的网络不在这台设备上，这里换成了课程自己的网络。',
    noNumbers: '网络的回答里没有一个是数（NaN）：它说不出任何类别。',
    loading: '正在载入测试图片。',
    retry: '再试一次',
    train: '在这里训练网络',
    goOn: '继续训练',
    pause: '暂停',
    progress: '训练步数',
    working: '正在计算',
    says: '网络的判断',
    from: '看什么',
    fromImages: '测试图片、照片或摄像头',
    fromPhotos: '测试图片或照片',
    ownPicture: '自己的图片',
    fromBoard: '亲手写的数字',
    board: '写字板：拖动来写；方向键移动笔，空格落笔抬笔，退格撤销一笔。',
    clear: '擦掉',
    ownNote: '自己的照片会裁成正方形并缩到网络的输入尺寸；图片不会离开这台设备。',
    timeline: '训练的时间轴',
    newest: '最新的权重',
    brokeAt: (step) => `训练断掉时留下的（第 ${step} 步）`,
    timelineAt: (step, epoch) => `第 ${step} 步（已完成 ${epoch} 轮）`,
  },
  en: {
    network: 'Network',
    name: { mnist: 'CNN on MNIST digits', cifar10: 'CNN on CIFAR-10 photos' },
    image: 'Test image',
    imageName: (index, label) => `Number ${index}, labelled “${label}”`,
    plain: { black: 'An image all black', grey: 'An image all grey', white: 'An image all white' },
    imagesGone:
      'This network was trained on images of your own, which are not here at the moment: open them in the designer and come back, and there are test images. It can be asked about images of one colour now, or about a photo of yours.',
    missing: 'The network that the link names is not on this device; the course’s own is shown in its place.',
    noNumbers: 'None of the network’s answers is a number (NaN): it says nothing of any class.',
    loading: 'The test images are on their way.',
    retry: 'Try again',
    train: 'Train the network here',
    goOn: 'Go on training',
    pause: 'Pause',
    progress: 'Training steps',
    working: 'Computing',
    says: 'What the network says',
    from: 'Look at',
    fromImages: 'test images, photos, camera',
    fromPhotos: 'test images, photos',
    ownPicture: 'A picture of your own',
    fromBoard: 'a digit you draw',
    board:
      'Board: drag to draw; arrow keys move the pen, space puts it down and lifts it, backspace takes a stroke back.',
    clear: 'Wipe the board',
    ownNote:
      'A photo of your own is cut to a square and made as small as the network’s input; it never leaves this device.',
    timeline: 'Time of training',
    newest: 'the newest weights',
    brokeAt: (step) => `as it was left when training broke off (step ${step})`,
    timelineAt: (step, epoch) => `step ${step} (${epoch} epochs done)`,
  },
};

/** Name of a class of the subject's data set. */
export function className({ entry }: Pick<Subject, 'entry'>, label: number, locale: Locale): string {
  return entry.data.classNames[label]?.[locale] ?? String(label);
}

/** A picture of the strip, with its class where it has one. */
export function pictureName(
  subject: Pick<Subject, 'entry'>,
  { index, label }: { readonly index: number; readonly label: number | null },
  locale: Locale,
): string {
  const colour = plainColour(index);
  const words = subjectText[locale];
  return colour === null
    ? words.imageName(index, label === null ? '' : className(subject, label, locale))
    : words.plain[colour];
}

/** The same at the beginning of a sentence about it. */
export function pictureTitle(index: number, locale: Locale): string {
  const colour = plainColour(index);
  if (colour !== null) return subjectText[locale].plain[colour];
  if (index < 0) return subjectText[locale].ownPicture;
  return locale === 'zh' ? `第 ${index} 张测试图片` : `Test image ${index}`;
}

/** Why and where a training broke off, and what its weights are now. */
function brokenSentence({ step, error, health }: Subject, locale: Locale): string {
  const at = formatNumber(step, locale);
  const isNumber = error === 'loss-too-large';
  const why =
    locale === 'zh'
      ? `训练断在第 ${at} 步：损失${isNumber ? '大得离谱' : '不再是数'}。`
      : `Training broke off at step ${at}: the loss ${isNumber ? 'had grown beyond all bounds' : 'was no longer a number'}.`;
  if (health === null) return why;
  const [broken, total] = [formatNumber(health.broken, locale), formatNumber(health.total, locale)];
  if (locale === 'zh') {
    return health.broken === 0
      ? `${why}这里问的权重，${total} 个都还是数。`
      : `${why}这里问的 ${total} 个权重里，${broken} 个已不是有限的数。`;
  }
  return health.broken === 0
    ? `${why} Of the weights asked here all ${total} are still numbers.`
    : `${why} Of the ${total} weights asked here ${broken} are no finite numbers any more.`;
}

/** How the network stands, in a sentence; empty where an error is told instead. */
export function subjectSentence(subject: Subject, locale: Locale): string {
  const { phase, step, totalSteps, accuracy } = subject;
  const [steps, all] = [formatNumber(step, locale), formatNumber(totalSteps, locale)];
  const right = accuracy === null ? null : formatPercent(accuracy, locale);
  const [zh, en] = ((): readonly [string, string] => {
    switch (phase) {
      case 'none':
        return [
          '这里还没有训练好的网络。在这台设备上训练一个，就能看进它里面。',
          'There is no trained network here yet. Train one on this device to look into it.',
        ];
      case 'looking':
        return ['正在查看这台设备上保存的网络。', 'Looking through the networks kept on this device.'];
      case 'broken':
        return [brokenSentence(subject, 'zh'), brokenSentence(subject, 'en')];
      case 'opening':
        return ['正在准备数据。', 'The data are being prepared.'];
      case 'training':
        return [`正在训练：第 ${steps} 步，共 ${all} 步。`, `Training: step ${steps} of ${all}.`];
      case 'paused':
        return [
          `训练停在第 ${steps} 步，共 ${all} 步；下面是这一步的网络。`,
          `Training stands at step ${steps} of ${all}; this is the network of that step.`,
        ];
      case 'trained':
        return [
          `在这台设备上训练了 ${steps} 步的网络${right === null ? '' : `，验证准确率 ${right}`}。`,
          `A network trained on this device for ${steps} steps${right === null ? '' : `, validation accuracy ${right}`}.`,
        ];
      case 'trouble':
        return ['', ''];
      default:
        return phase satisfies never;
    }
  })();
  return locale === 'zh' ? zh : en;
}
