// The lesson "Pooling layers": frame, exhibits and texts put together. Not responsible for: any of them.
import { defineLesson } from '../../kit/lesson/lesson.ts';
import { frame } from './frame.ts';

export const lesson = defineLesson({
  frame,
  loadExhibits: async () => {
    const { poolLab, shiftTolerance, globalAverage } = await import('./exhibits.ts');
    return [poolLab, shiftTolerance, globalAverage];
  },
  loadText: {
    zh: async () => (await import('./text.zh.tsx')).text,
    en: async () => (await import('./text.en.tsx')).text,
  },
});
