// What is being read, and what came of it: files, a project, samples. Not responsible for: reading (use-files.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { baseText } from '../base/base.text.ts';
import { pageStore } from './page-store.ts';
import { reportSentence } from './sentences.ts';
import type { FileOutcome } from './use-files.ts';
import styles from './YourClasses.module.css';
import type { ClassesProps } from './YourClassesView.tsx';
import { classesText } from './your-classes.text.ts';

function isSmooth(outcome: FileOutcome): boolean {
  if (outcome.kind === 'opened') return true;
  return outcome.kind === 'brought' && outcome.report.refused.size + outcome.report.over === 0;
}

function sentenceOf(outcome: FileOutcome, locale: Locale): string {
  const words = classesText[locale];
  switch (outcome.kind) {
    case 'brought':
      return reportSentence(outcome.report, locale);
    case 'opened': {
      const [classes, pictures] = [formatNumber(outcome.classes, locale), formatNumber(outcome.pictures, locale)];
      if (locale === 'zh') {
        return `打开了项目：${classes} 类，${pictures} 张图片。${outcome.isReplaced ? '原来的图片可以用“撤销删除”找回。' : ''}`;
      }
      return `Project opened: ${classes} classes, ${pictures} pictures.${outcome.isReplaced ? ' “Undo deleting” brings back what was there before.' : ''}`;
    }
    case 'project-problem':
      return words.projects[outcome.problem];
    case 'samples-missing':
      return baseText[locale].noFlowers;
    case 'samples-failed':
      return ENGINE_ERROR_SENTENCES[outcome.code][locale];
    default:
      return outcome satisfies never;
  }
}

export function FileOutcomeNotice({ session, locale }: ClassesProps): ReactElement | null {
  const words = classesText[locale];
  const { files, store } = session;
  const { progress, outcome } = files;
  const n = (value: number): string => formatNumber(value, locale);
  if (progress !== null) {
    return (
      <div className={styles['progress']}>
        <Progress
          label={words.reading}
          value={progress.total === 0 ? null : progress.done}
          max={Math.max(1, progress.total)}
          {...(progress.total === 0 ? {} : { text: `${n(progress.done)} / ${n(progress.total)}` })}
        />
        <Button icon="stop" onClick={files.stop}>
          {words.stop}
        </Button>
      </div>
    );
  }
  const isKept = store.keeping === 'saved' || store.keeping === 'saving' || store.keeping === 'reading';
  if (outcome === null && isKept) return null;
  return (
    <>
      {outcome !== null && (
        <Notice
          kind={isSmooth(outcome) ? 'good' : 'warn'}
          actions={
            <Button kind="quiet" icon="close" onClick={files.dismiss}>
              {words.dismiss}
            </Button>
          }
        >
          {sentenceOf(outcome, locale)}
        </Notice>
      )}
      {!isKept && (
        <Notice kind="warn" actions={<Button onClick={() => pageStore().retry()}>{words.retryKeeping}</Button>}>
          {words.keeping[store.keeping]}
        </Notice>
      )}
    </>
  );
}
