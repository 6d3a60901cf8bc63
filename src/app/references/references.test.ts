// The page of references: every figure that it names exists, every reference can be found, in either language.
import { describe, expect, it } from 'vitest';
import { REFS, REF_THEMES } from '../../kit/prose/refs.ts';
import { COURSE_INDEX } from '../search/course-index.ts';
import { archiveUrl, matchesReference } from './find-references.ts';
import { SHOWN_HERE } from './here.ts';

describe('references', () => {
  it('are each in one theme', () => {
    const listed = REF_THEMES.flatMap(({ ids }) => ids);
    expect(listed.toSorted()).toEqual(Object.keys(REFS).toSorted());
  });

  it('name only figures of the course', () => {
    const figures = COURSE_INDEX.flatMap(({ slug, exhibits }) => exhibits.map(({ id }) => `${slug}/${id}`));
    const unknown = Object.values(SHOWN_HERE)
      .flat()
      .filter((place) => !figures.includes(place));
    expect(unknown).toEqual([]);
  });

  it('are found by any word of theirs, in either language', () => {
    for (const reference of Object.values(REFS)) {
      const { title, by } = reference;
      for (const words of [title.zh, title.en.toUpperCase(), by ?? '']) {
        expect(matchesReference(reference, words)).toBe(true);
      }
      expect(matchesReference(reference, 'zzz')).toBe(false);
    }
  });

  it('have an address in the archive that names them', () => {
    for (const { url } of Object.values(REFS)) expect(new URL(archiveUrl(url)).href).toContain(new URL(url).hostname);
  });
});
