import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CourseEntry } from '../../lessons/registry.ts';
import { neighboursOf } from './neighbours.ts';

function course(ready: readonly boolean[]): CourseEntry[] {
  return ready.map((isReady, index) => {
    const slug = `lesson-${index}`;
    const words = { zh: slug, en: slug };
    return {
      slug,
      number: index + 1,
      title: words,
      summary: words,
      prerequisites: [],
      seed: words,
      minutes: null,
      load: isReady ? () => Promise.reject(new Error('not loaded here')) : null,
    };
  });
}

describe('neighboursOf', () => {
  it('steps over lessons that are still to come, and names them', () => {
    const entries = course([true, false, true, false, false, true]);
    const { previous, next, coming } = neighboursOf('lesson-2', entries);
    expect(previous?.slug).toBe('lesson-0');
    expect(next?.slug).toBe('lesson-5');
    expect(coming.map(({ slug }) => slug)).toEqual(['lesson-3', 'lesson-4']);
  });

  it('has nobody for an unknown lesson', () => {
    expect(neighboursOf('nowhere', course([true, true]))).toEqual({ previous: null, next: null, coming: [] });
  });

  it('leads through all ready lessons in order and back again', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (ready) => {
        const entries = course(ready);
        const slugs = entries.filter(({ load }) => load !== null).map(({ slug }) => slug);
        for (const [index, slug] of slugs.entries()) {
          const { previous, next } = neighboursOf(slug, entries);
          expect(previous?.slug).toBe(slugs[index - 1]);
          expect(next?.slug).toBe(slugs[index + 1]);
        }
      }),
    );
  });
});
