// What every figure of the lesson says about the network it looks into. Not responsible for: what is seen in it.
import { formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { SubjectId } from './subjects.ts';
import type { Subject } from './use-subject.ts';

export interface SubjectText {
  readonly network: string;
  readonly name: Readonly<Record<SubjectId, string>>;
  readonly image: string;
  readonly imageName: (index: number, label: string) => string;
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
  readonly fromBoard: string;
  readonly board: string;
  readonly clear: string;
  readonly timeline: string;
  readonly newest: string;
  readonly timelineAt: (step: number, epoch: number) => string;
}

export const subjectText: Localised<SubjectText> = {
  zh: {
    network: '网络',
    name: { mnist: 'MNIST 数字上的 CNN', cifar10: 'CIFAR-10 照片上的 CNN' },
    image: '测试图片',
    imageName: (index, label) => `第 ${index} 张，标签“${label}”`,
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
    fromBoard: '亲手写的数字',
    board: '写字板：拖动来写；方向键移动笔，空格落笔抬笔，退格撤销一笔。',
    clear: '擦掉',
    ownNote: '自己的照片会裁成正方形并缩到网络的输入尺寸；图片不会离开这台设备。',
    timeline: '训练的时间轴',
    newest: '最新的权重',
    timelineAt: (step, epoch) => `第 ${step} 步（已完成 ${epoch} 轮）`,
  },
  en: {
    network: 'Network',
    name: { mnist: 'CNN on MNIST digits', cifar10: 'CNN on CIFAR-10 photos' },
    image: 'Test image',
    imageName: (index, label) => `Number ${index}, labelled “${label}”`,
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
    fromBoard: 'a digit you draw',
    board:
      'Board: drag to draw; arrow keys move the pen, space puts it down and lifts it, backspace takes a stroke back.',
    clear: 'Wipe the board',
    ownNote:
      'A photo of your own is cut to a square and made as small as the network’s input; it never leaves this device.',
    timeline: 'Time of training',
    newest: 'the newest weights',
    timelineAt: (step, epoch) => `step ${step} (${epoch} epochs done)`,
  },
};

/** Name of a class of the subject's data set. */
export function className({ entry }: Pick<Subject, 'entry'>, label: number, locale: Locale): string {
  return entry.data.classNames[label]?.[locale] ?? String(label);
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
