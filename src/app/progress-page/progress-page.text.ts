// Words of the progress page. Not responsible for: titles of lessons (lessons/registry.ts) or questions (lessons).
import type { Localised } from '../../kit/locale/locale.ts';
import type { FileProblem } from '../stores/progress-file.ts';

export interface ProgressPageText {
  readonly title: string;
  readonly intro: string;
  readonly lessons: string;
  readonly nothing: string;
  readonly toMap: string;
  readonly doneTable: string;
  readonly recordTable: string;
  readonly columns: {
    readonly lesson: string;
    readonly sections: string;
    readonly exhibits: string;
    readonly quiz: string;
    readonly accuracy: string;
  };
  readonly of: (done: number, total: number) => string;
  readonly review: string;
  readonly reviewIntro: string;
  readonly noCards: string;
  readonly noneDue: (count: number, date: string) => string;
  readonly practise: string;
  readonly loading: string;
  readonly failed: string;
  readonly retry: string;
  readonly next: string;
  readonly box: (box: number, boxes: number) => string;
  readonly again: (date: string) => string;
  readonly known: string;
  readonly keep: string;
  readonly keepIntro: string;
  readonly save: string;
  readonly bring: string;
  readonly brought: string;
  readonly fileProblems: Readonly<Record<FileProblem | 'unreadable', string>>;
  readonly reset: string;
  readonly wasReset: string;
  readonly undo: string;
  readonly aside: string;
  readonly saveAside: string;
  readonly forgetAside: string;
  readonly certificate: string;
  readonly certificateIntro: string;
  readonly name: string;
  readonly print: string;
  readonly statement: (name: string) => string;
  readonly nobody: string;
  readonly asOf: (date: string) => string;
  readonly honest: string;
}

