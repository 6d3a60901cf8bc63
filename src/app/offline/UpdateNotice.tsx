// Offers a new version that waits, and never while something trains. Not responsible for: finding or applying it
// (start.ts).
import { useState, useSyncExternalStore } from 'react';
import { trainingWatch } from '../../engine/client/page-idle.ts';
import { Button } from '../../kit/controls/Button.tsx';
import { useText } from '../../kit/locale/locale.ts';
import { OFFLINE_TEXT } from './offline.text.ts';
import { isAnyTabTraining } from './training-lock.ts';
import styles from './UpdateNotice.module.css';

interface UpdateNoticeProps {
  readonly apply: () => void;
}

export function UpdateNotice({ apply }: UpdateNoticeProps) {
  const text = useText(OFFLINE_TEXT);
  const [isPutOff, setIsPutOff] = useState(false);
  const [isOtherTraining, setIsOtherTraining] = useState(false);
  const watch = trainingWatch();
  const isTraining = useSyncExternalStore(
    (listener) => watch.subscribe(listener),
    () => watch.training.size > 0,
  );

  async function update(): Promise<void> {
    if (await isAnyTabTraining(navigator.locks)) setIsOtherTraining(true);
    else apply();
  }

  if (isPutOff) return null;
  return (
    <div className={styles['bar']} data-update-notice data-print="hidden">
      <output>{isTraining ? text.training : isOtherTraining ? text.otherTab : text.ready}</output>
      <div className={styles['buttons']}>
        <Button kind="primary" disabled={isTraining} onClick={() => void update()}>
          {text.apply}
        </Button>
        <Button kind="quiet" onClick={() => setIsPutOff(true)}>
          {text.later}
        </Button>
      </div>
    </div>
  );
}
