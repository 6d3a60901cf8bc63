// What the table shows: the known classifiers and the reader's own, the fewest mistakes first.
// Not responsible for: names (classifiers.text.ts) or training (bench.ts).
import type { BenchSession, Work } from './bench.ts';
import { parametersOf, TEST_COUNT } from './classifiers.ts';
import type { ClassifierState } from './classifiers.ts';
import { KNOWN } from './known.ts';
import type { Family, KnownId } from './known.ts';
import type { OwnResult } from './kept-results.ts';

export type TableRow =
  | { readonly kind: 'known'; readonly id: KnownId; readonly errorPercent: number; readonly family: Family }
  | { readonly kind: 'own'; readonly result: OwnResult; readonly errorPercent: number };

export interface ClassifierModel {
  readonly state: ClassifierState;
  readonly parameters: number;
  readonly rows: readonly TableRow[];
  /** The reader's best result and its place among all, counted from 1; null before the first. */
  readonly best: { readonly result: OwnResult; readonly errorPercent: number; readonly place: number } | null;
  /** Longest bar. */
  readonly mostPercent: number;
  readonly work: Work | null;
  readonly error: BenchSession['error'];
}

function percentOf({ wrong }: OwnResult): number {
  return (wrong / TEST_COUNT) * 100;
}

export function present(state: ClassifierState, { results, work, error }: BenchSession): ClassifierModel {
  const own = results.map((result) => ({ kind: 'own', result, errorPercent: percentOf(result) }) as const);
  const known = KNOWN.map((one) => ({ kind: 'known', ...one }) as const);
  const rows: readonly TableRow[] = [...own, ...known].toSorted((a, b) => a.errorPercent - b.errorPercent);
  const place = rows.findIndex(({ kind }) => kind === 'own');
  const first = rows[place];
  return {
    state,
    parameters: parametersOf(state),
    rows,
    best: first?.kind === 'own' ? { result: first.result, errorPercent: first.errorPercent, place: place + 1 } : null,
    mostPercent: rows.reduce((most, row) => Math.max(most, row.errorPercent), 0),
    work,
    error,
  };
}
