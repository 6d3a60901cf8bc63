// Where the training stands, in sentences: the same for the panel and for the text alternative.
// Not responsible for: the words themselves (training.text.ts).
import { formatFixed, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { TrainingModel } from './training-model.ts';
import { trainingText } from './training.text.ts';

export function standing(training: TrainingModel, locale: Locale): readonly string[] {
  const words = trainingText[locale];
  const { phase, step, totalSteps, loss, best, test } = training;
  const n = (value: number): string => formatNumber(value, locale);
  return [
    words.phases[phase],
    ...(step > 0 ? [words.stepOf(n(step), n(totalSteps))] : []),
    ...(loss === null ? [] : [words.lossIs(formatFixed(loss, locale, 3))]),
    ...(best === null ? [] : [words.bestIs(n(best.epoch), formatPercent(best.accuracy, locale))]),
    ...(test === null ? [] : [words.testIs(formatPercent(test.accuracy, locale, 2), n(test.count))]),
  ];
}
