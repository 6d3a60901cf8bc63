// The lectern view's mechanics: full screen where the browser allows it, the rest of the page inert, large type, Escape leaves.
// Not responsible for: what it shows (ExhibitFrame.tsx, LecternSteps.tsx).
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

export interface Lectern {
  readonly on: boolean;
  readonly enter: () => void;
  readonly leave: () => void;
}

/** Makes everything but `element` and its ancestors inert; returns what undoes it. */
function silenceAround(element: Element): () => void {
  const silenced: Element[] = [];
  for (let node: Element | null = element; node !== null && node !== document.body; node = node.parentElement) {
    for (const sibling of node.parentElement?.children ?? []) {
      if (sibling === node || sibling.hasAttribute('inert')) continue;
      sibling.setAttribute('inert', '');
      silenced.push(sibling);
    }
  }
  return () => {
    for (const sibling of silenced) sibling.removeAttribute('inert');
  };
}

/** Full screen is a wish: refused or missing, the fixed layout fills the window all the same. */
async function requestFullScreen(element: Element): Promise<void> {
  try {
    await element.requestFullscreen?.();
  } catch {
    // Refused by policy or without a gesture.
  }
}

export function useLectern(root: RefObject<HTMLElement | null>, startOn: boolean): Lectern {
  const [on, setOn] = useState(startOn);

  useEffect(() => {
    const element = root.current;
    if (!on || element === null) return;
    const page = document.documentElement;
    const focusBefore = document.activeElement;
    const restore = silenceAround(element);
    page.setAttribute('data-lectern', '');
    element.focus({ preventScroll: true });

    const onFullscreenChange = (): void => {
      if (document.fullscreenElement === null) setOn(false);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) setOn(false);
    };
    document.addEventListener('fullscreenchange', onFullscreenChange);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('fullscreenchange', onFullscreenChange);
      document.removeEventListener('keydown', onKeyDown);
      restore();
      page.removeAttribute('data-lectern');
      if (document.fullscreenElement === element) void document.exitFullscreen();
      if (focusBefore instanceof HTMLElement) focusBefore.focus({ preventScroll: true });
      // The page was laid out in large type meanwhile: bring the figure back into sight.
      element.scrollIntoView?.({ block: 'nearest' });
    };
  }, [on, root]);

  return {
    on,
    enter: () => {
      setOn(true);
      if (root.current) void requestFullScreen(root.current);
    },
    leave: () => setOn(false),
  };
}
