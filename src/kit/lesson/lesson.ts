// The lesson contract: a language-neutral frame and, for each language, texts that must fill it exactly.
// Not responsible for: the page around it (app) or any particular lesson (lessons/).
import type { ComponentType } from 'react';
import type { AnyExhibit } from '../exhibit/exhibit.ts';
import type { Locale, Localised } from '../locale/locale.ts';
import type { Question, QuestionText } from '../quiz/question.ts';

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
  readonly questions: readonly Question[];
}

type SectionIds<F extends LessonFrame> = F['sections'][number]['id'];
type ExhibitIds<F extends LessonFrame> = Extract<F['sections'][number], { readonly exhibit: string }>['exhibit'];

/** The words of a lesson in one language. A missing section, caption or answer is a type error. */
export interface LessonText<F extends LessonFrame> {
  readonly title: string;
  /** What the student will be able to do afterwards, in one or two sentences. */
  readonly promise: string;
  readonly sections: { readonly [Id in SectionIds<F>]: { readonly title: string; readonly Body: ComponentType } };
  readonly exhibits: { readonly [Id in ExhibitIds<F>]: { readonly title: string; readonly caption: string } };
  readonly questions: { readonly [Q in F['questions'][number] as Q['id']]: QuestionText<Q> };
}

/**
 * A lesson as the shell uses it: its frame, and loaders for texts and exhibits. They are loaded apart, because
 * a reader can begin with the text before the code of the exhibits has arrived.
 */
export interface Lesson<F extends LessonFrame = LessonFrame> {
  readonly frame: F;
  readonly loadExhibits: () => Promise<readonly AnyExhibit[]>;
  readonly loadText: Localised<() => Promise<LessonText<F>>>;
}

/** A lesson whose frame type is hidden. Texts are then addressed by plain strings. */
export interface AnyLesson {
  readonly frame: LessonFrame;
  readonly loadExhibits: () => Promise<readonly AnyExhibit[]>;
  readonly loadText: (locale: Locale) => Promise<PlainLessonText>;
}

export interface PlainQuestionText {
  readonly ask: string | ((values: Readonly<Record<string, number>>) => string);
  readonly options?: Readonly<Record<string, { readonly label: string; readonly why: string }>>;
  readonly unit?: string;
  readonly solution?: (values: Readonly<Record<string, number>>, answer: number) => string;
  readonly hint?: string;
  readonly done?: string;
}

export interface PlainLessonText {
  readonly title: string;
  readonly promise: string;
  readonly sections: Readonly<Record<string, { readonly title: string; readonly Body: ComponentType }>>;
  readonly exhibits: Readonly<Record<string, { readonly title: string; readonly caption: string }>>;
  readonly questions: Readonly<Record<string, PlainQuestionText>>;
}

/** Checks that frame, exhibits and texts belong together, and hides the frame's type. */
export function defineLesson<const F extends LessonFrame>(lesson: Lesson<F>): AnyLesson {
  return {
    frame: lesson.frame,
    loadExhibits: lesson.loadExhibits,
    loadText: async (locale) => lesson.loadText[locale](),
  };
}
