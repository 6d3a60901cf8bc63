// The text alternative of the playground: both designs with their standing, and the numbers of the open panel.
// Not responsible for: the words of the controls (playground.text.ts).
import { formatNumber, formatPercent, formatSignificant } from '../../kit/locale/format.ts';
import type { Locale } from '../../kit/locale/locale.ts';
import { SPOILERS } from '../../lessons/08-designer/designer/plan-choice.ts';
import { standing } from '../../lessons/08-designer/designer/standing.ts';
import { trainingText } from '../../lessons/08-designer/designer/training.text.ts';
import { groupedDigits } from '../../nn/summary.ts';
import { formatLoss } from './format-loss.ts';
import { weightRows } from './live.ts';
import { SIDES } from './playground.ts';
import type { SideId } from './playground.ts';
import type { PlaygroundModel } from './playground-model.ts';
import { playgroundText } from './playground.text.ts';
import { SIDE_NAMES } from './side-names.ts';

function sideSentences(model: PlaygroundModel, id: SideId, locale: Locale): readonly string[] {
  const words = playgroundText[locale];
  const common = trainingText[locale];
  const { total, training, state } = model.sides[id];
  const { plan } = state;
  const network = model.presets[id]?.title[locale] ?? words.ownNetwork;
  const separator = locale === 'zh' ? '，' : ', ';
  const spoilt = SPOILERS.filter((field) => plan[field] > 0).map((field) => `${common.fields[field]} ${plan[field]}%`);
  const facts = [
    `${common.fields.optimizer} ${plan.optimizer}`,
    `${common.fields.rate} ${plan.rate}`,
    `${common.fields.count} ${formatNumber(plan.count, locale)}`,
    `${common.fields.epochs} ${plan.epochs}`,
    `${common.fields.seed} ${plan.seed}`,
    ...spoilt,
  ].join(separator);
  const head = {
    zh: `${words.design(SIDE_NAMES[id])}：${network}。${facts}。`,
    en: `${words.design(SIDE_NAMES[id])}: ${network}; ${facts}.`,
  };
  return [
    head[locale],
    total === null ? words.cannotStand : `Total params: ${groupedDigits(total)}.`,
    ...standing(training, locale),
  ];
}

function panelSentences(model: PlaygroundModel, locale: Locale): readonly string[] {
  const words = playgroundText[locale];
  const { live, exam, taught, state } = model;
  if (state.panel === 'inside' && live !== null) {
    const separator = locale === 'zh' ? '；' : '; ';
    const ratios = weightRows(live).map(
      ({ name, ratio, verdict }) =>
        `${name} ${ratio === null ? '–' : formatSignificant(ratio, locale, 2)} (${words.verdicts[verdict]})`,
    );
    const list = { zh: `更新比：${ratios.join(separator)}。`, en: `Update ratios: ${ratios.join(separator)}.` };
    return [words.readAt(formatNumber(live.update.step, locale), formatLoss(live.update.loss, locale)), list[locale]];
  }
  if (taught !== null) {
    const { classNames } = model.sides[state.side].facts;
    const wrong = taught.labels.filter((label, n) => label !== taught.rightLabels[n]).length;
    const counts = classNames.map(
      (name, label) => `${name[locale]} ${formatNumber(taught.counts[label] ?? 0, locale)}`,
    );
    const sentence = {
      zh: `${words.classCounts}：${counts.join('，')}。前 ${taught.labels.length} 张里标签错的有 ${wrong} 张。`,
      en: `${words.classCounts}: ${counts.join(', ')}. Of the first ${taught.labels.length}, ${wrong} have a wrong label.`,
    };
    return [sentence[locale]];
  }
  if (exam === null) return [];
  const { count, accuracy, loss, worst } = exam.evaluation;
  const { classNames } = model.sides[state.side].facts;
  const [first] = worst;
  const name = (label: number): string => classNames[label]?.[locale] ?? '';
  return [
    words.examined(
      formatNumber(exam.step, locale),
      formatNumber(count, locale),
      formatPercent(accuracy, locale),
      formatLoss(loss, locale),
    ),
    ...(first === undefined
      ? [words.noMistakes]
      : [
          `${words.worst}${locale === 'zh' ? '：' : ': '}${words.mistake(
            formatNumber(first.index, locale),
            name(first.label),
            name(first.predicted),
            formatPercent(first.confidence, locale, 0),
          )}${locale === 'zh' ? '。' : '.'}`,
        ]),
  ];
}

export function describe(model: PlaygroundModel, locale: Locale): string {
  const title = model.sides.a.facts.title[locale];
  const head = {
    zh: `两个方案，数据集是 ${title}${model.state.sameSeed ? '，种子相同' : ''}。`,
    en: `Two designs on ${title}${model.state.sameSeed ? ', on the same seed' : ''}.`,
  };
  return [
    head[locale],
    ...SIDES.flatMap((id) => sideSentences(model, id, locale)),
    ...panelSentences(model, locale),
  ].join(locale === 'zh' ? '' : ' ');
}
