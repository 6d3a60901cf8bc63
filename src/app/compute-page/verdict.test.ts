// What a report comes to, in findings and in sentences of both languages; and that a report survives being kept.
import { describe, expect, it } from 'vitest';
import { recommend } from '../../engine/client/recommend.ts';
import type { BackendId } from '../../engine/protocol/calls.ts';
import { OP_CASES, TIMED_NETWORKS } from '../../engine/protocol/device.ts';
import type { BackendCheck, DeviceFacts, OpCaseId, RecommendationReason } from '../../engine/protocol/device.ts';
import { LOCALES } from '../../kit/locale/locale.ts';
import { adviceReason, adviceTitle, recommendationSentence } from '../compute/recommendation.ts';
import { keepReport, keptReport, readReport, reportFileName, reportText } from './device-report.ts';
import type { DeviceReport } from './device-report.ts';
import { browserName, describePage } from './page-facts.ts';
import { judgeReport } from './verdict.ts';
import { findingSentences } from './verdict.text.ts';

const DEVICE: DeviceFacts = {
  cores: 8,
  crossOriginIsolated: false,
  simd: true,
  relaxedSimd: true,
  webgl: { renderer: 'GeForce', vendor: 'NVIDIA', float32: true, maxTextureSizePx: 16384, software: false },
  webgpuSupported: true,
  webgpu: null,
};

function check(backend: BackendId, rate: number, change: Partial<BackendCheck> = {}): BackendCheck {
  return {
    backend,
    end: 'complete',
    reason: null,
    detail: 'relaxed SIMD kernels',
    startMs: 30.5,
    selfCheck: { predictions: 1e-7, losses: 1e-7, gradients: 1e-7, weights: 1e-7 },
    reference: 'cpu',
    ops: OP_CASES.map((op) => ({ op, forward: 1e-7, gradients: 2e-7, weights: 1e-7, worst: null, problem: null })),
    speeds: TIMED_NETWORKS.map((network) => ({
      network,
      batchSize: 32,
      imagesPerSecond: rate,
      quartiles: { low: rate * 0.9, high: rate * 1.1 },
      firstStepMs: backend === 'fused' ? 20 : 4100,
      steps: 40,
      problem: null,
    })),
    ...change,
  };
}

function withOps(base: BackendCheck, gradients: number | null, ...wrong: readonly OpCaseId[]): BackendCheck {
  return { ...base, ops: base.ops.map((row) => (wrong.includes(row.op) ? { ...row, gradients } : row)) };
}

function report(checks: readonly BackendCheck[], device = DEVICE): DeviceReport {
  return {
    format: 'stride-device-report',
    version: 1,
    takenAt: '2026-01-31T09:30:00.000Z',
    build: 'engine-abc.js',
    page: { browser: 'Chromium 156', platform: 'Linux', memoryGigabytes: 8, quotaBytes: 1e10, usageBytes: 0 },
    device,
    checks,
    isComplete: true,
    recommended: recommend(checks, device, 1000),
  };
}

const DEAD = { end: 'unavailable', reason: 'not-supported', ops: [], speeds: [], selfCheck: null } as const;

