// How much room the site takes and has, and whether the browser may clear it. Not responsible for: what takes it.
import { useEffect, useState } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { formatBytes, joinSentences } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { STORAGE_TEXT } from './storage.text.ts';
import styles from './StoragePage.module.css';

interface SpaceState {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  readonly isPersistent: boolean;
}

interface SpaceProps {
  /** Asked anew whenever it changes. */
  readonly changes: number;
}

export function Space({ changes }: SpaceProps) {
  const locale = useLocale();
  const text = useText(STORAGE_TEXT);
  const [space, setSpace] = useState<SpaceState | null>(null);
  const [isRefused, setIsRefused] = useState(false);

  useEffect(() => {
    let isWanted = true;
    readSpace().then(
      (found) => {
        if (isWanted) setSpace(found);
      },
      // A browser that doesn't say: the rest of the page holds without.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [changes]);

  async function persist(): Promise<void> {
    const isPersistent = await navigator.storage.persist().catch(() => false);
    setIsRefused(!isPersistent);
    setSpace((before) => before && { ...before, isPersistent });
  }

  if (space === null) return null;
  return (
    <>
      <p className={styles['lead']}>
        {joinSentences(
          [
            text.used(formatBytes(space.usedBytes, locale), formatBytes(space.quotaBytes, locale)),
            space.isPersistent ? text.persistent : text.notPersistent,
          ],
          locale,
        )}
      </p>
      {!space.isPersistent && (
        <div className={styles['buttons']}>
          <Button onClick={() => void persist()}>{text.persist}</Button>
        </div>
      )}
      {isRefused && <output className={styles['lead']}>{text.persistRefused}</output>}
    </>
  );
}

async function readSpace(): Promise<SpaceState> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { usedBytes: usage, quotaBytes: quota, isPersistent: await navigator.storage.persisted() };
}
