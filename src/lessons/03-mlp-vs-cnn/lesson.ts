// The lesson "MLP against CNN": frame, exhibits and texts put together. Not responsible for: any of them.
import { defineLesson } from '../../kit/lesson/lesson.ts';
import { cutTheCables, draw, duel, flatten } from './exhibits.ts';
import { frame } from './frame.ts';

export const lesson = defineLesson({
  frame,
  exhibits: [flatten, cutTheCables, duel, draw],
  loadText: {
    zh: async () => (await import('./text.zh.tsx')).text,
    en: async () => (await import('./text.en.tsx')).text,
  },
});
