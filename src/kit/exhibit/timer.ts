// The clock of the lectern view as a pure machine: off, counting up, or counting down minutes given to a class.
// Not responsible for: the time of day (the caller's clock) or drawing.

export type Timer =
  | { readonly kind: 'off' }
  | { readonly kind: 'up'; readonly startMs: number }
  | { readonly kind: 'down'; readonly endMs: number };

/** What the clock shows: `4:05`, with hours from one on; `over` when given minutes have run out. */
export interface TimerReading {
  readonly text: string;
  readonly over: boolean;
}

const MINUTE_MS = 60_000;

/** The key of the clock: starts counting up, or puts it away. */
export function toggleTimer(timer: Timer, nowMs: number): Timer {
  return timer.kind === 'off' ? { kind: 'up', startMs: nowMs } : { kind: 'off' };
}

/** One minute more for the class; from a clock that counts up or has run out, one minute from now. */
export function addMinute(timer: Timer, nowMs: number): Timer {
  const from = timer.kind === 'down' ? Math.max(timer.endMs, nowMs) : nowMs;
  return { kind: 'down', endMs: from + MINUTE_MS };
}

/** Null when it is off. Counting down rounds up: a full minute is shown as one. */
export function readTimer(timer: Timer, nowMs: number): TimerReading | null {
  switch (timer.kind) {
    case 'off':
      return null;
    case 'up':
      return { text: clockText(Math.floor(Math.max(0, nowMs - timer.startMs) / 1000)), over: false };
    case 'down':
      return { text: clockText(Math.ceil(Math.max(0, timer.endMs - nowMs) / 1000)), over: nowMs >= timer.endMs };
    default:
      return timer satisfies never;
  }
}

function clockText(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = String(seconds % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}
