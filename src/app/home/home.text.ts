// Words of the home page. Not responsible for: titles and summaries of lessons (lessons/registry.ts).
import type { Localised } from '../../kit/locale/locale.ts';

export interface HomeText {
  readonly title: string;
  readonly lead: string;
  readonly privacy: string;
  readonly start: string;
  readonly resume: (title: string) => string;
  readonly playground: string;
  readonly progress: string;
  readonly mapTitle: string;
  readonly mapIntro: (ready: number, total: number) => string;
  readonly coming: string;
  readonly minutes: (minutes: number) => string;
  readonly sections: (read: number, total: number) => string;
  readonly answers: (right: number, total: number) => string;
}

export const HOME_TEXT: Localised<HomeText> = {
  zh: {
    title: '动手学卷积神经网络',
    lead: 'Stride 是一门卷积神经网络课程：每个概念都配有可以操作的图，图里的数字都是真算出来的。每个网络都在你自己的浏览器里训练，不需要安装软件，也不需要账号和服务器。',
    privacy: '你画的数字、拍的照片和训练的结果都留在这台设备上，不会上传。',
    start: '开始学习',
    resume: (title) => `继续学习：${title}`,
    playground: '去实验场自己动手',
    progress: '我的进度与复习',
    mapTitle: '课程地图',
    mapIntro: (ready, total) =>
      `整门课共 ${total} 课，按学习顺序排列${ready < total ? `，现在可以学习其中 ${ready} 课` : ''}。`,
    coming: '编写中',
    minutes: (minutes) => `约 ${minutes} 分钟`,
    sections: (read, total) => `读过 ${total} 节中的 ${read} 节`,
    answers: (right, total) => `${total} 题答对 ${right} 题`,
  },
  en: {
    title: 'Convolutional neural networks, by doing',
    lead: 'Stride is a course on convolutional neural networks in which every idea comes with a figure you can work, and every number in a figure is really computed. Every network trains in your own browser: nothing to install, no account, no server.',
    privacy: 'Digits you draw, photos you take and networks you train stay on this device. Nothing is uploaded.',
    start: 'Start learning',
    resume: (title) => `Continue: ${title}`,
    playground: 'Try things out in the playground',
    progress: 'Progress and review',
    mapTitle: 'Course map',
    mapIntro: (ready, total) =>
      `${total} lessons, in the order in which to take them.${ready < total ? ` ${ready === 1 ? 'One is' : `${ready} are`} ready now.` : ''}`,
    coming: 'being written',
    minutes: (minutes) => `about ${minutes} min`,
    sections: (read, total) => `${read} of ${total} sections read`,
    answers: (right, total) => `${right} of ${total} questions right`,
  },
};
