// Words of the exhibit `same-idea`. Not responsible for: its numbers (idea-model.ts).
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { KINDS } from './idea-data.ts';
import type { Grid, GridId } from './idea-data.ts';
import { placeCount } from './idea-model.ts';
import type { IdeaModel } from './idea-model.ts';

export const ideaText = {
  zh: {
    kernel: '卷积核：三个数',
    kernels: { rise: '−1\u20020\u20021', row: '1\u20021\u20021', peak: '−1\u20022\u2002−1' },
    grid: '数据',
    grids: { sound: '声音', sentence: '句子', board: '棋盘', picture: '图片', video: '视频' },
    directions: {
      sound: '一维：时间',
      sentence: '一维：词序',
      board: '二维：行、列',
      picture: '二维：行、列',
      video: '三维：时间、行、列',
    },
    about: {
      sound: '先静音，再是一个音，采样点由正弦公式算出。',
      sentence: '每个词一个数：褒为正，贬为负。这些数是为演示而编的；真的词向量是学来的，每个词有几百个数。',
      board: '黑子 1，白子 −1，空点 0。',
      picture: '亮 1，暗 0，一座画出来的房子。',
      video: '五帧：球在飞，箱子不动，灯只在第 3 帧亮一下。',
    },
    own: '数字由你改过。',
    asks: {
      rise: {
        sound: '哪里升得最快？',
        sentence: '语气在哪里由贬转褒？',
        board: '从左往右，哪里由白变黑？',
        picture: '哪里是左边缘？',
        video: '什么刚刚出现？',
      },
      row: {
        sound: '哪里一直很高？',
        sentence: '哪里一连三个都是好话？',
        board: '哪里有三枚黑子横着相连？',
        picture: '哪里横着亮成一片？',
        video: '什么一直没动？',
      },
      peak: {
        sound: '哪里向上鼓起？',
        sentence: '哪个词比左右两个的平均更好？',
        board: '哪些黑子左右没有同伴？',
        picture: '哪里比左右的平均更亮？',
        video: '什么只闪了一下？',
      },
    },
    walk: '移动窗口',
    previous: '上一处',
    next: '下一处',
    start: '从头走一遍',
    stop: '停下',
    place: (place: number) => `第 ${place} 处`,
    data: '改变数据',
    pointer: '在输入上拖动',
    moves: '移动窗口',
    edits: '改数字',
    clear: '全部清零',
    shuffle: {
      sound: '打乱采样点',
      sentence: '打乱词序',
      board: '打乱棋子',
      picture: '打乱像素',
      video: '打乱各帧',
    },
    sentence: ['开头', '沉闷', '后来', '精彩', '温暖', '动人', '就是', '稍稍', '偏长'],
    input: '输入，窗口在上面移动',
    keys: '方向键移动窗口，空格键改变窗口正中的数。',
    pages: '上一页、下一页键换到前一帧、后一帧。',
    inputOf: (shape: string) => `输入 ${shape}`,
    outputOf: (shape: string) => `输出 ${shape}：各处的和`,
    frame: (frame: number) => `第 ${frame} 帧`,
    between: (first: number, last: number) => `${first}–${last}`,
    sumTitle: '窗口下的和',
    under: '窗口下',
    times: '× 卷积核',
    products: '乘积',
    total: '加起来',
    /** Between sentences. */
    space: '',
  },
  en: {
    kernel: 'Kernel: three numbers',
    kernels: { rise: '−1\u20020\u20021', row: '1\u20021\u20021', peak: '−1\u20022\u2002−1' },
    grid: 'Data',
    grids: { sound: 'Sound', sentence: 'Sentence', board: 'Board', picture: 'Picture', video: 'Video' },
    directions: {
      sound: '1-D: time',
      sentence: '1-D: word order',
      board: '2-D: rows, columns',
      picture: '2-D: rows, columns',
      video: '3-D: time, rows, columns',
    },
    about: {
      sound: 'Silence, then a tone; the samples come from the formula of a sine.',
      sentence:
        'One number a word: praise is positive, blame negative. They were made up for this figure; real word vectors are learnt and have hundreds of numbers.',
      board: 'Black stones are 1, white ones −1, empty points 0.',
      picture: 'Bright is 1, dark is 0: a drawing of a house.',
      video: 'Five frames: a ball flies, a box stands still, a light is on in frame 3 only.',
    },
    own: 'You have changed the numbers.',
    asks: {
      rise: {
        sound: 'Where does it rise fastest?',
        sentence: 'Where does blame turn to praise?',
        board: 'From left to right, where does white become black?',
        picture: 'Where are the left edges?',
        video: 'What has just appeared?',
      },
      row: {
        sound: 'Where does it stay high?',
        sentence: 'Where are three kind words together?',
        board: 'Where are three black stones side by side?',
        picture: 'Where is a stretch of a row bright?',
        video: 'What has not moved?',
      },
      peak: {
        sound: 'Where does it bulge upwards?',
        sentence: 'Which word is kinder than its neighbours on average?',
        board: 'Which black stones have no companion left or right?',
        picture: 'What is brighter than left and right of it on average?',
        video: 'What flashed just once?',
      },
    },
    walk: 'Move the window',
    previous: 'Previous place',
    next: 'Next place',
    start: 'Walk from the start',
    stop: 'Stop',
    place: (place: number) => `Place ${place}`,
    data: 'Change the data',
    pointer: 'Dragging on the input',
    moves: 'moves the window',
    edits: 'changes numbers',
    clear: 'Set all to zero',
    shuffle: {
      sound: 'Shuffle the samples',
      sentence: 'Shuffle the words',
      board: 'Shuffle the stones',
      picture: 'Shuffle the pixels',
      video: 'Shuffle the frames',
    },
    sentence: ['starts', 'dull', 'then', 'brilliant', 'warm', 'witty', 'only', 'slightly', 'long'],
    input: 'Input, with the window moving over it',
    keys: 'Arrow keys move the window, the space bar changes the number in its middle.',
    pages: 'Page up and page down go to the frame before and after.',
    inputOf: (shape: string) => `Input ${shape}`,
    outputOf: (shape: string) => `Output ${shape}: the sums`,
    frame: (frame: number) => `Frame ${frame}`,
    between: (first: number, last: number) => `${first}–${last}`,
    sumTitle: 'The sum under the window',
    under: 'Under it',
    times: '× kernel',
    products: 'Products',
    total: 'Added up',
    space: ' ',
  },
} as const;

