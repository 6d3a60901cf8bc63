// 测验的中文文字。数值和正确答案来自 quiz.ts。不负责：评分（kit/quiz）。
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import type { questions } from './quiz.ts';

const n = (value = 0): string => formatNumber(value, 'zh');

export const quizText = {
  grids: {
    ask: '每种数据排成什么样的网格？',
    places: {
      wave: '一秒单声道声音，16 kHz',
      words: '20 个词的句子，词向量有 100 个数',
      stones: '一个围棋局面，每点一个数',
      photo: '32 × 32 的彩色照片',
    },
    labels: {
      line: { label: '16000 × 1', why: '这是一条线：每个采样点一个数。' },
      rows: { label: '20 × 100', why: '一词一行，一行是它的向量。' },
      board: { label: '19 × 19 × 1', why: '围棋盘有 19 条横线、19 条竖线，每点一个数。' },
      volume: { label: '32 × 32 × 3', why: '最后的 3 是红、绿、蓝。' },
    },
    mistakes: {},
    done: '都是网格，只是维数和通道数不同。',
  },
  slide: {
    ask: '卷积核在网格上做什么？把步骤排好。',
    items: {
      lay: { label: '把卷积核放到一处', why: '先有位置，才知道与哪些数相乘。' },
      multiply: { label: '与盖住的数逐个相乘', why: '放好以后、相加以前，先相乘。' },
      add: { label: '把乘积加起来，得到这一处的输出', why: '要相加的，是乘积。' },
      move: { label: '移到下一处，重来一遍', why: '这一处算完了才移动。' },
    },
    hint: '想想图里写出来的那个和。',
    done: '每一处用的都是同样的几个数。',
  },
  field: {
    ask: (x) => `卷积核宽 2，${n(x['layers'])} 层，空洞率依次为 1、2、4……逐层加倍。一个输出看到多少个采样点？`,
    unit: '',
    solution: (x, answer) => `每一层增加的正是它的空洞率，加上最初的 1，得 2 的 ${n(x['layers'])} 次方：${n(answer)}。`,
  },
  volume: {
    ask: (x) => `一张彩色图片，高 ${n(x['height'])}，宽 ${n(x['width'])}。输入一共有多少个数？`,
    unit: '',
    solution: (x, answer) => `${n(x['height'])} · ${n(x['width'])} · 3 = ${n(answer)}。`,
  },
  positions: {
    ask: (x) => `句子有 ${n(x['words'])} 个词，窗口高 ${n(x['size'])} 个词，不填充，每次移一个词。窗口有多少个位置？`,
    unit: '',
    solution: (x, answer) => `${n(x['words'])} − ${n(x['size'])} + 1 = ${n(answer)}。`,
  },
  shuffled: {
    ask: '把所有图片的像素都打乱，卷积还能找到边缘吗？',
    options: {
      same: { label: '能，数一个也没少', why: '数没少，但邻居变了。窗口看的是邻居。' },
      lost: { label: '不能，局部的图案没有了', why: '对。图案在于哪些数相邻。' },
      faster: { label: '能，而且更快', why: '计算量一样，图案却没有了。' },
    },
  },
  unfit: {
    ask: '哪种数据最不适合用卷积？',
    options: {
      columns: { label: '客户表，各列是年龄、邮编、余额', why: '对。列的次序是随意的，相邻没有意义。' },
      audio: { label: '鸟鸣的录音', why: '相邻的采样点很有关系，同样的叫声可以出现在任何时刻。' },
      slides: { label: '病理切片的照片', why: '图片正合适：局部图案，处处可能出现。' },
    },
  },
} satisfies QuizText<typeof questions>;
