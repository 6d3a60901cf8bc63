// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibits. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'mlp',
  minutes: 90,
  prerequisites: [],
  sections: [
    { id: 'task' },
    { id: 'layers' },
    { id: 'activations', exhibit: 'activation-functions' },
    { id: 'losses', exhibit: 'losses' },
    { id: 'initialisers', exhibit: 'initialisers' },
    { id: 'dropout', exhibit: 'dropout' },
    { id: 'optimizers', exhibit: 'optimizer-race' },
    { id: 'step', exhibit: 'training-step' },
    { id: 'callbacks', exhibit: 'callbacks' },
    { id: 'reading' },
    { id: 'others', exhibit: 'mnist-classifiers' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
