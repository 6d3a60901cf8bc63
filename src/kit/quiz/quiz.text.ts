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
  readonly because: (place: number, item: string, why: string, hint: string) => string;
  readonly howToPlace: string;
  readonly labels: string;
  readonly noLabel: string;
  readonly placeAll: string;
  readonly rightPlaces: (right: number, count: number) => string;
  readonly at: (place: string, label: string) => string;
  readonly newRound: string;
  readonly howToClick: Readonly<Record<'one' | 'all', string>>;
  readonly clickFirst: string;
  readonly cell: (row: number, column: number, value: string | null, marked: boolean) => string;
  readonly cellsChosen: (count: number) => string;
  readonly clearCells: string;
  readonly cellsOff: (extra: number, missing: number) => string;
  readonly pictureWords: (name: string, height: number, width: number) => string;
  readonly markedCells: (cells: string) => string;
  readonly rowNumbers: (row: number, numbers: string) => string;
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
    because: (place, item, why, hint) => `从“${item}”开始不对，它现在是第 ${place} 项。${why}${hint}`,
    howToPlace: '把标签拖到它的位置上；也可以在每个位置的列表里选。',
    labels: '标签',
    noLabel: '请选择',
    placeAll: '请先给每个位置放一个标签。',
    rightPlaces: (right, count) => `${count} 个位置中 ${right} 个对了。`,
    at: (place, label) => `${place}：${label}`,
    newRound: '换一题',
    howToClick: {
      one: '点一格；键盘用方向键移动，按回车或空格选定。',
      all: '点选所有的格子，按住拖动可以选一整块；键盘用方向键移动，按回车或空格选定，按住 Shift 移动可以选一整块。',
    },
    clickFirst: '请先在图上选。',
    cell: (row, column, value, marked) =>
      `第 ${row} 行第 ${column} 列${value === null ? '' : `：${value}`}${marked ? '（已标出）' : ''}`,
    cellsChosen: (count) => `选了 ${count} 格`,
    clearCells: '清除选择',
    cellsOff: (extra, missing) =>
      [extra > 0 ? `多选了 ${extra} 格` : '', missing > 0 ? `少选了 ${missing} 格` : ''].filter(Boolean).join('，') +
      '。',
    pictureWords: (name, height, width) => `${name}，${height} 行 ${width} 列。`,
    markedCells: (cells) => `标出的格子：${cells}。`,
    rowNumbers: (row, numbers) => `第 ${row} 行：${numbers}。`,
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
    because: (place, item, why, hint) => `It goes wrong with “${item}”, now number ${place}. ${why} ${hint}`,
    howToPlace: 'Drag each label to its place, or choose it from the list at the place.',
    labels: 'Labels',
    noLabel: 'Choose',
    placeAll: 'Give every place a label first.',
    rightPlaces: (right, count) => `${right} of ${count} places are right.`,
    at: (place, label) => `${place}: ${label}`,
    newRound: 'Another one',
    howToClick: {
      one: 'Click a cell. With the keyboard: arrow keys move, Enter or Space chooses.',
      all: 'Click all the cells, or drag over a block of them. With the keyboard: arrow keys move, Enter or Space chooses, Shift and arrow keys choose a block.',
    },
    clickFirst: 'Choose in the picture first.',
    cell: (row, column, value, marked) =>
      `Row ${row}, column ${column}${value === null ? '' : `: ${value}`}${marked ? ' (marked)' : ''}`,
    cellsChosen: (count) => `${count} chosen`,
    clearCells: 'Clear the choice',
    cellsOff: (extra, missing) =>
      `${[extra > 0 ? `${extra} too many` : '', missing > 0 ? `${missing} missing` : ''].filter(Boolean).join(', ')}.`,
    pictureWords: (name, height, width) => `${name}, ${height} by ${width} cells.`,
    markedCells: (cells) => `Marked: ${cells}.`,
    rowNumbers: (row, numbers) => `Row ${row}: ${numbers}.`,
    hint: 'Hint',
    goalOpen: 'Not reached yet. Work in the figure; this line changes when you get there.',
    goalDone: 'Reached.',
    toExhibit: 'Go to the figure',
  },
};
