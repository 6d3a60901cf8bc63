// The project file: what was written comes back, and a damaged one is either refused in a word or comes back whole.
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import { addClass, addPictures, MOST_PICTURE_BYTES, NO_CLASSES } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import { keyOf } from './picture-key.ts';
import { readProject, writeProject } from './project-file.ts';
import type { ReadProject } from './project-file.ts';

const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];

/** The head of a PNG of 32 x 32 and some bytes that tell one from another: nothing here decodes them. */
function pictureBytes(number: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...PNG_HEAD,
    0,
    0,
    0,
    32,
    0,
    0,
    0,
    32,
    ...Array.from({ length: 60 }, (_, i) => (i * number) % 251),
  ]);
}

function setWith(names: readonly string[], perClass: number): ClassSet {
  let set = NO_CLASSES;
  names.forEach((name, index) => {
    set = addClass(set, String(index), name);
    const pictures = Array.from({ length: perClass }, (_, i) => {
      const bytes = pictureBytes(1 + index * perClass + i);
      return { id: `${index}-${i}`, classId: String(index), key: keyOf(bytes), bytes, order: i };
    });
    set = addPictures(set, pictures).set;
  });
  return set;
}

function contentOf(set: ClassSet): unknown {
  return set.classes.map(({ id, name }) => ({
    name,
    pictures: set.pictures.filter(({ classId }) => classId === id).map(({ key, bytes }) => ({ key, bytes })),
  }));
}

const SET = setWith(['cat', '狗', '', 'a/b: "c"'], 3);
const SETTINGS = { cut: 'block_2_add', k: '3' };
const FILE = writeProject(SET, SETTINGS);

function problemOf(read: ReadProject): string {
  return read.kind === 'ok' ? 'ok' : read.problem;
}

/** The zip with its index changed. */
function withIndex(change: (index: Record<string, unknown>) => unknown): Uint8Array {
  const files = unzipSync(FILE);
  const index = JSON.parse(new TextDecoder().decode(files['stride-classes.json']));
  return zipSync({ ...files, 'stride-classes.json': strToU8(JSON.stringify(change(index))) });
}

describe('the project file', () => {
  it('comes back as it was, and holds a folder a class', () => {
    const read = readProject(FILE);
    expect(read).toEqual({ kind: 'ok', project: { classes: contentOf(SET), settings: SETTINGS } });
    const folders = Object.keys(unzipSync(FILE)).filter((name) => name.startsWith('images/'));
    expect(new Set(folders.map((name) => name.split('/')[1]))).toEqual(new Set(['01-cat', '02-狗', '03', '04-a-b-c']));
    expect(readProject(writeProject(NO_CLASSES, {}))).toEqual({ kind: 'ok', project: { classes: [], settings: {} } });
  });

  it('with 400 single damages is refused in a word or comes back whole', () => {
    const expected = contentOf(SET);
    const random = createRandom(toSeed(8));
    const seen = new Set<string>();
    for (let n = 0; n < 400; n += 1) {
      const bytes = Uint8Array.from(FILE);
      if (n % 4 === 0) {
        const read = readProject(bytes.subarray(0, random.integer(bytes.length)));
        expect(read.kind).toBe('problem');
        continue;
      }
      const at = random.integer(bytes.length);
      bytes[at] = n % 4 === 1 ? 0 : (bytes[at] ?? 0) ^ (1 << random.integer(8));
      const read = readProject(bytes);
      seen.add(problemOf(read));
      if (read.kind === 'ok') expect(read.project).toEqual({ classes: expected, settings: SETTINGS });
    }
    expect(seen).toContain('damaged');
  });

  it('of anything else says that it is none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readProject(bytes).kind).toBe('problem');
      }),
    );
    expect(problemOf(readProject(zipSync({ 'a.txt': strToU8('hello') })))).toBe('not-a-project');
    expect(problemOf(readProject(strToU8('PK')))).toBe('not-a-project');
  });

  it('of a later version, with other contents or more than may be is refused', () => {
    expect(problemOf(readProject(withIndex((index) => ({ ...index, version: 2 }))))).toBe('newer');
    const damaged: readonly ((index: Record<string, unknown>) => unknown)[] = [
      (index) => ({ ...index, settings: { k: '4' } }),
      (index) => ({ ...index, classes: [] }),
      (index) => ({ ...index, check: 1 }),
      (index) => ({ ...index, extra: true }),
      () => null,
      () => [],
      () => 'x'.repeat(1000),
    ];
    for (const change of damaged) expect(problemOf(readProject(withIndex(change)))).toBe('damaged');
    const files = unzipSync(FILE);
    expect(
      problemOf(readProject(zipSync({ ...files, 'images/big.png': new Uint8Array(MOST_PICTURE_BYTES + 1) }))),
    ).toBe('too-large');
    const [first = ''] = Object.keys(files).filter((name) => name.startsWith('images/'));
    expect(problemOf(readProject(zipSync({ ...files, [first]: pictureBytes(99) })))).toBe('damaged');
    const { [first]: _, ...others } = files;
    expect(problemOf(readProject(zipSync(others)))).toBe('damaged');
    // A bomb: far more than it holds.
    const bomb = zipSync({ 'stride-classes.json': new Uint8Array(30_000_000) });
    expect(problemOf(readProject(bomb))).toBe('too-large');
  });
});
