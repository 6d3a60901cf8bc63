// The panel behind the compute badge: the choice of backend, what is recommended and why, what runs where, storage.
// Not responsible for: the list of backends (BackendChoice.tsx) or checking the device (compute-page/).
import { useEngineStatus } from '../../engine/client/use-engine.ts';
import type { BackendId } from '../../engine/protocol/calls.ts';
import { joinSentences } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { formatRoute } from '../route.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { BackendChoice } from './BackendChoice.tsx';
import { COMPUTE_TEXT } from './compute.text.ts';
import { recommendationSentence } from './recommendation.ts';
import styles from './ComputePanel.module.css';

interface ComputePanelProps {
  readonly running: ReadonlyMap<string, BackendId>;
  readonly onClose: () => void;
}

export function ComputePanel({ running, onClose }: ComputePanelProps) {
  const text = useText(COMPUTE_TEXT);
  const locale = useLocale();
  const status = useEngineStatus();
  return (
    <Dialog title={text.title} onClose={onClose}>
      <p className={styles['intro']}>{text.intro}</p>
      {status === null ? (
        <output>{text.starting}</output>
      ) : (
        <>
          <BackendChoice status={status} />
          {status.recommended !== null && (
            <p className={styles['note']}>{recommendationSentence(status.recommended, locale)}</p>
          )}
          <p className={styles['note']}>
            <a href={formatRoute({ kind: 'compute', locale })} onClick={onClose}>
              {text.checkDevice}
            </a>
          </p>
          <Running running={running} current={status.current} />
          <p className={styles['note']}>{text.storage[status.storage]}</p>
        </>
      )}
    </Dialog>
  );
}

interface RunningProps {
  readonly running: ReadonlyMap<string, BackendId>;
  readonly current: BackendId | null;
}

function Running({ running, current }: RunningProps) {
  const text = useText(COMPUTE_TEXT);
  const locale = useLocale();
  if (running.size === 0) return null;
  const counts = new Map<BackendId, number>();
  for (const backend of running.values()) counts.set(backend, (counts.get(backend) ?? 0) + 1);
  const elsewhere = [...counts.keys()].some((backend) => backend !== current);
  return (
    <p className={styles['note']}>
      {joinSentences(
        [
          ...[...counts].map(([backend, count]) => text.running(count, text.names[backend])),
          elsewhere ? text.stays : '',
        ],
        locale,
      )}
    </p>
  );
}
