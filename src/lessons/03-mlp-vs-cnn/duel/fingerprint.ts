// A short name for a text: equal texts get equal names, different ones practically never the same.
// Not responsible for: security; it is not a cryptographic hash.
import { mix32 } from '../../../nn/random.ts';

/** 64 bits of the text as 16 hexadecimal digits. */
export function fingerprint(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    first = mix32(first ^ code);
    second = mix32((second + Math.imul(code + 1, 0x85ebca6b)) | 0);
  }
  return hex(first) + hex(second);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
