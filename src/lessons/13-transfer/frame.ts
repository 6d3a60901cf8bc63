// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibits. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'transfer',
  minutes: 75,
  prerequisites: ['architectures', 'looking-inside'],
  sections: [
    { id: 'why' },
    { id: 'borrowed', exhibit: 'what-mobilenet-sees' },
    { id: 'bill' },
    { id: 'extraction', exhibit: 'your-classes' },
    { id: 'tuning', exhibit: 'where-to-cut' },
    { id: 'conditions' },
    { id: 'cases', exhibit: 'four-cases' },
    { id: 'code' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
