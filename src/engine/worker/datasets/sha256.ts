// SHA-256 of downloaded bytes, also on sites without https, where browsers withhold their own.
// Not responsible for: what to do when it is the wrong one (shard.ts).

/** Lower-case hex digest. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // On plain http the property is missing, whatever the types say.
  const isNative = 'subtle' in crypto;
  return toHex(isNative ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : await portable(bytes));
}

async function portable(bytes: Uint8Array): Promise<Uint8Array> {
  const { sha256 } = await import('@noble/hashes/sha2.js');
  return sha256(bytes);
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
