// Whether a file is a zip, by its first bytes. Apart from project-file.ts, which is fetched when a project is opened or kept.
// Not responsible for: what is inside.

const ZIP_MAGIC = [0x50, 0x4b, 3, 4] as const;

export function isZip(bytes: Uint8Array): boolean {
  return ZIP_MAGIC.every((byte, at) => bytes[at] === byte);
}

/** False also where the file cannot be read. */
export async function startsAsZip(file: Blob): Promise<boolean> {
  try {
    return isZip(new Uint8Array(await file.slice(0, ZIP_MAGIC.length).arrayBuffer()));
  } catch {
    return false;
  }
}
