// Loads everything of a lesson that a plain page tells. Not responsible for: writing it down (PlainLesson.tsx).
import type { AnyExhibit, LinkQuery } from '../../kit/exhibit/exhibit.ts';
import type { PlainLessonText, PlainQuizText } from '../../kit/lesson/lesson.ts';
import type { Locale } from '../../kit/locale/locale.ts';
import type { Question } from '../../kit/quiz/question.ts';
import type { CourseEntry } from '../../lessons/registry.ts';

/** An exhibit in words: what it shows at first, and its key states with their links. */
export interface FigureInWords {
  readonly id: string;
  readonly description: string;
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    readonly note: string;
    readonly query: LinkQuery;
  }[];
}

export interface LessonContent {
  readonly entry: CourseEntry;
  readonly sections: readonly { readonly id: string; readonly exhibit?: string }[];
  readonly text: PlainLessonText;
  readonly figures: readonly FigureInWords[];
  readonly questions: readonly Question[];
  readonly quizText: PlainQuizText;
}

/** Null for a lesson that is still to be written. */
export async function loadContent(entry: CourseEntry, locale: Locale): Promise<LessonContent | null> {
  if (entry.load === null) return null;
  const lesson = await entry.load();
  const [text, exhibits, questions, quizText] = await Promise.all([
    lesson.loadText(locale),
    lesson.loadExhibits(),
    lesson.loadQuestions(),
    lesson.loadQuizText(locale),
  ]);
  return {
    entry,
    sections: lesson.frame.sections,
    text,
    figures: exhibits.map((exhibit) => figureInWords(exhibit, locale)),
    questions,
    quizText,
  };
}

function figureInWords({ id, open }: AnyExhibit, locale: Locale): FigureInWords {
  return open(({ initial, initialSession, present, describe, encode, steps }) => ({
    id,
    description: describe(present(initial, initialSession), locale),
    steps: steps.map((step) => ({
      id: step.id,
      title: step.title[locale],
      note: step.note[locale],
      query: encode(step.state),
    })),
  }));
}
