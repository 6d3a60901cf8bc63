// Words of the lesson page around a lesson. Not responsible for: the lesson's own words.
import type { Localised } from '../../kit/locale/locale.ts';

export interface LessonPageText {
  readonly lesson: (number: number) => string;
  readonly minutes: (minutes: number) => string;
  readonly after: string;
  /** Leads to the lesson as a page without figures and scripts. */
  readonly plain: string;
  readonly contents: string;
  readonly quiz: string;
  readonly again: string;
  readonly neighbours: string;
  readonly previous: string;
  readonly next: string;
  /** `titles` are the first few of `count` lessons. */
  readonly coming: (titles: readonly string[], count: number) => string;
  readonly loading: string;
  readonly loadFailed: string;
  readonly exhibitLoading: string;
  readonly exhibitFailed: string;
  readonly quizLoading: string;
  readonly quizFailed: string;
  readonly quizSwitchFailed: string;
  readonly switchFailed: string;
  readonly retry: string;
  readonly dismiss: string;
  readonly strayQuery: string;
  readonly unknownExhibit: (exhibit: string) => string;
}

export const LESSON_PAGE_TEXT: Localised<LessonPageText> = {
  zh: {
    lesson: (number) => `第 ${number} 课`,
    minutes: (minutes) => `约 ${minutes} 分钟`,
    after: '先修：',
    plain: '文字版',
    contents: '本课目录',
    quiz: '测验',
    again: '清空答案，换一组数字再做',
    neighbours: '前后各课',
    previous: '上一课',
    next: '下一课',
    coming: (titles, count) => `接下来还在编写：${titles.join('、')}${count > titles.length ? `等 ${count} 课` : ''}。`,
    loading: '正在载入这一课的文字',
    loadFailed: '这一课的文字没能载入：可能是网络断开了。连上网络后再试一次。',
    exhibitLoading: '这幅图正在载入。',
    exhibitFailed: '这幅图没能载入：可能是网络断开了。文字可以照常阅读，连上网络后再试一次。',
    quizLoading: '测验正在载入。',
    quizFailed: '测验没能载入：可能是网络断开了。连上网络后再试一次。',
    quizSwitchFailed: '测验的中文版没能载入，先显示原来的。连上网络后再试一次。',
    switchFailed: '另一种语言的文字没能载入，先显示原来的。连上网络后再试一次。',
    retry: '再试一次',
    dismiss: '知道了',
    strayQuery: '这个链接带着一幅互动图的设置，却没有写明是哪一幅（exhibit=…），所以设置没有用上。下面是整课内容。',
    unknownExhibit: (exhibit) => `这一课里没有名为“${exhibit}”的互动图，链接里的设置没有用上。下面是整课内容。`,
  },
  en: {
    lesson: (number) => `Lesson ${number}`,
    minutes: (minutes) => `about ${minutes} minutes`,
    after: 'Builds on: ',
    plain: 'Plain page',
    contents: 'In this lesson',
    quiz: 'Quiz',
    again: 'Clear the answers and practise with new numbers',
    neighbours: 'Other lessons',
    previous: 'Previous lesson',
    next: 'Next lesson',
    coming: (titles, count) =>
      `Coming after this, still being written: ${titles.join('; ')}${count > titles.length ? ` and ${count - titles.length} more` : ''}.`,
    loading: 'Loading the text of this lesson',
    loadFailed:
      'The text of this lesson could not be loaded: the network may be down. Try again once you are connected.',
    exhibitLoading: 'This figure is being loaded.',
    exhibitFailed:
      'This figure could not be loaded: the network may be down. The text can be read all the same; try again once you are connected.',
    quizLoading: 'The quiz is being loaded.',
    quizFailed: 'The quiz could not be loaded: the network may be down. Try again once you are connected.',
    quizSwitchFailed:
      'The quiz could not be loaded in English, so the old one stays for now. Try again once you are connected.',
    switchFailed:
      'The text in the other language could not be loaded, so the old one stays for now. Try again once you are connected.',
    retry: 'Try again',
    dismiss: 'Dismiss',
    strayQuery:
      'This link carries settings but does not say for which figure (exhibit=…), so they were not used. Here is the whole lesson.',
    unknownExhibit: (exhibit) =>
      `This lesson has no figure called “${exhibit}”, so the settings in the link were not used. Here is the whole lesson.`,
  },
};
