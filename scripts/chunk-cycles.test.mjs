// Circles between files of a build are found, however long, and nothing else is taken for one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkCycles } from './chunk-cycles.mjs';

describe('circles of imports', () => {
  it('are found, each once', () => {
    const chunks = [
      { fileName: 'a', imports: ['b'] },
      { fileName: 'b', imports: ['c', 'd'] },
      { fileName: 'c', imports: ['a'] },
      { fileName: 'd', imports: [] },
      { fileName: 'e', imports: ['f', 'd'] },
      { fileName: 'f', imports: ['e'] },
    ];
    expect(chunkCycles(chunks)).toEqual([
      ['a', 'b', 'c'],
      ['e', 'f'],
    ]);
  });

  it('are none where files import later ones only', () => {
    const graph = fc.array(fc.array(fc.nat(20), { maxLength: 4 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(graph, (lists) => {
        const chunks = lists.map((list, i) => ({ fileName: `${i}`, imports: list.filter((to) => to > i).map(String) }));
        expect(chunkCycles(chunks)).toEqual([]);
        const [first] = chunks;
        const last = `${chunks.length - 1}`;
        if (first === undefined || chunks.length < 2) return;
        const closed = chunks.map((chunk) => (chunk.fileName === last ? { ...chunk, imports: ['0'] } : chunk));
        const isReached = chunkCycles([...closed, { fileName: 'x', imports: [] }, { ...first, imports: [last] }]);
        expect(isReached.flat()).toEqual(expect.arrayContaining(['0', last]));
      }),
    );
  });
});
