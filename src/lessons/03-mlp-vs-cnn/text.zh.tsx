// placeholder
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';

export const text = {
  title: 'x',
  promise: 'x',
  sections: { start: { title: 'x', Body: () => null } },
  exhibits: {},
  questions: {},
} satisfies LessonText<typeof frame>;
