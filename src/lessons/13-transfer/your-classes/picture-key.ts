// The name that follows from the bytes of a picture. Not responsible for: the bytes.
import { fingerprintText } from '../../../nn/fingerprint.ts';

const CHUNK = 8192;

/** Equal bytes have equal keys. */
export function keyOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return fingerprintText(text);
}
