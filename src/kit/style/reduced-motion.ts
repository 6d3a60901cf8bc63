// Whether the reader's system asks for less motion, for what moves by a timer (CSS transitions stop by base.css).
// Not responsible for: what then happens instead.
import { useSyncExternalStore } from 'react';

const QUERY = '(prefers-reduced-motion: reduce)';

function media(): MediaQueryList | null {
  return typeof matchMedia === 'function' ? matchMedia(QUERY) : null;
}

function subscribe(notify: () => void): () => void {
  const list = media();
  list?.addEventListener('change', notify);
  return () => list?.removeEventListener('change', notify);
}

/** Rerenders when the wish changes. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => media()?.matches ?? false,
    () => false,
  );
}
