// Files from the disk, read whole and handed on. Not responsible for: what they come to (read-files.ts).
import type { DesignerState } from '../designer.ts';
import type { ReadFile } from './read-file.ts';

/** The weights of the largest network that can be trained here, twice over; more is not even read. */
const MOST_BYTES = 256_000_000;

export async function bring(files: readonly File[], present: DesignerState): Promise<ReadFile> {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > MOST_BYTES) return { kind: 'problem', code: 'too-big' };
  try {
    const given = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    const { readFiles } = await import('./read-files.ts');
    return readFiles(given, present);
  } catch {
    return { kind: 'problem', code: 'unreadable' };
  }
}
