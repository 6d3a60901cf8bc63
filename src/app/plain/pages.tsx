// All plain pages of the course: in each language a list of lessons, the glossary and every lesson that can be read.
// Not responsible for: writing them to disk (scripts/plain-pages.mjs).
import { LOCALES, type Locale } from '../../kit/locale/locale.ts';
import { COURSE } from '../../lessons/registry.ts';
import { HOME_TEXT } from '../home/home.text.ts';
import { loadContent } from './lesson-content.ts';
import { pageOf, type PlainPage } from './page.tsx';
import { GLOSSARY_FILE, INDEX_FILE, lessonFile } from './paths.ts';
import { PlainLesson } from './PlainLesson.tsx';
import { PlainGlossary, PlainIndex } from './PlainLists.tsx';
import { PLAIN_TEXT } from './plain.text.ts';

async function pagesIn(locale: Locale): Promise<readonly PlainPage[]> {
  const contents = await Promise.all(COURSE.map((entry) => loadContent(entry, locale)));
  const { title, lead } = HOME_TEXT[locale];
  const { glossary, glossaryIntro } = PLAIN_TEXT[locale];
  return [
    pageOf({ locale, file: INDEX_FILE, title: `${title} · Stride`, description: lead, main: <PlainIndex /> }),
    pageOf({
      locale,
      file: GLOSSARY_FILE,
      title: `${glossary} · Stride`,
      description: glossaryIntro,
      main: <PlainGlossary />,
    }),
    ...contents
      .filter((content) => content !== null)
      .map((content) =>
        pageOf({
          locale,
          file: lessonFile(content.entry.slug),
          title: `${content.text.title} · Stride`,
          description: content.text.promise,
          main: <PlainLesson content={content} />,
        }),
      ),
  ];
}

export async function plainPages(): Promise<readonly PlainPage[]> {
  return (await Promise.all(LOCALES.map(pagesIn))).flat();
}
