// The lesson "Transfer learning": frame, exhibits, texts and quiz put together. Not responsible for: any of them.
import { defineLesson } from '../../kit/lesson/lesson.ts';
import { frame } from './frame.ts';

export const lesson = defineLesson({
  frame,
  loadExhibits: async () =>
    Promise.all([
      import('./what-mobilenet-sees/exhibit.ts').then(({ whatMobilenetSees }) => whatMobilenetSees),
      import('./your-classes/exhibit.ts').then(({ yourClasses }) => yourClasses),
      import('./where-to-cut/exhibit.ts').then(({ whereToCut }) => whereToCut),
      import('./four-cases/exhibit.ts').then(({ fourCases }) => fourCases),
    ]),
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
