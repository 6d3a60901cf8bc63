// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibits. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'convolution',
  minutes: 55,
  prerequisites: ['mlp-vs-cnn'],
  sections: [
    { id: 'kernel' },
    { id: 'photo', exhibit: 'kernel-on-photo' },
    { id: 'number', exhibit: 'one-number' },
    { id: 'filters' },
    { id: 'stride', exhibit: 'stride-padding' },
    { id: 'formulas' },
    { id: 'conventions' },
    { id: 'field', exhibit: 'receptive-field' },
    { id: 'effective' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
