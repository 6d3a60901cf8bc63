// The settings of a worksheet and their link: `#/en/worksheet?lessons=pooling.pyramid&sheet=7&count=12&key=1`.
// Not responsible for: which questions follow from them (sheet.ts).
import type { LinkQuery } from '../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../kit/exhibit/link-fields.ts';
import type { Localised } from '../../kit/locale/locale.ts';

export interface WorksheetChoice {
  /** Slugs, in the order of the course. */
  readonly lessons: readonly string[];
  /** Number of the sheet: another one has other questions and other numbers. */
  readonly sheet: number;
  readonly count: number;
  readonly withKey: boolean;
}

export const MOST_QUESTIONS = 60;
export const MOST_SHEET = 9_999;

export function firstChoice(slugs: readonly string[]): WorksheetChoice {
  return { lessons: slugs.slice(0, 1), sheet: 1, count: 10, withKey: true };
}

export interface ReadChoice {
  readonly choice: WorksheetChoice;
  /** What was wrong with the link, if anything. */
  readonly problem: Localised<string> | null;
}

/** `slugs` are the lessons that can be asked about. Any link gives a choice. */
export function readChoice(query: LinkQuery, slugs: readonly string[]): ReadChoice {
  const first = firstChoice(slugs);
  const read = readLink(query, (link) => {
    const text = link.text('lessons');
    const named = text === null ? first.lessons : text.split('.').filter((slug) => slug !== '');
    const unknown = named.find((slug) => !slugs.includes(slug));
    if (unknown !== undefined) {
      link.refuse('lessons', {
        zh: `链接里的课“${unknown.slice(0, 24)}”不存在。已改用初始设置。`,
        en: `The link names a lesson “${unknown.slice(0, 24)}” that does not exist. The initial settings are shown instead.`,
      });
    }
    return {
      lessons: slugs.filter((slug) => named.includes(slug)),
      sheet: link.integer('sheet', 1, MOST_SHEET, first.sheet),
      count: link.integer('count', 1, MOST_QUESTIONS, first.count),
      withKey: link.flag('key', first.withKey),
    };
  });
  return read.kind === 'ok' ? { choice: read.state, problem: null } : { choice: first, problem: read.message };
}

export function writeChoice(choice: WorksheetChoice, slugs: readonly string[]): LinkQuery {
  const first = firstChoice(slugs);
  return writeLink({
    lessons: [choice.lessons.join('.'), first.lessons.join('.')],
    sheet: [String(choice.sheet), String(first.sheet)],
    count: [String(choice.count), String(first.count)],
    key: [choice.withKey ? '1' : '0', '1'],
  });
}
