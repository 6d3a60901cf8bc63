// The language-neutral frame of the lesson. Apart from lesson.ts, so that texts can be checked against it
// without loading the exhibits. Not responsible for: any words.
import type { LessonFrame } from '../../kit/lesson/lesson.ts';

export const frame = {
  id: 'looking-inside',
  minutes: 90,
  prerequisites: ['designer'],
  sections: [
    { id: 'why' },
    { id: 'maps', exhibit: 'feature-maps' },
    { id: 'map-facts' },
    { id: 'stack', exhibit: 'network-3d' },
    { id: 'excite', exhibit: 'what-excites' },
    { id: 'dream', exhibit: 'deep-dream' },
    { id: 'where', exhibit: 'saliency' },
    { id: 'methods' },
    { id: 'fool', exhibit: 'adversarial' },
    { id: 'fool-facts' },
    { id: 'heart', exhibit: 'memorisation' },
    { id: 'space', exhibit: 'embedding' },
    { id: 'recap' },
  ],
} as const satisfies LessonFrame;
