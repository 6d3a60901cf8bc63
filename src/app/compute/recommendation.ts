// Which backend is recommended, and why, in sentences with the numbers that were measured.
// Not responsible for: reaching it (engine/client/recommend.ts) or showing it.
import { FUSED_IDS, isFused } from '../../engine/protocol/backends.ts';
import type { BackendId } from '../../engine/protocol/backends.ts';
import type { MeasuredSpeed, Recommendation } from '../../engine/protocol/device.ts';
import { formatDurationMs, formatFixed, formatNumber } from '../../kit/locale/format.ts';
import type { Locale } from '../../kit/locale/locale.ts';
import { COMPUTE_TEXT } from './compute.text.ts';
import { RECOMMENDATION_TEXT } from './recommendation.text.ts';
import type { AdviceValues } from './recommendation.text.ts';

/** The numbers that the sentence of a recommendation needs. */
interface Advice {
  /** The recommended backend's speed, and what it is compared with: our engine's, or the best of the others'. */
  readonly own: MeasuredSpeed | null;
  readonly other: MeasuredSpeed | null;
  /** How many times as fast the recommended one is as the other; below 1 where the other is faster. */
  readonly ratio: number | null;
}

function adviceOf({ backend, speeds }: Recommendation): Advice {
  const own = speeds.find((speed) => speed.backend === backend) ?? null;
  const ours = FUSED_IDS.map((id) => speeds.find((speed) => speed.backend === id));
  const [fastest = null] = speeds
    .filter((speed) => speed.backend !== backend && !isFused(speed.backend))
    .toSorted((a, b) => b.imagesPerSecond - a.imagesPerSecond);
  const other = (isFused(backend) ? undefined : ours.find((speed) => speed !== undefined)) ?? fastest;
  const ratio = own === null || other === null ? null : own.imagesPerSecond / other.imagesPerSecond;
  return { own, other, ratio };
}

function nameOf(id: BackendId, locale: Locale): string {
  return COMPUTE_TEXT[locale].names[id];
}

/** `Use WebGPU` / `Stay with WebAssembly`. */
export function adviceTitle(recommended: Recommendation, locale: Locale): string {
  const text = RECOMMENDATION_TEXT[locale];
  const name = nameOf(recommended.backend, locale);
  return isFused(recommended.backend) ? text.stay(name) : text.use(name);
}

/** Why, with the numbers measured. */
export function adviceReason(recommended: Recommendation, locale: Locale): string {
  const { own, other, ratio } = adviceOf(recommended);
  const { because } = RECOMMENDATION_TEXT[locale];
  const rate = (speed: Advice['own']): string => (speed === null ? '' : formatNumber(speed.imagesPerSecond, locale));
  const values: AdviceValues = {
    name: nameOf(recommended.backend, locale),
    other: other === null ? '' : nameOf(other.backend, locale),
    ratio: ratio === null ? '' : formatFixed(ratio, locale, 1),
    inverse: ratio === null ? '' : formatFixed(1 / ratio, locale, 1),
    rate: rate(own),
    otherRate: rate(other),
    start: formatDurationMs((isFused(recommended.backend) ? other : own)?.firstStepMs ?? 0, locale),
  };
  switch (recommended.because) {
    case 'gpu-faster':
      return because.gpuFaster(values);
    case 'start-not-worth':
      return because.startNotWorth(values);
    case 'fused-fastest':
      return other === null ? because.fusedAlone(values) : because.fusedFastest(values);
    case 'gpu-wrong':
      return because.gpuWrong(values);
    case 'software-gpu':
      return because.softwareGpu(values);
    case 'no-gpu':
      return because.noGpu(values);
    case 'no-fused':
      return because.noFused(values);
    default:
      return recommended.because satisfies never;
  }
}

/** Both in one line: `Use WebGPU. ...` */
export function recommendationSentence(recommended: Recommendation, locale: Locale): string {
  const [title, reason] = [adviceTitle(recommended, locale), adviceReason(recommended, locale)];
  return locale === 'zh' ? `${title}：${reason}` : `${title}. ${reason}`;
}
