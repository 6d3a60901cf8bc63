// Ways through the course for classes of different length, as lists of lessons; minutes come from the registry.
// Not responsible for: words (teach.text.ts) or what a lesson needs (needs.ts).
import { COURSE, findCourseEntry, type CourseEntry } from '../../lessons/registry.ts';

export interface Syllabus {
  readonly id: 'afternoon' | 'weeks' | 'course';
  /** Slugs the class is taken to know already. */
  readonly assumes: readonly string[];
  /** Slugs by session. */
  readonly sessions: readonly (readonly string[])[];
}

export const SYLLABI: readonly Syllabus[] = [
  { id: 'afternoon', assumes: ['mlp'], sessions: [['mlp-vs-cnn', 'convolution', 'conv-calculator']] },
  {
    id: 'weeks',
    assumes: [],
    sessions: [
      ['mlp'],
      ['mlp-vs-cnn', 'convolution'],
      ['conv-calculator', 'pooling', 'pyramid'],
      ['designer', 'training-troubles'],
    ],
  },
  { id: 'course', assumes: [], sessions: COURSE.filter(({ load }) => load !== null).map(({ slug }) => [slug]) },
];

/** The lessons of a session, in order. */
export function sessionLessons(session: readonly string[]): readonly CourseEntry[] {
  return session.map(findCourseEntry).filter((entry) => entry !== undefined);
}

/** Sum of what the lessons say they take. */
export function minutesOf(entries: readonly CourseEntry[]): number {
  return entries.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}
