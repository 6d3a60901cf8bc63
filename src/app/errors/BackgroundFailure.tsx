// Says so when something fails outside of drawing: a promise nobody waited for, an event handler that threw.
// The browser still logs it. Not responsible for: failures that an exhibit or a page shows itself.
import { useEffect, useState } from 'react';
import { useText } from '../../kit/locale/locale.ts';
import { ERROR_TEXT } from './errors.text.ts';
import { failureDetails, isCancellation, isLoadFailure } from './failures.ts';
import styles from './BackgroundFailure.module.css';

export function BackgroundFailure() {
  const text = useText(ERROR_TEXT);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);

  useEffect(() => {
    function note(error: unknown): void {
      if (!isCancellation(error)) setFailure({ error });
    }
    function onRejection(event: PromiseRejectionEvent): void {
      note(event.reason);
    }
    function onError(event: ErrorEvent): void {
      // Browsers report this harmless delay of a measurement as an error without an error object.
      if (event.message.startsWith('ResizeObserver loop')) return;
      note(event.error ?? event.message);
    }
    window.addEventListener('unhandledrejection', onRejection);
    window.addEventListener('error', onError);
    return () => {
      window.removeEventListener('unhandledrejection', onRejection);
      window.removeEventListener('error', onError);
    };
  }, []);

  if (failure === null) return null;
  return (
    <div className={styles['bar']} role="alert" data-print="hidden">
      <p>{isLoadFailure(failure.error) ? text.unreachable : text.background}</p>
      <details>
        <summary>{text.details}</summary>
        <pre>{failureDetails(failure.error)}</pre>
      </details>
      <button type="button" onClick={() => window.location.reload()}>
        {text.reload}
      </button>
      <button type="button" onClick={() => setFailure(null)}>
        {text.dismiss}
      </button>
    </div>
  );
}
