// Trainings that this device keeps, each with its size and a way to delete it.
// Not responsible for: keeping them (worker/storage) or continuing them, which their own figures do.
import { useEffect, useState } from 'react';
import { useEngine } from '../../engine/client/use-engine.ts';
import { closeRun } from '../../engine/client/use-run.ts';
import type { Calls } from '../../engine/protocol/calls.ts';
import { Button } from '../../kit/controls/Button.tsx';
import { formatBytes, formatNumber } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { LANGUAGE_TAGS } from '../locale/detect.ts';
import { COMPUTE_PAGE_TEXT } from './compute-page.text.ts';
import styles from './ComputePage.module.css';

type Saved = Calls['runs.saved']['result'];

export function SavedRuns() {
  const locale = useLocale();
  const text = useText(COMPUTE_PAGE_TEXT);
  const engine = useEngine();
  const [saved, setSaved] = useState<Saved | null>(null);
  const [deletions, setDeletions] = useState(0);

  useEffect(() => {
    let isWanted = true;
    engine.call('runs.saved', {}).then(
      (found) => {
        if (isWanted) setSaved(found.toSorted((a, b) => b.savedAt - a.savedAt));
      },
      // An engine that can't start keeps nothing either.
      () => {
        if (isWanted) setSaved([]);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [engine, deletions]);

  async function remove(runId: string): Promise<void> {
    await closeRun(runId, true);
    setDeletions((before) => before + 1);
  }

  if (saved === null) return <output className={styles['note']}>{text.asking}</output>;
  if (saved.length === 0) return <p className={styles['note']}>{text.keptEmpty}</p>;
  const date = new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ul className={styles['kept']}>
      {saved.map(({ runId, step, bytes, savedAt }) => (
        <li key={runId}>
          <span>
            <code>{runId}</code>{' '}
            {text.keptRun(formatNumber(step, locale), formatBytes(bytes, locale), date.format(new Date(savedAt)))}
          </span>
          <Button kind="danger" aria-label={text.remove(runId)} onClick={() => void remove(runId)}>
            {text.removeWord}
          </Button>
        </li>
      ))}
    </ul>
  );
}
