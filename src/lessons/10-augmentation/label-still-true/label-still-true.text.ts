// Words of the exhibit `label-still-true` in both languages, and its description.
// Not responsible for: the cases (cards.ts) or the numbers (label-still-true.ts).
import { formatFixed, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import type { CardId } from './cards.ts';
import type { Answer, Change, Damage, LabelModel } from './label-still-true.ts';

interface CardWords {
  readonly label: string;
  readonly change: string;
  readonly why: string;
}

export interface LabelWords {
  readonly cards: Readonly<Record<CardId, CardWords>>;
  readonly question: (label: string) => string;
  readonly answers: Readonly<Record<Answer, string>>;
  readonly right: string;
  readonly wrong: string;
  readonly before: string;
  readonly after: string;
  readonly score: (judged: number, total: number, right: number) => string;
  readonly measure: string;
  readonly measureNote: (train: string, epochs: number) => string;
  readonly change: string;
  readonly changes: Readonly<Record<Change, string>>;
  readonly train: (count: number) => string;
  readonly table: string;
  readonly digit: string;
  readonly without: string;
  readonly with: string;
  readonly difference: string;
  readonly overall: string;
}

export const labelText: Localised<LabelWords> = {
  zh: {
    cards: {
      'six-turned': { label: '6', change: '旋转 180 度', why: '倒过来的 6 就是 9。标签仍写 6，网络学到的是错的。' },
      'nine-tilted': { label: '9', change: '旋转 15 度', why: '人写字本来就会歪，歪一点的 9 还是 9。' },
      'two-mirrored': {
        label: '2',
        change: '左右翻转',
        why: '镜子里的 2 不是任何数字，测试时也不会出现；它还有点像 5 和 S。',
      },
      'eight-mirrored': { label: '8', change: '左右翻转', why: '8 左右对称，翻不翻都一样。' },
      'arrow-mirrored': { label: '向左', change: '左右翻转', why: '方向正是标签要说的，翻过来就成了“向右”。' },
      'b-mirrored': { label: 'b', change: '左右翻转', why: 'b 翻过来是 d：文字不能翻转。' },
      'house-mirrored': { label: '房子', change: '左右翻转', why: '房子左右翻转还是房子，这样的照片到处都有。' },
      'house-flipped': {
        label: '房子',
        change: '上下翻转',
        why: '标签没错，它还是房子。但没有人这样拍照：网络把力气花在永远遇不到的图片上。',
      },
      'light-hue': {
        label: '红灯',
        change: '色相转 120 度',
        why: '红灯变成了绿色的灯。标签说的正是颜色时，不能改色相。',
      },
      'seven-shifted': { label: '7', change: '平移几个像素', why: '在哪里都是 7。' },
    },
    question: (label) => `标签是“${label}”，还对吗？`,
    answers: { open: '还没想好', yes: '还对', no: '不对了' },
    right: '答对了。',
    wrong: '再想想。',
    before: '原图',
    after: '变换后',
    score: (judged, total, right) => `判断了 ${judged} 个，共 ${total} 个；对了 ${right} 个。`,
    measure: '量一量损害',
    measureNote: (train, epochs) =>
      `同一个 CNN 在 ${train} 张 MNIST 上训练 ${epochs} 轮，不增强与用选中的增强各训练三次（三个种子）；在 2,000 张没有改过的测试图片上看每个数字的准确率。`,
    change: '增强',
    changes: {
      'turn-180': '任意旋转（±180 度）',
      'turn-15': '轻微旋转（±15 度）',
      mirror: '左右翻转',
      'upside-down': '上下翻转',
      shift: '平移（±10%）',
    },
    train: (count) => `训练 ${count} 次并测试`,
    table: '每个数字的测试准确率',
    digit: '数字',
    without: '不增强',
    with: '增强',
    difference: '相差',
    overall: '全部',
  },
  en: {
    cards: {
      'six-turned': {
        label: '6',
        change: 'turned by 180 degrees',
        why: 'Upside down a 6 is a 9. With its label left at 6 the network is taught something false.',
      },
      'nine-tilted': {
        label: '9',
        change: 'turned by 15 degrees',
        why: 'People write at a slant anyway; a slanted 9 is a 9.',
      },
      'two-mirrored': {
        label: '2',
        change: 'mirrored',
        why: 'A mirrored 2 is no digit, and none is met in testing; it even resembles a 5 or an S.',
      },
      'eight-mirrored': { label: '8', change: 'mirrored', why: 'An 8 is symmetric: mirrored or not, it is the same.' },
      'arrow-mirrored': {
        label: 'left',
        change: 'mirrored',
        why: 'Direction is just what the label speaks of: mirrored, it says “right”.',
      },
      'b-mirrored': { label: 'b', change: 'mirrored', why: 'A mirrored b is a d. Text must not be mirrored.' },
      'house-mirrored': {
        label: 'house',
        change: 'mirrored',
        why: 'Mirrored, a house is a house, and such photos exist everywhere.',
      },
      'house-flipped': {
        label: 'house',
        change: 'turned upside down by a flip',
        why: 'The label is true: it is still a house. But nobody takes such photos, so the network spends effort on pictures it will never meet.',
      },
      'light-hue': {
        label: 'red light',
        change: 'hue turned by 120 degrees',
        why: 'The red lamp is green now. Where the label speaks of a colour, hue must stay.',
      },
      'seven-shifted': { label: '7', change: 'shifted by a few pixels', why: 'A 7 is a 7 wherever it stands.' },
    },
    question: (label) => `The label is “${label}”. Is it still true?`,
    answers: { open: 'Undecided', yes: 'Still true', no: 'No longer' },
    right: 'Right.',
    wrong: 'Think again.',
    before: 'before',
    after: 'after',
    score: (judged, total, right) => `Judged: ${judged} of ${total}; right: ${right}.`,
    measure: 'Measure the damage',
    measureNote: (train, epochs) =>
      `The same CNN trains on ${train} MNIST digits for ${epochs} epochs, with three seeds without augmentation and with the same three seeds with the one chosen. Accuracies of every digit are on 2,000 unchanged test images.`,
    change: 'Augmentation',
    changes: {
      'turn-180': 'Any rotation (±180 degrees)',
      'turn-15': 'Slight rotation (±15 degrees)',
      mirror: 'Mirrored',
      'upside-down': 'Flipped upside down',
      shift: 'Shifts (±10%)',
    },
    train: (count) => `Train ${count} times and test`,
    table: 'Test accuracy of each digit',
    digit: 'Digit',
    without: 'without',
    with: 'with',
    difference: 'difference',
    overall: 'all',
  },
};

export function pointsText(difference: number, locale: Locale): string {
  const text = formatFixed(Math.abs(100 * difference), locale, 1);
  return difference < 0 ? `−${text}` : `+${text}`;
}

/** The measured damage in a sentence: overall, the worst digit, and sixes against nines. */
export function damageSentence({ seeds, without, with: changed }: Damage, locale: Locale): string {
  const differences = changed.perClass.map((accuracy, digit) => accuracy - (without.perClass[digit] ?? 0));
  const worst = differences.indexOf(Math.min(...differences));
  const overall = pointsText(changed.overall - without.overall, locale);
  const p = (value: number): string => formatPercent(value, locale);
  return locale === 'zh'
    ? `${seeds} 个种子平均：总准确率从 ${p(without.overall)} 到 ${p(changed.overall)}（${overall} 个百分点）。变化最不利的是 ${worst}（${pointsText(differences[worst] ?? 0, locale)} 个百分点）。6 被认成 9 的从 ${p(without.sixAsNine)} 到 ${p(changed.sixAsNine)}，9 被认成 6 的从 ${p(without.nineAsSix)} 到 ${p(changed.nineAsSix)}。`
    : `Mean of ${seeds} seed${seeds === 1 ? '' : 's'}: overall accuracy from ${p(without.overall)} to ${p(changed.overall)} (${overall} points). Least favourable for ${worst} (${pointsText(differences[worst] ?? 0, locale)} points). Sixes taken for nines: from ${p(without.sixAsNine)} to ${p(changed.sixAsNine)}; nines for sixes: from ${p(without.nineAsSix)} to ${p(changed.nineAsSix)}.`;
}

export function describe(model: LabelModel, locale: Locale): string {
  const words = labelText[locale];
  const { judged, right, cards, state, damage } = model;
  const given = cards
    .filter(({ answer }) => answer !== 'open')
    .map(({ id, answer }) => `${words.cards[id].label}, ${words.cards[id].change}: ${words.answers[answer]}`);
  const score = words.score(judged, cards.length, right);
  const measured = damage === null ? '' : damageSentence(damage, locale);
  const setting =
    locale === 'zh'
      ? `要量的增强：${words.changes[state.change]}，${formatNumber(model.trainCount, 'zh')} 张训练图片，${model.epochs} 轮。`
      : `Augmentation to be measured: ${words.changes[state.change]}, ${formatNumber(model.trainCount, 'en')} training images, ${model.epochs} epochs.`;
  return [score, given.join(locale === 'zh' ? '；' : '; '), setting, measured].filter((part) => part !== '').join(' ');
}
