// Finds places of the course by words of either language. By parts of words, so that Chinese needs no splitting. Pure.
// Not responsible for: what there is to find (places.ts) or showing it.
import type { Localised } from '../../kit/locale/locale.ts';
import type { Route } from '../route.ts';

export type PlaceKind = 'lesson' | 'section' | 'exhibit' | 'term';

/** Something that can be found, with the way to it. */
export interface Place {
  readonly kind: PlaceKind;
  readonly title: Localised<string>;
  /** What is shown below the title: the lesson it belongs to, or a definition. */
  readonly detail: Localised<string>;
  /** Further words that find it and are not shown. */
  readonly words: string;
  readonly route: Localised<Route>;
}

/** A place with its texts made ready for comparing. */
export interface IndexedPlace {
  readonly place: Place;
  readonly title: string;
  readonly all: string;
}

export function indexPlaces(places: readonly Place[]): readonly IndexedPlace[] {
  return places.map((place) => {
    const title = normal(`${place.title.zh}\n${place.title.en}`);
    return { place, title, all: `${title}\n${normal(`${place.detail.zh}\n${place.detail.en}\n${place.words}`)}` };
  });
}

/**
 * Places in which every word of the search occurs somewhere, in whatever language, width and case. Best first: the
 * words together in a title, then all in the title, then the others; equals keep their order. Nothing for no words.
 */
export function findPlaces(places: readonly IndexedPlace[], search: string): readonly Place[] {
  const { whole, words } = searchWords(search);
  if (words.length === 0) return [];
  const ranks: [Place[], Place[], Place[], Place[]] = [[], [], [], []];
  for (const { place, title, all } of places) {
    if (!words.every((word) => all.includes(word))) continue;
    if (title.split('\n').includes(whole)) ranks[0].push(place);
    else if (title.includes(whole)) ranks[1].push(place);
    else if (words.every((word) => title.includes(word))) ranks[2].push(place);
    else ranks[3].push(place);
  }
  return ranks.flat();
}

/** What was typed, as texts are compared with it: as a whole and word by word. */
export function searchWords(search: string): { readonly whole: string; readonly words: readonly string[] } {
  const whole = normal(search).trim();
  return { whole, words: whole.split(/\s+/).filter((word) => word !== '') };
}

/** Equal for all widths and cases of the same letters. */
export function normal(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
