import { describe, expect, it } from 'vitest';
import { parseClass } from './fashion-mnist.mjs';

const IMAGE = Array.from({ length: 784 }, (_, i) => i % 256);

/** @param {unknown} value */
function json(value) {
  return Buffer.from(JSON.stringify(value));
}

describe('parseClass', () => {
  it('leaves out empty entries and keeps the order', () => {
    const other = IMAGE.map((value) => 255 - value);
    const pixels = parseClass(json({ data: [IMAGE, [], other, []] }));
    expect([...pixels]).toEqual([...IMAGE, ...other]);
  });

  it.each([
    ['no data', {}],
    ['null', null],
    ['a short image', { data: [IMAGE.slice(1)] }],
    ['a value over 255', { data: [IMAGE.with(3, 256)] }],
    ['a negative value', { data: [IMAGE.with(3, -1)] }],
    ['a fraction', { data: [IMAGE.with(3, 0.5)] }],
    ['text for an image', { data: ['x'] }],
  ])('refuses %s', (_, value) => {
    expect(() => parseClass(json(value))).toThrow(/Fashion-MNIST/);
  });

  it('refuses what is not JSON', () => {
    expect(() => parseClass(Buffer.from('{"data":[['))).toThrow(/not JSON/);
  });
});
