// The text alternative of the exhibit `callbacks`: the curve, what the callbacks do, and the scrubbed epoch, in words.
// Not responsible for: labels of the view (callbacks.text.ts).
import { formatFixed, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { callbacksText } from './callbacks.text.ts';
import type { CallbacksModel } from './timeline-model.ts';

const DIGITS = 4;

/** What the callbacks come to, in sentences; empty without a curve. */
export function outcomeTexts(model: CallbacksModel, locale: Locale): readonly string[] {
  const words = callbacksText[locale];
  const { stopsAfter, best, endsWith, watched, epochs, state } = model;
  if (best === null || endsWith === null) return [];
  const loss = formatFixed(epochs[endsWith - 1]?.validationLoss ?? Number.NaN, locale, DIGITS);
  return [
    stopsAfter === null ? words.neverStops(watched.length, best) : words.stopped(stopsAfter, best),
    state.restoreBest ? words.endsWithBest(endsWith, loss) : words.endsWithLast(endsWith, loss),
  ];
}

/** What the engine's own run with EarlyStopping showed; empty when none was made. */
export function engineTexts({ stopped, endsWith }: CallbacksModel, locale: Locale): readonly string[] {
  const words = callbacksText[locale];
  if (stopped.phase === 'running') return [words.running];
  if (stopped.phase !== 'finished') return [];
  const verdict =
    stopped.verdict === 'agrees'
      ? words.agrees(endsWith ?? 0)
      : stopped.verdict === 'differs'
        ? words.differs
        : words.trainFirst;
  return [words.engineStopped(stopped.epochs.length), verdict];
}

/** The scrubbed epoch: its numbers and what the callbacks do with it. */
export function hereTexts({ here, state, stopsAfter }: CallbacksModel, locale: Locale): readonly string[] {
  const words = callbacksText[locale];
  const { numbers, watched } = here;
  if (here.epoch === 0 || numbers === null) return [];
  const fixed = (value: number): string => formatFixed(value, locale, DIGITS);
  const said = words.numbers(
    fixed(numbers.loss),
    formatPercent(numbers.accuracy, locale),
    fixed(numbers.validationLoss),
    formatPercent(numbers.validationAccuracy, locale),
  );
  if (here.isBeyond) return [said, words.beyond(stopsAfter ?? 0)];
  if (watched === null) return [said];
  if (watched.improved) return [said, words.improved];
  const waits = words.waits(watched.wait, state.patience, watched.best + 1, fixed(watched.bestLoss));
  return [said, waits, ...(watched.stops ? [words.stops] : [])];
}

/** Name of the scrubbed moment. */
export function momentText({ here }: CallbacksModel, locale: Locale): string {
  const words = callbacksText[locale];
  return here.epoch === 0 ? words.beforeTraining : words.epochOf(here.epoch);
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: CallbacksModel, locale: Locale): string {
  const isChinese = locale === 'zh';
  const words = callbacksText[locale];
  const { here, state, epochs, source } = model;
  const joint = isChinese ? '，' : ', ';
  const files = here.files.map(({ name, epoch }) => `${name}${isChinese ? '：' : ': '}${words.fileFrom(epoch + 1)}`);
  const losses = epochs.map(({ validationLoss }) => formatFixed(validationLoss, locale, DIGITS)).join(joint);
  const answers = here.answers.map(
    ({ label, predicted, confidence }) =>
      `${words.answer(label)}${isChinese ? '：' : ': '}${words.says(predicted, formatPercent(confidence, locale, 0))}`,
  );
  const settings = `patience ${state.patience}${joint}min_delta ${state.minDelta}${joint}restore_best_weights ${state.restoreBest ? 'True' : 'False'}${joint}save_best_only ${state.saveBestOnly ? 'True' : 'False'}`;
  const stop = isChinese ? '。' : '.';
  return [
    words.conditions,
    ...(source === 'recorded' ? [words.recorded] : []),
    ...(source === 'none' ? [words.none] : [`${words.validationLine}${isChinese ? '：' : ': '}${losses}${stop}`]),
    `${settings}${stop}`,
    ...outcomeTexts(model, locale),
    ...engineTexts(model, locale),
    `${momentText(model, locale)}${isChinese ? '：' : ': '}`,
    ...hereTexts(model, locale),
    files.length === 0 ? words.noFiles : `${words.filesHere}${isChinese ? '：' : ': '}${files.join(joint)}${stop}`,
    ...(answers.length === 0
      ? []
      : [`${words.answers}${isChinese ? '：' : ': '}${answers.join(isChinese ? '；' : '; ')}${stop}`]),
  ].join(isChinese ? '' : ' ');
}
