// The page that checks the device: what it has, the check, its results, the choice, what is kept, export.
// Not responsible for: any of the parts.
import { useEngineStatus } from '../../engine/client/use-engine.ts';
import type { BackendCheck } from '../../engine/protocol/device.ts';
import { useText } from '../../kit/locale/locale.ts';
import { BackendChoice } from '../compute/BackendChoice.tsx';
import { usePlace } from '../place.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { CheckPanel } from './CheckPanel.tsx';
import { COMPUTE_PAGE_TEXT } from './compute-page.text.ts';
import { ExportReport } from './ExportReport.tsx';
import { Facts } from './Facts.tsx';
import { OpTable } from './OpTable.tsx';
import { ReportHead } from './ReportHead.tsx';
import { SavedRuns } from './SavedRuns.tsx';
import { Speeds } from './Speeds.tsx';
import { useDeviceCheck } from './use-device-check.ts';
import { useMachineFacts } from './use-machine-facts.ts';
import styles from './ComputePage.module.css';

export function ComputePage() {
  const text = useText(COMPUTE_PAGE_TEXT);
  const asked = useMachineFacts();
  const check = useDeviceCheck(asked.facts);
  const status = useEngineStatus();
  const { report, progress } = check;
  const live = progress?.checks ?? null;
  usePageTitle(text.title);
  usePlace(true, () => null);
  return (
    <div className={styles['page']}>
      <h1 tabIndex={-1}>{text.title}</h1>
      <p className={styles['intro']}>{text.intro}</p>

      <section aria-labelledby="device-facts" className={styles['section']}>
        <h2 id="device-facts">{text.factsTitle}</h2>
        <Facts asked={asked} />
      </section>

      <section aria-labelledby="device-check" className={styles['section']}>
        <h2 id="device-check">{text.checkTitle}</h2>
        <p className={styles['lead']}>{text.checkIntro}</p>
        <CheckPanel check={check} facts={asked.facts?.device ?? null} />
      </section>

      <section aria-labelledby="device-results" className={styles['section']} data-device-results>
        <h2 id="device-results">{text.resultsTitle}</h2>
        {live !== null ? (
          <Measured checks={live} note={text.soFar} />
        ) : report === null ? (
          <p className={styles['lead']}>{text.empty}</p>
        ) : (
          <>
            <ReportHead report={report} status={status} />
            <Measured checks={report.checks} />
            <ExportReport report={report} />
          </>
        )}
      </section>

      {status !== null && (
        <section aria-labelledby="device-choice" className={styles['section']}>
          <h2 id="device-choice">{text.choiceTitle}</h2>
          <p className={styles['lead']}>{text.choiceIntro}</p>
          <BackendChoice status={status} />
        </section>
      )}

      <section aria-labelledby="device-kept" className={styles['section']}>
        <h2 id="device-kept">{text.keptTitle}</h2>
        <p className={styles['lead']}>{text.keptIntro}</p>
        <SavedRuns />
      </section>
    </div>
  );
}

interface MeasuredProps {
  readonly checks: readonly BackendCheck[];
  readonly note?: string;
}

function Measured({ checks, note }: MeasuredProps) {
  return (
    <>
      {note !== undefined && <p className={styles['lead']}>{note}</p>}
      <Speeds checks={checks} />
      <OpTable checks={checks} />
    </>
  );
}
