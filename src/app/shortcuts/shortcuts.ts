// Keyboard shortcuts as a pure machine: keys in, an action or nothing out. Single keys and two-key sequences.
// Not responsible for: listening (use-shortcuts.ts) or carrying actions out (App.tsx).
import type { Localised } from '../../kit/locale/locale.ts';

export type ShortcutAction =
  | 'help'
  | 'home'
  | 'map'
  | 'previous-lesson'
  | 'next-lesson'
  | 'language'
  | 'theme'
  | 'search'
  | 'glossary'
  | 'gallery';

export interface Shortcut {
  readonly action: ShortcutAction;
  readonly keys: readonly [string] | readonly [string, string];
  readonly title: Localised<string>;
}

/** All of them, in the order of the help sheet. */
export const SHORTCUTS: readonly Shortcut[] = [
  { action: 'help', keys: ['?'], title: { zh: '打开或关闭这张按键表', en: 'Open or close this sheet' } },
  { action: 'home', keys: ['g', 'h'], title: { zh: '回到首页', en: 'Go to the home page' } },
  { action: 'map', keys: ['g', 'm'], title: { zh: '打开课程地图', en: 'Go to the course map' } },
  { action: 'gallery', keys: ['g', 'e'], title: { zh: '打开互动图一览', en: 'Go to the list of figures' } },
  { action: 'glossary', keys: ['g', 'w'], title: { zh: '打开术语表', en: 'Go to the glossary' } },
  { action: 'search', keys: ['/'], title: { zh: '在整门课里查找', en: 'Search the whole course' } },
  { action: 'previous-lesson', keys: ['['], title: { zh: '上一课', en: 'Previous lesson' } },
  { action: 'next-lesson', keys: [']'], title: { zh: '下一课', en: 'Next lesson' } },
  { action: 'language', keys: ['l'], title: { zh: '切换到英文', en: 'Switch to Chinese' } },
  {
    action: 'theme',
    keys: ['t'],
    title: { zh: '换配色：跟随系统、浅色、深色', en: 'Change colours: system, light, dark' },
  },
];

/** What a Chinese input method gives for the same key. */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  '？': '?',
  '、': '/',
  '／': '/',
  '【': '[',
  '】': ']',
  '［': '[',
  '］': ']',
};

/** How long the first key of a sequence waits for the second. */
export const SEQUENCE_MS = 1200;

export interface PressedKey {
  readonly key: string;
  readonly timeMs: number;
}

/** The first key of a sequence, waiting; null when there is none. */
export type Pending = PressedKey | null;

export interface Step {
  readonly pending: Pending;
  readonly action: ShortcutAction | null;
}

/** Feeds one key to the machine. */
export function pressKey(pending: Pending, pressed: PressedKey): Step {
  const key = normalKey(pressed.key);
  if (pending !== null && pressed.timeMs - pending.timeMs <= SEQUENCE_MS) {
    const sequence = SHORTCUTS.find(({ keys }) => keys.length === 2 && keys[0] === pending.key && keys[1] === key);
    if (sequence !== undefined) return { pending: null, action: sequence.action };
  }
  if (SHORTCUTS.some(({ keys }) => keys.length === 2 && keys[0] === key)) {
    return { pending: { key, timeMs: pressed.timeMs }, action: null };
  }
  const single = SHORTCUTS.find(({ keys }) => keys.length === 1 && keys[0] === key);
  return { pending: null, action: single?.action ?? null };
}

function normalKey(key: string): string {
  return FULL_WIDTH[key] ?? (key.length === 1 ? key.toLowerCase() : key);
}
