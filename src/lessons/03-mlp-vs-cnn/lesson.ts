// The lesson "MLP against CNN": what it consists of, in order. No prose (text.zh.tsx, text.en.tsx).
import { defineLesson } from '../../kit/lesson/lesson.ts';
import { frame } from './frame.ts';

export const lesson = defineLesson({
  frame,
  exhibits: [],
  loadText: {
    zh: async () => (await import('./text.zh.tsx')).text,
    en: async () => (await import('./text.en.tsx')).text,
  },
});
