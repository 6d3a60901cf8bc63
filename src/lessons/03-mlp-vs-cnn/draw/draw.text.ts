// The words of the exhibit `draw`, its text alternative included.
// Not responsible for: the caption and the prose around it (text.zh.tsx, text.en.tsx).
import { formatFixed, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { duelText } from '../duel/duel.text.ts';
import type { Answer, DrawModel } from './draw-model.ts';

interface DrawText {
  readonly board: string;
  readonly boardHint: string;
  readonly penUp: string;
  readonly penDown: string;
  readonly penAt: (row: number, column: number, down: boolean) => string;
  readonly undo: string;
  readonly clear: string;
  readonly empty: string;
  readonly steps: string;
  readonly inkBox: string;
  readonly inkBoxNote: (height: number, width: number) => string;
  readonly scaled: string;
  readonly scaledNote: (height: number, width: number) => string;
  readonly result: string;
  readonly resultNote: (row: string, column: string) => string;
  readonly probabilities: (name: string) => string;
  readonly certainty: Readonly<
    Record<'sure' | 'hesitant' | 'torn', (first: number, second: number, margin: string) => string>
  >;
  /** Of an answer that leaves nothing for the others. */
  readonly certain: (first: number) => string;
  readonly noAnswer: string;
  readonly untrained: string;
  readonly train: string;
  readonly opening: string;
  readonly training: (step: string, total: string) => string;
  readonly paused: (step: string, total: string) => string;
  readonly goOn: string;
  readonly pause: string;
  readonly retry: string;
  readonly otherDataset: string;
}

export const drawText: Localised<DrawText> = {
  zh: {
    board: '画板：用鼠标、手指或触控笔写一个数字；键盘用方向键移动，空格键落笔或抬笔',
    boardHint: '鼠标、手指或触控笔都可以。键盘：方向键移动，空格键落笔或抬笔，Backspace 撤销一笔，Delete 清空。',
    penUp: '落笔',
    penDown: '抬笔',
    penAt: (row, column, down) => `第 ${row} 行，第 ${column} 列，${down ? '笔已落下' : '笔已抬起'}`,
    undo: '撤销一笔',
    clear: '清空',
    empty: '画板是空的。写一个 0 到 9 的数字。',
    steps: '像 MNIST 那样整理你的数字',
    inkBox: '1 找到墨迹',
    inkBoxNote: (height, width) => `墨迹框高 ${height}、宽 ${width}（画板是 112 × 112）`,
    scaled: '2 缩放到 20 × 20 以内',
    scaledNote: (height, width) => `保持比例：高 ${height}、宽 ${width}`,
    result: '3 重心移到中央',
    resultNote: (row, column) => `28 × 28，重心在第 ${row} 行、第 ${column} 列；这就是网络看到的`,
    probabilities: (name) => `${name} 给出的概率`,
    certainty: {
      sure: (first, second, margin) => `很确定是 ${first}；其次是 ${second}，落后 ${margin} 个百分点。`,
      hesitant: (first, second, margin) => `觉得是 ${first}，但 ${second} 只落后 ${margin} 个百分点。`,
      torn: (first, second, margin) => `拿不定主意：${first} 还是 ${second}？只差 ${margin} 个百分点。`,
    },
    certain: (first) => `很确定是 ${first}，别的数字几乎不可能。`,
    noAnswer: '等着你写。',
    untrained: '两个网络还没有训练，只会乱猜。可以在这里训练它们：就是上面对决中的那两个。',
    train: '训练这两个网络',
    opening: '正在载入训练图片。',
    training: (step, total) => `正在训练（第 ${step} / ${total} 步）。不必等：现在就写，看答案怎样越来越稳。`,
    paused: (step, total) => `训练暂停在第 ${step} / ${total} 步；回答来自此刻的权重。`,
    goOn: '继续训练',
    pause: '暂停',
    retry: '再试一次',
    otherDataset: '上面的对决现在用的是服饰图片。画板仍用 MNIST 数字来训练同样的两个网络。',
  },
  en: {
    board:
      'Drawing board: write a digit with mouse, finger or stylus; with the keyboard, arrow keys move and space puts the pen down or up',
    boardHint:
      'Mouse, finger or stylus. Keyboard: arrow keys move, space puts the pen down or up, Backspace takes a stroke back, Delete clears.',
    penUp: 'Pen down',
    penDown: 'Pen up',
    penAt: (row, column, down) => `Row ${row}, column ${column}, pen ${down ? 'down' : 'up'}`,
    undo: 'Take a stroke back',
    clear: 'Clear',
    empty: 'The board is empty. Write a digit from 0 to 9.',
    steps: 'Your digit, prepared as MNIST’s were',
    inkBox: '1 Find the ink',
    inkBoxNote: (height, width) => `Ink box ${height} high, ${width} wide (of 112 × 112)`,
    scaled: '2 Fit into 20 × 20',
    scaledNote: (height, width) => `Same proportions: ${height} high, ${width} wide`,
    result: '3 Centre of mass to the middle',
    resultNote: (row, column) => `28 × 28, centre of mass at row ${row}, column ${column}: what the networks see`,
    probabilities: (name) => `Probabilities from the ${name}`,
    certainty: {
      sure: (first, second, margin) => `Sure it is a ${first}; next comes ${second}, ${margin} points behind.`,
      hesitant: (first, second, margin) => `Thinks it is a ${first}, but ${second} is only ${margin} points behind.`,
      torn: (first, second, margin) => `Torn between ${first} and ${second}: only ${margin} points apart.`,
    },
    certain: (first) => `Sure it is a ${first}; to the network nothing else is likely.`,
    noAnswer: 'Waiting for your digit.',
    untrained:
      'The two networks are not trained yet and would only guess. You can train them right here: they are the two of the duel above.',
    train: 'Train these two networks',
    opening: 'Loading the training images.',
    training: (step, total) =>
      `Training (step ${step} of ${total}). No need to wait: write now and watch the answers settle.`,
    paused: (step, total) =>
      `Training is paused at step ${step} of ${total}; the answers come from the weights so far.`,
    goOn: 'Continue training',
    pause: 'Pause',
    retry: 'Try again',
    otherDataset:
      'The duel above uses clothes at the moment. The board trains the same two networks on the digits of MNIST.',
  },
};

/** Beyond this lead the second guess is noise, and a lead of 100.0 points says nothing. */
const CERTAIN = 0.99;

/** What a network makes of the drawing, in one sentence. */
export function answerSentence({ first, second, margin, certainty }: Answer, locale: Locale): string {
  const words = drawText[locale];
  if (first === null || second === null || margin === null || certainty === null) return words.noAnswer;
  if (margin >= CERTAIN) return words.certain(first.digit);
  return words.certainty[certainty](first.digit, second.digit, formatFixed(margin * 100, locale, 1));
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: DrawModel, locale: Locale): string {
  const parts = [drawingSentence(model, locale), networksSentence(model, locale)];
  if (model.normalisation.kind === 'digit') {
    parts.push(...model.answers.map((answer) => fullAnswer(answer, locale)));
  }
  return parts.filter((part) => part !== '').join(locale === 'zh' ? '' : ' ');
}

function drawingSentence({ state, normalisation }: DrawModel, locale: Locale): string {
  const words = drawText[locale];
  if (normalisation.kind === 'empty') return words.empty;
  const { inkBox, scaled, centreOfMass, shift } = normalisation;
  const box = words.inkBoxNote(inkBox.height, inkBox.width);
  const fit = words.scaledNote(scaled.height, scaled.width);
  const centre = words.resultNote(
    formatFixed(centreOfMass.y + shift.y, locale, 1),
    formatFixed(centreOfMass.x + shift.x, locale, 1),
  );
  const strokes = state.strokes.length;
  return locale === 'zh'
    ? `画板上有 ${strokes} 笔。${box}；${fit}；${centre}。`
    : `${strokes} ${strokes === 1 ? 'stroke' : 'strokes'} on the board. ${box}. ${fit}. ${centre}.`;
}

/** How the training of the two networks stands; empty when there is nothing to say. */
export function networksSentence({ networks, answers }: DrawModel, locale: Locale): string {
  const words = drawText[locale];
  const [slowest] = answers.toSorted((a, b) => a.step - b.step);
  const step = formatNumber(slowest?.step ?? 0, locale);
  const total = formatNumber(slowest?.totalSteps ?? 0, locale);
  switch (networks) {
    case 'untrained':
      return words.untrained;
    case 'opening':
      return words.opening;
    case 'training':
      return words.training(step, total);
    case 'paused':
      return words.paused(step, total);
    case 'trouble': {
      const code = answers.find(({ error }) => error !== null)?.error ?? 'internal';
      return ENGINE_ERROR_SENTENCES[code][locale];
    }
    case 'trained':
      return '';
    default:
      return networks satisfies never;
  }
}

function fullAnswer(answer: Answer, locale: Locale): string {
  const name = duelText[locale].name[answer.id];
  const { first, second } = answer;
  const sentence = answerSentence(answer, locale);
  if (first === null || second === null) return locale === 'zh' ? `${name}：${sentence}` : `${name}: ${sentence}`;
  const numbers = `${first.digit} ${formatPercent(first.probability, locale)}, ${second.digit} ${formatPercent(second.probability, locale)}`;
  return locale === 'zh' ? `${name}：${numbers}。${sentence}` : `${name}: ${numbers}. ${sentence}`;
}
