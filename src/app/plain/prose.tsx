// The prose of the lessons as plain text in pieces that can be searched: paragraphs, list items, headings, code.
// Not responsible for: finding in it (search/passages.ts).
import { renderToStaticMarkup } from 'react-dom/server';
import { LocaleContext, type Locale } from '../../kit/locale/locale.ts';
import { COURSE } from '../../lessons/registry.ts';

export interface SectionProse {
  readonly id: string;
  readonly passages: readonly string[];
}

export interface LessonProse {
  readonly slug: string;
  readonly sections: readonly SectionProse[];
}

export async function readProse(locale: Locale): Promise<readonly LessonProse[]> {
  const lessons = await Promise.all(
    COURSE.map(async ({ slug, load }): Promise<LessonProse | null> => {
      if (load === null) return null;
      const { sections } = await (await load()).loadText(locale);
      return {
        slug,
        sections: Object.entries(sections).map(([id, { Body }]) => ({
          id,
          passages: passagesOf(
            renderToStaticMarkup(
              <LocaleContext value={locale}>
                <Body />
              </LocaleContext>,
            ),
          ),
        })),
      };
    }),
  );
  return lessons.filter((lesson) => lesson !== null);
}

const BLOCKS = /<\/?(?:p|li|h\d|div|tr|dt|dd|section|aside|table|ul|ol|dl|pre|figure|caption)\b[^>]*>/g;

/** What a piece of our own markup says, block by block; of a formula its words. */
export function passagesOf(html: string): readonly string[] {
  return html
    .replace(/<math\b.*?<\/math>/gs, '')
    .replace(/<span role="math" aria-label="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<(?:button|output|label|textarea)\b.*?<\/(?:button|output|label|textarea)>/gs, '')
    .split(BLOCKS)
    .map((piece) =>
      withoutEntities(piece.replace(/<\/?t[dh]\b[^>]*>/g, ' ').replace(/<[^>]*>/g, ''))
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((passage) => passage.length > 1);
}

function withoutEntities(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}
