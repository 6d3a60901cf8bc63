// The trainings that a board comes down to. Not responsible for: running them (run-board.ts).
import type { BaseModelId } from '../../../engine/catalog/base-models.ts';
import type { SampleSource } from '../base/samples.ts';
import { scoreKey } from './board-store.ts';
import { placeOf, RECIPES, SPOTS } from './four-cases.ts';
import type { CaseState, Recipe } from './four-cases.ts';
import type { Score } from './verdict.ts';

export interface Job {
  readonly source: SampleSource;
  readonly count: number;
  readonly recipe: Recipe;
}

/** All trainings of a board, each once: both columns may show the same set. */
export function jobsOf(state: CaseState): readonly Job[] {
  const jobs = new Map<string, Job>();
  for (const spot of SPOTS) {
    const { column, row } = placeOf(spot);
    const [source, count] = [state[column], state[row]];
    for (const recipe of RECIPES) jobs.set(`${source} ${count} ${recipe}`, { source, count, recipe });
  }
  return [...jobs.values()];
}

/** Whether this visit or an earlier one measured it. */
export function isJobIn(
  scores: ReadonlyMap<string, Score>,
  model: BaseModelId,
  { source, count, recipe }: Job,
  state: CaseState,
): boolean {
  return scores.has(scoreKey(model, state, source, count, recipe));
}
