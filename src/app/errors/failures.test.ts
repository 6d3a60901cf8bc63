import { describe, expect, it } from 'vitest';
import { failureDetails, isCancellation, isLoadFailure } from './failures.ts';

describe('failures', () => {
  it.each([
    'Failed to fetch dynamically imported module: http://localhost/assets/lesson-abc.js',
    'error loading dynamically imported module: http://localhost/assets/lesson-abc.js',
    'Importing a module script failed.',
    'Unable to preload CSS for /assets/lesson.css',
  ])('knows a part that did not load: %s', (message) => {
    expect(isLoadFailure(new TypeError(message))).toBe(true);
  });

  it('does not take programming errors for load failures', () => {
    expect(isLoadFailure(new TypeError("Cannot read properties of undefined (reading 'x')"))).toBe(false);
    expect(isLoadFailure('Failed to fetch dynamically imported module')).toBe(false);
  });

  it('knows what was given up on purpose', () => {
    expect(isCancellation(new DOMException('stopped', 'AbortError'))).toBe(true);
    expect(isCancellation(Object.assign(new Error('x'), { code: 'cancelled' }))).toBe(true);
    expect(isCancellation(Object.assign(new Error('x'), { code: 'internal' }))).toBe(false);
    expect(isCancellation(null)).toBe(false);
  });

  it('gives details that hold the message', () => {
    expect(failureDetails(new Error('the reason'))).toContain('the reason');
    expect(failureDetails('plain words')).toBe('plain words');
    const bare = new Error('only this');
    delete bare.stack;
    expect(failureDetails(bare)).toContain('only this');
  });
});
