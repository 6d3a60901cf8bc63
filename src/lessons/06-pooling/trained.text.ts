// What the exhibits say about the network whose maps they show. Not responsible for: the maps.
import { formatNumber, formatPercent } from '../../kit/locale/format.ts';
import type { Locale, Localised } from '../../kit/locale/locale.ts';
import { PICTURES } from './pictures.ts';
import type { PictureId } from './pictures.ts';
import type { TrainedSession } from './use-trained.ts';

interface TrainedText {
  readonly picture: string;
  readonly pictureName: (id: PictureId) => string;
  readonly loadingDigits: string;
  readonly drawn: string;
  readonly retry: string;
  readonly train: string;
  readonly goOn: string;
  readonly pause: string;
  readonly progress: string;
}

export const trainedText: Localised<TrainedText> = {
  zh: {
    picture: '图片',
    pictureName: (id) => (id === 'drawn' ? '手绘' : id),
    loadingDigits: '正在载入 MNIST；先用一个手绘的 4 代替。',
    drawn: '这是为本页手绘的图形，不是 MNIST 的样本。',
    retry: '再试一次',
    train: '在这里训练网络',
    goOn: '继续训练',
    pause: '暂停',
    progress: '训练步数',
  },
  en: {
    picture: 'Picture',
    pictureName: (id) => (id === 'drawn' ? 'drawn' : id),
    loadingDigits: 'MNIST is on its way; a drawn 4 stands in for now.',
    drawn: 'This figure was drawn for this page; it is not a sample of MNIST.',
    retry: 'Try again',
    train: 'Train the network here',
    goOn: 'Go on training',
    pause: 'Pause',
    progress: 'Training steps',
  },
};

export const PICTURE_OPTIONS: readonly PictureId[] = PICTURES;

/** How the network stands, in a sentence. */
export function networkSentence(session: TrainedSession, locale: Locale): string {
  const { phase, step, totalSteps, accuracy, network } = session;
  const steps = formatNumber(step, locale);
  const right = accuracy === null ? null : formatPercent(accuracy, locale);
  if (locale === 'zh') {
    switch (phase) {
      case 'none':
        return '下面是八个手工设计的边缘过滤器的特征映射。在这台设备上训练一个小网络，就能换成它学到的。';
      case 'opening':
        return '正在准备数据。';
      case 'training':
        return `正在训练：第 ${steps} 步，共 ${formatNumber(totalSteps, locale)} 步。`;
      case 'paused':
        return `训练停在第 ${steps} 步，共 ${formatNumber(totalSteps, locale)} 步；特征映射是这一步的。`;
      case 'trained': {
        const whose = network?.fromDuel === true ? '这是“对决”里训练好的 CNN' : '这是在这台设备上训练的网络';
        return `${whose}，共 ${steps} 步${right === null ? '' : `，验证准确率 ${right}`}。`;
      }
      case 'trouble':
        return '';
      default:
        return phase satisfies never;
    }
  }
  switch (phase) {
    case 'none':
      return 'These are the maps of eight edge filters made by hand. Train a small network on this device to see what it has learned instead.';
    case 'opening':
      return 'The data are being prepared.';
    case 'training':
      return `Training: step ${steps} of ${formatNumber(totalSteps, locale)}.`;
    case 'paused':
      return `Training stands at step ${steps} of ${formatNumber(totalSteps, locale)}; these are the maps of that step.`;
    case 'trained': {
      const whose = network?.fromDuel === true ? 'The CNN trained in the duel' : 'A network trained on this device';
      return `${whose}: ${steps} steps${right === null ? '' : `, validation accuracy ${right}`}.`;
    }
    case 'trouble':
      return '';
    default:
      return phase satisfies never;
  }
}
