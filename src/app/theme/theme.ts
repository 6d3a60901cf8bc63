// Applies the colour theme to the page and keeps it applied when the reader or the system changes it.
// Not responsible for: the colours (kit/style/tokens.css) or the first paint (public/theme.js).
import { THEMES, usePreferences, type Theme } from '../stores/preferences.ts';

const DARK = '(prefers-color-scheme: dark)';

export function resolveTheme(theme: Theme, systemIsDark: boolean): 'light' | 'dark' {
  if (theme === 'system') return systemIsDark ? 'dark' : 'light';
  return theme;
}

/** Order of the switch: system, light, dark and round again. */
export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
}

/** Returns a function that ends it. */
export function keepThemeApplied(page: Window): () => void {
  const system = page.matchMedia(DARK);
  function apply(): void {
    page.document.documentElement.dataset['theme'] = resolveTheme(usePreferences.getState().theme, system.matches);
  }
  apply();
  system.addEventListener('change', apply);
  const unsubscribe = usePreferences.subscribe(apply);
  return () => {
    system.removeEventListener('change', apply);
    unsubscribe();
  };
}
