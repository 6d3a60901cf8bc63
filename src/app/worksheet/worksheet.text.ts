// The words of worksheets. Not responsible for: the questions (lessons).
import type { Localised } from '../../kit/locale/locale.ts';

export interface WorksheetText {
  readonly title: string;
  readonly intro: string;
  readonly settings: string;
  readonly lessons: string;
  readonly sheet: string;
  readonly sheetHint: string;
  readonly another: string;
  readonly count: string;
  readonly countHint: (available: number) => string;
  readonly key: string;
  readonly print: string;
  readonly loading: string;
  readonly failed: string;
  readonly retry: string;
  readonly choose: string;
  readonly headline: (sheet: string) => string;
  readonly name: string;
  readonly date: string;
  readonly answer: string;
  readonly keyTitle: (sheet: string) => string;
  readonly items: string;
}

export const WORKSHEET_TEXT: Localised<WorksheetText> = {
  zh: {
    title: '练习卷',
    intro:
      '把测验题印成纸质练习卷，附参考答案。题目和数字由卷号决定：同一个链接永远印出同一份卷子；换一个卷号，就是另一份。需要操作互动图的任务不印在纸上。',
    settings: '卷子的设置',
    lessons: '考哪几课',
    sheet: '卷号',
    sheetHint: '每个卷号一份卷子；前后排可以用不同的卷号。',
    another: '换一份',
    count: '题数',
    countHint: (available) => `所选的课共有 ${available} 道可印的题。`,
    key: '附参考答案（另起一页）',
    print: '打印',
    loading: '正在载入题目…',
    failed: '题目没能载入，请检查网络后再试。',
    retry: '再试一次',
    choose: '请至少选一课。',
    headline: (sheet) => `卷积神经网络练习卷 · 第 ${sheet} 号`,
    name: '姓名',
    date: '日期',
    answer: '答：',
    keyTitle: (sheet) => `第 ${sheet} 号卷参考答案`,
    items: '可选：',
  },
  en: {
    title: 'Worksheets',
    intro:
      'The questions of the quizzes on paper, with a key. The number of the sheet decides questions and numbers: the same link always prints the same sheet, another number another one. Tasks for a figure are left out.',
    settings: 'Settings of the sheet',
    lessons: 'Lessons asked about',
    sheet: 'Number of the sheet',
    sheetHint: 'Each number is another sheet: neighbours can have different ones.',
    another: 'Another sheet',
    count: 'Questions',
    countHint: (available) => `The lessons chosen have ${available} questions that can be printed.`,
    key: 'With a key, on a page of its own',
    print: 'Print',
    loading: 'Loading the questions…',
    failed: 'The questions could not be loaded. Check the connection and try again.',
    retry: 'Try again',
    choose: 'Choose at least one lesson.',
    headline: (sheet) => `Convolutional networks · worksheet ${sheet}`,
    name: 'Name',
    date: 'Date',
    answer: 'Answer:',
    keyTitle: (sheet) => `Key to worksheet ${sheet}`,
    items: 'To choose from:',
  },
};
