// Everything in the lessons that can be searched, in both languages: titles of sections and figures, captions.
// In a build it is run once and only its value is kept (scripts/facts.mjs); development and tests run it.
// Not responsible for: finding (find.ts) or the words (lessons/).
import { LOCALES, type Localised } from '../../kit/locale/locale.ts';
import { COURSE, type CourseEntry } from '../../lessons/registry.ts';

export interface IndexedSection {
  readonly id: string;
  readonly title: Localised<string>;
}

export interface IndexedLesson {
  readonly slug: string;
  readonly sections: readonly IndexedSection[];
  readonly exhibits: readonly (IndexedSection & { readonly caption: Localised<string> })[];
}

async function indexLesson({ slug, load }: CourseEntry): Promise<IndexedLesson | null> {
  if (load === null) return null;
  const lesson = await load();
  const [zh, en] = await Promise.all(LOCALES.map((locale) => lesson.loadText(locale)));
  if (zh === undefined || en === undefined) return null;
  return {
    slug,
    sections: lesson.frame.sections.map(({ id }) => ({
      id,
      title: { zh: zh.sections[id]?.title ?? id, en: en.sections[id]?.title ?? id },
    })),
    exhibits: lesson.frame.sections.flatMap(({ exhibit: id }) =>
      id === undefined
        ? []
        : [
            {
              id,
              title: { zh: zh.exhibits[id]?.title ?? id, en: en.exhibits[id]?.title ?? id },
              caption: { zh: zh.exhibits[id]?.caption ?? '', en: en.exhibits[id]?.caption ?? '' },
            },
          ],
    ),
  };
}

/** The lessons that can be read, in their order. */
export const COURSE_INDEX: readonly IndexedLesson[] = (await Promise.all(COURSE.map(indexLesson))).filter(
  (lesson) => lesson !== null,
);
