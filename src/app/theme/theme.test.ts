// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { INITIAL_PREFERENCES, PREFERENCES_KEY, THEMES, usePreferences } from '../stores/preferences.ts';
import { keepThemeApplied, nextTheme, resolveTheme } from './theme.ts';

const firstScript = readFileSync(join(import.meta.dirname, '../../../public/theme.js'), 'utf8');

function systemPrefers(dark: boolean): { change: (dark: boolean) => void } {
  const listeners = new Set<() => void>();
  const query = {
    matches: dark,
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
  vi.stubGlobal('matchMedia', () => query);
  return {
    change(next) {
      query.matches = next;
      for (const listener of listeners) listener();
    },
  };
}

/** The theme that `public/theme.js` sets, which runs before anything is painted. */
function firstTheme(): string | undefined {
  delete document.documentElement.dataset['theme'];
  runInThisContext(firstScript);
  return document.documentElement.dataset['theme'];
}

beforeEach(() => {
  localStorage.clear();
  usePreferences.setState(INITIAL_PREFERENCES, true);
});

afterEach(() => vi.unstubAllGlobals());

describe('theme', () => {
  it.each(THEMES.flatMap((theme) => [true, false].map((dark) => [theme, dark] as const)))(
    'before the first paint is the one the page keeps: %s, dark system %s',
    (theme, dark) => {
      systemPrefers(dark);
      usePreferences.setState({ theme });
      expect(localStorage.getItem(PREFERENCES_KEY)).toContain(theme);
      const first = firstTheme();
      delete document.documentElement.dataset['theme'];
      const stop = keepThemeApplied(window);
      expect(first).toBe(document.documentElement.dataset['theme']);
      expect(first).toBe(resolveTheme(theme, dark));
      stop();
    },
  );

  it.each([null, 'nonsense', '{}', '{"state":null}', '{"state":{"theme":"sepia"}}'])(
    'before the first paint follows the system when %j is stored',
    (stored) => {
      systemPrefers(true);
      if (stored !== null) localStorage.setItem(PREFERENCES_KEY, stored);
      expect(firstTheme()).toBe('dark');
    },
  );

  it('follows the system only as long as the reader has not chosen', () => {
    const system = systemPrefers(false);
    const stop = keepThemeApplied(window);
    const { dataset } = document.documentElement;
    expect(dataset['theme']).toBe('light');
    system.change(true);
    expect(dataset['theme']).toBe('dark');
    usePreferences.setState({ theme: 'light' });
    expect(dataset['theme']).toBe('light');
    system.change(false);
    system.change(true);
    expect(dataset['theme']).toBe('light');
    stop();
    usePreferences.setState({ theme: 'dark' });
    expect(dataset['theme']).toBe('light');
  });

  it('goes round all choices', () => {
    const seen = [nextTheme('system'), nextTheme(nextTheme('system')), nextTheme(nextTheme(nextTheme('system')))];
    expect(seen).toEqual(['light', 'dark', 'system']);
  });
});