describe('the verdict', () => {
  it('has nothing to say of backends that are right', () => {
    expect(judgeReport(report([check('fused', 4000), check('cpu', 12), check('webgl', 50)]), 'fused').findings).toEqual(
      [],
    );
  });

  it('names what is wrong, at most one thing a backend, and what it weighs', () => {
    const checks = [
      check('fused', 4000),
      withOps(check('webgl', 9000), 0.2, 'odd-classes', 'average-pooling-same'),
      check('webgpu', 0, { ...DEAD, reason: 'no-adapter' }),
      check('cpu', 0, { end: 'crashed' }),
    ];
    expect(judgeReport(report(checks), 'fused').findings).toEqual([
      {
        finding: { kind: 'ops-wrong', backend: 'webgl', ops: ['odd-classes', 'average-pooling-same'] },
        weight: 'harmless',
      },
      { finding: { kind: 'unavailable', backend: 'webgpu', reason: 'no-adapter' }, weight: 'harmless' },
      { finding: { kind: 'crashed', backend: 'cpu' }, weight: 'harmless' },
    ]);
  });

  it('warns a reader who has chosen what is wrong', () => {
    const checks = [check('fused', 4000), withOps(check('webgl', 9000), null, 'dense')];
    expect(judgeReport(report(checks), 'webgl').findings).toMatchObject([{ weight: 'chosen' }]);
  });

  it('takes the loss of the engine, or of everything, seriously', () => {
    const noFused = [check('fused', 0, DEAD), check('cpu', 12)];
    expect(judgeReport(report(noFused), 'cpu').findings).toMatchObject([
      { finding: { backend: 'fused' }, weight: 'serious' },
    ]);
    const nothing = [check('fused', 0, DEAD), check('cpu', 0, { ...DEAD, reason: 'start-failed' })];
    const { findings } = judgeReport(report(nothing), null);
    expect(findings.map(({ weight }) => weight)).toEqual(['serious', 'serious']);
    expect(report(nothing).recommended).toBeNull();
  });

  it('calls the loss of the relaxed kernels harmless as long as the plain ones may run', () => {
    const relaxed = check('fused-relaxed', 0, DEAD);
    const findings = (...rest: readonly BackendCheck[]) => judgeReport(report([relaxed, ...rest]), 'fused').findings;
    expect(findings()).toMatchObject([{ weight: 'harmless' }]);
    expect(findings(check('fused', 4000))).toMatchObject([{ weight: 'harmless' }]);
    expect(findings(check('fused', 0, DEAD)).map(({ weight }) => weight)).toEqual(['serious', 'serious']);
  });

  it('calls what is merely less precise so, and what was cancelled unfinished', () => {
    const checks = [withOps(check('fused', 4000), 2e-3, 'adam'), check('webgl', 5, { end: 'cancelled' })];
    expect(judgeReport(report(checks), 'fused').findings).toEqual([
      { finding: { kind: 'ops-rough', backend: 'fused', ops: ['adam'] }, weight: 'harmless' },
      { finding: { kind: 'cancelled', backend: 'webgl' }, weight: 'harmless' },
    ]);
  });

  it('says which graphics card was left out', () => {
    expect(judgeReport(report([check('fused', 4000)]), 'fused').unchecked).toEqual(['webgl']);
    expect(judgeReport(report([check('fused', 4000), check('webgl', 1)]), 'fused').unchecked).toEqual([]);
  });
});

describe.each(LOCALES)('the sentences (%s)', (locale) => {
  it('give every reason with its numbers and no hole', () => {
    const speeds = [
      { backend: 'fused', imagesPerSecond: 4000, firstStepMs: 20 },
      { backend: 'webgl', imagesPerSecond: 12_800, firstStepMs: 4100 },
      { backend: 'webgpu', imagesPerSecond: 11_000, firstStepMs: 2000 },
    ] as const;
    const reasons: Readonly<Record<RecommendationReason, BackendId>> = {
      'gpu-faster': 'webgl',
      'start-not-worth': 'fused',
      'fused-fastest': 'fused',
      'gpu-wrong': 'fused',
      'software-gpu': 'fused',
      'no-gpu': 'fused',
      'no-fused': 'webgl',
    };
    const said = new Set<string>();
    for (const because of Object.keys(reasons).filter((key): key is RecommendationReason => key in reasons)) {
      for (const given of [speeds, []]) {
        const sentence = adviceReason({ backend: reasons[because], because, speeds: given, measuredAt: 0 }, locale);
        expect(sentence).not.toMatch(/undefined|NaN|null/);
        if (given.length > 0) said.add(sentence);
      }
    }
    expect(said.size).toBe(7);
  });

  it('compare a faster graphics card with our engine, also where another card is nearly as fast', () => {
    const checks = [check('fused', 4000), check('webgl', 12_800), check('webgpu', 12_000)];
    const { recommended } = report(checks);
    if (recommended === null) throw new Error('nothing was recommended');
    const sentence = recommendationSentence(recommended, locale);
    expect(sentence).toContain('WebGL');
    expect(sentence).toContain('12,800');
    expect(sentence).toContain('4,000');
    expect(sentence).toContain('3.2');
    expect(adviceTitle(recommended, locale)).toContain('WebGL');
  });

  it('say of a finding what it is and whether it matters', () => {
    const checks = [check('fused', 4000), withOps(check('webgl', 9000), 0.2, 'odd-classes')];
    const [harmless] = judgeReport(report(checks), 'fused').findings;
    const [chosen] = judgeReport(report(checks), 'webgl').findings;
    if (harmless === undefined || chosen === undefined) throw new Error('a finding is missing');
    expect(findingSentences(harmless, locale)).not.toBe(findingSentences(chosen, locale));
    const [serious] = judgeReport(report([check('fused', 0, DEAD), check('cpu', 12)]), 'cpu').findings;
    expect(serious && findingSentences(serious, locale)).toMatch(locale === 'zh' ? /这有影响/ : /That matters/);
  });
});

