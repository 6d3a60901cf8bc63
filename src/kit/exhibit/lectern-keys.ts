// The keys of the lectern's tools, as clickers and lecturers press them. Not responsible for: steps (LecternSteps.tsx).

export type LecternTool = 'light' | 'timer' | 'minute' | 'qr' | 'blank';

/** Clickers send `b` or `.` to blank the screen; `。` is what a Chinese input method makes of that. */
const KEYS: Readonly<Record<string, LecternTool>> = {
  b: 'blank',
  '.': 'blank',
  '。': 'blank',
  p: 'light',
  t: 'timer',
  m: 'minute',
  q: 'qr',
};

const TYPING = 'input:not([type=range], [type=radio], [type=checkbox]), textarea, select, [contenteditable]';

/** The tool a key asks for; null for every other key and while somebody types. */
export function lecternKey(event: KeyboardEvent): LecternTool | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return null;
  if (event.target instanceof Element && event.target.closest(TYPING) !== null) return null;
  const key = event.key.toLowerCase();
  return Object.hasOwn(KEYS, key) ? (KEYS[key] ?? null) : null;
}
