// The report as a file for the reader to keep or to send on. Not responsible for: what is in it (device-report.ts).
import { Button } from '../../kit/controls/Button.tsx';
import { useText } from '../../kit/locale/locale.ts';
import { COMPUTE_PAGE_TEXT } from './compute-page.text.ts';
import { reportFileName, reportText } from './device-report.ts';
import type { DeviceReport } from './device-report.ts';
import styles from './ComputePage.module.css';

function download(report: DeviceReport): void {
  const url = URL.createObjectURL(new Blob([reportText(report)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = reportFileName(report);
  link.click();
  // Only once the browser has taken it: some begin after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function ExportReport({ report }: { readonly report: DeviceReport }) {
  const text = useText(COMPUTE_PAGE_TEXT);
  return (
    <div className={styles['part']}>
      <h3>{text.exportTitle}</h3>
      <p className={styles['note']}>{text.exportIntro}</p>
      <div className={styles['buttons']}>
        <Button onClick={() => download(report)}>{text.exportButton}</Button>
      </div>
    </div>
  );
}
