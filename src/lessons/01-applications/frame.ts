// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibit. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'applications',
  minutes: 20,
  prerequisites: [],
  sections: [
    { id: 'idea', exhibit: 'same-idea' },
    { id: 'why' },
    { id: 'sound' },
    { id: 'text' },
    { id: 'games' },
    { id: 'driving' },
    { id: 'more' },
    { id: 'overview' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
