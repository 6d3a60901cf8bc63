// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COURSE } from '../lessons/registry.ts';
import { App } from './App.tsx';
import { navigation } from './navigation.ts';
import { formatRoute, parseRoute, type Route } from './route.ts';
import { INITIAL_PREFERENCES, usePreferences } from './stores/preferences.ts';

// The badge waits for an idle moment and then loads the engine's client; it has tests of its own.
vi.mock('./compute/LateBadge.tsx', () => ({ LateBadge: () => null }));
// There is no server here to ask.
vi.mock('./teach/use-data-sizes.ts', () => ({ useDataSizes: () => null }));

async function openAt(route: Route): Promise<void> {
  await act(async () => {
    navigation().open(route);
  });
  render(<App />);
  // Pages are loaded when they are first shown.
  await act(async () => undefined);
  await act(async () => vi.dynamicImportSettled());
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await act(async () => {
      fireEvent.keyDown(document.activeElement ?? document.body, { key });
    });
  }
  await act(async () => vi.dynamicImportSettled());
}

function address(): Route {
  return parseRoute(location.hash);
}

beforeEach(() => {
  localStorage.clear();
  usePreferences.setState(INITIAL_PREFERENCES, true);
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['zh-CN', 'en']);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('the site', () => {
  it('opens in the reader’s language when the address names none', async () => {
    await openAt({ kind: 'start' });
    expect(location.hash).toBe('#/zh');
    expect(document.documentElement.lang).toBe('zh-Hans');
  });

  it('remembers a chosen language and follows the address, not the memory, when it names one', async () => {
    await openAt({ kind: 'home', locale: 'zh', at: 'top' });
    fireEvent.click(screen.getByRole('button', { name: 'English' }));
    expect(location.hash).toBe('#/en');
    expect(document.documentElement.lang).toBe('en');
    expect(usePreferences.getState().locale).toBe('en');
    cleanup();
    await openAt({ kind: 'teach', locale: 'zh' });
    expect(document.documentElement.lang).toBe('zh-Hans');
    cleanup();
    await openAt({ kind: 'start' });
    expect(location.hash).toBe('#/en');
  });

  it('knows what is not there from what is still to come', async () => {
    await openAt(parseRoute('#/en/no-such-lesson'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('No such page');
    cleanup();
    const coming = COURSE.find(({ load }) => load === null);
    if (coming === undefined) return;
    await openAt({ kind: 'lesson', locale: 'en', slug: coming.slug, place: { kind: 'top' } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(coming.title.en);
    expect(document.body.textContent).toContain('is not written yet');
  });

  it('has one main landmark, one level-one heading, and a skip button first', async () => {
    await openAt({ kind: 'home', locale: 'en', at: 'top' });
    expect(screen.getAllByRole('main')).toHaveLength(1);
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    const first = document.querySelector<HTMLElement>('button, a, input');
    expect(first?.textContent).toBe('Skip to content');
    first?.click();
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });
});

describe('shortcuts', () => {
  it('go to pages', async () => {
    await openAt({ kind: 'teach', locale: 'en' });
    await press('g', 'm');
    expect(address()).toEqual({ kind: 'home', locale: 'en', at: 'map' });
    await press('g', 'e');
    expect(address()).toEqual({ kind: 'gallery', locale: 'en' });
    await press('g', 'w');
    expect(address()).toEqual({ kind: 'glossary', locale: 'en', search: '' });
  });

  it('open the first lesson from a page outside the course', async () => {
    await openAt({ kind: 'teach', locale: 'en' });
    await press(']');
    const first = COURSE.find(({ load }) => load !== null);
    expect(location.hash).toBe(
      formatRoute({ kind: 'lesson', locale: 'en', slug: first?.slug ?? '', place: { kind: 'top' } }),
    );
  });

  it('change language and theme', async () => {
    await openAt({ kind: 'teach', locale: 'en' });
    await press('l');
    expect(address()).toEqual({ kind: 'teach', locale: 'zh' });
    await press('t');
    expect(usePreferences.getState().theme).toBe('light');
  });

  it('open and close the sheet that lists them; nothing else acts meanwhile', async () => {
    await openAt({ kind: 'teach', locale: 'en' });
    await press('?');
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
    await press('l');
    expect(address()).toEqual({ kind: 'teach', locale: 'en' });
    await press('?');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('can be switched off, but the sheet still opens from its button', async () => {
    await openAt({ kind: 'teach', locale: 'en' });
    await act(async () => usePreferences.setState({ shortcuts: false }));
    await press('l');
    await press('?');
    expect(address()).toEqual({ kind: 'teach', locale: 'en' });
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }));
    await act(async () => vi.dynamicImportSettled());
    fireEvent.click(screen.getByRole('checkbox', { name: 'Single-key shortcuts on' }));
    expect(usePreferences.getState().shortcuts).toBe(true);
  });
});
