import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeByLifetime } from './lifetimes.ts';

const BLOCKS = fc.array(
  fc
    .record({ bytes: fc.nat(2000), first: fc.nat(12), length: fc.nat(5) })
    .map(({ bytes, first, length }) => ({ bytes, first, last: first + length })),
  { maxLength: 16 },
);

test('blocks that are needed at one time lie apart, on whole lines, and within the bytes told', () => {
  fc.assert(
    fc.property(BLOCKS, (blocks) => {
      const { offsets, bytes } = placeByLifetime(blocks);
      blocks.forEach((a, i) => {
        const from = offsets[i] ?? Number.NaN;
        expect(from % 64).toBe(0);
        expect(from + a.bytes).toBeLessThanOrEqual(bytes);
        blocks.slice(0, i).forEach((b, j) => {
          const other = offsets[j] ?? Number.NaN;
          const isApart = from + a.bytes <= other || other + b.bytes <= from;
          expect(isApart || a.last < b.first || b.last < a.first).toBe(true);
        });
      });
    }),
  );
});

test('a chain needs the room of its largest neighbours', () => {
  const chain = [640, 1280, 64, 640].map((bytes, index) => ({ bytes, first: index, last: index + 1 }));
  expect(placeByLifetime(chain).bytes).toBe(640 + 1280);
});