/** The shape of a grid as Keras has it, with its one channel at the end. */
export function gridName({ frames, height, width }: Grid, id: GridId): string {
  const { axis, dimensions } = KINDS[id];
  if (dimensions === 1) return `${axis === 'width' ? width : height} × 1`;
  return dimensions === 2 ? `${height} × ${width} × 1` : `${frames} × ${height} × ${width} × 1`;
}

/** The sum under the window, spelled out. */
export function sumText({ window, sum }: IdeaModel, locale: Locale): string {
  const n = (value: number): string => (value < 0 ? `(${formatNumber(value, locale)})` : formatNumber(value, locale));
  const terms = window.map(({ value, weight }) => `${n(weight)} · ${n(value)}`);
  return `${terms.join(' + ')} = ${formatNumber(sum, locale)}`;
}

/** Where the pattern was found, and how much of it shuffling has left. */
export function foundText({ state, best, found }: IdeaModel, locale: Locale): string {
  const largest = formatNumber(best, locale);
  const count = formatNumber(found, locale);
  if (best <= 0) return locale === 'zh' ? '没有哪一处的和大于 0。' : 'No sum is above 0.';
  if (state.isShuffled) {
    return locale === 'zh'
      ? `打乱之前，最大的和是 ${largest}；打乱之后，达到它的有 ${count} 处。`
      : `In order, the largest sum was ${largest}; shuffled, ${found === 1 ? '1 place reaches' : `${count} places reach`} it.`;
  }
  return locale === 'zh'
    ? `最大的和是 ${largest}，共 ${count} 处（带圆点的格子）。`
    : `The largest sum is ${largest}, at ${found === 1 ? '1 place' : `${count} places`} (cells with a dot).`;
}

/** How few weights serve how many places. */
export function sharedText({ state }: IdeaModel, locale: Locale): string {
  const places = formatNumber(placeCount(state.grid), locale);
  const layer = `Conv${KINDS[state.grid].dimensions}D`;
  return locale === 'zh'
    ? `${places} 处用的都是这三个权重。在 Keras 里，这样的层叫 ${layer}。`
    : `The same three weights serve all ${places} places. In Keras such a layer is a ${layer}.`;
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: IdeaModel, locale: Locale): string {
  const { state, grid, output } = model;
  const words = ideaText[locale];
  const [stop, pause] = locale === 'zh' ? ['。', '：'] : ['. ', ': '];
  const shuffled = state.isShuffled ? `${words.shuffle[state.grid]}${stop}` : '';
  return [
    `${words.grids[state.grid]}${pause}${words.kernels[state.kernel]}${stop}`,
    `${words.asks[state.kernel][state.grid]}${words.space}${shuffled}`,
    `${words.inputOf(gridName(grid, state.grid))} → ${gridName(output, state.grid)}${stop}`,
    `${words.place(state.place + 1)}${pause}${sumText(model, locale)}${stop}`,
    foundText(model, locale),
    words.space,
    sharedText(model, locale),
  ].join('');
}
