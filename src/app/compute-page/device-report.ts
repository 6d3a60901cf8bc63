// The report of a check: what it holds, how it is kept on the device and read back, and the file it is exported as.
// Not responsible for: making one (use-device-check.ts) or its words.
import { isRecommendation } from '../../engine/client/recommendation-memory.ts';
import { BACKEND_IDS } from '../../engine/protocol/backends.ts';
import type { BackendId, SkipReason } from '../../engine/protocol/backends.ts';
import { OP_CASES, TIMED_NETWORKS } from '../../engine/protocol/device.ts';
import type {
  BackendCheck,
  CheckEnd,
  DeviceFacts,
  OpDifference,
  Recommendation,
  SelfCheckDifferences,
  SpeedMeasurement,
  WebglFacts,
  WebgpuFacts,
} from '../../engine/protocol/device.ts';
import { isArrayOf, isBoolean, isNullOr, isNumber, isObject, isOneOf, isString } from './guards.ts';

/** What only the page knows of the machine. */
export interface PageFacts {
  /** Name and version where the browser tells them, else its own description of itself. */
  readonly browser: string;
  readonly platform: string;
  /** Rounded by the browser; null where it does not say. */
  readonly memoryGigabytes: number | null;
  readonly quotaBytes: number | null;
  readonly usageBytes: number | null;
}

export interface DeviceReport {
  readonly format: 'stride-device-report';
  readonly version: 1;
  /** ISO 8601, in UTC. */
  readonly takenAt: string;
  /** Name of the built file that made it: two reports of one name come from the same program. */
  readonly build: string;
  readonly page: PageFacts;
  readonly device: DeviceFacts;
  readonly checks: readonly BackendCheck[];
  /** False when the check was ended before its time. */
  readonly isComplete: boolean;
  /** Null where too little was measured to say. */
  readonly recommended: Recommendation | null;
}

const KEY = 'stride.device-report';

const isBackend = isOneOf<BackendId>(...BACKEND_IDS);
const isNumberOrNull = isNullOr(isNumber);
const isText = isNullOr(isString);

const isDeviceFacts = isObject<DeviceFacts>({
  cores: isNumber,
  crossOriginIsolated: isBoolean,
  simd: isBoolean,
  relaxedSimd: isBoolean,
  webgl: isNullOr(
    isObject<WebglFacts>({
      renderer: isString,
      vendor: isString,
      float32: isBoolean,
      maxTextureSizePx: isNumber,
      software: isBoolean,
    }),
  ),
  webgpuSupported: isBoolean,
  webgpu: isNullOr(
    isObject<WebgpuFacts>({
      vendor: isString,
      architecture: isString,
      device: isString,
      description: isString,
      software: isBoolean,
      maxBufferBytes: isNumber,
      shaderF16: isBoolean,
    }),
  ),
});

const isOpDifference = isObject<OpDifference>({
  op: isOneOf(...OP_CASES),
  forward: isNumberOrNull,
  gradients: isNumberOrNull,
  weights: isNumberOrNull,
  worst: isText,
  problem: isText,
});

const isSpeed = isObject<SpeedMeasurement>({
  network: isOneOf(...TIMED_NETWORKS),
  batchSize: isNumber,
  imagesPerSecond: isNumberOrNull,
  quartiles: isNullOr(isObject<{ readonly low: number; readonly high: number }>({ low: isNumber, high: isNumber })),
  firstStepMs: isNumberOrNull,
  steps: isNumber,
  problem: isText,
});

const isBackendCheck = isObject<BackendCheck>({
  backend: isBackend,
  end: isOneOf<CheckEnd>('complete', 'unavailable', 'failed', 'crashed', 'cancelled'),
  reason: isNullOr(
    isOneOf<SkipReason>('not-supported', 'no-adapter', 'self-check-failed', 'start-failed', 'not-built', 'lost'),
  ),
  detail: isText,
  startMs: isNumberOrNull,
  selfCheck: isNullOr(
    isObject<SelfCheckDifferences>({
      predictions: isNumberOrNull,
      losses: isNumberOrNull,
      gradients: isNumberOrNull,
      weights: isNumberOrNull,
    }),
  ),
  reference: isNullOr(isBackend),
  ops: isArrayOf(isOpDifference),
  speeds: isArrayOf(isSpeed),
});

const isReport = isObject<DeviceReport>({
  format: isOneOf('stride-device-report'),
  version: isOneOf(1),
  takenAt: isString,
  build: isString,
  page: isObject<PageFacts>({
    browser: isString,
    platform: isString,
    memoryGigabytes: isNumberOrNull,
    quotaBytes: isNumberOrNull,
    usageBytes: isNumberOrNull,
  }),
  device: isDeviceFacts,
  checks: isArrayOf(isBackendCheck),
  isComplete: isBoolean,
  recommended: isNullOr(isRecommendation),
});

/** Null for anything that is not a report of this version. Total. */
export function readReport(value: unknown): DeviceReport | null {
  return isReport(value) && !Number.isNaN(Date.parse(value.takenAt)) ? value : null;
}

/** The file's text: everything, readable, fractions to six digits. Numbers that did not come out are null. */
export function reportText(report: DeviceReport): string {
  const short = (_name: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
  return `${JSON.stringify(report, short, 2)}\n`;
}

/** `stride-device-2026-01-31.json` */
export function reportFileName({ takenAt }: DeviceReport): string {
  return `stride-device-${takenAt.slice(0, 10)}.json`;
}

/** The last report made on this device; null when there is none, or what is kept is not one. */
export function keptReport(storage: () => Storage = () => localStorage): DeviceReport | null {
  try {
    return readReport(JSON.parse(storage().getItem(KEY) ?? 'null'));
  } catch {
    return null;
  }
}

/** A browser that keeps nothing shows the report until the page is left. */
export function keepReport(report: DeviceReport, storage: () => Storage = () => localStorage): void {
  try {
    storage().setItem(KEY, JSON.stringify(report));
  } catch {
    // As said above.
  }
}
