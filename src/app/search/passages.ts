// Finds sections of lessons by what their prose says, in one language. By parts of words, so that Chinese needs no
// splitting. Pure. Not responsible for: the prose (prose.*.ts) or places that have a name (find.ts).
import type { LessonProse } from '../plain/prose.tsx';
import { normal, searchWords } from './find.ts';

export interface IndexedPassage {
  readonly slug: string;
  readonly section: string;
  readonly text: string;
  readonly normal: string;
}

export interface FoundPassage {
  readonly slug: string;
  readonly section: string;
  /** The words around what was found, cut out of the passage. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** Characters of a passage that are shown on either side of what was found. */
const SHOWN_BEFORE = 40;
const SHOWN_AFTER = 120;

export function indexProse(prose: readonly LessonProse[]): readonly IndexedPassage[] {
  return prose.flatMap(({ slug, sections }) =>
    sections.flatMap(({ id, passages }) => passages.map((text) => ({ slug, section: id, text, normal: normal(text) }))),
  );
}

/**
 * At most one passage of each section: best where it has the words as they were typed, next where it has them all.
 * Equals keep the order of the course. A single Latin letter finds nothing, as it would find everything.
 */
export function findPassages(index: readonly IndexedPassage[], search: string): readonly FoundPassage[] {
  const { whole, words } = searchWords(search);
  const [first] = words;
  if (first === undefined || /^[\x20-\x7f]$/.test(whole)) return [];
  const whereWhole = new Map<string, FoundPassage>();
  const whereAll = new Map<string, FoundPassage>();
  for (const passage of index) {
    const key = `${passage.slug} ${passage.section}`;
    if (passage.normal.includes(whole)) {
      if (!whereWhole.has(key)) whereWhole.set(key, cutOut(passage, whole));
    } else if (!whereAll.has(key) && words.every((word) => passage.normal.includes(word))) {
      whereAll.set(key, cutOut(passage, first));
    }
  }
  return [...whereWhole.values(), ...[...whereAll].filter(([key]) => !whereWhole.has(key)).map(([, found]) => found)];
}

function cutOut({ slug, section, text, normal: compared }: IndexedPassage, word: string): FoundPassage {
  const at = compared.indexOf(word);
  // The form that is compared may be longer or shorter than the text, and its places then others.
  const shown = normal(text.slice(at, at + word.length)) === word ? text : compared;
  const from = cutAt(shown, Math.max(0, at - SHOWN_BEFORE), at);
  const end = at + word.length;
  return {
    slug,
    section,
    before: `${from > 0 ? '…' : ''}${shown.slice(from, at)}`,
    match: shown.slice(at, end),
    after: `${shown.slice(end, end + SHOWN_AFTER)}${end + SHOWN_AFTER < shown.length ? '…' : ''}`,
  };
}

/** The start of the next word, if one begins before `end`. */
function cutAt(text: string, from: number, end: number): number {
  if (from === 0) return 0;
  const space = text.indexOf(' ', from);
  return space >= 0 && space < end ? space + 1 : from;
}
