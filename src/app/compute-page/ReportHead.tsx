// When and with what the results were found, and what they come to: the recommendation and every trouble, in sentences.
// Not responsible for: reaching the verdict (verdict.ts).
import { useState } from 'react';
import { useEngine } from '../../engine/client/use-engine.ts';
import { SITE_BUILD } from '../../engine/client/site-build.ts';
import type { BackendId, EngineStatus } from '../../engine/protocol/calls.ts';
import { toEngineError } from '../../engine/protocol/errors.ts';
import type { EngineError } from '../../engine/protocol/errors.ts';
import { Button } from '../../kit/controls/Button.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import { formatList } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../kit/sentences/engine-errors.ts';
import { COMPUTE_TEXT } from '../compute/compute.text.ts';
import { adviceReason, adviceTitle } from '../compute/recommendation.ts';
import { LANGUAGE_TAGS } from '../locale/detect.ts';
import { COMPUTE_PAGE_TEXT } from './compute-page.text.ts';
import type { DeviceReport } from './device-report.ts';
import { judgeReport } from './verdict.ts';
import { findingSentences, VERDICT_TEXT } from './verdict.text.ts';
import styles from './ComputePage.module.css';

interface ReportHeadProps {
  readonly report: DeviceReport;
  /** Null until the engine has answered. */
  readonly status: EngineStatus | null;
}

const LOOKS = { harmless: 'info', chosen: 'warn', serious: 'error' } as const;

export function ReportHead({ report, status }: ReportHeadProps) {
  const locale = useLocale();
  const text = useText(COMPUTE_PAGE_TEXT);
  const words = useText(VERDICT_TEXT);
  const names = useText(COMPUTE_TEXT).names;
  const { recommended } = report;
  const { unchecked, findings } = judgeReport(report, status?.current ?? null);
  const date = new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { dateStyle: 'long', timeStyle: 'short' });
  return (
    <>
      <p className={styles['note']}>
        {text.takenAt(date.format(new Date(report.takenAt)), report.page.browser)}
        {!report.isComplete && ` ${text.incomplete}`}
        {report.build !== SITE_BUILD && ` ${text.olderBuild}`}
      </p>
      <div className={styles['verdict']}>
        {recommended === null ? (
          <Notice kind="info">{words.unclear}</Notice>
        ) : (
          <Notice
            kind="good"
            title={adviceTitle(recommended, locale)}
            actions={<Adopt backend={recommended.backend} status={status} />}
          >
            {adviceReason(recommended, locale)}
            {unchecked.length > 0 &&
              ` ${words.unchecked(
                formatList(
                  unchecked.map((id) => names[id]),
                  locale,
                ),
              )}`}
          </Notice>
        )}
        {findings.map((judged) => (
          <Notice key={judged.finding.backend} kind={LOOKS[judged.weight]}>
            {findingSentences(judged, locale)}
          </Notice>
        ))}
      </div>
    </>
  );
}

interface AdoptProps {
  readonly backend: BackendId;
  readonly status: EngineStatus | null;
}

/** The recommended backend is one click away; nothing takes it unasked. */
function Adopt({ backend, status }: AdoptProps) {
  const locale = useLocale();
  const words = useText(VERDICT_TEXT);
  const names = useText(COMPUTE_TEXT).names;
  const engine = useEngine();
  const [isChoosing, setChoosing] = useState(false);
  const [error, setError] = useState<EngineError | null>(null);
  if (status === null) return null;
  if (status.current === backend) return <span>{words.adopted(names[backend])}</span>;

  async function choose(): Promise<void> {
    setChoosing(true);
    setError(null);
    try {
      await engine.call('engine.choose', { backend });
    } catch (thrown) {
      setError(toEngineError(thrown));
    } finally {
      setChoosing(false);
    }
  }

  return (
    <>
      <Button disabled={isChoosing} onClick={() => void choose()}>
        {words.adopt(names[backend])}
      </Button>
      {error !== null && <span role="alert">{ENGINE_ERROR_SENTENCES[error.code][locale]}</span>}
    </>
  );
}
