// The lesson "Architectures that changed the field": frame, exhibits, texts and quiz put together. Not responsible for: any of them.
import { defineLesson } from '../../kit/lesson/lesson.ts';
import { frame } from './frame.ts';

export const lesson = defineLesson({
  frame,
  loadExhibits: async () => [
    (await import('./family-tree/exhibit.ts')).familyTree,
    (await import('./why-residual/exhibit.ts')).whyResidual,
    (await import('./degradation/exhibit.ts')).degradation,
  ],
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
