// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocaleContext, type Locale } from '../../kit/locale/locale.ts';
import { BackgroundFailure } from './BackgroundFailure.tsx';
import { ERROR_TEXT } from './errors.text.ts';
import { PageBoundary } from './PageBoundary.tsx';

function Broken({ error }: { readonly error: Error }): never {
  throw error;
}

function show(locale: Locale, key: string, error: Error | null) {
  return (
    <LocaleContext value={locale}>
      <PageBoundary key={key}>{error === null ? <p>fine</p> : <Broken error={error} />}</PageBoundary>
    </LocaleContext>
  );
}

beforeEach(() => {
  // React repeats what it caught on the console.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('PageBoundary', () => {
  it.each(['zh', 'en'] as const)('says in a sentence that the page failed, with details and a way on: %s', (locale) => {
    render(show(locale, 'a', new Error('the reason')));
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain(ERROR_TEXT[locale].broken);
    expect(alert.textContent).toContain('the reason');
    expect(screen.getByRole('button', { name: ERROR_TEXT[locale].reload })).toBeTruthy();
    expect(screen.getByRole('link').getAttribute('href')).toBe(`#/${locale}`);
  });

  it('tells a page that did not load from one that is broken', () => {
    render(show('en', 'a', new TypeError('Failed to fetch dynamically imported module: x.js')));
    expect(screen.getByRole('alert').textContent).toContain(ERROR_TEXT.en.unreachable);
  });

  it('starts afresh with another page', () => {
    const { rerender } = render(show('en', 'a', new Error('the reason')));
    rerender(show('en', 'b', null));
    expect(screen.getByText('fine')).toBeTruthy();
  });
});

describe('BackgroundFailure', () => {
  function reject(reason: unknown): void {
    const event = new Event('unhandledrejection');
    Object.defineProperty(event, 'reason', { value: reason });
    act(() => {
      window.dispatchEvent(event);
    });
  }

  function open(): void {
    render(
      <LocaleContext value="en">
        <BackgroundFailure />
      </LocaleContext>,
    );
  }

  it('tells of a promise that nobody waited for, until it is dismissed', () => {
    open();
    expect(screen.queryByRole('alert')).toBeNull();
    reject(new Error('lost in the background'));
    expect(screen.getByRole('alert').textContent).toContain('lost in the background');
    fireEvent.click(screen.getByRole('button', { name: ERROR_TEXT.en.dismiss }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('keeps quiet about work that was given up on purpose', () => {
    open();
    reject(new DOMException('stopped', 'AbortError'));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
