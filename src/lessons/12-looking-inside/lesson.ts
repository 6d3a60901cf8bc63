// The lesson "Looking inside": frame, exhibits, texts and quiz put together. Not responsible for: any of them.
import { defineLesson } from '../../kit/lesson/lesson.ts';
import { frame } from './frame.ts';

export const lesson = defineLesson({
  frame,
  loadExhibits: async () =>
    Promise.all([
      import('./feature-maps/exhibit.ts').then(({ featureMaps }) => featureMaps),
      import('./network-3d/exhibit.ts').then(({ network3d }) => network3d),
      import('./what-excites/exhibit.ts').then(({ whatExcites }) => whatExcites),
      import('./deep-dream/exhibit.ts').then(({ deepDream }) => deepDream),
      import('./saliency/exhibit.ts').then(({ saliency }) => saliency),
      import('./adversarial/exhibit.ts').then(({ adversarial }) => adversarial),
      import('./memorisation/exhibit.ts').then(({ memorisation }) => memorisation),
      import('./embedding/exhibit.ts').then(({ embedding }) => embedding),
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
