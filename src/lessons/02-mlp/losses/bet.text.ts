// The words of the betting game, and what it shows as a sentence. Not responsible for: the loss explorer's (losses.text.ts).
import { formatFixed, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { EVEN_PRICE } from './bet-model.ts';
import type { BetModel, Score } from './bet-model.ts';
import { CHIPS } from './bets.ts';
import type { CoverId } from './cover.ts';

interface BetText {
  readonly cover: string;
  readonly covers: Readonly<Record<CoverId, string>>;
  readonly loading: string;
  readonly retry: string;
  readonly image: (place: number, count: number, sample: number) => string;
  readonly chips: string;
  readonly digit: (digit: number) => string;
  readonly chipCount: (count: number) => string;
  readonly left: (left: number) => string;
  readonly actions: string;
  readonly pay: string;
  readonly next: string;
  readonly spread: string;
  readonly clear: string;
  readonly restart: string;
  readonly over: string;
  readonly you: string;
  readonly network: string;
  readonly even: string;
  readonly price: (who: string, probability: string, price: string) => string;
  readonly zero: string;
  readonly train: string;
  readonly training: string;
  readonly untrained: string;
  readonly trained: (accuracy: string) => string;
  readonly scores: string;
  readonly columns: readonly [who: string, rounds: string, total: string, mean: string, claimed: string, right: string];
  readonly noRounds: string;
  readonly dearest: (round: number, price: string) => string;
  readonly calibration: (claimed: string, right: string) => string;
}

export const betText: Localised<BetText> = {
  zh: {
    cover: '图片露出多少',
    covers: { none: '完整', half: '只看上半', coarse: '7 × 7 个格子' },
    loading: '正在取 MNIST 的测试图片。',
    retry: '再试一次',
    image: (place, count, sample) => `第 ${place} 张，共 ${count} 张（MNIST 测试集的 ${sample} 号）`,
    chips: `把 ${CHIPS} 个筹码分给十个数字`,
    digit: (digit) => `数字 ${digit}`,
    chipCount: (count) => `${count} 个`,
    left: (left) => (left === 0 ? '筹码已全部放好。' : `还有 ${left} 个筹码没有放。`),
    actions: '下注',
    pay: '翻开标签，付钱',
    next: '下一张',
    spread: '平均放',
    clear: '全部收回',
    restart: '从头再来',
    over: '所有图片都下过注了。',
    you: '你',
    network: '网络',
    even: '十个数字平均放',
    price: (who, probability, price) => `${who}：−ln ${probability} = ${price}`,
    zero: '真实数字上一个筹码也没有：按 Keras 的做法，概率 0 取作 1e-7，不然就要付无穷多。',
    train: '训练网络来对赌',
    training: '训练步数',
    untrained:
      '对手是一个 784–32–10 的小网络，用 4,000 张图片训练 3 轮，几秒钟就好。看的是和你同样的图片（包括遮挡）。',
    trained: (accuracy) =>
      `对手已训练好，验证准确率 ${accuracy}。看的是和你同样的图片；但它在训练时没见过被遮挡的图片。`,
    scores: '到现在为止',
    columns: ['谁', '局数', '共付', '平均交叉熵', '自称的把握', '押中'],
    noRounds: '还没有结算过一局。',
    dearest: (round, price) => `你最贵的一局是第 ${round} 局，付了 ${price}。`,
    calibration: (claimed, right) =>
      `你平均在最看好的数字上押 ${claimed}，押中 ${right}。校准得好的人，这两个数长期相等；前者比后者大，就是过于自信。`,
  },
  en: {
    cover: 'Shown of the image',
    covers: { none: 'all', half: 'upper half', coarse: '7 × 7 squares' },
    loading: 'Test images of MNIST are on their way.',
    retry: 'Try again',
    image: (place, count, sample) => `Image ${place} of ${count} (no. ${sample} of MNIST’s test set)`,
    chips: `Lay ${CHIPS} chips on ten digits`,
    digit: (digit) => `Digit ${digit}`,
    chipCount: (count) => (count === 1 ? '1 chip' : `${count} chips`),
    left: (left) =>
      left === 0 ? 'All chips are laid.' : left === 1 ? '1 chip is left to lay.' : `${left} chips are left to lay.`,
    actions: 'Bet',
    pay: 'Turn the label and pay',
    next: 'Next image',
    spread: 'Spread evenly',
    clear: 'Take all back',
    restart: 'Start again',
    over: 'All images have been bet on.',
    you: 'You',
    network: 'Network',
    even: 'Evenly on ten digits',
    price: (who, probability, price) => `${who}: −ln ${probability} = ${price}`,
    zero: 'No chip lies on the true digit: Keras takes 1e-7 for a probability of 0; the price would be infinite otherwise.',
    train: 'Train a network to bet against',
    training: 'Training steps',
    untrained:
      'Your rival is a small network, 784–32–10, trained for 3 epochs on 4,000 images: a matter of seconds. It sees the same images as you, covered where yours are.',
    trained: (accuracy) =>
      `Your rival is trained: validation accuracy ${accuracy}. It sees the same images as you, but never saw a covered one in training.`,
    scores: 'So far',
    columns: ['Who', 'Rounds', 'Paid', 'Mean cross-entropy', 'Claimed', 'Right'],
    noRounds: 'No round is settled yet.',
    dearest: (round, price) => `Your dearest round was number ${round}: ${price}.`,
    calibration: (claimed, right) =>
      `On average you put ${claimed} on your favourite, and it was right ${right} of the time. For the well calibrated the two agree in the long run; if the first is larger, that is overconfidence.`,
  },
};

/** Rounds from which on claims and facts are worth comparing. */
export const ENOUGH = 5;

export function priceText(price: number, locale: Locale): string {
  return formatFixed(price, locale, 2);
}

/** To three digits also where a network has almost ruled a digit out: its logarithm must be the price. */
function probabilityText(probability: number, locale: Locale): string {
  return formatSignificant(probability, locale);
}

export interface ScoreRow {
  readonly who: string;
  readonly score: Score | null;
}

/** You, the network where it has bet on every round, and the even bet that knows nothing. */
export function scoreRows({ you, rival }: BetModel, locale: Locale): readonly ScoreRow[] {
  const words = betText[locale];
  const even: Score = {
    rounds: you.rounds,
    total: EVEN_PRICE * you.rounds,
    mean: EVEN_PRICE,
    claimed: 0.1,
    right: 0.1,
  };
  return [
    { who: words.you, score: you },
    { who: words.network, score: rival },
    { who: words.even, score: even },
  ];
}

/** What of the round is settled, and what each paid. */
export function settledText(model: BetModel, locale: Locale): readonly string[] {
  const words = betText[locale];
  const { own, network, label } = model;
  if (own === null || label === null) return [];
  const said = (who: string, stake: NonNullable<BetModel['own']>): string =>
    words.price(who, probabilityText(stake.probabilities[label] ?? 0, locale), priceText(stake.price, locale));
  return [
    locale === 'zh' ? `这是一个 ${label}。` : `It is a ${label}.`,
    said(words.you, own),
    ...(network === null ? [] : [said(words.network, network)]),
    ...(own.probabilities[label] === 0 ? [words.zero] : []),
  ];
}

/** What the game shows, in words, with its numbers. */
export function describeBet(model: BetModel, locale: Locale): string {
  const words = betText[locale];
  const isZh = locale === 'zh';
  const { session, image, left, you, count, sample, cover } = model;
  const laid = session.game.chips.flatMap((chips, digit) => {
    if (chips === 0) return [];
    return [
      isZh ? `${words.digit(digit)}：${words.chipCount(chips)}` : `${words.digit(digit)}: ${words.chipCount(chips)}`,
    ];
  });
  const paid = scoreRows(model, locale).flatMap(({ who, score }) =>
    score === null || score.rounds === 0
      ? []
      : [isZh ? `${who}平均 ${priceText(score.mean, locale)}` : `${who}: mean ${priceText(score.mean, locale)}`],
  );
  const sentences = [
    image === null
      ? words.loading
      : `${words.image(session.game.image + 1, count, sample)}${isZh ? `，${words.covers[cover]}。` : `, shown: ${words.covers[cover]}.`}`,
    laid.length === 0 ? '' : `${laid.join(isZh ? '，' : ', ')}${isZh ? '。' : '.'}`,
    words.left(left),
    ...settledText(model, locale).map((sentence) =>
      /[。.]$/.test(sentence) ? sentence : `${sentence}${isZh ? '。' : '.'}`,
    ),
    you.rounds === 0
      ? words.noRounds
      : isZh
        ? `结算 ${you.rounds} 局，交叉熵${paid.join('，')}。`
        : `${you.rounds} round${you.rounds === 1 ? '' : 's'} settled; cross-entropy ${paid.join(', ')}.`,
    you.rounds < ENOUGH
      ? ''
      : words.calibration(formatPercent(you.claimed, locale, 0), formatPercent(you.right, locale, 0)),
  ];
  return sentences.filter((sentence) => sentence !== '').join(isZh ? '' : ' ');
}
