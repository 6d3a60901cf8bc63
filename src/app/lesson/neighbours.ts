// What comes before and after a lesson. Not responsible for: drawing the links.
import type { CourseEntry } from '../../lessons/registry.ts';

export interface Neighbours {
  /** The nearest lesson before that can be read. */
  readonly previous: CourseEntry | null;
  /** The nearest lesson after that can be read. */
  readonly next: CourseEntry | null;
  /** Lessons between this one and `next` (or the end) that are still to be written. */
  readonly coming: readonly CourseEntry[];
}

/** `course` in its order; a slug that is not in it has no neighbours. */
export function neighboursOf(slug: string, course: readonly CourseEntry[]): Neighbours {
  const index = course.findIndex((entry) => entry.slug === slug);
  if (index < 0) return { previous: null, next: null, coming: [] };
  const after = course.slice(index + 1);
  const nextIndex = after.findIndex((entry) => entry.load !== null);
  return {
    previous:
      course
        .slice(0, index)
        .filter((entry) => entry.load !== null)
        .at(-1) ?? null,
    next: after[nextIndex] ?? null,
    coming: nextIndex < 0 ? after : after.slice(0, nextIndex),
  };
}
