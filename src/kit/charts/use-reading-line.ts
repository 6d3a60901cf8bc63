// The reading line of a chart: the x that pointer or keys have chosen, snapped to a point that exists.
// Not responsible for: drawing it or saying its values.
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { nearestIndex } from './series.ts';

export interface ReadingLine {
  /** null while nothing is chosen. */
  readonly x: number | null;
  /** Chosen by keys: then the values are announced. */
  readonly byKeys: boolean;
  readonly pointAtX: (x: number | null) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Index after a key, or null when the key moves nothing. */
function moved(key: string, index: number | null, count: number): number | null {
  const far = Math.max(1, Math.round(count / 10));
  const from = index ?? count - 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: index === null ? from : from - 1,
    ArrowRight: index === null ? from : from + 1,
    PageUp: from - far,
    PageDown: from + far,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, target));
}

export function useReadingLine(xs: readonly number[]): ReadingLine {
  const [chosen, setChosen] = useState<{ readonly x: number; readonly byKeys: boolean } | null>(null);
  const index = chosen === null ? null : nearestIndex(xs.length, (i) => xs[i] ?? NaN, chosen.x);
  const snapped = index === null ? null : (xs[index] ?? null);
  return {
    x: snapped,
    byKeys: chosen?.byKeys ?? false,
    pointAtX: (x) => setChosen(x === null ? null : { x, byKeys: false }),
    onKeyDown: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const next = moved(event.key, index, xs.length);
      const x = next === null ? undefined : xs[next];
      if (x === undefined) return;
      event.preventDefault();
      setChosen({ x, byKeys: true });
    },
  };
}
