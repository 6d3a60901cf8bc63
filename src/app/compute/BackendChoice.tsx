// Every backend with its state and why, and the reader's choice among them.
// Not responsible for: checking backends (worker), moving a run (its own figure does), or what is around the list.
import { useState } from 'react';
import { useEngine } from '../../engine/client/use-engine.ts';
import type { BackendId, BackendReport, EngineStatus } from '../../engine/protocol/calls.ts';
import { toEngineError } from '../../engine/protocol/errors.ts';
import type { EngineError } from '../../engine/protocol/errors.ts';
import { Notice } from '../../kit/controls/Notice.tsx';
import { formatDurationMs, formatSignificant } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../kit/sentences/engine-errors.ts';
import { COMPUTE_TEXT } from './compute.text.ts';
import styles from './ComputePanel.module.css';

export function BackendChoice({ status }: { readonly status: EngineStatus }) {
  const text = useText(COMPUTE_TEXT);
  const locale = useLocale();
  const engine = useEngine();
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
    <>
      <fieldset className={styles['list']}>
        <legend className={styles['legend']}>{text.legend}</legend>
        {status.backends.map((report) => (
          <Backend
            key={report.id}
            report={report}
            isRecommended={status.recommended?.backend === report.id}
            checked={(choosing ?? status.current) === report.id}
            disabled={choosing !== null || !canChoose(report)}
            onChoose={() => void choose(report.id)}
          />
        ))}
      </fieldset>
      {choosing !== null && <output>{text.choosing}</output>}
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error.code][locale]}</Notice>}
      <p className={styles['note']}>{text.chosenBy[status.chosenBy]}</p>
    </>
  );
}

/** A skipped backend can be tried again only where trying can end differently. */
export function canChoose({ state, reason }: BackendReport): boolean {
  return state !== 'skipped' || reason === 'lost' || reason === 'start-failed';
}

interface BackendProps {
  readonly report: BackendReport;
  readonly isRecommended: boolean;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}

function Backend({ report, isRecommended, checked, disabled, onChoose }: BackendProps) {
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
          {isRecommended && <p className={styles['recommended']}>{text.recommended}</p>}
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
