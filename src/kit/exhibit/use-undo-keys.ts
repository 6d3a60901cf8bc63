// Ctrl or Command with Z and Y inside an exhibit undo and redo its actions; text fields keep the browser's own undo.
// Not responsible for: the history (history.ts).
import { useEffect, useEffectEvent } from 'react';
import type { RefObject } from 'react';

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type=range], [type=radio], [type=checkbox]), textarea, [contenteditable]') !== null
  );
}

function wanted(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' ? 'redo' : null;
}

export function useUndoKeys(root: RefObject<HTMLElement | null>, onKey: (kind: 'undo' | 'redo') => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const kind = wanted(event);
    if (kind === null || isTextField(event.target)) return;
    event.preventDefault();
    onKey(kind);
  });
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    element.addEventListener('keydown', listener);
    return () => element.removeEventListener('keydown', listener);
  }, [root]);
}
