// Which backend suits this device, and why: a pure function of what was measured; and the memory of it.
// Not responsible for: measuring (device-check.ts) or choosing, which is the reader's (engine.choose).
import { FUSED_IDS, isFused } from '../protocol/backends.ts';
import type { BackendId, FusedId } from '../protocol/backends.ts';
import { judgeDifference, TIMED_NETWORKS, worstDifference } from '../protocol/device.ts';
import type { BackendCheck, DeviceFacts, MeasuredSpeed, Recommendation } from '../protocol/device.ts';

/** A backend must be so much faster to be worth the seconds that its shaders take at every start. */
export const WORTH_A_START = 1.5;

/** The network that recommendations go by: the largest one that is timed. */
export const DECIDING_NETWORK = TIMED_NETWORKS[TIMED_NETWORKS.length - 1] ?? 'seed-cifar';

const GPUS: readonly BackendId[] = ['webgpu', 'webgl'];

/** Whether a backend can be trusted: it started, and nothing that was compared was wrong. */
export function isSound({ end, reason, ops }: BackendCheck): boolean {
  return end === 'complete' && reason === null && ops.every((row) => judgeDifference(worstDifference(row)) !== 'wrong');
}

/** Graphics backends of this machine that a graphics card computes, not the processor in its place. */
export function hardwareBackends(facts: DeviceFacts): readonly BackendId[] {
  const hardware: BackendId[] = [];
  if (facts.webgpu !== null && !facts.webgpu.software) hardware.push('webgpu');
  if (facts.webgl !== null && facts.webgl.float32 && !facts.webgl.software) hardware.push('webgl');
  return hardware;
}

/** Our engine with the kernels that suit this machine. */
export function fusedBackend({ relaxedSimd }: DeviceFacts): FusedId {
  return relaxedSimd ? 'fused-relaxed' : 'fused';
}

/** Whether the checks leave nothing open that could change the recommendation. */
export function isDecisive(checks: readonly BackendCheck[], facts: DeviceFacts): boolean {
  const tried = checks.filter(({ end }) => end !== 'cancelled').map(({ backend }) => backend);
  return tried.some(isFused) && hardwareBackends(facts).every((id) => tried.includes(id));
}

function speedOf({ backend, speeds }: BackendCheck): MeasuredSpeed | null {
  const measured = speeds.find(({ network }) => network === DECIDING_NETWORK);
  if (measured === undefined || measured.imagesPerSecond === null || measured.firstStepMs === null) return null;
  return { backend, imagesPerSecond: measured.imagesPerSecond, firstStepMs: measured.firstStepMs };
}

function fastest(speeds: readonly MeasuredSpeed[]): MeasuredSpeed | null {
  return speeds.toSorted((a, b) => b.imagesPerSecond - a.imagesPerSecond)[0] ?? null;
}

/** What is recommended where no graphics card is to be measured. */
export function withoutGraphics(facts: DeviceFacts, measuredAt: number): Recommendation {
  const pretends = facts.webgl?.software === true || facts.webgpu?.software === true;
  return { backend: fusedBackend(facts), because: pretends ? 'software-gpu' : 'no-gpu', speeds: [], measuredAt };
}

/** Null where too little is known: the fused engine was not measured, or nothing works. */
export function recommend(
  checks: readonly BackendCheck[],
  facts: DeviceFacts,
  measuredAt: number,
): Recommendation | null {
  const speeds = checks.map(speedOf).filter((speed) => speed !== null);
  const soundIds = new Set(checks.filter(isSound).map(({ backend }) => backend));
  const sound = speeds.filter(({ backend }) => soundIds.has(backend));
  const ours = FUSED_IDS.map((id) => sound.find(({ backend }) => backend === id));
  const fused = ours.find((speed) => speed !== undefined);
  if (fused === undefined) {
    const best = fastest(sound);
    // The plain kernels run wherever any do: before they were tried nothing is known.
    const tried = checks.some(({ backend, end }) => backend === 'fused' && end !== 'cancelled');
    return !tried || best === null ? null : { backend: best.backend, because: 'no-fused', speeds, measuredAt };
  }
  const say = (because: Recommendation['because'], backend: BackendId = fused.backend): Recommendation => ({
    backend,
    because,
    speeds,
    measuredAt,
  });
  const gpu = fastest(sound.filter(({ backend }) => GPUS.includes(backend)));
  if (gpu !== null && gpu.imagesPerSecond >= WORTH_A_START * fused.imagesPerSecond)
    return say('gpu-faster', gpu.backend);
  if (gpu !== null && gpu.imagesPerSecond > fused.imagesPerSecond) return say('start-not-worth');
  const isWrong = (check: BackendCheck): boolean => GPUS.includes(check.backend) && isWronglyComputing(check);
  const wrong = checks.filter(isWrong).map((check) => speedOf(check)?.imagesPerSecond ?? Infinity);
  if (wrong.some((rate) => rate > fused.imagesPerSecond)) return say('gpu-wrong');
  const hardware = hardwareBackends(facts);
  if (hardware.length === 0) return { ...withoutGraphics(facts, measuredAt), backend: fused.backend, speeds };
  return say('fused-fastest');
}

/** It starts, and what it computes is wrong. */
export function isWronglyComputing({ reason, ops }: BackendCheck): boolean {
  return reason === 'self-check-failed' || ops.some((row) => judgeDifference(worstDifference(row)) === 'wrong');
}
