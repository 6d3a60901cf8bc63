// A recorded run as part of a link: few enough points for an address, many enough to lay one's own curve over it.
// Not responsible for: drawing (series.ts) or which runs a figure records.
import { fingerprintText } from '../../nn/fingerprint.ts';
import type { LinkReader } from '../exhibit/link-fields.ts';

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** One network's training. */
export interface RecordedCurve {
  /** Loss by step, evenly spaced from the first point to the last. */
  readonly loss: readonly CurvePoint[];
  /** Validation accuracy by epoch, from epoch 1 on. */
  readonly accuracy: readonly number[];
}

export interface Replay {
  /** Name of the settings that were trained with: curves of other settings are no comparison. */
  readonly of: string;
  /** In an order that the figure knows. */
  readonly curves: readonly RecordedCurve[];
}

/** Points kept of a loss curve. */
const LOSS_POINTS = 48;
const MOST_EPOCHS = 200;
const MOST_CURVES = 4;
const MOST_STEP = 2 ** 32 - 1;
const MOST_LETTERS = 4_000;
/** Losses are kept as logarithms between these, in steps of less than a thousandth. */
const [LEAST_LOSS, MOST_LOSS] = [1e-6, 1e4];
const LEVELS = 0xffff;
const VERSION = 1;

/** Equal settings have an equal name; others practically never. `settings` is plain data. */
export function settingsName(settings: unknown): string {
  return fingerprintText(JSON.stringify(settings)).slice(0, 8);
}

function lossLevel(loss: number): number {
  const part = Math.log(Math.max(loss, LEAST_LOSS) / LEAST_LOSS) / Math.log(MOST_LOSS / LEAST_LOSS);
  return Math.round(Math.min(1, part) * LEVELS);
}

function lossOf(level: number): number {
  return LEAST_LOSS * (MOST_LOSS / LEAST_LOSS) ** (level / LEVELS);
}

/** The curve at `count` evenly spaced places from its first to its last point, on straight lines between its points. */
function resampled(points: readonly CurvePoint[], count: number): readonly CurvePoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length <= count) return points;
  let at = 0;
  return Array.from({ length: count }, (_, i) => {
    const x = first.x + ((last.x - first.x) * i) / (count - 1);
    while (at < points.length - 2 && (points[at + 1]?.x ?? 0) < x) at += 1;
    const [before = first, after = last] = [points[at], points[at + 1]];
    const part = after.x === before.x ? 0 : (x - before.x) / (after.x - before.x);
    return { x, y: before.y + (after.y - before.y) * Math.min(1, Math.max(0, part)) };
  });
}

/** What of a run goes into a link. Points that are no numbers are left out. */
export function recordedCurve(
  lossPoints: readonly CurvePoint[],
  accuracies: readonly (number | null)[],
): RecordedCurve {
  const finite = lossPoints.filter(({ x, y }) => Number.isFinite(y) && x >= 0 && x <= MOST_STEP);
  const known = accuracies.filter((value) => value !== null && Number.isFinite(value)) as number[];
  return {
    loss: resampled(finite, LOSS_POINTS).map(({ x, y }) => ({ x: Math.round(x), y: lossOf(lossLevel(y)) })),
    accuracy: known.slice(0, MOST_EPOCHS).map((value) => Math.round(Math.min(1, Math.max(0, value)) * LEVELS) / LEVELS),
  };
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

/** The field of a link. Curves that `recordedCurve` made come back exactly. */
export function encodeReplay({ of, curves }: Replay): string {
  const size = curves.reduce((sum, { loss, accuracy }) => sum + 2 + 6 * loss.length + 2 * accuracy.length, 2);
  const view = new DataView(new ArrayBuffer(size));
  view.setUint8(0, VERSION);
  view.setUint8(1, curves.length);
  let at = 2;
  for (const { loss, accuracy } of curves) {
    view.setUint8(at, loss.length);
    view.setUint8(at + 1, accuracy.length);
    at += 2;
    for (const { x, y } of loss) {
      view.setUint32(at, x);
      view.setUint16(at + 4, lossLevel(y));
      at += 6;
    }
    for (const value of accuracy) {
      view.setUint16(at, Math.round(value * LEVELS));
      at += 2;
    }
  }
  return `${of}.${base64Url(new Uint8Array(view.buffer))}`;
}

/** The recorded run of a field of a link; null for any text that is none. */
export function decodeReplay(text: string): Replay | null {
  const match = /^([0-9a-f]{8})\.([\w-]+)$/.exec(text.length > MOST_LETTERS ? '' : text);
  const bytes = match?.[2] === undefined ? null : fromBase64Url(match[2]);
  if (match?.[1] === undefined || bytes === null) return null;
  const view = new DataView(bytes.buffer);
  try {
    if (view.getUint8(0) !== VERSION) return null;
    const count = view.getUint8(1);
    if (count < 1 || count > MOST_CURVES) return null;
    let at = 2;
    const curves = Array.from({ length: count }, () => {
      const [points, epochs] = [view.getUint8(at), view.getUint8(at + 1)];
      at += 2;
      const loss = Array.from({ length: points }, (_, i) => ({
        x: view.getUint32(at + 6 * i),
        y: lossOf(view.getUint16(at + 6 * i + 4)),
      }));
      at += 6 * points;
      const accuracy = Array.from({ length: epochs }, (_, i) => view.getUint16(at + 2 * i) / LEVELS);
      at += 2 * epochs;
      return { loss, accuracy };
    });
    const isWhole = at === bytes.length && curves.every(({ loss }) => isAscending(loss));
    return isWhole ? { of: match[1], curves } : null;
  } catch {
    // Shorter than it says.
    return null;
  }
}

function isAscending(points: readonly CurvePoint[]): boolean {
  return points.every(({ x }, i) => i === 0 || x >= (points[i - 1]?.x ?? 0));
}

/** The recorded run that a link carries in its field `replay`; null where it has none. Curves must be as many as given. */
export function readReplay(link: Pick<LinkReader, 'text' | 'refuse'>, curves: number): Replay | null {
  const text = link.text('replay');
  if (text === null) return null;
  const replay = decodeReplay(text);
  if (replay?.curves.length === curves) return replay;
  return link.refuse('replay', {
    zh: '链接里记录的曲线不完整，可能在复制时被截断了。请再要一次链接。已改用初始状态。',
    en: 'The recorded curves in the link are incomplete; perhaps it was cut off when it was copied. Ask for the link again. The initial state is shown instead.',
  });
}
