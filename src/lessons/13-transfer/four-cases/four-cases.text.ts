// The words of the exhibit `four-cases` and its text alternative. Not responsible for: numbers (board-model.ts).
import { formatDurationMs, formatList, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { baseSentence, baseText } from '../base/base.text.ts';
import type { SampleSource } from '../base/samples.ts';
import type { BoardModel, Cell } from './board-model.ts';
import type { BoardWork } from './board-store.ts';
import type { Column, Depth, Recipe, Row } from './four-cases.ts';
import { TEST_COUNT } from './four-cases.ts';
import type { RuledCase } from './verdict.ts';
import { intervalOf } from './verdict.ts';

interface CaseText {
  readonly columns: Readonly<Record<Column, string>>;
  readonly rows: Readonly<Record<Row, string>>;
  readonly cases: Readonly<Record<RuledCase, string>>;
  readonly recipes: Readonly<Record<Recipe, string>>;
  readonly recipeNotes: Readonly<Record<Recipe, string>>;
  readonly unknownCase: string;
  readonly sets: string;
  readonly lines: string;
  readonly sizeLine: string;
  readonly likenessLine: string;
  readonly likeness: string;
  readonly likenessNote: string;
  readonly plane: string;
  readonly pictures: string;
  readonly size: string;
  readonly early: string;
  readonly depth: string;
  readonly depths: Readonly<Record<Depth, string>>;
  readonly epochs: string;
  readonly settings: string;
  readonly actions: string;
  readonly compare: string;
  readonly run: string;
  readonly goOn: string;
  readonly cancel: string;
  readonly needsBase: string;
  readonly needsCompare: string;
  readonly likenessStage: string;
  readonly picturesStage: string;
  readonly featuresStage: string;
  readonly pick: string;
  readonly noPick: string;
  readonly recipe: string;
  readonly accuracy: string;
  readonly time: string;
  readonly look: string;
  readonly lookedAt: string;
  readonly budgetNote: string;
  readonly board: string;
}

export const caseBoardText: Localised<CaseText> = {
  zh: {
    columns: { similar: '左列的图片', different: '右列的图片' },
    rows: { small: '小的一份', large: '大的一份' },
    cases: {
      'small-similar': '情形 1：小，相似',
      'small-different': '情形 2：小，不同',
      'large-similar': '情形 3：大，相似',
      'large-different': '情形 4：大，不同',
    },
    recipes: { head: '末端线性头', early: '早切线性头', tuned: '微调', fresh: '从头训练' },
    recipeNotes: {
      head: '预训练的层全部冻结，只在末端的特征上训练一个新的全连接层。',
      early: '只留下靠前的层并冻结，在早切处的特征上训练一个新的全连接层。',
      tuned: '以预训练的权重开始，与新的全连接层一起接着训练。',
      fresh: '同样的结构，权重随机，整个网络从头训练。',
    },
    unknownCase: '先比较相似度，才知道属于哪种情形',
    sets: '图片与数量',
    lines: '你的分界线',
    sizeLine: '从多少张起算大',
    likenessLine: '相似度从百分之几起算相似',
    likeness: '相似度',
    likenessNote:
      '相似度是量出来的：各取 60 张图片通过网络，比较末端每个特征的平均值和离散程度与 CIFAR-10 照片的差别（弗雷歇距离 d，以照片自身的离散为单位），相似度 = 1 / (1 + d)。这里用 CIFAR-10 的照片代替 ImageNet 的照片，所以 CIFAR-10 自己接近 100%。',
    plane: '四份图片的大小与相似度，以及你的分界线',
    pictures: '训练图片数',
    size: '图片边长',
    early: '早切在哪一层之后',
    depth: '微调哪些层',
    depths: { upper: '早切以上', all: '全部' },
    epochs: '微调与从头训练的轮数',
    settings: '做法的细节',
    actions: '测量',
    compare: '比较相似度，并测量这台设备',
    run: '测量整个棋盘',
    goOn: '测量还缺的',
    cancel: '取消',
    needsBase: '先载入上面的网络。预测现在就可以写下。',
    needsCompare: '先比较相似度：同时会知道这台设备每秒能处理多少张，从而估计棋盘需要多久。',
    likenessStage: '比较相似度',
    picturesStage: '准备图片',
    featuresStage: '提取特征',
    pick: '你预测谁赢',
    noPick: '还没有预测',
    recipe: '做法',
    accuracy: '测试准确率（95% 区间）',
    time: '训练用时',
    look: '看这一格',
    lookedAt: '这一格的做法',
    budgetNote:
      '每种做法都在同样的训练图片上训练，在同样的 150 张测试图片上测试，同一个种子。线性头训练 25 轮；图片少时轮数会增加，使每种做法至少更新 60 次。用时只算训练，不含提取特征。',
    board: '四种情形的棋盘',
  },
  en: {
    columns: { similar: 'Pictures of the left column', different: 'Pictures of the right column' },
    rows: { small: 'The small part', large: 'The large part' },
    cases: {
      'small-similar': 'Case 1: small, similar',
      'small-different': 'Case 2: small, different',
      'large-similar': 'Case 3: large, similar',
      'large-different': 'Case 4: large, different',
    },
    recipes: { head: 'Head at the end', early: 'Head on an early cut', tuned: 'Fine-tuned', fresh: 'From scratch' },
    recipeNotes: {
      head: 'All pretrained layers are frozen; a new dense layer learns from the features at the end.',
      early: 'Only the early layers are kept, and frozen; a new dense layer learns from the features at the early cut.',
      tuned: 'Begins with the pretrained weights, which go on learning together with the new dense layer.',
      fresh: 'The same architecture with random weights; all of it learns from nothing.',
    },
    unknownCase: 'Compare the sets first to know which case this is',
    sets: 'Pictures and how many',
    lines: 'Your dividing lines',
    sizeLine: 'Large from so many pictures on',
    likenessLine: 'Similar from so many percent likeness on',
    likeness: 'Likeness',
    likenessNote:
      'Likeness is measured: 60 pictures of each set go through the network; the mean and spread of each feature at its end are compared with those of photos of CIFAR-10 (Fréchet distance d, in units of the photos’ own spread); likeness = 1 / (1 + d). Photos of CIFAR-10 stand in for those of ImageNet here, so CIFAR-10 itself comes near 100%.',
    plane: 'Size and likeness of the four parts, and your dividing lines',
    pictures: 'Training pictures',
    size: 'Side of pictures',
    early: 'Early cut after',
    depth: 'Fine-tune which layers',
    depths: { upper: 'From the early cut up', all: 'All' },
    epochs: 'Epochs of fine-tuning and from scratch',
    settings: 'How recipes are run',
    actions: 'Measuring',
    compare: 'Compare the sets and time this device',
    run: 'Measure the whole board',
    goOn: 'Measure what is missing',
    cancel: 'Cancel',
    needsBase: 'Load the network above first. Predictions can be made now.',
    needsCompare:
      'Compare the sets first: that also tells how many pictures a second this device does, and so how long the board will take.',
    likenessStage: 'Comparing the sets',
    picturesStage: 'Preparing pictures',
    featuresStage: 'Extracting features',
    pick: 'Who wins, do you think',
    noPick: 'No prediction yet',
    recipe: 'Recipe',
    accuracy: 'Test accuracy (95% interval)',
    time: 'Training time',
    look: 'Look at this cell',
    lookedAt: 'Recipes of this cell',
    budgetNote:
      'Every recipe learns from the same training pictures and is tested on the same 150 others, with one seed. Heads train for 25 epochs; with few pictures there are more epochs, so that each recipe makes at least 60 updates. Times are of training only, without extracting features.',
    board: 'The board of four cases',
  },
};

export function sourceName(source: SampleSource, locale: Locale): string {
  return baseText[locale].sources[source];
}

/** Without what the bracket says of its pictures: `CIFAR-10`. */
export function shortSourceName(source: SampleSource, locale: Locale): string {
  return sourceName(source, locale).split(/ ?[（(]/u)[0] ?? '';
}

/** `200 pictures of CIFAR-10 (…)` */
export function cellName({ source, count }: Pick<Cell, 'source' | 'count'>, locale: Locale): string {
  const [name, many] = [sourceName(source, locale), formatNumber(count, locale)];
  return locale === 'zh' ? `${name}，${many} 张` : `${name}, ${many} pictures`;
}

export function likenessText(likeness: number | null, locale: Locale): string {
  const words = caseBoardText[locale];
  const value = likeness === null ? '?' : formatPercent(likeness, locale, 0);
  return locale === 'zh' ? `${words.likeness} ${value}` : `${words.likeness} ${value}`;
}

export function scoreText(cell: Cell, recipe: Recipe, locale: Locale): string {
  const score = cell.scores[recipe];
  if (score === null) return '–';
  const { low, high } = intervalOf(score);
  const percent = (value: number): string => formatPercent(value, locale, 0);
  return locale === 'zh'
    ? `${formatPercent(score.accuracy, locale)}（${percent(low)}～${percent(high)}）`
    : `${formatPercent(score.accuracy, locale)} (${percent(low)}–${percent(high)})`;
}

export function timeText(cell: Cell, recipe: Recipe, locale: Locale): string {
  const score = cell.scores[recipe];
  return score === null ? '–' : formatDurationMs(score.trainingMs, locale);
}

/** What the rule says of a cell; null before its case is known. */
export function ruleSentence({ ruledCase, advised }: Cell, locale: Locale): string | null {
  if (ruledCase === null) return null;
  const words = caseBoardText[locale];
  const names = advised.map((recipe) => words.recipes[recipe]);
  return locale === 'zh'
    ? `${words.cases[ruledCase]}。讲义的建议：${names.join('，或者')}。`
    : `${words.cases[ruledCase]}. The notes advise: ${names.join(', or ').toLowerCase()}.`;
}

/** What was measured says of the rule and of the prediction; null until all four recipes are measured. */
export function verdictSentence({ verdict, ruledCase, pick }: Cell, locale: Locale): string | null {
  if (verdict === null) return null;
  const words = caseBoardText[locale];
  const zh = locale === 'zh';
  const top = verdict.top.map((recipe) => words.recipes[recipe]);
  const parts: string[] = [];
  if (top.length === 1) {
    parts.push(zh ? `“${top[0] ?? ''}”明显最好。` : `“${top[0] ?? ''}” is clearly best.`);
  } else {
    parts.push(
      zh
        ? `没有明显的赢家：${TEST_COUNT} 张测试图片分不出 ${formatList(top, locale)} 的高下。`
        : `No clear winner: ${TEST_COUNT} test pictures can’t tell ${formatList(top, locale)} apart.`,
    );
  }
  if (ruledCase !== null) {
    const said = {
      sole: zh ? '与讲义的规则相符。' : 'This agrees with the notes’ rule.',
      tied: zh ? '讲义的建议也在其中，但不能说只有它对。' : 'What the notes advise is among them, but it isn’t alone.',
      beaten: zh
        ? '在这里，讲义的建议输了：这个规模、这些图片，规则不成立。'
        : 'Here what the notes advise loses: at this size and with these pictures the rule doesn’t hold.',
    };
    parts.push(said[verdict.ruling]);
  }
  if (pick !== null) {
    parts.push(
      verdict.pick === true
        ? zh
          ? '你的预测在最好的之中。'
          : 'Your prediction is among the best.'
        : zh
          ? `你的预测（${words.recipes[pick]}）没有赢。`
          : `Your prediction (${words.recipes[pick].toLowerCase()}) did not win.`,
    );
  }
  return parts.join(zh ? '' : ' ');
}

/** How long what is missing will take; null where nothing is, or where the device wasn't measured. */
export function estimateSentence(model: BoardModel, locale: Locale): string | null {
  const { estimateSeconds, imagesPerSecond, missing } = model;
  if (estimateSeconds === null || imagesPerSecond === null || missing === 0) return null;
  const speed = formatNumber(imagesPerSecond, locale);
  const seconds = Math.max(1, Math.round(estimateSeconds));
  // An estimate has no tenths.
  const time = seconds < 60 ? `${seconds} ${locale === 'zh' ? '秒' : 's'}` : formatDurationMs(1000 * seconds, locale);
  return locale === 'zh'
    ? `这台设备每秒提取 ${speed} 张图片的特征；还缺 ${missing} 次训练，估计需要 ${time}。`
    : `This device extracts features of ${speed} pictures a second; ${missing} ${missing === 1 ? 'training is' : 'trainings are'} missing, which should take about ${time}.`;
}

export function tallySentence({ tally, predictions, cells }: BoardModel, locale: Locale): string | null {
  const judged = tally.sole + tally.tied + tally.beaten;
  if (judged === 0) return null;
  const zh = locale === 'zh';
  const rule = zh
    ? `${judged} / ${cells.length} 格测完：讲义的规则 ${tally.sole} 格独占第一，${tally.tied} 格与别的做法分不出高下，${tally.beaten} 格输了。`
    : `${judged} of ${cells.length} cells are measured: the notes’ rule is alone on top in ${tally.sole}, can’t be told from others in ${tally.tied}, and is beaten in ${tally.beaten}.`;
  if (predictions.judged === 0) return rule;
  return zh
    ? `${rule}你的预测：${predictions.judged} 格中有 ${predictions.right} 格在最好的之中。`
    : `${rule} Your predictions: ${predictions.right} of ${predictions.judged} are among the best.`;
}

export function stageText(work: BoardWork, locale: Locale): string {
  const words = caseBoardText[locale];
  const zh = locale === 'zh';
  const of = sourceName(work.source, locale);
  switch (work.stage) {
    case 'likeness':
      return zh ? `${words.likenessStage}：${of}` : `${words.likenessStage}: ${of}`;
    case 'pictures':
      return zh ? `${words.picturesStage}：${of}` : `${words.picturesStage}: ${of}`;
    case 'features':
      return zh ? `${words.featuresStage}：${of}` : `${words.featuresStage}: ${of}`;
    case 'head':
    case 'early':
    case 'tuned':
    case 'fresh': {
      const many = formatNumber(work.count ?? 0, locale);
      return zh ? `${words.recipes[work.stage]}：${of}，${many} 张` : `${words.recipes[work.stage]}: ${of}, ${many}`;
    }
    default:
      return work.stage satisfies never;
  }
}

export function describe(model: BoardModel, locale: Locale): string {
  const { state, session, cells, isCompared } = model;
  const words = caseBoardText[locale];
  const zh = locale === 'zh';
  const sentences = [baseSentence(session.base, locale)];
  sentences.push(
    zh
      ? `分界线：${state.sizeLine} 张起算大，相似度 ${state.likenessLine}% 起算相似。`
      : `Dividing lines: large from ${state.sizeLine} pictures on, similar from ${state.likenessLine}% likeness on.`,
  );
  if (!isCompared) sentences.push(session.base.phase === 'loaded' ? words.needsCompare : words.needsBase);
  for (const cell of cells) {
    const name = cellName(cell, locale);
    const rule = ruleSentence(cell, locale);
    sentences.push(
      zh ? `${name}：${likenessText(cell.likeness, locale)}。` : `${name}: ${likenessText(cell.likeness, locale)}.`,
    );
    if (rule !== null) sentences.push(rule);
    if (cell.pick !== null) {
      sentences.push(
        zh ? `${words.pick}：${words.recipes[cell.pick]}。` : `${words.pick}: ${words.recipes[cell.pick]}.`,
      );
    }
    for (const recipe of ['head', 'early', 'tuned', 'fresh'] as const) {
      if (cell.scores[recipe] === null) continue;
      const [score, time] = [scoreText(cell, recipe, locale), timeText(cell, recipe, locale)];
      sentences.push(
        zh ? `${words.recipes[recipe]} ${score}，${time}。` : `${words.recipes[recipe]} ${score} in ${time}.`,
      );
    }
    const verdict = verdictSentence(cell, locale);
    if (verdict !== null) sentences.push(verdict);
  }
  for (const sentence of [estimateSentence(model, locale), tallySentence(model, locale)]) {
    if (sentence !== null) sentences.push(sentence);
  }
  return sentences.join(zh ? '' : ' ');
}
