// A picture made of cells in words, for screen readers and for pages that are only read. Pure.
// Not responsible for: drawing.
import { formatNumber } from '../locale/format.ts';
import type { Locale } from '../locale/locale.ts';
import type { CellPicture } from './question.ts';
import type { QuizText } from './quiz.text.ts';

/** Cells as rows and columns, counted from 1. */
export function cellsInWords(cells: readonly number[], width: number, words: QuizText, locale: Locale): string {
  const separator = locale === 'zh' ? '、' : '; ';
  return cells.map((cell) => words.cell(Math.floor(cell / width) + 1, (cell % width) + 1, null, false)).join(separator);
}

/** Its name and size, its numbers row by row, and the cells that are marked. */
export function pictureInWords(picture: CellPicture, name: string, words: QuizText, locale: Locale): string {
  const { height, width, numbers, marked = [] } = picture;
  const sentences = [words.pictureWords(name, height, width)];
  for (let row = 0; numbers !== undefined && row < height; row += 1) {
    const list = numbers.slice(row * width, (row + 1) * width).map((number) => formatNumber(number, locale));
    sentences.push(words.rowNumbers(row + 1, list.join(locale === 'zh' ? '、' : ', ')));
  }
  if (marked.length > 0) sentences.push(words.markedCells(cellsInWords(marked, width, words, locale)));
  return sentences.join(locale === 'zh' ? '' : ' ');
}
