// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibits. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'training-troubles',
  minutes: 60,
  prerequisites: ['designer'],
  sections: [
    { id: 'curve' },
    { id: 'order' },
    { id: 'clinic', exhibit: 'diagnose' },
    { id: 'handbook' },
    { id: 'keras' },
    { id: 'wings', exhibit: 'butterfly' },
    { id: 'seeds' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
