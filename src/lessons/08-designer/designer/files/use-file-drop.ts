// Files that are dropped on a part of the page. Not responsible for: choosing them by a button, which keyboards need.
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RefObject } from 'react';

export interface FileDrop<Place extends HTMLElement> {
  readonly place: RefObject<Place | null>;
  /** Files are being held over it. */
  readonly isOver: boolean;
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

/** What is dragged within the page is left alone. */
export function useFileDrop<Place extends HTMLElement>(onFiles: (files: readonly File[]) => void): FileDrop<Place> {
  const place = useRef<Place>(null);
  const [isOver, setIsOver] = useState(false);
  const hold = useEffectEvent((event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setIsOver(event.type === 'dragover');
    if (event.type === 'drop') onFiles([...(event.dataTransfer?.files ?? [])]);
  });
  useEffect(() => {
    const node = place.current;
    const listeners = new AbortController();
    const listen = (event: DragEvent): void => hold(event);
    for (const kind of ['dragover', 'dragleave', 'drop'] as const) {
      node?.addEventListener(kind, listen, { signal: listeners.signal });
    }
    return () => listeners.abort();
  }, []);
  return { place, isOver };
}
