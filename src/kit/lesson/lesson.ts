// The lesson contract: a language-neutral frame and, for each language, texts that must fill it exactly.
// Not responsible for: the page around it (app) or any particular lesson (lessons/).
import type { ComponentType } from 'react';
import type { AnyExhibit } from '../exhibit/exhibit.ts';
import type { Locale, Localised } from '../locale/locale.ts';
import type { Question, QuestionText, Wording } from '../quiz/question.ts';

/** A section of the lesson; `exhibit` names the exhibit that stands at its end. */
export interface SectionFrame {
  readonly id: string;
  readonly exhibit?: string;
}

/** What a lesson is, without a word of prose. Written with `as const satisfies LessonFrame`. */
export interface LessonFrame {
  /** The slug of its route; public and stable. */
  readonly id: string;
  readonly minutes: number;
  readonly prerequisites: readonly string[];
  readonly sections: readonly SectionFrame[];
}

type SectionIds<F extends LessonFrame> = F['sections'][number]['id'];
type ExhibitIds<F extends LessonFrame> = Extract<F['sections'][number], { readonly exhibit: string }>['exhibit'];

/** The words of a lesson in one language, but its quiz's. A missing section or caption is a type error. */
export interface LessonText<F extends LessonFrame> {
  readonly title: string;
  /** What the student will be able to do afterwards, in one or two sentences. */
  readonly promise: string;
  readonly sections: { readonly [Id in SectionIds<F>]: { readonly title: string; readonly Body: ComponentType } };
  readonly exhibits: { readonly [Id in ExhibitIds<F>]: { readonly title: string; readonly caption: string } };
}

/** The words of a quiz in one language, by question. A missing question or explanation is a type error. */
export type QuizText<Questions extends readonly Question[]> = {
  readonly [One in Questions[number] as One['id']]: QuestionText<One>;
};

/**
 * A lesson put together: its frame, and loaders for texts, exhibits and quiz. They are loaded apart, because a reader
 * can begin with the text before the code of the exhibits has arrived, and comes to the quiz last of all.
 */
export interface Lesson<F extends LessonFrame, Questions extends readonly Question[]> {
  readonly frame: F;
  readonly loadExhibits: () => Promise<readonly AnyExhibit[]>;
  readonly loadText: Localised<() => Promise<LessonText<F>>>;
  readonly loadQuestions: () => Promise<Questions>;
  readonly loadQuizText: Localised<() => Promise<QuizText<Questions>>>;
}

/** A lesson as the shell uses it, the types of its frame and questions hidden: texts are addressed by plain strings. */
export interface AnyLesson {
  readonly frame: LessonFrame;
  readonly loadExhibits: () => Promise<readonly AnyExhibit[]>;
  readonly loadText: (locale: Locale) => Promise<PlainLessonText>;
  readonly loadQuestions: () => Promise<readonly Question[]>;
  readonly loadQuizText: (locale: Locale) => Promise<PlainQuizText>;
}

export interface PlainQuestionText {
  readonly ask: Wording;
  readonly options?: Readonly<Record<string, { readonly label: string; readonly why: string }>>;
  readonly unit?: string;
  readonly solution?: (values: Readonly<Record<string, number>>, answer: number) => string;
  /** The items of an ordering. */
  readonly items?: Readonly<Record<string, { readonly label: string; readonly why: string }>>;
  /** The places of a placing, its labels, and its mistakes by place and label. */
  readonly places?: Readonly<Record<string, Wording>>;
  readonly labels?: Readonly<Record<string, { readonly label: Wording; readonly why: Wording }>>;
  readonly mistakes?: Readonly<Record<string, Readonly<Record<string, Wording | undefined>> | undefined>>;
  /** The names of the pictures of a picture question, and its misconceptions. */
  readonly picture?: Wording;
  readonly beside?: Wording;
  readonly why?: Readonly<Record<string, Wording>>;
  readonly other?: Wording;
  readonly hint?: string;
  readonly done?: Wording;
}

export interface PlainLessonText {
  readonly title: string;
  readonly promise: string;
  readonly sections: Readonly<Record<string, { readonly title: string; readonly Body: ComponentType }>>;
  readonly exhibits: Readonly<Record<string, { readonly title: string; readonly caption: string }>>;
}

/** By question. */
export type PlainQuizText = Readonly<Record<string, PlainQuestionText>>;

/** Checks that frame and texts, questions and their words belong together, and hides their types. */
export function defineLesson<const F extends LessonFrame, const Questions extends readonly Question[]>(
  lesson: Lesson<F, Questions>,
): AnyLesson {
  return {
    frame: lesson.frame,
    loadExhibits: lesson.loadExhibits,
    loadText: async (locale) => lesson.loadText[locale](),
    loadQuestions: lesson.loadQuestions,
    loadQuizText: async (locale) => lesson.loadQuizText[locale](),
  };
}
