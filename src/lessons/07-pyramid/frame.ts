// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibits. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'pyramid',
  minutes: 40,
  prerequisites: ['pooling'],
  sections: [
    { id: 'array', exhibit: 'image-as-volume' },
    { id: 'size' },
    { id: 'grow', exhibit: 'pyramid' },
    { id: 'bill' },
    { id: 'code' },
    { id: 'tip' },
    { id: 'rules' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
