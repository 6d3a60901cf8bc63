// The width an element has been given, followed by a ResizeObserver.
// Not responsible for: anything about heights.
import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/** CSS pixels; 0 until measured, which is before the first paint. */
export function useWidthPx(element: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    // Observing reports the present size once, too.
    const observer = new ResizeObserver(() => setWidthPx(target.clientWidth));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return widthPx;
}