describe('the report', () => {
  const whole = report([check('fused', 4000.123456), withOps(check('webgl', 50), null, 'dense')]);

  it('comes back from its file, fractions to six digits', () => {
    const read = readReport(JSON.parse(reportText(whole)));
    expect(read?.checks[0]?.speeds[0]?.imagesPerSecond).toBe(4000.12);
    expect(read?.checks[1]?.ops[0]).toMatchObject({ op: 'dense', gradients: null });
    expect(read?.device).toEqual(whole.device);
    expect(reportFileName(whole)).toBe('stride-device-2026-01-31.json');
  });

  it('is read back from the device, and whatever else lies there is not', () => {
    const kept = new Map<string, string>();
    const storage = (): Storage => ({
      length: kept.size,
      clear: () => kept.clear(),
      key: () => null,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    });
    expect(keptReport(storage)).toBeNull();
    keepReport(whole, storage);
    expect(keptReport(storage)).toEqual(whole);
    const text = JSON.stringify(whole);
    for (const damaged of [
      '',
      '[]',
      text.slice(0, -2),
      text.replace('"version":1', '"version":2'),
      text.replace('"odd-classes"', '"even-classes"'),
      text.replace('"cores":8', '"cores":"8"'),
      text.replace('"isComplete":true,', ''),
      text.replace('2026-01-31T', 'yesterday '),
    ]) {
      expect(damaged).not.toBe(text);
      kept.set('stride.device-report', damaged);
      expect(keptReport(storage)).toBeNull();
    }
    const refusing = (): Storage => {
      throw new DOMException('no', 'SecurityError');
    };
    expect(keptReport(refusing)).toBeNull();
    expect(() => keepReport(whole, refusing)).not.toThrow();
  });
});

describe('the page’s own facts', () => {
  function navigatorWith(parts: object): Navigator {
    return Object.assign(Object.create({ userAgent: 'Mozilla/5.0 (X11) Firefox/150' }), parts);
  }

  it('name the browser by its list of brands, without the decoy, else by its own words', () => {
    const brands = [
      { brand: 'Not;A=Brand', version: '8' },
      { brand: 'Chromium', version: '156' },
    ];
    expect(browserName(navigatorWith({ userAgentData: { brands } }))).toBe('Chromium 156');
    expect(browserName(navigatorWith({}))).toBe('Mozilla/5.0 (X11) Firefox/150');
    expect(browserName(navigatorWith({ userAgentData: { brands: 'none' } }))).toBe('Mozilla/5.0 (X11) Firefox/150');
  });

  it('are null where the browser does not say', async () => {
    const refused = { storage: { estimate: () => Promise.reject(new TypeError('no')) } };
    expect(await describePage(navigatorWith({ ...refused, platform: 'Linux x86_64' }))).toEqual({
      browser: 'Mozilla/5.0 (X11) Firefox/150',
      platform: 'Linux x86_64',
      memoryGigabytes: null,
      quotaBytes: null,
      usageBytes: null,
    });
    const told = { storage: { estimate: async () => ({ quota: 100, usage: 7 }) }, deviceMemory: 4 };
    expect(await describePage(navigatorWith(told))).toMatchObject({
      memoryGigabytes: 4,
      quotaBytes: 100,
      usageBytes: 7,
    });
  });
});
