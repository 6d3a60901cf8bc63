// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibits. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'architectures',
  minutes: 55,
  prerequisites: ['designer'],
  sections: [
    { id: 'contest' },
    { id: 'alexnet' },
    { id: 'vgg' },
    { id: 'family', exhibit: 'family-tree' },
    { id: 'vanishing', exhibit: 'why-residual' },
    { id: 'resnet' },
    { id: 'deeper', exhibit: 'degradation' },
    { id: 'code' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
