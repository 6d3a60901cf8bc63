// The text alternative of the clinic: patient, curve, what the examinations found, diagnosis and mend, with the numbers.
// Not responsible for: words on the screen (diagnose.text.ts).
import { formatFixed, formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { CAUSE_NAMES, shownHere, WOULD_SHOW } from './causes.text.ts';
import { PATIENTS } from './diagnose.ts';
import type { ExamId } from './diagnose.ts';
import type { Course, DiagnoseModel } from './diagnose-model.ts';
import { diagnoseText } from './diagnose.text.ts';
import type { LayerFinding } from './findings.ts';
import { CHANCE_LOSS } from './floors.ts';

function three(value: number | null | undefined, locale: Locale): string {
  const number = value ?? NaN;
  return Math.abs(number) >= 1000 ? formatSignificant(number, locale) : formatFixed(number, locale, 3);
}

function courseSentence(course: Course, name: string, locale: Locale): string {
  const words = diagnoseText[locale];
  const isZh = locale === 'zh';
  if (course.error !== null) return ENGINE_ERROR_SENTENCES[course.error][locale];
  if (course.phase === 'none' || course.steps === 0)
    return isZh ? `${name}：还没有训练。` : `${name}: not trained yet.`;
  const { lastEpoch, failure } = course;
  const ended =
    failure === null
      ? ''
      : words.failed(
          formatNumber(failure.step, locale),
          failure.code === 'loss-not-finite',
          formatSignificant(course.largestLoss ?? NaN, locale),
        );
  const validated =
    lastEpoch === null
      ? ''
      : isZh
        ? `最后一轮训练损失 ${three(lastEpoch.trainLoss, locale)}，验证损失 ${three(lastEpoch.validationLoss, locale)}，验证准确率 ${formatPercent(lastEpoch.validationAccuracy ?? NaN, locale)}。`
        : `Last epoch: training loss ${three(lastEpoch.trainLoss, locale)}, validation loss ${three(lastEpoch.validationLoss, locale)}, validation accuracy ${formatPercent(lastEpoch.validationAccuracy ?? NaN, locale)}.`;
  const steps = formatNumber(course.steps, locale);
  const [first, last] = [three(course.firstLoss, locale), three(course.lastLoss, locale)];
  return isZh
    ? `${name}：${steps} 步，训练损失从 ${first} 到 ${last}。${ended}${validated}`
    : [`${name}: ${steps} steps, training loss from ${first} to ${last}.`, ended, validated].filter(Boolean).join(' ');
}

function layers(findings: readonly LayerFinding[], format: (value: number) => string, locale: Locale): string {
  return findings.map(({ name, value }) => `${name} ${format(value)}`).join(locale === 'zh' ? '，' : ', ');
}

function examSentence(exam: ExamId, { findings, sick, treatment }: DiagnoseModel, locale: Locale): string {
  const words = diagnoseText[locale];
  const colon = locale === 'zh' ? '：' : ': ';
  const stop = locale === 'zh' ? '。' : '.';
  if (findings === null) return '';
  const percent = (value: number): string => formatPercent(value, locale);
  const significant = (value: number): string => formatSignificant(value, locale);
  switch (exam) {
    case 'start':
      return `${words.firstLoss} ${three(sick.firstLoss, locale)}, ${words.chanceLoss} ${three(CHANCE_LOSS, locale)}${stop}`;
    case 'batch': {
      const { trainCount, batchSize } = treatment.plan;
      const told = findings.pictures.map(({ label }) => label).join(' ');
      return `${words.sizes(formatNumber(trainCount, locale), String(batchSize), formatNumber(Math.ceil(trainCount / batchSize), locale))} ${told}${stop}`;
    }
    case 'epochs': {
      const lowest = Math.min(...sick.epochs.map(({ validationLoss }) => validationLoss ?? NaN));
      if (sick.epochs.length === 0) return words.noEpoch;
      return locale === 'zh'
        ? `最低的验证损失 ${three(lowest, locale)}，最后一轮训练准确率 ${percent(sick.lastEpoch?.trainAccuracy ?? NaN)}。`
        : `Lowest validation loss ${three(lowest, locale)}, training accuracy of the last epoch ${percent(sick.lastEpoch?.trainAccuracy ?? NaN)}.`;
    }
    case 'confusion': {
      const count = findings.evaluation.confusion.reduce((sum, value) => sum + value, 0);
      return words.confusion(formatNumber(count, locale), percent(findings.evaluation.accuracy)) + stop;
    }
    case 'units':
      return `${words.dead}${colon}${layers(findings.dead, percent, locale)}${stop}`;
    case 'gradients':
      return `${words.gradients}${colon}${layers(findings.gradients, significant, locale)}${stop}`;
    case 'moved':
      return `${words.moved}${colon}${layers(findings.moved, significant, locale)}${stop}`;
    default:
      return exam satisfies never;
  }
}

function diagnosisSentence(model: DiagnoseModel, locale: Locale): string {
  const { pick } = model.state;
  if (pick === null) return '';
  const words = diagnoseText[locale];
  const title = (model.isRight ? words.rightTitle : words.wrongTitle)(CAUSE_NAMES[pick][locale]);
  const shown = model.findings === null ? words.notYet : shownHere(model, locale);
  return locale === 'zh' ? `${title}。${WOULD_SHOW[pick].zh}${shown}` : `${title}. ${WOULD_SHOW[pick].en} ${shown}`;
}

export function describe(model: DiagnoseModel, locale: Locale): string {
  const words = diagnoseText[locale];
  const { state, sick, well, tries } = model;
  const found = tries.filter((made) => made !== null).length;
  const parts = [
    locale === 'zh'
      ? `${PATIENTS} 位病人中的 ${state.patient} 号，种子 ${state.seed}。`
      : `Patient ${state.patient} of ${PATIENTS}, seed ${state.seed}.`,
    courseSentence(sick, words.sickLine, locale),
    locale === 'zh' ? `瞎猜的损失是 ${three(CHANCE_LOSS, locale)}。` : `Guessing costs ${three(CHANCE_LOSS, locale)}.`,
    ...model.exams.map((exam) => examSentence(exam, model, locale)),
    diagnosisSentence(model, locale),
    model.isRight ? courseSentence(well, words.wellLine, locale) : '',
    found === 0 ? '' : words.score(found, PATIENTS, tries.filter((made) => made === 1).length),
  ];
  return parts.filter((part) => part !== '').join(locale === 'zh' ? '' : ' ');
}
