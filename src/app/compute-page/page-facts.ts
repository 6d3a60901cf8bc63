// What only the page knows of the machine: the browser's name, storage. Never fails: what is not told is null.
// Not responsible for: what there is to compute with (worker/device/device-facts.ts).
import type { PageFacts } from './device-report.ts';

/** Names that Chromium puts in its list so that nobody relies on it. */
const NO_BRAND = /not.?a.?brand/i;

/** Read field by field: browsers differ in what they have, whatever the type says. */
function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

/** `Chromium 156, Google Chrome 156`, or the whole user agent where there is no such list. */
export function browserName(page: Navigator): string {
  const brands = field(field(page, 'userAgentData'), 'brands');
  const named = (Array.isArray(brands) ? brands : [])
    .map((entry: unknown) => ({ brand: field(entry, 'brand'), version: field(entry, 'version') }))
    .filter(({ brand }) => typeof brand === 'string' && !NO_BRAND.test(brand))
    .map(({ brand, version }) => `${String(brand)} ${String(version)}`);
  return named.length > 0 ? named.join(', ') : page.userAgent;
}

function platformName(page: Navigator): string {
  const known = [field(field(page, 'userAgentData'), 'platform'), field(page, 'platform')];
  return known.find((name) => typeof name === 'string' && name !== '')?.toString() ?? '';
}

export async function describePage(page: Navigator): Promise<PageFacts> {
  const memory = field(page, 'deviceMemory');
  const space = await estimate(page);
  return {
    browser: browserName(page),
    platform: platformName(page),
    memoryGigabytes: typeof memory === 'number' ? memory : null,
    quotaBytes: space.quota ?? null,
    usageBytes: space.usage ?? null,
  };
}

/** Private windows and pages without a secure origin have no answer. */
async function estimate(page: Navigator): Promise<StorageEstimate> {
  try {
    return await page.storage.estimate();
  } catch {
    return {};
  }
}
