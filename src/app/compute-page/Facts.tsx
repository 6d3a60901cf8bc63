// What the device has to compute with, line by line; true before anything has answered.
// Not responsible for: finding it out (use-machine-facts.ts).
import type { ReactNode } from 'react';
import type { DeviceFacts, WebglFacts, WebgpuFacts } from '../../engine/protocol/device.ts';
import { Button } from '../../kit/controls/Button.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import { formatBytes, formatNumber } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../kit/sentences/engine-errors.ts';
import { COMPUTE_PAGE_TEXT } from './compute-page.text.ts';
import type { ComputePageText } from './compute-page.text.ts';
import type { PageFacts } from './device-report.ts';
import type { AskedFacts } from './use-machine-facts.ts';
import styles from './ComputePage.module.css';

export function Facts({ asked }: { readonly asked: AskedFacts }) {
  const text = useText(COMPUTE_PAGE_TEXT);
  const locale = useLocale();
  const { facts, error, retry } = asked;
  if (error !== null) {
    return (
      <Notice kind="error" actions={<Button onClick={retry}>{text.retry}</Button>}>
        {ENGINE_ERROR_SENTENCES[error.code][locale]}
      </Notice>
    );
  }
  if (facts === null) return <output className={styles['note']}>{text.asking}</output>;
  const { page, device } = facts;
  const lines: readonly (readonly [keyof ComputePageText['facts'], ReactNode])[] = [
    ['browser', page.browser],
    ['platform', page.platform === '' ? text.unknown : page.platform],
    ['cores', text.cores(formatNumber(device.cores, locale))],
    [
      'memory',
      page.memoryGigabytes === null ? text.unknown : text.memory(formatNumber(page.memoryGigabytes, locale, 2)),
    ],
    ['simd', text.simd[simdOf(device)]],
    ['isolation', text.isolation[device.crossOriginIsolated ? 'yes' : 'no']],
    ['webgl', <Webgl key="webgl" webgl={device.webgl} />],
    ['webgpu', <Webgpu key="webgpu" device={device} />],
    ['storage', <Storage key="storage" page={page} />],
  ];
  return (
    <dl className={styles['facts']}>
      {lines.map(([name, value]) => (
        <div key={name} className={styles['fact']}>
          <dt>{text.facts[name]}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function simdOf({ simd, relaxedSimd }: DeviceFacts): 'relaxed' | 'plain' | 'none' {
  if (!simd) return 'none';
  return relaxedSimd ? 'relaxed' : 'plain';
}

function Webgl({ webgl }: { readonly webgl: WebglFacts | null }) {
  const text = useText(COMPUTE_PAGE_TEXT);
  if (webgl === null) return text.noWebgl;
  return (
    <>
      <p>{webgl.renderer}</p>
      <p>{webgl.float32 ? text.float32 : text.noFloat32}</p>
      {webgl.software && <p>{text.software}</p>}
    </>
  );
}

function Webgpu({ device: { webgpu, webgpuSupported } }: { readonly device: DeviceFacts }) {
  const text = useText(COMPUTE_PAGE_TEXT);
  if (webgpu === null) return webgpuSupported ? text.noAdapter : text.noWebgpu;
  const name = adapterName(webgpu);
  return (
    <>
      <p>{name === '' ? text.unknown : name}</p>
      {webgpu.software && <p>{text.software}</p>}
    </>
  );
}

/** Browsers fill in as much of it as they like. */
function adapterName({ vendor, architecture, device, description }: WebgpuFacts): string {
  const short = [vendor, architecture, device].filter((part) => part !== '').join(' ');
  return [short, description].filter((part) => part !== '').join(', ');
}

function Storage({ page: { usageBytes, quotaBytes } }: { readonly page: PageFacts }) {
  const text = useText(COMPUTE_PAGE_TEXT);
  const locale = useLocale();
  if (usageBytes === null || quotaBytes === null) return text.noQuota;
  return text.storage(formatBytes(usageBytes, locale), formatBytes(quotaBytes, locale));
}
