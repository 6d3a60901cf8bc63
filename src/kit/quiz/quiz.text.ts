// The words of the quiz around the questions. Not responsible for: the questions' own words (lessons).
import type { Localised } from '../locale/locale.ts';

export interface QuizText {
  readonly title: string;
  readonly score: (solved: number, count: number) => string;
  readonly question: (number: number) => string;
  readonly check: string;
  readonly tryAgain: string;
  readonly right: string;
  readonly wrong: string;
  readonly chooseFirst: string;
  readonly answer: string;
  readonly notANumber: string;
  readonly solution: string;
  readonly newNumbers: string;
  readonly howToOrder: string;
  readonly moveUp: (item: string) => string;
  readonly moveDown: (item: string) => string;
  readonly movedTo: (item: string, place: number, count: number) => string;
  readonly hint: string;
  readonly goalOpen: string;
  readonly goalDone: string;
  readonly toExhibit: string;
}

export const QUIZ_TEXT: Localised<QuizText> = {
  zh: {
    title: '测验',
    score: (solved, count) => `${count} 题中答对 ${solved} 题`,
    question: (number) => `第 ${number} 题`,
    check: '检查答案',
    tryAgain: '再试一次',
    right: '对。',
    wrong: '不对。',
    chooseFirst: '请先选一项。',
    answer: '答案',
    notANumber: '请填一个数，如 896 或 0.5。',
    solution: '解答',
    newNumbers: '换一组数',
    howToOrder: '用箭头按钮排好顺序；停在按钮上时，也可以按上下方向键。',
    moveUp: (item) => `上移：${item}`,
    moveDown: (item) => `下移：${item}`,
    movedTo: (item, place, count) => `${item}：现在是第 ${place} 项，共 ${count} 项`,
    hint: '提示',
    goalOpen: '还没有达到。在图中操作，达到后这里会自动显示。',
    goalDone: '达到了。',
    toExhibit: '去图那里',
  },
  en: {
    title: 'Quiz',
    score: (solved, count) => `${solved} of ${count} solved`,
    question: (number) => `Question ${number}`,
    check: 'Check',
    tryAgain: 'Try again',
    right: 'Right.',
    wrong: 'Not quite.',
    chooseFirst: 'Choose an answer first.',
    answer: 'Answer',
    notANumber: 'Enter a number, such as 896 or 0.5.',
    solution: 'Solution',
    newNumbers: 'New numbers',
    howToOrder: 'Put them in order with the arrow buttons; on a button the up and down arrow keys work too.',
    moveUp: (item) => `Move up: ${item}`,
    moveDown: (item) => `Move down: ${item}`,
    movedTo: (item, place, count) => `${item}: now number ${place} of ${count}`,
    hint: 'Hint',
    goalOpen: 'Not reached yet. Work in the figure; this line changes when you get there.',
    goalDone: 'Reached.',
    toExhibit: 'Go to the figure',
  },
};
