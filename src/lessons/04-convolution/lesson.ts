// The lesson "The convolutional layer": frame, exhibits, texts and quiz put together. Not responsible for: any of them.
import { defineLesson } from '../../kit/lesson/lesson.ts';
import { frame } from './frame.ts';

export const lesson = defineLesson({
  frame,
  loadExhibits: async () => {
    const [{ kernelOnPhoto }, { oneNumber }, { stridePadding }, { receptiveField }] = await Promise.all([
      import('./kernel-on-photo/exhibit.ts'),
      import('./one-number/exhibit.ts'),
      import('./stride-padding/exhibit.ts'),
      import('./receptive-field/exhibit.ts'),
    ]);
    return [kernelOnPhoto, oneNumber, stridePadding, receptiveField];
  },
  loadText: {
    zh: async () => (await import('./text.zh.tsx')).text,
    en: async () => (await import('./text.en.tsx')).text,
  },
  loadQuestions: async () => (await import('./quiz.ts')).questions,
  loadQuizText: {
    zh: async () => (await import('./quiz.zh.ts')).quizText,
    en: async () => (await import('./quiz.en.ts')).quizText,
  },
});
