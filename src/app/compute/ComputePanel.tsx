// The panel behind the compute badge: every backend with its state and why, the choice, what runs where, storage.
// Not responsible for: checking backends (worker) or moving a run (its own figure does, when asked).
import { useState } from 'react';
import { useEngine, useEngineStatus } from '../../engine/client/use-engine.ts';
import type { BackendId, BackendReport } from '../../engine/protocol/calls.ts';
import { toEngineError } from '../../engine/protocol/errors.ts';
import type { EngineError } from '../../engine/protocol/errors.ts';
import { Notice } from '../../kit/controls/Notice.tsx';
import { formatDurationMs, formatSignificant } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../kit/sentences/engine-errors.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { COMPUTE_TEXT } from './compute.text.ts';
import styles from './ComputePanel.module.css';

interface ComputePanelProps {
  readonly running: ReadonlyMap<string, BackendId>;
  readonly onClose: () => void;
}

export function ComputePanel({ running, onClose }: ComputePanelProps) {
  const text = useText(COMPUTE_TEXT);
  const locale = useLocale();
  const engine = useEngine();
  const status = useEngineStatus();
  const [choosing, setChoosing] = useState<BackendId | null>(null);
  const [error, setError] = useState<EngineError | null>(null);

  async function choose(backend: BackendId): Promise<void> {
    setChoosing(backend);
    setError(null);
    try {
      await engine.call('engine.choose', { backend });
    } catch (thrown) {
      setError(toEngineError(thrown));
    } finally {
      setChoosing(null);
    }
  }

  return (
    <Dialog title={text.title} onClose={onClose}>
      <p className={styles['intro']}>{text.intro}</p>
      {status === null ? (
        <output>{text.starting}</output>
      ) : (
        <>
          <fieldset className={styles['list']}>
            <legend className={styles['legend']}>{text.legend}</legend>
            {status.backends.map((report) => (
              <Backend
                key={report.id}
                report={report}
                checked={(choosing ?? status.current) === report.id}
                disabled={choosing !== null || !canChoose(report)}
                onChoose={() => void choose(report.id)}
              />
            ))}
          </fieldset>
          {choosing !== null && <output>{text.choosing}</output>}
          {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error.code][locale]}</Notice>}
          <p className={styles['note']}>{text.chosenBy[status.chosenBy]}</p>
          <Running running={running} current={status.current} />
          <p className={styles['note']}>{text.storage[status.storage]}</p>
        </>
      )}
    </Dialog>
  );
}

/** A skipped backend can be tried again only where trying can end differently. */
export function canChoose({ state, reason }: BackendReport): boolean {
  return state !== 'skipped' || reason === 'lost' || reason === 'start-failed';
}

interface BackendProps {
  readonly report: BackendReport;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}

function Backend({ report, checked, disabled, onChoose }: BackendProps) {
  const text = useText(COMPUTE_TEXT);
  const locale = useLocale();
  const { id, state, reason, detail, selfCheckError, selfCheckMs } = report;
  return (
    <div className={styles['backend']}>
      <input
        type="radio"
        name="backend"
        id={`backend-${id}`}
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
        aria-describedby={`backend-${id}-about`}
      />
      <div>
        <label htmlFor={`backend-${id}`} className={styles['name']}>
          {text.names[id]}
        </label>
        <span className={styles['state']} data-state={state}>
          {text.states[state]}
        </span>
        <div id={`backend-${id}-about`} className={styles['about']}>
          <p>{text.abouts[id]}</p>
          {reason !== null && <p>{text.reasons[reason]}</p>}
          {selfCheckError !== null && (
            <p>
              {text.selfCheck(
                formatSignificant(selfCheckError, locale),
                selfCheckMs === null ? null : formatDurationMs(selfCheckMs, locale),
              )}
            </p>
          )}
        </div>
        {detail !== null && detail !== '' && (
          <details className={styles['about']}>
            <summary>{text.details}</summary>
            <p lang="en" className={styles['detail']}>
              {detail}
            </p>
          </details>
        )}
      </div>
    </div>
  );
}

interface RunningProps {
  readonly running: ReadonlyMap<string, BackendId>;
  readonly current: BackendId | null;
}

function Running({ running, current }: RunningProps) {
  const text = useText(COMPUTE_TEXT);
  if (running.size === 0) return null;
  const counts = new Map<BackendId, number>();
  for (const backend of running.values()) counts.set(backend, (counts.get(backend) ?? 0) + 1);
  const elsewhere = [...counts.keys()].some((backend) => backend !== current);
  return (
    <p className={styles['note']}>
      {[...counts].map(([backend, count]) => text.running(count, text.names[backend])).join(' ')}
      {elsewhere && ` ${text.stays}`}
    </p>
  );
}
