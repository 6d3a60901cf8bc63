// Short names for texts and for numbers: equal content has an equal name, different content practically never.
// Two people compare eight characters instead of a thousand losses. Not responsible for: security.
import { mix32 } from './random.ts';

const FIRST = 0x811c9dc5;
const SECOND = 0x9e3779b9;

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** 64 bits of the text's UTF-16 code units as 16 hexadecimal digits. */
export function fingerprintText(text: string): string {
  let first = FIRST;
  let second = SECOND;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    first = mix32(first ^ code);
    second = mix32((second + Math.imul(code + 1, 0x85ebca6b)) | 0);
  }
  return hex(first) + hex(second);
}

/**
 * 32 bits of the exact bit patterns of float32 values, series after series, as 8 hexadecimal digits. A difference in the
 * last bit of one value changes it; so does moving a value from one series to the next. -0 and 0 differ, all NaN are one.
 */
export function fingerprintFloats(...series: readonly Float32Array[]): string {
  let state = FIRST;
  for (const values of series) {
    const bits = new Uint32Array(values.length);
    new Float32Array(bits.buffer).set(values);
    state = mix32(state ^ values.length);
    for (let i = 0; i < bits.length; i += 1) {
      const pattern = Number.isNaN(values[i]) ? 0x7fc00000 : (bits[i] ?? 0);
      state = mix32(mix32(state + SECOND) ^ pattern);
    }
  }
  return hex(state);
}
