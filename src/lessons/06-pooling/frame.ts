// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibits. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'pooling',
  minutes: 35,
  prerequisites: ['conv-calculator'],
  sections: [
    { id: 'why' },
    { id: 'lab', exhibit: 'pool-lab' },
    { id: 'name' },
    { id: 'back' },
    { id: 'shift', exhibit: 'shift-tolerance' },
    { id: 'global', exhibit: 'global-average' },
    { id: 'choose' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
