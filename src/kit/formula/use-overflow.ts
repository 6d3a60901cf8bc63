// Whether what stands in an element is wider than the element: then it scrolls, and the keyboard must reach it.
// Not responsible for: scrolling.
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Followed by a ResizeObserver while `isWatched`; measured anew with every other `content`. */
export function useOverflow(element: RefObject<HTMLElement | null>, isWatched: boolean, content: unknown): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!isWatched || target === null) return;
    // Observing reports the present size once, too.
    const observer = new ResizeObserver(() => setOverflows(target.scrollWidth > target.clientWidth));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, isWatched, content]);
  return isWatched && overflows;
}
