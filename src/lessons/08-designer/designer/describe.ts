// The text alternative of the designer: the rows of Keras's summary, the totals, and what the review has to say.
// Not responsible for: the words of the controls (designer.text.ts).
import { formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { networkProblemSentence } from '../../../kit/sentences/problems.ts';
import { groupedDigits } from '../../../nn/summary.ts';
import { adviceSentence } from './advice.text.ts';
import { compare } from './experiments/compare.ts';
import { experimentNames } from './experiments/experiment-name.ts';
import { experimentsText } from './experiments/experiments.text.ts';
import { filesText } from './files/files.text.ts';
import { recordedSentence, replayView } from '../../../kit/replay/replay-view.ts';
import { trainingName } from './recorded.ts';
import { standing } from './standing.ts';
import { trainingText } from './training.text.ts';
import type { DesignerModel } from './designer-model.ts';

function joined(sentences: readonly string[], locale: Locale): string {
  return sentences.join(locale === 'zh' ? '' : ' ');
}

export function describe(model: DesignerModel, locale: Locale): string {
  const { state, summary, cost, problems, advice, rows } = model;
  const title = model.facts.title[locale];
  const input = state.net.inputShape.join(' × ');
  const name = (index: number): string => rows[index]?.name ?? '';
  const separator = locale === 'zh' ? '：' : ': ';
  const reviewed = [
    // Height and width of a square window go wrong together: once is enough.
    ...new Set(problems.map((problem) => networkProblemSentence(problem, locale))),
    ...advice.map((one) => `${name(one.nodeIndex)}${separator}${adviceSentence(one, locale)}`),
  ];
  const review =
    reviewed.length === 0
      ? { zh: '检查没有发现可疑之处。', en: 'The review finds nothing doubtful.' }[locale]
      : { zh: `检查：${joined(reviewed, locale)}`, en: `Review: ${joined(reviewed, locale)}` }[locale];
  if (summary === null || cost === null) {
    const sentence = {
      zh: `给 ${title} 的网络，输入 ${input}，${state.net.nodes.length} 层。它现在不成立，所以没有总数。`,
      en: `A network for ${title} with input ${input} and ${state.net.nodes.length} layers. It cannot stand as it is, so there are no totals.`,
    };
    return joined([sentence[locale], review], locale);
  }
  const lines = summary.rows.map(
    ({ name, className, outputShape, parametersText }) => `${name} (${className}) ${outputShape} ${parametersText}`,
  );
  const head = {
    zh: `给 ${title} 的网络，输入 ${input}，${state.net.nodes.length} 层。`,
    en: `A network for ${title} with input ${input} and ${state.net.nodes.length} layers.`,
  };
  const macs = {
    zh: `每张图片乘加 ${formatNumber(cost.macs, locale)} 次。`,
    en: `${formatNumber(cost.macs, locale)} multiply-accumulates a picture.`,
  };
  return joined(
    [
      `${head[locale]} ${lines.join('; ')}; Total params: ${groupedDigits(summary.total)}. `,
      macs[locale],
      review,
      ...standing(model.training, locale),
      ...begins(model, locale),
      ...kept(model, locale),
      ...recorded(model, locale),
    ],
    locale,
  );
}

function recorded({ state }: DesignerModel, locale: Locale): readonly string[] {
  const [curve] = replayView(state.replay, trainingName(state)).curves;
  const sentence = curve === undefined ? null : recordedSentence(trainingText[locale].recordedLine, curve, locale);
  return sentence === null ? [] : [sentence];
}

/** What training begins with, where that is not random. */
function begins({ start: { weights, isMissing } }: DesignerModel, locale: Locale): readonly string[] {
  const words = filesText[locale];
  if (isMissing) return [words.missing];
  if (weights === null) return [];
  const count = weights.reduce((sum, values) => sum + values.length, 0);
  return [words.begins(formatNumber(count, locale))];
}

/** Experiments read out at most; the table has all. */
const MOST_NAMED = 8;

/** What was kept, the newest last. */
function kept({ experiments }: DesignerModel, locale: Locale): readonly string[] {
  if (experiments.length === 0) return [];
  const words = experimentsText[locale];
  const names = experimentNames(compare(experiments), locale);
  const percent = (value: number | null | undefined, digits: number): string | null =>
    typeof value === 'number' ? formatPercent(value, locale, digits) : null;
  return [
    words.describe(formatNumber(experiments.length, locale)),
    ...experiments
      .slice(-MOST_NAMED)
      .map(({ id, prediction, result }) =>
        words.describeOne(
          names.get(id)?.full ?? '',
          percent(prediction?.accuracy, 1),
          percent(result?.testAccuracy, 2),
        ),
      ),
  ];
}
