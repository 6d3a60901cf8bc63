// What the exhibit `four-cases` shows: two sets and two sizes with their likeness and cases, every recipe's score, and what
// they say of the lecture notes' rule. Not responsible for: measuring (run-board.ts), words.
import type { BaseModelId } from '../../../engine/catalog/base-models.ts';
import { likenessOf } from '../../../nn/transfer/feature-likeness.ts';
import { SAMPLE_SOURCES } from '../base/samples.ts';
import type { SampleSource } from '../base/samples.ts';
import { frontMacs } from '../measure/budget.ts';
import { likenessKey, scoreKey } from './board-store.ts';
import { estimateSeconds } from './estimate.ts';
import { placeOf, SPOTS } from './four-cases.ts';
import type { CaseState, Recipe, Spot } from './four-cases.ts';
import { isJobIn, jobsOf } from './jobs.ts';
import type { BoardSession } from './use-board.ts';
import { caseOf, RULE, verdictOf } from './verdict.ts';
import type { RuledCase, Scores, Verdict } from './verdict.ts';

export interface Cell {
  readonly spot: Spot;
  readonly source: SampleSource;
  readonly count: number;
  /** In [0, 1]; null before it is measured. */
  readonly likeness: number | null;
  /** By the student's lines; null before the likeness is measured. */
  readonly ruledCase: RuledCase | null;
  readonly advised: readonly Recipe[];
  readonly pick: Recipe | null;
  readonly scores: Scores;
  readonly verdict: Verdict | null;
}

export interface SetOnScale {
  readonly source: SampleSource;
  readonly likeness: number | null;
}

export interface BoardModel {
  readonly state: CaseState;
  readonly session: BoardSession;
  /** Most like photographs first, as measured; in the course's order before that. */
  readonly scale: readonly SetOnScale[];
  /** Whether the likeness of both columns is known. */
  readonly isCompared: boolean;
  readonly cells: readonly Cell[];
  readonly at: Cell;
  /** Trainings of this board that are not measured yet. */
  readonly missing: number;
  /** Null where this device was not measured. */
  readonly estimateSeconds: number | null;
  readonly imagesPerSecond: number | null;
  /** How often the rule was alone on top, shared the top, was beaten. */
  readonly tally: Readonly<Record<Verdict['ruling'], number>>;
  /** Right predictions of those that can be judged. */
  readonly predictions: { readonly right: number; readonly judged: number };
}

function scaleOf(likenesses: ReadonlyMap<SampleSource, number>): readonly SetOnScale[] {
  return SAMPLE_SOURCES.map((source) => ({ source, likeness: likenesses.get(source) ?? null })).sort(
    (a, b) => (b.likeness ?? -1) - (a.likeness ?? -1),
  );
}

export function present(state: CaseState, session: BoardSession): BoardModel {
  const { base, store } = session;
  const model: BaseModelId = base.entry?.id ?? 'mobilenet-v2-body';
  const likenesses = new Map(
    SAMPLE_SOURCES.flatMap((source) => {
      const distance = store.distances.get(likenessKey(model, state.sizePx, source));
      return distance === undefined ? [] : [[source, likenessOf(distance)] as const];
    }),
  );
  const cells = SPOTS.map((spot): Cell => {
    const { column, row } = placeOf(spot);
    const [source, count] = [state[column], state[row]];
    const likeness = likenesses.get(source) ?? null;
    const ruledCase = likeness === null ? null : caseOf(count, likeness, state.sizeLine, state.likenessLine);
    const advised = ruledCase === null ? [] : RULE[ruledCase];
    const score = (recipe: Recipe) => store.scores.get(scoreKey(model, state, source, count, recipe)) ?? null;
    const scores: Scores = { head: score('head'), early: score('early'), tuned: score('tuned'), fresh: score('fresh') };
    const pick = state.picks[spot];
    const verdict = verdictOf(scores, advised, pick);
    return { spot, source, count, likeness, ruledCase, advised, pick, scores, verdict };
  });
  const missing = jobsOf(state).filter((job) => !isJobIn(store.scores, model, job, state));
  const speed = store.speeds.get(likenessKey(model, state.sizePx, null)) ?? null;
  const judged = cells.filter(({ verdict, pick }) => verdict !== null && pick !== null);
  const count = (ruling: Verdict['ruling']): number =>
    cells.filter(({ verdict, ruledCase }) => ruledCase !== null && verdict?.ruling === ruling).length;
  const at = cells.find(({ spot }) => spot === state.at) ?? cells[0];
  if (at === undefined) throw new RangeError('the board has no cells');
  return {
    state,
    session,
    scale: scaleOf(likenesses),
    isCompared: cells.every(({ likeness }) => likeness !== null),
    cells,
    at,
    missing: missing.length,
    estimateSeconds: speed === null ? null : estimateSeconds(model, missing, state, speed),
    imagesPerSecond: speed === null ? null : speed / frontMacs(model, state.sizePx),
    tally: { sole: count('sole'), tied: count('tied'), beaten: count('beaten') },
    predictions: { right: judged.filter(({ verdict }) => verdict?.pick === true).length, judged: judged.length },
  };
}
