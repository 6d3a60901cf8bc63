// What the backends themselves said, and where differences are largest, for the curious and for bug reports.
// Not responsible for: sentences that say what it means.
import { judgeDifference, worstDifference } from '../../engine/protocol/device.ts';
import type { BackendCheck } from '../../engine/protocol/device.ts';
import { useText } from '../../kit/locale/locale.ts';
import { COMPUTE_TEXT } from '../compute/compute.text.ts';
import { COMPUTE_PAGE_TEXT } from './compute-page.text.ts';
import { OP_NAMES } from './op-names.text.ts';
import styles from './ComputePage.module.css';

export function RawMessages({ checks }: { readonly checks: readonly BackendCheck[] }) {
  const text = useText(COMPUTE_PAGE_TEXT);
  const names = useText(COMPUTE_TEXT).names;
  const ops = useText(OP_NAMES);
  const told = checks
    .map((check) => ({
      backend: check.backend,
      details: [check.detail, ...check.speeds.map(({ problem }) => problem)].filter((detail) => detail !== null),
      rows: check.ops.filter((row) => judgeDifference(worstDifference(row)) !== 'sound'),
    }))
    .filter(({ details, rows }) => details.length + rows.length > 0);
  if (told.length === 0) return null;
  return (
    <details className={styles['raw']}>
      <summary>{text.raw}</summary>
      {told.map(({ backend, details, rows }) => (
        <div key={backend}>
          <p>{names[backend]}</p>
          {details.map((detail) => (
            <p key={detail} lang="en">
              {detail}
            </p>
          ))}
          {rows.map(({ op, worst, problem }) => (
            <div key={op}>
              {worst !== null && <p>{text.rawWorst(ops[op], worst)}</p>}
              {problem !== null && <p lang="en">{problem}</p>}
            </div>
          ))}
        </div>
      ))}
    </details>
  );
}
