import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readImageHeader } from './image-header.ts';
import { SAMPLE_NAMES, sampleBytes } from './testing/sample-files.ts';

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function big(value: number): readonly number[] {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

describe('image headers', () => {
  test.each(SAMPLE_NAMES)('a %s file says its kind and size', (name) => {
    const { format, size } = readImageHeader(sampleBytes(name));
    expect(name.startsWith(format)).toBe(true);
    expect(size).toEqual({ height: 16, width: 24 });
  });

  test('a PNG of any size says it', () => {
    const side = fc.integer({ min: 1, max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const start = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
        const png = Uint8Array.from([...start, ...big(width), ...big(height)]);
        expect(readImageHeader(png)).toEqual({ format: 'png', size: { height, width } });
      }),
    );
  });

  test.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'svg'],
    ['\uFEFF<?xml version="1.0"?>\n<!-- a drawing -->\n<!DOCTYPE svg>\n<svg width="9">', 'svg'],
    ['<html><body>no picture</body></html>', 'unknown'],
    ['Dear reader, svg is a format', 'unknown'],
    ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'heic'],
    ['\0\0\0\x18ftypmp42\0\0\0\0isommp42', 'unknown'],
    ['II*\0', 'tiff'],
    ['', 'unknown'],
  ])('%j is %s', (text, format) => {
    expect(readImageHeader(bytesOf(text))).toEqual({ format, size: null });
  });

  test('no bytes make it throw or give a size that is none', () => {
    const start = fc.constantFrom(new Uint8Array(), ...SAMPLE_NAMES.map(sampleBytes));
    fc.assert(
      fc.property(start, fc.nat(900), fc.array(fc.tuple(fc.nat(900), fc.nat(255))), (sample, length, changes) => {
        const bytes = sample.slice(0, length);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const { size } = readImageHeader(bytes);
        expect(size === null || (size.height > 0 && size.width > 0)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readImageHeader(bytes)),
      { numRuns: 2000 },
    );
  });
});
