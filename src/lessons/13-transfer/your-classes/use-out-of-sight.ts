// Tells when an element has left the screen: a camera should not run for a figure that nobody sees.
// Not responsible for: the camera.
import { useCallback, useRef } from 'react';
import type { RefCallback } from 'react';

/** For the element's `ref`; `onLeave` must be the same function each time. */
export function useOutOfSight(onLeave: () => void): RefCallback<Element> {
  const observer = useRef<IntersectionObserver | null>(null);
  return useCallback(
    (element: Element | null) => {
      observer.current?.disconnect();
      observer.current = null;
      if (element === null) return;
      observer.current = new IntersectionObserver((entries) => {
        if (entries.every((entry) => !entry.isIntersecting)) onLeave();
      });
      observer.current.observe(element);
    },
    [onLeave],
  );
}
