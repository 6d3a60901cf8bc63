// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibits. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'mlp-vs-cnn',
  minutes: 50,
  prerequisites: ['mlp'],
  sections: [
    { id: 'flat', exhibit: 'flatten' },
    { id: 'wires', exhibit: 'cut-the-cables' },
    { id: 'local' },
    { id: 'sharing' },
    { id: 'invariance' },
    { id: 'network' },
    { id: 'duel', exhibit: 'duel' },
    { id: 'tests' },
    { id: 'draw', exhibit: 'draw' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
