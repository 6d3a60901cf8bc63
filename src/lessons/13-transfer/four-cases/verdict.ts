// The lecture notes' rule, and what measured accuracies say of it: pure functions. Not responsible for: measuring, words.
import { notClearlyBelow, shareInterval } from '../../../nn/transfer/proportions.ts';
import type { ShareInterval } from '../../../nn/transfer/proportions.ts';
import type { CaseId } from '../case-networks.ts';
import { RECIPES } from './four-cases.ts';
import type { Recipe } from './four-cases.ts';

export type RuledCase = Exclude<CaseId, 'pretrained'>;

/** What the notes advise; for the last case they name two ways. */
export const RULE: Readonly<Record<RuledCase, readonly Recipe[]>> = {
  'small-similar': ['head'],
  'small-different': ['early'],
  'large-similar': ['tuned'],
  'large-different': ['fresh', 'tuned'],
};

/** Which case a set is by the student's lines: what lies on a line is large, or similar. */
export function caseOf(count: number, likeness: number, sizeLine: number, likenessLine: number): RuledCase {
  const isSimilar = Math.round(100 * likeness) >= likenessLine;
  if (count >= sizeLine) return isSimilar ? 'large-similar' : 'large-different';
  return isSimilar ? 'small-similar' : 'small-different';
}

export interface Score {
  /** Part of the test pictures right. */
  readonly accuracy: number;
  readonly count: number;
  readonly trainingMs: number;
}

export type Scores = Readonly<Record<Recipe, Score | null>>;

/**
 * `sole`: what the rule advises is alone at the top. `tied`: it is at the top, but so are others that can't be told apart from
 * it. `beaten`: something else is clearly better than all it advises.
 */
export type Ruling = 'sole' | 'tied' | 'beaten';

export interface Verdict {
  /** The recipe with the most right answers. */
  readonly best: Recipe;
  /** Recipes that the test pictures can't tell apart from the best, it included, in the order of RECIPES. */
  readonly top: readonly Recipe[];
  readonly ruling: Ruling;
  /** Whether the student's choice is among the top; null without one. */
  readonly pick: boolean | null;
}

export function intervalOf({ accuracy, count }: Score): ShareInterval {
  return shareInterval(accuracy, count);
}

/** Null until all recipes are measured. */
export function verdictOf(scores: Scores, advised: readonly Recipe[], pick: Recipe | null): Verdict | null {
  const measured = RECIPES.map((recipe) => scores[recipe]).filter((score) => score !== null);
  if (measured.length < RECIPES.length) return null;
  const shares = measured.map(({ accuracy }) => accuracy);
  const count = measured.reduce((least, score) => Math.min(least, score.count), Infinity);
  const top = notClearlyBelow(shares, count).map((place) => RECIPES[place] ?? 'head');
  const best = RECIPES.reduce((a, b) => ((scores[b]?.accuracy ?? 0) > (scores[a]?.accuracy ?? 0) ? b : a));
  const isRuleOnTop = advised.some((recipe) => top.includes(recipe));
  const ruling = !isRuleOnTop ? 'beaten' : top.every((recipe) => advised.includes(recipe)) ? 'sole' : 'tied';
  return { best, top, ruling, pick: pick === null ? null : top.includes(pick) };
}
