// Words of the plain pages around the lessons. Not responsible for: words they share with the interactive course.
import type { Localised } from '../../kit/locale/locale.ts';

export interface PlainText {
  readonly navigation: string;
  readonly allLessons: string;
  readonly glossary: string;
  readonly glossaryIntro: string;
  readonly alsoCalled: (names: string) => string;
  /** Named in the other language, because its readers look for it. */
  readonly otherLanguage: string;
  readonly interactive: string;
  /** What a plain page is, and what it lacks. */
  readonly about: string;
  readonly aboutIndex: string;
  readonly coming: string;
  readonly figure: string;
  readonly shown: string;
  readonly steps: string;
  readonly openFigure: (title: string) => string;
  readonly goal: (title: string) => string;
  readonly answer: string;
  readonly code: string;
  readonly experiment: string;
}

export const PLAIN_TEXT: Localised<PlainText> = {
  zh: {
    navigation: '全站导航',
    allLessons: '全部课程',
    glossary: '术语表',
    glossaryIntro: '课程里用到的术语，附英文名。',
    alsoCalled: (names) => `又称${names}。`,
    otherLanguage: 'English',
    interactive: '打开互动版',
    about:
      '这是本课的文字版，不用脚本也能阅读，可以打印。图里能操作的部分在互动版里，这里用文字写出每幅图一开始显示的内容。',
    aboutIndex: '这里是整门课的文字版，不用脚本也能阅读，可以打印。图和训练在互动版里。',
    coming: '编写中',
    figure: '图',
    shown: '图上一开始显示的内容',
    steps: '可以依次这样看',
    openFigure: (title) => `在互动版里操作这幅图：${title}`,
    goal: (title) => `在互动版里完成：${title}`,
    answer: '看答案',
    code: 'Keras 代码',
    experiment: '实验记录',
  },
  en: {
    navigation: 'Site',
    allLessons: 'All lessons',
    glossary: 'Glossary',
    glossaryIntro: 'The terms of the course, with their Chinese names.',
    alsoCalled: (names) => `Also called ${names}.`,
    otherLanguage: '中文',
    interactive: 'Open the interactive course',
    about:
      'This is the lesson as a plain page: it needs no script and can be printed. The figures are worked in the interactive course; here words say what each of them shows at first.',
    aboutIndex:
      'This is the whole course as plain pages: they need no script and can be printed. The figures and the training are in the interactive course.',
    coming: 'being written',
    figure: 'Figure',
    shown: 'What the figure shows at first',
    steps: 'What to look at, step by step',
    openFigure: (title) => `Work this figure in the interactive course: ${title}`,
    goal: (title) => `To be done in the interactive course: ${title}`,
    answer: 'Answer',
    code: 'Keras code',
    experiment: 'Experiment note',
  },
};
