// Which pretrained network a figure stands on, the button that loads it with its size and progress, and its card.
// Not responsible for: loading (engine/client) or what the figure does with it.
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { formatBytes, formatNumber } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import type { BaseUse } from './base-use.ts';
import { baseBytes, baseSentence, baseText } from './base.text.ts';
import styles from './ModelBar.module.css';

export interface ModelBarProps {
  readonly base: BaseUse;
}

export function ModelBar({ base }: ModelBarProps): ReactElement {
  const locale = useLocale();
  const words = baseText[locale];
  const { phase, error, progress } = base;
  const mayLoad = phase === 'ready-to-load' || phase === 'failed';
  const size = (bytes: number): string => formatBytes(bytes, locale);
  return (
    <div className={styles['bar']}>
      <Notice
        kind={phase === 'failed' ? 'error' : phase === 'absent' ? 'warn' : 'info'}
        actions={
          mayLoad && (
            <Button kind="primary" icon={phase === 'failed' ? 'reset' : 'play'} onClick={base.load}>
              {phase === 'failed' ? words.retry : words.load(size(baseBytes(base)))}
            </Button>
          )
        }
      >
        <p>{baseSentence(base, locale)}</p>
        {phase === 'failed' && error !== null && <p>{ENGINE_ERROR_SENTENCES[error][locale]}</p>}
        {phase === 'loading' && (
          <Progress
            label={words.progress}
            value={progress === null ? null : progress.loadedBytes}
            max={Math.max(1, progress?.totalBytes ?? 1)}
            {...(progress === null ? {} : { text: `${size(progress.loadedBytes)} / ${size(progress.totalBytes)}` })}
          />
        )}
      </Notice>
      <ModelCard base={base} />
    </div>
  );
}

/** What one should know of a network before building on it. */
function ModelCard({ base }: ModelBarProps): ReactElement | null {
  const locale = useLocale();
  const words = baseText[locale];
  const { entry, summary } = base;
  if (entry === null) return null;
  const rows: readonly (readonly [string, string])[] = [
    [words.model, `${entry.title[locale]}${locale === 'zh' ? '：' : '. '}${entry.summary[locale]}`],
    [words.trainedOn, words.trainedOnValue],
    [words.reads, words.readsValue],
    [words.answers, entry.classes === null ? words.noClassifier : words.thousand],
    ...(summary === null ? [] : [[words.parameters, formatNumber(summary.parameters, locale)] as const]),
    [words.size, formatBytes(baseBytes(base), locale)],
    [words.source, entry.source],
    [words.licence, entry.licence],
    [words.limits, words.limitsValue],
  ];
  return (
    <details className={styles['card']}>
      <summary>{words.card}</summary>
      <dl className={styles['rows']}>
        {rows.map(([name, value]) => (
          <div key={name} className={styles['row']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
