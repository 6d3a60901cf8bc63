// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibits. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'localisation',
  minutes: 40,
  prerequisites: ['transfer', 'pooling'],
  sections: [
    { id: 'question' },
    { id: 'pooling' },
    { id: 'map', exhibit: 'class-activation' },
    { id: 'box' },
    { id: 'gradients' },
    { id: 'limits' },
    { id: 'code' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
