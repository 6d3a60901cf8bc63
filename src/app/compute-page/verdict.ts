// What a report comes to: what is broken and whether it matters, and what was left out that could change the advice.
// Not responsible for: the sentences (verdict.text.ts) or the measuring.
import { hardwareBackends, isDecisive, isSound, isWronglyComputing } from '../../engine/client/recommend.ts';
import { isFused } from '../../engine/protocol/backends.ts';
import type { BackendId, SkipReason } from '../../engine/protocol/backends.ts';
import { judgeDifference, worstDifference } from '../../engine/protocol/device.ts';
import type { BackendCheck, Judgement, OpCaseId } from '../../engine/protocol/device.ts';
import type { DeviceReport } from './device-report.ts';

export type Finding =
  | { readonly kind: 'unavailable'; readonly backend: BackendId; readonly reason: SkipReason }
  | { readonly kind: 'self-check-failed'; readonly backend: BackendId; readonly ops: readonly OpCaseId[] }
  | { readonly kind: 'ops-wrong'; readonly backend: BackendId; readonly ops: readonly OpCaseId[] }
  | { readonly kind: 'ops-rough'; readonly backend: BackendId; readonly ops: readonly OpCaseId[] }
  | { readonly kind: 'failed' | 'crashed'; readonly backend: BackendId }
  | { readonly kind: 'cancelled'; readonly backend: BackendId };

export interface JudgedFinding {
  readonly finding: Finding;
  /** `harmless`: something else computes it rightly; `chosen`: the reader trains on it; `serious`: nothing else works. */
  readonly weight: 'harmless' | 'chosen' | 'serious';
}

export interface Verdict {
  /** Graphics cards of this machine that were not checked and could change the advice. */
  readonly unchecked: readonly BackendId[];
  readonly findings: readonly JudgedFinding[];
}

function opsJudged(check: BackendCheck, judgement: Judgement): readonly OpCaseId[] {
  return check.ops.filter((row) => judgeDifference(worstDifference(row)) === judgement).map(({ op }) => op);
}

/** At most one a backend: the worst. */
export function findingOf(check: BackendCheck): Finding | null {
  const { backend, end, reason } = check;
  const wrong = opsJudged(check, 'wrong');
  if (reason === 'self-check-failed') return { kind: 'self-check-failed', backend, ops: wrong };
  if (end === 'unavailable') return { kind: 'unavailable', backend, reason: reason ?? 'start-failed' };
  if (end === 'failed' || end === 'crashed') return { kind: end, backend };
  if (isWronglyComputing(check)) return { kind: 'ops-wrong', backend, ops: wrong };
  if (end === 'cancelled') return { kind: 'cancelled', backend };
  const rough = opsJudged(check, 'rough');
  return rough.length > 0 ? { kind: 'ops-rough', backend, ops: rough } : null;
}

/** `current` is the backend that new trainings use at present. */
export function judgeReport(report: DeviceReport, current: BackendId | null): Verdict {
  const { checks, device, recommended } = report;
  const works = checks.filter(isSound).map(({ backend }) => backend);
  // Where relaxed kernels fail, the plain ones are still there, checked or not.
  if (device.simd && !checks.some(({ backend }) => backend === 'fused')) works.push('fused');
  const unchecked = hardwareBackends(device).filter(
    (id) => !checks.some(({ backend, end }) => backend === id && end !== 'cancelled'),
  );
  return {
    unchecked: recommended === null || isDecisive(checks, device) ? [] : unchecked,
    findings: checks
      .map(findingOf)
      .filter((finding) => finding !== null)
      .map((finding) => ({ finding, weight: weightOf(finding, works, current) })),
  };
}

function weightOf(finding: Finding, works: readonly BackendId[], current: BackendId | null): JudgedFinding['weight'] {
  if (finding.kind === 'cancelled' || finding.kind === 'ops-rough') return 'harmless';
  if (!works.some((id) => id !== finding.backend)) return 'serious';
  // Without our engine training is so slow that some of the course takes minutes.
  if (isFused(finding.backend) && !works.some(isFused)) return 'serious';
  return finding.backend === current ? 'chosen' : 'harmless';
}
