// How fast each backend trains each network, as bars, and how long its first step takes, as a table.
// Not responsible for: measuring, or the recommendation.
import { TIMED_NETWORKS } from '../../engine/protocol/device.ts';
import type { BackendCheck, SpeedMeasurement, TimedNetwork } from '../../engine/protocol/device.ts';
import { BarList } from '../../kit/charts/BarRow.tsx';
import { formatDurationMs, formatNumber } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { COMPUTE_TEXT } from '../compute/compute.text.ts';
import { COMPUTE_PAGE_TEXT } from './compute-page.text.ts';
import { NETWORK_NAMES } from './op-names.text.ts';
import styles from './ComputePage.module.css';

function speedOf(check: BackendCheck, network: TimedNetwork): SpeedMeasurement | null {
  return check.speeds.find((speed) => speed.network === network) ?? null;
}

export function Speeds({ checks }: { readonly checks: readonly BackendCheck[] }) {
  const locale = useLocale();
  const text = useText(COMPUTE_PAGE_TEXT);
  const names = useText(COMPUTE_TEXT).names;
  const networks = useText(NETWORK_NAMES);
  const timed = checks.filter(({ speeds }) => speeds.length > 0);
  if (timed.length === 0) return null;

  function barsOf(network: TimedNetwork) {
    const rates = timed.map((check) => speedOf(check, network)?.imagesPerSecond ?? null);
    const most = Math.max(0, ...rates.map((rate) => rate ?? 0));
    return timed.map(({ backend }, i) => {
      const rate = rates[i] ?? null;
      return {
        id: backend,
        label: names[backend],
        value: rate ?? 0,
        max: most,
        text: rate === null ? text.notMeasured : text.imagesPerSecond(formatNumber(rate, locale)),
        strong: rate !== null && rate === most,
      };
    });
  }

  return (
    <>
      <div className={styles['part']}>
        <h3>{text.speedsTitle}</h3>
        <p className={styles['note']}>{text.speedsIntro}</p>
        <div className={styles['networks']}>
          {TIMED_NETWORKS.map((network) => (
            <div key={network}>
              <h4>{networks[network]}</h4>
              <BarList label={networks[network]} bars={barsOf(network)} />
            </div>
          ))}
        </div>
      </div>
      <div className={styles['part']}>
        <h3>{text.firstStepTitle}</h3>
        <p className={styles['note']}>{text.firstStepIntro}</p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
        <section className={styles['frame']} tabIndex={0} aria-label={text.firstStepTitle}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{text.network}</th>
                {timed.map(({ backend }) => (
                  <th key={backend} scope="col">
                    {names[backend]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {TIMED_NETWORKS.map((network) => (
                <tr key={network}>
                  <th scope="row">{networks[network]}</th>
                  {timed.map((check) => {
                    const firstStepMs = speedOf(check, network)?.firstStepMs ?? null;
                    return (
                      <td key={check.backend}>
                        {firstStepMs === null ? text.notMeasured : formatDurationMs(firstStepMs, locale)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </>
  );
}
