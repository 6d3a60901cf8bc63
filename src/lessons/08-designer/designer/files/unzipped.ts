// What is in a zip that was brought in. Sizes that a header claims are not believed: nothing is made that the packed bytes
// could not fill. Not responsible for: what the files are (read-files.ts).
import { unzipSync } from 'fflate';
import type { GivenFile } from './read-files.ts';

const MAGIC = [0x50, 0x4b, 3, 4] as const;
const MOST_FILES = 100;
const MOST_BYTES = 256_000_000;
/** No deflate packs tighter. */
const TIGHTEST = 1032;

/** The file itself where it is no zip; null for a damaged one, and for one that claims more than it can hold. */
export function unzipped(file: GivenFile): readonly GivenFile[] | null {
  if (!MAGIC.every((byte, at) => file.bytes[at] === byte)) return [file];
  let [count, total, isTooMuch] = [0, 0, false];
  try {
    const files = unzipSync(file.bytes, {
      filter({ size, originalSize }) {
        [count, total] = [count + 1, total + originalSize];
        const isClaimed = originalSize > Math.min(size, file.bytes.length) * TIGHTEST + TIGHTEST;
        isTooMuch ||= count > MOST_FILES || total > MOST_BYTES || isClaimed;
        return !isTooMuch;
      },
    });
    if (isTooMuch) return null;
    return Object.entries(files)
      .filter(([name]) => !name.endsWith('/'))
      .map(([name, bytes]) => ({ name, bytes }));
  } catch {
    return null;
  }
}
