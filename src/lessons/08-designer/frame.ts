// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibits. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'designer',
  minutes: 60,
  prerequisites: ['pyramid'],
  sections: [
    { id: 'input' },
    { id: 'recipe' },
    { id: 'classifier' },
    { id: 'worked' },
    { id: 'points' },
    { id: 'design', exhibit: 'designer' },
    { id: 'winners' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
