// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibit. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'conv-calculator',
  minutes: 40,
  prerequisites: ['convolution'],
  sections: [
    { id: 'line' },
    { id: 'examples', exhibit: 'calculator' },
    { id: 'count' },
    { id: 'shape' },
    { id: 'sides' },
    { id: 'family' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
