import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

function setUp() {
  const idle: (() => void)[] = [];
  const log: string[] = [];
  const turns = createTurns((go) => idle.push(go));
  return { turns, idle, log, note: (name: string) => () => void log.push(name) };
}

describe('turns', () => {
  it('come in the order of asking, one in each quiet moment', () => {
    const { turns, idle, log, note } = setUp();
    turns.wait(note('a'));
    turns.wait(note('b'));
    expect(log).toEqual([]);
    expect(idle).toHaveLength(1);
    idle.shift()?.();
    expect(log).toEqual(['a']);
    idle.shift()?.();
    expect(log).toEqual(['a', 'b']);
    expect(idle).toHaveLength(0);
    turns.wait(note('c'));
    idle.shift()?.();
    expect(log).toEqual(['a', 'b', 'c']);
  });

  it('pass by whoever has taken the wish back', () => {
    const { turns, idle, log, note } = setUp();
    const takeBack = turns.wait(note('a'));
    turns.wait(note('b'));
    takeBack();
    idle.shift()?.();
    expect(log).toEqual(['b']);
    turns.wait(note('c'))();
    idle.shift()?.();
    expect(log).toEqual(['b']);
  });
});
