// The text alternative of the duel: phase, steps, losses, accuracies and parameters in words.
// Not responsible for: other words (duel.text.ts).
import { DATASETS as CATALOGUE } from '../../../engine/catalog/datasets.ts';
import { formatFixed, formatList, formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { recordedSentence } from '../../../kit/replay/replay-view.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import type { Contestant } from './contestant.ts';
import type { DuelModel } from './duel-model.ts';
import type { ShiftView } from './shift-view.ts';
import { duelText } from './duel.text.ts';

export function describe(model: DuelModel, locale: Locale): string {
  const parts = [setupSentence(model, locale), ...model.contestants.map((one) => contestantSentence(one, locale))];
  if (model.crashed) parts.push(ENGINE_ERROR_SENTENCES['worker-crashed'][locale]);
  if (model.test === 'shift') parts.push(...model.shift.views.map((view) => shiftSentence(view, model, locale)));
  if (model.test === 'shuffle') parts.push(...tableSentences(model, locale));
  if (model.outcomes.length > 1) parts.push(seedsSentence(model, locale));
  parts.push(...replaySentences(model, locale));
  if (model.storage !== 'available') parts.push(ENGINE_ERROR_SENTENCES[model.storage][locale]);
  return parts.join(locale === 'zh' ? '' : ' ');
}

function setupSentence({ setup, test, stepsPerEpoch, plan }: DuelModel, locale: Locale): string {
  const words = duelText[locale];
  const title = CATALOGUE[setup.dataset].title[locale];
  const count = formatNumber(setup.trainCount, locale);
  const rate = formatSignificant(setup.learningRate, locale);
  const steps = formatNumber(stepsPerEpoch, locale);
  const stopping =
    plan.earlyStopping === null
      ? ''
      : locale === 'zh'
        ? `，${words.earlyStopping}`
        : `, ${words.earlyStopping.toLowerCase()}`;
  return locale === 'zh'
    ? `${words.testName[test]}：${words.testNote[test]}数据集 ${title}，${count} 张训练图片，${setup.epochs} 轮，每批 ${setup.batchSize} 张，每轮 ${steps} 步，Adam 学习率 ${rate}，种子 ${setup.seed}${stopping}。`
    : `${words.testName[test]}: ${words.testNote[test]} Data set ${title}, ${count} training images, ${setup.epochs} epochs, batches of ${setup.batchSize}, ${steps} steps an epoch, Adam with learning rate ${rate}, seed ${setup.seed}${stopping}.`;
}

function contestantSentence(one: Contestant, locale: Locale): string {
  const words = duelText[locale];
  const name = words.name[one.id];
  const facts = [words.phase[one.phase]];
  if (one.parameters !== null) facts.push(`${words.parameters.toLowerCase()} ${formatNumber(one.parameters, locale)}`);
  facts.push(words.ofSteps(formatNumber(one.step, locale), formatNumber(one.totalSteps, locale)));
  if (one.loss !== null) facts.push(`${words.recentLoss.toLowerCase()} ${formatSignificant(one.loss, locale)}`);
  if (one.accuracy !== null) facts.push(`${words.recentAccuracy.toLowerCase()} ${formatPercent(one.accuracy, locale)}`);
  const last = one.epochs.at(-1);
  if (last !== undefined && last.validationAccuracy !== null) {
    facts.push(`${words.validation.toLowerCase()} ${formatPercent(last.validationAccuracy, locale)}`);
  }
  if (one.imagesPerSecond > 0) facts.push(words.perSecond(formatNumber(one.imagesPerSecond, locale)));
  if (one.test !== null) {
    const { accuracy, low, high, count } = one.test;
    const interval = words.interval(
      formatPercent(low, locale, 2),
      formatPercent(high, locale, 2),
      formatNumber(count, locale),
    );
    const tested = `${words.testAccuracy.toLowerCase()} ${formatPercent(accuracy, locale, 2)}`;
    facts.push(locale === 'zh' ? `${tested}（${interval}）` : `${tested} (${interval})`);
  }
  if (one.recordName !== null) facts.push(`${words.record.toLowerCase()} ${one.recordName}`);
  if (one.failure !== null) facts.push(ENGINE_ERROR_SENTENCES[one.failure.code][locale]);
  else if (one.error !== null) facts.push(ENGINE_ERROR_SENTENCES[one.error][locale]);
  // The sentence of a failure brings its own full stop.
  const told = facts.join(locale === 'zh' ? '，' : ', ').replace(/[.。]$/, '');
  return locale === 'zh' ? `${name}：${told}。` : `${name}: ${told}.`;
}

function shiftSentence(view: ShiftView, { shift }: DuelModel, locale: Locale): string {
  const words = duelText[locale];
  const name = words.name[view.contestant];
  const percent = (value: number | null) => (value === null ? words.shift.notYet : formatPercent(value, locale));
  const { dy, dx } = shift.chosen;
  return locale === 'zh'
    ? `${name} 的平移测试（${view.done}/${view.total}）：${words.shift.unshifted} ${percent(view.unshifted)}，${words.shift.chosen(dy, dx)} ${percent(view.chosen)}，${words.shift.farthest} ${percent(view.farthest)}。`
    : `Shift test of the ${name} (${view.done} of ${view.total}): ${words.shift.unshifted} ${percent(view.unshifted)}, ${words.shift.chosen(dy, dx)} ${percent(view.chosen)}, ${words.shift.farthest} ${percent(view.farthest)}.`;
}

function tableSentences({ table }: DuelModel, locale: Locale): readonly string[] {
  const words = duelText[locale].table;
  const percent = (value: number | null) => (value === null ? words.notYet : formatPercent(value, locale, 2));
  return table.map(({ shuffled, accuracy }) => {
    const row = shuffled ? words.shuffled : words.plain;
    return locale === 'zh'
      ? `像素${row}：MLP ${percent(accuracy.mlp)}，CNN ${percent(accuracy.cnn)}。`
      : `Pixels ${row}: MLP ${percent(accuracy.mlp)}, CNN ${percent(accuracy.cnn)}.`;
  });
}

function seedsSentence({ outcomes, shuffled }: DuelModel, locale: Locale): string {
  const rows = outcomes
    .filter((outcome) => outcome.shuffled === shuffled)
    .map(
      ({ seed, accuracy }) =>
        `${duelText[locale].seeds.seed} ${seed}${locale === 'zh' ? '：' : ': '}MLP ${formatPercent(accuracy.mlp, locale, 2)}, CNN ${formatPercent(accuracy.cnn, locale, 2)}`,
    );
  return rows.length === 0 ? '' : `${formatList(rows, locale)}${locale === 'zh' ? '。' : '.'}`;
}

function replaySentences({ replay, contestants }: DuelModel, locale: Locale): readonly string[] {
  const words = duelText[locale];
  return contestants.flatMap(({ id }, i) => {
    const curve = replay.curves[i];
    return (curve && recordedSentence(words.recorded(words.name[id]), curve, locale)) ?? [];
  });
}

/** A difference of accuracies in percentage points, always with its sign. */
export function formatPoints(difference: number, locale: Locale): string {
  const points = formatFixed(difference * 100, locale, 2);
  return difference > 0 ? `+${points}` : points;
}
