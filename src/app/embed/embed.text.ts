// Words around an embedded exhibit. Not responsible for: the exhibit's own or its frame's.
import type { Localised } from '../../kit/locale/locale.ts';
import type { EmbedProblem } from './embed-link.ts';

interface EmbedText {
  readonly open: string;
  readonly loading: string;
  readonly failed: string;
  readonly retry: string;
  readonly course: string;
  readonly problem: Readonly<Record<EmbedProblem, string>>;
  readonly unknownExhibit: (exhibit: string) => string;
}

export const EMBED_TEXT: Localised<EmbedText> = {
  zh: {
    open: '在 Stride 课程中打开',
    loading: '这幅图正在载入。',
    failed: '这幅图没能载入：可能是网络断开了。连上网络后再试一次。',
    retry: '再试一次',
    course: '打开课程',
    problem: {
      'no-exhibit': '嵌入链接没有写明是哪一幅互动图（exhibit=…），可能在粘贴时被截断了。',
      'no-lesson': '嵌入链接里的这一课不存在，可能在粘贴时写错了。',
      planned: '嵌入链接里的这一课还在编写，暂时没有互动图。',
    },
    unknownExhibit: (exhibit) => `这一课里没有名为“${exhibit}”的互动图，嵌入链接可能写错了。`,
  },
  en: {
    open: 'Open in the Stride course',
    loading: 'This figure is being loaded.',
    failed: 'This figure could not be loaded: the network may be down. Try again once you are connected.',
    retry: 'Try again',
    course: 'Open the course',
    problem: {
      'no-exhibit':
        'This embed link does not say which figure to show (exhibit=…). It may have been cut off when pasted.',
      'no-lesson': 'The lesson in this embed link does not exist. The link may have been mistyped.',
      planned: 'The lesson in this embed link is still being written and has no figures yet.',
    },
    unknownExhibit: (exhibit) =>
      `This lesson has no figure called “${exhibit}”. The embed link may have been mistyped.`,
  },
};
