// What the reader chose about the page itself: language, theme, shortcuts. Kept on this device.
// Not responsible for: applying the choices (theme/, locale/) or the compute backend (engine/client keeps that).
import * as v from 'valibot';
import { createJSONStorage, persist } from 'zustand/middleware';
import { create } from 'zustand';
import type { Locale } from '../../kit/locale/locale.ts';
import { tolerantStorage } from './device-storage.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Preferences {
  /** Null until the reader chooses: the browser's languages decide. */
  readonly locale: Locale | null;
  readonly theme: Theme;
  /** Single-key shortcuts can be switched off (they are in the way of some assistive technology). */
  readonly shortcuts: boolean;
}

/** Also read by `public/theme.js`, which runs before anything is painted. */
export const PREFERENCES_KEY = 'stride.preferences';

export const INITIAL_PREFERENCES: Preferences = { locale: null, theme: 'system', shortcuts: true };

const stored = v.fallback(
  v.object({
    locale: v.fallback(v.nullable(v.picklist(['zh', 'en'])), INITIAL_PREFERENCES.locale),
    theme: v.fallback(v.picklist(THEMES), INITIAL_PREFERENCES.theme),
    shortcuts: v.fallback(v.boolean(), INITIAL_PREFERENCES.shortcuts),
  }),
  INITIAL_PREFERENCES,
);

/** Keeps every field that is sound and gives the others their default. Total. */
export function readPreferences(value: unknown): Preferences {
  return v.parse(stored, value);
}

export const usePreferences = create<Preferences>()(
  persist(() => INITIAL_PREFERENCES, {
    name: PREFERENCES_KEY,
    version: 1,
    storage: createJSONStorage<Preferences>(() => tolerantStorage(() => localStorage)),
    // There is no older form yet; one of a newer version is read as far as it is understood.
    migrate: readPreferences,
    merge: (persisted) => readPreferences(persisted),
  }),
);
