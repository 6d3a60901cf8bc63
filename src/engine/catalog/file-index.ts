// `models/<id>/index.json` and `photos/<id>/index.json`, written by scripts/assets: the files of an asset that is files as
// they are, checked before anything trusts their sizes or names. Not responsible for: fetching them.
import * as v from 'valibot';
import { checked, type Checked } from './checked.ts';

export interface FileEntry {
  /** A plain name beside the index. */
  readonly file: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

export interface FileIndex {
  readonly id: string;
  readonly files: readonly FileEntry[];
}

/** Photos with what they show and by which number their author is found on Flickr. */
export interface PhotoIndex extends FileIndex {
  readonly classes: readonly string[];
  readonly photos: readonly { readonly file: string; readonly class: string; readonly flickrId: string }[];
}

/** Larger than any model of the course: a damaged number must not become a huge allocation. */
const MAX_BYTES = 64 * 1024 * 1024;

const name = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*$/), v.maxLength(100));

const entries = {
  version: v.literal(1),
  id: name,
  files: v.pipe(
    v.array(
      v.object({
        file: name,
        bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_BYTES)),
        sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      }),
    ),
    v.minLength(1),
    v.maxLength(2000),
  ),
};

const fileIndex = v.object(entries);
const photoIndex = v.object({
  ...entries,
  classes: v.pipe(v.array(name), v.minLength(1), v.maxLength(256)),
  photos: v.pipe(
    v.array(v.object({ file: name, class: name, flickrId: v.pipe(v.string(), v.regex(/^\d{1,20}$/)) })),
    v.maxLength(2000),
  ),
});

function ofId<T extends FileIndex>(result: Checked<T>, id: string): Checked<T> {
  if (result.kind === 'problem' || result.value.id === id) return result;
  return { kind: 'problem', path: 'id', fault: `The index is of ${result.value.id}, not of ${id}.` };
}

/** Never throws. */
export function parseFileIndex(value: unknown, id: string): Checked<FileIndex> {
  return ofId(checked(v.safeParse(fileIndex, value)), id);
}

/** Never throws. */
export function parsePhotoIndex(value: unknown, id: string): Checked<PhotoIndex> {
  return ofId(checked(v.safeParse(photoIndex, value)), id);
}
