// What came of bringing files in, and what own images still lack, in sentences. Not responsible for: the words (own.text.ts).
import { formatNumber } from '../../../../kit/locale/format.ts';
import type { Locale } from '../../../../kit/locale/locale.ts';
import { LEAST_IMAGES, MOST_CLASSES, MOST_IMAGES } from './own-images.ts';
import type { OwnProblem } from './own-images.ts';
import { ownText } from './own.text.ts';
import type { ImportReport } from './use-import.ts';

export function importSentences(report: ImportReport, locale: Locale): readonly string[] {
  const words = ownText[locale];
  const n = (value: number): string => formatNumber(value, locale);
  const { added, twice, over, overClasses, refused } = report;
  const count = [...refused.values()].reduce((sum, one) => sum + one, 0);
  const parts = [...refused].map(([problem, one]) => words.part(words.reasons[problem], n(one)));
  return [
    words.added(n(added)),
    ...(twice > 0 ? [words.twice(n(twice))] : []),
    ...(over > 0 ? [words.over(n(over), n(MOST_IMAGES))] : []),
    ...(overClasses > 0 ? [words.overClasses(n(overClasses), n(MOST_CLASSES))] : []),
    ...(count > 0 ? [words.refused(n(count), parts.join(locale === 'zh' ? '，' : ', '))] : []),
  ];
}

export function problemSentence(problem: OwnProblem, classNames: readonly string[], locale: Locale): string {
  const words = ownText[locale];
  const n = (value: number): string => formatNumber(value, locale);
  switch (problem.kind) {
    case 'no-class':
      return words.noClass;
    case 'one-class':
      return words.oneClass;
    case 'few-images': {
      const given = classNames[problem.classIndex]?.trim() ?? '';
      const name = given === '' ? words.newClass(n(problem.classIndex + 1)) : given;
      return words.fewImages(name, n(problem.count), n(LEAST_IMAGES));
    }
    default:
      return problem satisfies never;
  }
}
