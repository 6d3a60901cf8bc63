// The words of the page of references. Not responsible for: the references (kit/prose/refs).
import type { Localised } from '../../kit/locale/locale.ts';
import type { RefTheme } from '../../kit/prose/refs.ts';

export interface ReferencesText {
  readonly title: string;
  readonly intro: string;
  readonly find: string;
  readonly found: (count: number) => string;
  readonly none: (search: string) => string;
  readonly themes: Readonly<Record<RefTheme, string>>;
  readonly archived: string;
  readonly here: string;
}

export const REFERENCES_TEXT: Localised<ReferencesText> = {
  zh: {
    title: '参考资料',
    intro:
      '课程讲义引用的全部外部资料。每条都写了要点，打不开原网页也能读下去；凡课程里有对应的互动图，都给出链接。外部网站可能搬家或打不开，可再试互联网档案馆的存档。这里的链接只在你点开时才会访问别的网站。',
    find: '查资料',
    found: (count) => `${count} 条`,
    none: (search) => `没有与“${search}”相符的资料。换一个短一些的词试试。`,
    themes: {
      applications: '应用',
      training: '训练神经网络',
      architectures: '卷积层与经典网络',
      understanding: '理解网络、迁移与定位',
    },
    archived: '存档（互联网档案馆）',
    here: '课程里的对应图：',
  },
  en: {
    title: 'References',
    intro:
      'Everything outside that the lecture notes point to. Each has its main points here, so that you can read on where the page itself does not open, and where a figure of the course shows the same it is linked. Sites move and vanish: the Internet Archive may have a copy. Nothing here visits another site until you follow a link.',
    find: 'Look something up',
    found: (count) => (count === 1 ? '1 reference' : `${count} references`),
    none: (search) => `No reference matches “${search}”. Try a shorter word.`,
    themes: {
      applications: 'Applications',
      training: 'Training networks',
      architectures: 'Layers and classic networks',
      understanding: 'Understanding, transfer, localisation',
    },
    archived: 'Archived copy (Internet Archive)',
    here: 'In this course: ',
  },
};
