// The project file: the reader's classes with their pictures and settings as one zip, whose folders also serve a notebook.
// Reading trusts nothing: sizes are bounded before anything is made, and every picture must be the one that was written.
// Not responsible for: choosing or saving files, or the sentences (your-classes.text.ts).
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import * as v from 'valibot';
import { fingerprintText } from '../../../nn/fingerprint.ts';
import { readImageHeader } from '../../../kit/photo/image-header.ts';
import type { LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { clipName, MOST_CLASSES, MOST_NAME_LETTERS, MOST_PICTURE_BYTES, MOST_PICTURES } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import { keyOf } from './picture-key.ts';
import { isZip } from './zip-magic.ts';

const INDEX = 'stride-classes.json';
const FORMAT = 'stride-classes';
const VERSION = 1;
const MOST_INDEX_BYTES = 2_000_000;
const MOST_FILE_BYTES = MOST_PICTURES * (MOST_PICTURE_BYTES + 1000) + MOST_INDEX_BYTES;
const MOST_SIDE_PX = 1024;

export interface ProjectPicture {
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Project {
  readonly classes: readonly { readonly name: string; readonly pictures: readonly ProjectPicture[] }[];
  /** The exhibit's settings, as its link has them. */
  readonly settings: LinkQuery;
}

export type ProjectProblem = 'not-a-project' | 'too-large' | 'newer' | 'damaged';

export type ReadProject =
  | { readonly kind: 'ok'; readonly project: Project }
  | { readonly kind: 'problem'; readonly problem: ProjectProblem };

const shortText = (most: number): v.GenericSchema<string> => v.pipe(v.string(), v.maxLength(most));

const indexSchema = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  settings: v.record(shortText(40), shortText(400)),
  classes: v.pipe(
    v.array(
      v.strictObject({
        name: shortText(2 * MOST_NAME_LETTERS),
        pictures: v.pipe(
          v.array(v.strictObject({ file: shortText(200), key: shortText(16) })),
          v.maxLength(MOST_PICTURES),
        ),
      }),
    ),
    v.maxLength(MOST_CLASSES),
  ),
  check: shortText(16),
});

type Index = v.InferOutput<typeof indexSchema>;

function checkOf({ settings, classes }: Pick<Index, 'settings' | 'classes'>): string {
  return fingerprintText(JSON.stringify([settings, classes]));
}

/** A folder's name from a class's: its number, and what of its letters every file system takes. */
function folderOf(name: string, index: number): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  const number = String(index + 1).padStart(2, '0');
  return plain === '' ? number : `${number}-${plain}`;
}

export function writeProject(set: ClassSet, settings: LinkQuery): Uint8Array<ArrayBuffer> {
  const files: Record<string, Uint8Array> = {};
  const classes = set.classes.map(({ id, name }, index) => ({
    name,
    pictures: set.pictures
      .filter(({ classId }) => classId === id)
      .map(({ bytes, key }, place) => {
        const ending = readImageHeader(bytes).format === 'png' ? 'png' : 'jpg';
        const file = `images/${folderOf(name, index)}/${String(place + 1).padStart(4, '0')}.${ending}`;
        files[file] = bytes;
        return { file, key };
      }),
  }));
  const index: Index = { format: FORMAT, version: VERSION, settings, classes, check: checkOf({ settings, classes }) };
  // Pictures are packed already.
  return Uint8Array.from(zipSync({ [INDEX]: strToU8(JSON.stringify(index)), ...files }, { level: 0 }));
}

function problem(code: ProjectProblem): ReadProject {
  return { kind: 'problem', problem: code };
}

/** Every file of the zip; null where it is larger than any project or claims to be. Throws on a damaged zip. */
function filesIn(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | null {
  let [count, total, isTooMuch] = [0, 0, false];
  const files = unzipSync(bytes, {
    filter({ name, originalSize }) {
      const most = name === INDEX ? MOST_INDEX_BYTES : MOST_PICTURE_BYTES;
      // Folders and what systems add to a zip that was packed anew are passed over.
      if (name !== INDEX && !name.startsWith('images/')) return false;
      [count, total] = [count + 1, total + originalSize];
      isTooMuch ||= originalSize > most || count > MOST_PICTURES + MOST_CLASSES + 1 || total > MOST_FILE_BYTES;
      return !isTooMuch;
    },
  });
  return isTooMuch ? null : new Map(Object.entries(files));
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes));
  } catch {
    return null;
  }
}

function versionOf(value: unknown): number | null {
  const isOurs = typeof value === 'object' && value !== null && 'format' in value && value.format === FORMAT;
  return isOurs && 'version' in value && typeof value.version === 'number' ? value.version : null;
}

function isPicture(bytes: Uint8Array): boolean {
  const { format, size } = readImageHeader(bytes);
  const isKnown = format === 'jpeg' || format === 'png';
  return isKnown && size !== null && Math.max(size.height, size.width) <= MOST_SIDE_PX;
}

function picturesIn(
  index: Index['classes'][number]['pictures'],
  files: ReadonlyMap<string, Uint8Array>,
): readonly ProjectPicture[] | null {
  const pictures: ProjectPicture[] = [];
  for (const { file, key } of index) {
    const bytes = files.get(file);
    if (bytes === undefined || keyOf(bytes) !== key || !isPicture(bytes)) return null;
    pictures.push({ key, bytes: Uint8Array.from(bytes) });
  }
  return pictures;
}

/** Never throws; takes memory in proportion to the file. */
export function readProject(bytes: Uint8Array): ReadProject {
  if (bytes.length > MOST_FILE_BYTES) return problem('too-large');
  if (!isZip(bytes)) return problem('not-a-project');
  try {
    const files = filesIn(bytes);
    if (files === null) return problem('too-large');
    const text = files.get(INDEX);
    if (text === undefined) return problem('not-a-project');
    const value = parsed(text);
    const version = versionOf(value);
    if (version !== null && version > VERSION) return problem('newer');
    const index = v.safeParse(indexSchema, value);
    if (!index.success || index.output.check !== checkOf(index.output)) return problem('damaged');
    const { settings, classes } = index.output;
    if (classes.reduce((sum, { pictures }) => sum + pictures.length, 0) > MOST_PICTURES) return problem('too-large');
    const read = classes.map(({ name, pictures }) => ({ name: clipName(name), pictures: picturesIn(pictures, files) }));
    const whole = read.flatMap(({ name, pictures }) => (pictures === null ? [] : [{ name, pictures }]));
    return whole.length < read.length ? problem('damaged') : { kind: 'ok', project: { classes: whole, settings } };
  } catch {
    return problem('damaged');
  }
}
