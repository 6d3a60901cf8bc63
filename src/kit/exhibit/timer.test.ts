import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addMinute, readTimer, toggleTimer } from './timer.ts';
import type { Timer } from './timer.ts';

const OFF: Timer = { kind: 'off' };
const text = (timer: Timer, nowMs: number): string | undefined => readTimer(timer, nowMs)?.text;

it('counts up from where it was started, and its key puts it away', () => {
  const running = toggleTimer(OFF, 5_000);
  expect(text(running, 5_000)).toBe('0:00');
  expect(text(running, 70_999)).toBe('1:05');
  expect(text(running, 5_000 + 3_723_000)).toBe('1:02:03');
  expect(readTimer(toggleTimer(running, 80_000), 80_000)).toBeNull();
});

it('counts given minutes down, adds to what is left, and says when they are over', () => {
  const two = addMinute(addMinute(OFF, 0), 0);
  expect(readTimer(two, 0)).toEqual({ text: '2:00', over: false });
  expect(readTimer(two, 119_999)).toEqual({ text: '0:01', over: false });
  expect(readTimer(two, 120_000)).toEqual({ text: '0:00', over: true });
  expect(text(addMinute(two, 90_000), 90_000)).toBe('1:30');
  expect(text(addMinute(two, 500_000), 500_000)).toBe('1:00');
});

it('never shows a time below zero nor seconds above 59', () => {
  fc.assert(
    fc.property(fc.nat(20_000_000), fc.nat(20_000_000), fc.boolean(), (at, now, down) => {
      const shown = text(down ? addMinute(OFF, at) : toggleTimer(OFF, at), now) ?? '';
      expect(shown).toMatch(/^(\d+:)?[0-5]?\d:[0-5]\d$/);
    }),
  );
});
