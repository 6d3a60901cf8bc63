// Whether recorded curves may be laid behind those on view. Not responsible for: drawing them.
import { formatNumber, formatPercent, formatSignificant } from '../locale/format.ts';
import type { Locale } from '../locale/locale.ts';
import type { RecordedCurve, Replay } from './replay.ts';

export interface ReplayView {
  /** `none`: nothing is recorded; `differs`: it is of other settings. */
  readonly state: 'none' | 'fits' | 'differs';
  /** Empty unless they fit. */
  readonly curves: readonly RecordedCurve[];
}

/** `of` names the settings on view (`settingsName`). */
export function replayView(replay: Replay | null, of: string): ReplayView {
  if (replay === null) return { state: 'none', curves: [] };
  return replay.of === of ? { state: 'fits', curves: replay.curves } : { state: 'differs', curves: [] };
}

/** How a recorded curve ends, for a figure's description; null for an empty one. `name` is what the figure calls it. */
export function recordedSentence(name: string, { loss, accuracy }: RecordedCurve, locale: Locale): string | null {
  const last = loss.at(-1);
  if (last === undefined) return null;
  const [value, step] = [formatSignificant(last.y, locale), formatNumber(last.x, locale)];
  const reached = accuracy.at(-1);
  const percent = reached === undefined ? '' : formatPercent(reached, locale);
  if (locale === 'zh') return `${name}：第 ${step} 步损失 ${value}${percent && `，验证准确率 ${percent}`}。`;
  return `${name}: loss ${value} at step ${step}${percent && `, validation accuracy ${percent}`}.`;
}