export const PROGRESS_PAGE_TEXT: Localised<ProgressPageText> = {
  zh: {
    title: '我的进度',
    intro: '读过的小节、动手试过的图、测验的回答，都只保存在这台设备的这个浏览器里。',
    lessons: '学过的课',
    nothing: '还没有打开过任何一课。',
    toMap: '去课程地图挑一课',
    doneTable: '各课进度表',
    recordTable: '学习记录表',
    columns: {
      lesson: '课',
      sections: '读过的小节',
      exhibits: '试过的图',
      quiz: '答对的题',
      accuracy: '最好的验证准确率',
    },
    of: (done, total) => `${done} / ${total}`,
    review: '复习答错的题',
    reviewIntro: '答错的题隔一天再问一次；答对了，间隔加长到 3 天、7 天、21 天。数值题每次换一组数。',
    noCards: '现在没有要复习的题。测验里答错的题会到这里来。',
    noneDue: (count, date) => `今天没有到期的题。还有 ${count} 题等着，最早的在 ${date}。`,
    practise: '现在就练',
    loading: '题目正在载入。',
    failed: '题目没能载入：可能是网络断开了，或者课程里已经没有这道题。',
    retry: '再试一次',
    next: '下一题',
    box: (box, boxes) => `第 ${box} 格，共 ${boxes} 格`,
    again: (date) => `${date} 再问。`,
    known: '这道题算学会了，不再复习。',
    keep: '保存与带走',
    keepIntro: '存成文件，可以带到另一台设备。载入文件时，文件里的内容会并入这里已有的，什么也不会丢。',
    save: '存成文件',
    bring: '载入文件',
    brought: '文件里的进度已经并入。',
    fileProblems: {
      'too-large': '这个文件太大，不会是进度文件，所以没有载入。这里的进度没有变。',
      'no-json': '这个文件读不懂：不是进度文件，或者没有下载完整。这里的进度没有变。',
      'other-file': '这是别的文件，不是本课程的进度文件。这里的进度没有变。',
      newer: '这个文件由更新版本的课程写成，这一版读不了。刷新网页后再试。这里的进度没有变。',
      damaged: '这个进度文件有损坏的地方，所以整个都没有载入。这里的进度没有变。',
      unreadable: '浏览器没能读出这个文件。这里的进度没有变。',
    },
    reset: '全部清空',
    wasReset: '进度已经清空。',
    undo: '撤销',
    aside: '这台设备上存着的进度有一部分读不懂。读得懂的都在这里；原来的内容另存了一份，可以存成文件。',
    saveAside: '把原内容存成文件',
    forgetAside: '不要了',
    certificate: '学习记录',
    certificateIntro: '列出你真正做到的。名字只留在这台设备上，也不会写进进度文件。',
    name: '名字（可不填）',
    print: '打印',
    statement: (name) => `${name}在 Stride“动手学卷积神经网络”课程中完成了以下内容。`,
    nobody: '学习者',
    asOf: (date) => `截至 ${date}`,
    honest: '数字取自学习者自己的浏览器，没有经过他人核对。准确率是在这台设备上训练的网络在验证图片上达到的最好成绩。',
  },
  en: {
    title: 'My progress',
    intro: 'Sections read, figures tried and quiz answers are kept in this browser on this device, and nowhere else.',
    lessons: 'Lessons',
    nothing: 'No lesson has been opened yet.',
    toMap: 'Choose one on the course map',
    doneTable: 'Table of progress by lesson',
    recordTable: 'Table of the record of work',
    columns: {
      lesson: 'Lesson',
      sections: 'Sections read',
      exhibits: 'Figures tried',
      quiz: 'Questions right',
      accuracy: 'Best validation accuracy',
    },
    of: (done, total) => `${done} of ${total}`,
    review: 'Review of missed questions',
    reviewIntro:
      'A missed question is asked again after a day; once right, after 3, 7 and 21 days. Numeric questions come with new numbers each time.',
    noCards: 'Nothing to review. Questions you miss in a quiz will come here.',
    noneDue: (count, date) =>
      `Nothing is due today. ${count === 1 ? 'One question is' : `${count} questions are`} waiting, the first until ${date}.`,
    practise: 'Practise now',
    loading: 'The question is being loaded.',
    failed: 'The question could not be loaded: the network may be down, or the course no longer has this question.',
    retry: 'Try again',
    next: 'Next question',
    box: (box, boxes) => `box ${box} of ${boxes}`,
    again: (date) => `Asked again on ${date}.`,
    known: 'This one counts as known and leaves the review.',
    keep: 'Keep and carry',
    keepIntro:
      'Save your progress as a file to take it to another device. A file you bring in is added to what is here; nothing is lost.',
    save: 'Save as a file',
    bring: 'Bring in a file',
    brought: 'The progress in the file has been added.',
    fileProblems: {
      'too-large': 'The file is too large to be a progress file and was not used. Your progress has not changed.',
      'no-json':
        'The file could not be understood: it is not a progress file, or its download was cut short. Your progress has not changed.',
      'other-file': 'This is another kind of file, not progress in this course. Your progress has not changed.',
      newer:
        'The file was written by a newer version of the course than this one. Reload the page and try again. Your progress has not changed.',
      damaged: 'Part of the progress file is damaged, so none of it was used. Your progress has not changed.',
      unreadable: 'The browser could not read the file. Your progress has not changed.',
    },
    reset: 'Clear everything',
    wasReset: 'Your progress has been cleared.',
    undo: 'Undo',
    aside:
      'Part of the progress stored on this device could not be read. What could be is here; the original was set aside and can be saved as a file.',
    saveAside: 'Save the original as a file',
    forgetAside: 'Discard it',
    certificate: 'Record of work',
    certificateIntro:
      'Lists what you have really done. Your name stays on this device and is not part of the progress file.',
    name: 'Name (optional)',
    print: 'Print',
    statement: (name) =>
      `${name} has done the following in the Stride course “Convolutional neural networks, by doing”.`,
    nobody: 'The student',
    asOf: (date) => `As of ${date}`,
    honest:
      'The figures come from the student’s own browser and nobody has checked them. Accuracy is the best that a network trained on that device reached on validation pictures.',
  },
};
