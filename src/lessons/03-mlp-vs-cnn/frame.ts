// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibits.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'mlp-vs-cnn',
  minutes: 45,
  prerequisites: ['mlp'],
  sections: [{ id: 'start' }],
  questions: [],
} as const satisfies LessonFrame;
