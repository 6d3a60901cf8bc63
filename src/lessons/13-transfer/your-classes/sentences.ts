// Sentences with numbers in them: what is wrong with the set, what came of files, and the description of the figure.
// Not responsible for: the words of buttons (your-classes.text.ts).
import { formatBytes, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { MOST_CLASSES, MOST_PICTURES } from './class-set.ts';
import type { SetProblem } from './class-set.ts';
import type { BringReport } from './bring-in.ts';
import { classesText } from './your-classes.text.ts';
import type { ClassesModel, ClassModel, ReviewModel } from './your-classes-model.ts';

export function nameOf(one: Pick<ClassModel, 'name' | 'index'> | null, locale: Locale): string {
  const words = classesText[locale];
  if (one === null) return words.gone;
  return one.name.trim() === '' ? words.newClass(formatNumber(one.index + 1, locale)) : one.name;
}

export function problemSentence(problem: SetProblem, classes: readonly ClassModel[], locale: Locale): string {
  const zh = locale === 'zh';
  const name = (index: number): string => nameOf(classes[index] ?? null, locale);
  switch (problem.kind) {
    case 'no-class':
      return zh ? '还没有类别：先添加至少两类。' : 'There are no classes yet: add at least two.';
    case 'one-class':
      return zh
        ? '只有一类就没有什么可分的。再添加一类。'
        : 'With one class there is nothing to tell apart. Add another.';
    case 'empty-class':
      return zh
        ? `“${name(problem.classIndex)}”还没有图片：放进几张，或者删掉这一类。`
        : `“${name(problem.classIndex)}” has no pictures: give it some, or delete the class.`;
    case 'single-picture':
      return zh
        ? `“${name(problem.classIndex)}”只有一张图片：可以学，但没有另一张来验证它学会了没有。`
        : `“${name(problem.classIndex)}” has a single picture: it can be learnt from, but there is no other to tell whether it was learnt.`;
    case 'same-picture': {
      const count = formatNumber(problem.count, locale);
      return zh
        ? `“${name(problem.first)}”和“${name(problem.second)}”里有 ${count} 张一模一样的图片：无论判成哪一类，总有一边算错。请从一类里删掉。`
        : `“${name(problem.first)}” and “${name(problem.second)}” share ${count} identical ${problem.count === 1 ? 'picture' : 'pictures'}: whichever class is answered, one of them is wrong. Delete them from one class.`;
    }
    default:
      return problem satisfies never;
  }
}

export function reportSentence(report: BringReport, locale: Locale): string {
  const zh = locale === 'zh';
  const words = classesText[locale];
  const n = (value: number): string => formatNumber(value, locale);
  const { added, twice, over, overClasses, isStopped, refused } = report;
  const count = [...refused.values()].reduce((sum, one) => sum + one, 0);
  const reasons = [...refused].map(([problem, one]) => `${n(one)} ${zh ? '个' : ''}${words.reasons[problem]}`);
  const parts = [
    zh ? `添加了 ${n(added)} 张图片。` : `Pictures added: ${n(added)}.`,
    ...(twice > 0
      ? [zh ? `${n(twice)} 张已经在那一类里，没有重复添加。` : `Already in their class: ${n(twice)}.`]
      : []),
    ...(overClasses > 0
      ? [
          zh
            ? `最多 ${MOST_CLASSES} 类，略去了放不下的类。`
            : `There may be ${MOST_CLASSES} classes; others were left out.`,
        ]
      : []),
    ...(over > 0
      ? [
          zh
            ? `最多 ${n(MOST_PICTURES)} 张图片，${n(over)} 个文件没有放下。`
            : `There is room for ${n(MOST_PICTURES)} pictures; files left out: ${n(over)}.`,
        ]
      : []),
    ...(count > 0
      ? [zh ? `${n(count)} 个文件没有读进来：${reasons.join('，')}。` : `Files not taken: ${reasons.join(', ')}.`]
      : []),
    ...(isStopped ? [zh ? '已按你的意思停下。' : 'Stopped, as you asked.'] : []),
  ];
  return parts.join(zh ? '' : ' ');
}

export function reviewSentence({ right, total, interval }: ReviewModel, locale: Locale): string {
  const [r, t] = [formatNumber(right, locale), formatNumber(total, locale)];
  const [low, high] = [formatPercent(interval.low, locale, 0), formatPercent(interval.high, locale, 0)];
  return locale === 'zh'
    ? `${t} 张验证图片判对 ${r} 张。张数这么少时，真实的准确率在 ${low} 到 ${high} 之间（95% 置信）。`
    : `${r} of ${t} validation pictures are right. With so many, the true accuracy lies between ${low} and ${high} (95% confidence).`;
}

export function memorySentence(model: ClassesModel, locale: Locale): string {
  const size = (bytes: number): string => formatBytes(bytes, locale);
  const count = formatNumber(
    model.classes.reduce((sum, { pictures }) => sum + pictures.length, 0),
    locale,
  );
  const most = formatNumber(MOST_PICTURES, locale);
  return locale === 'zh'
    ? `${count} 张图片（最多 ${most} 张），占 ${size(model.pictureBytes)}（最多 ${size(model.mostPictureBytes)}）；特征占 ${size(model.featureBytes)}。`
    : `Pictures: ${count} of at most ${most}, ${size(model.pictureBytes)} of at most ${size(model.mostPictureBytes)}; features: ${size(model.featureBytes)}.`;
}

/** The figure in words. */
export function describe(model: ClassesModel, locale: Locale): string {
  const zh = locale === 'zh';
  const words = classesText[locale];
  const n = (value: number): string => formatNumber(value, locale);
  const { classes, state, phase, review, best } = model;
  const list = classes
    .map((one) => `${nameOf(one, locale)}${zh ? '：' : ': '}${words.counts(n(one.trainCount), n(one.validationCount))}`)
    .join(zh ? '；' : '; ');
  const head = words.heads[state.head];
  return [
    classes.length === 0
      ? zh
        ? '还没有类别。'
        : 'There are no classes yet.'
      : zh
        ? `${n(classes.length)} 类。${list}。`
        : `Classes: ${n(classes.length)}. ${list}.`,
    zh
      ? `特征：${state.sizePx} 像素的图片，切在${state.cut === 'last' ? '网络最后' : ` ${state.cut} 之后`}；${n(state.validation)}% 留作验证。`
      : `Features: pictures of ${state.sizePx} pixels, cut ${state.cut === 'last' ? 'at the network’s end' : `after ${state.cut}`}; ${n(state.validation)}% validate.`,
    zh ? `头：${head}。` : `Head: ${head}.`,
    ...(phase === 'training' || phase === 'paused' || phase === 'trained'
      ? [
          zh
            ? `已训练 ${n(model.epoch)} 轮，共 ${n(state.epochs)} 轮。`
            : `Trained for ${n(model.epoch)} of ${n(state.epochs)} epochs.`,
        ]
      : []),
    ...(review === null ? [] : [reviewSentence(review, locale)]),
    ...(best === null
      ? []
      : [
          zh
            ? `这张图片判为“${nameOf(best.one, locale)}”，置信度 ${formatPercent(best.value, locale)}。`
            : `The picture shown is taken for “${nameOf(best.one, locale)}” with confidence ${formatPercent(best.value, locale)}.`,
        ]),
  ].join(zh ? '' : ' ');
}
