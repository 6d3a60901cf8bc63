// Listens for shortcuts on the whole page and leaves alone whatever a reader types anywhere.
// Not responsible for: which keys there are (shortcuts.ts) or what they do.
import { useEffect, useEffectEvent } from 'react';
import { pressKey, type Pending, type ShortcutAction } from './shortcuts.ts';

/** Letters mean nothing to these, so that shortcuts work on while a reader is at a slider or a choice. */
const LETTERLESS = ['button', 'checkbox', 'radio', 'range', 'reset', 'submit'].map((type) => `[type="${type}"]`).join();

const TYPING = [
  `input:not(${LETTERLESS})`,
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable="false"])',
  '[role="textbox"]',
  '[role="combobox"]',
].join();

/** True for a key that belongs to something else: a field, an input method, a combination, an open dialog. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target;
  if (!(target instanceof Element)) return false;
  return target.closest(TYPING) !== null;
}

/** Calls `perform` for every shortcut pressed. While a dialog is open only `help` passes, to close the sheet. */
export function useShortcuts(enabled: boolean, perform: (action: ShortcutAction) => void): void {
  const act = useEffectEvent(perform);
  useEffect(() => {
    if (!enabled) return undefined;
    let pending: Pending = null;
    function onKeyDown(event: KeyboardEvent): void {
      if (isTaken(event)) {
        pending = null;
        return;
      }
      const step = pressKey(pending, { key: event.key, timeMs: event.timeStamp });
      pending = step.pending;
      if (step.action === null) return;
      if (step.action !== 'help' && document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      act(step.action);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [enabled]);
}
