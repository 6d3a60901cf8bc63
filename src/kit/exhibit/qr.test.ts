import jsQR from 'jsqr';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { qrCode } from './qr.ts';
import type { QrCode } from './qr.ts';

/** Paints the path as a browser would, four pixels a module, and has another library read it. */
function readBack({ size, path }: QrCode): string | undefined {
  const scale = 4;
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x = '', y = ''] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row++) {
      for (let column = 0; column < scale; column++) {
        const index = ((Number(y) * scale + row) * side + Number(x) * scale + column) * 4;
        pixels.fill(0, index, index + 3);
      }
    }
  }
  const read = jsQR(pixels, side, side);
  return read === null ? undefined : read.data;
}

it.each([
  'https://example.org/stride/#/zh/pooling?exhibit=pool-lab',
  'https://example.org/any/base/#/en/designer?exhibit=designer&net=1.28x28x1.c16k3Ar.p2.f.d10Am.z&data=mnist&seed=7',
  `https://example.org/#/en/mlp?q=${'abc.-_'.repeat(60)}`,
])('is read back as what it was made of: %s', (address) => {
  const code = qrCode(address);
  expect(code === null ? null : readBack(code)).toBe(address);
});

it('is read back for any query', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ maxLength: 20 })), (query) => {
      const address = `https://example.org/#/en/pooling?${new URLSearchParams(query).toString()}`;
      const code = qrCode(address);
      expect(code === null ? null : readBack(code)).toBe(address);
    }),
    { numRuns: 12 },
  );
});

it('says when an address is too long', () => {
  expect(qrCode('x'.repeat(2953))).not.toBeNull();
  expect(qrCode('x'.repeat(2954))).toBeNull();
});
