// The sections of a lesson page as the contents list and the progress count them: the lesson's own, then the quiz.
// Not responsible for: drawing them.
import { LESSON_PAGE_TEXT } from './lesson-page.text.ts';
import type { LoadedLesson } from './loading.ts';

/** The id of the quiz among a page's sections. */
export const QUIZ_SECTION = 'quiz';

export interface PageSection {
  readonly id: string;
  readonly title: string;
}

export function pageSections({ lesson, text, locale }: LoadedLesson): readonly PageSection[] {
  const sections = lesson.frame.sections.map(({ id }) => ({ id, title: text.sections[id]?.title ?? id }));
  return [...sections, { id: QUIZ_SECTION, title: LESSON_PAGE_TEXT[locale].quiz }];
}
