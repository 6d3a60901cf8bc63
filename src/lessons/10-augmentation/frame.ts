// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibits. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'augmentation',
  minutes: 45,
  prerequisites: ['designer'],
  sections: [
    { id: 'why' },
    { id: 'see', exhibit: 'preview' },
    { id: 'name' },
    { id: 'label', exhibit: 'label-still-true' },
    { id: 'compare', exhibit: 'with-without' },
    { id: 'steps', exhibit: 'step-arithmetic' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
