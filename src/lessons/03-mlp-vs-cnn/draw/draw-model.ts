// What the drawing board shows: the ink, its way to 28 x 28, and both networks' answers.
// Not responsible for: asking the networks (use-draw.ts), drawing (DrawView.tsx) or sentences (draw.text.ts).
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { normaliseDigit } from '../../../nn/digit.ts';
import type { DigitNormalisation, GreyImage } from '../../../nn/digit.ts';
import { contestantPhase } from '../duel/contestant.ts';
import type { ContestantPhase } from '../duel/contestant.ts';
import { CLASSES, CONTESTANTS } from '../duel/setup.ts';
import type { ContestantId } from '../duel/setup.ts';
import type { RunView } from '../duel/use-match.ts';
import { INK_GRID, inkPlane } from '../../../nn/ink.ts';
import type { DrawState } from './draw.ts';

/** What one network said, and to which picture. */
export interface Reply {
  /** The 28 x 28 values that were asked about; a reply to another picture is out of date. */
  readonly image: Float32Array;
  readonly probabilities: Float32Array;
}

export interface DrawSession {
  readonly runs: Readonly<
    Record<ContestantId, Pick<RunView, 'snapshot' | 'opening'> & { readonly error: EngineErrorCode | null }>
  >;
  readonly replies: Readonly<Record<ContestantId, Reply | null>>;
  /** Whether the duel's setup is for another data set, so that the board uses one of its own. */
  readonly otherDataset: boolean;
  readonly train: () => void;
  readonly pause: () => void;
}

export interface Guess {
  readonly digit: number;
  readonly probability: number;
}

export interface Answer {
  readonly id: ContestantId;
  readonly phase: ContestantPhase;
  readonly error: EngineErrorCode | null;
  readonly step: number;
  readonly totalSteps: number;
  /** Ten probabilities; null while the network has not answered or has learned nothing yet. */
  readonly probabilities: readonly number[] | null;
  readonly first: Guess | null;
  readonly second: Guess | null;
  /** How far the first guess is ahead of the second. */
  readonly margin: number | null;
  readonly certainty: 'sure' | 'hesitant' | 'torn' | null;
}

export interface DrawModel {
  readonly state: DrawState;
  readonly ink: GreyImage;
  readonly normalisation: DigitNormalisation;
  readonly answers: readonly Answer[];
  /** `untrained`: offer to train; `training`: it goes on; `paused`: it can go on; `trained`. */
  readonly networks: 'untrained' | 'opening' | 'training' | 'paused' | 'trained' | 'trouble';
  readonly otherDataset: boolean;
}

/** Ahead of the second guess by this much, a network is called sure, or at least not torn. */
const SURE = 0.5;
const HESITANT = 0.15;

export function present(state: DrawState, session: DrawSession): DrawModel {
  const { ink, normalisation } = normalised(state.strokes);
  const answers = CONTESTANTS.map((id) => answerOf(id, session, normalisation));
  return {
    state,
    ink,
    normalisation,
    answers,
    networks: networksPhase(answers),
    otherDataset: session.otherDataset,
  };
}

interface Normalised {
  readonly ink: GreyImage;
  readonly normalisation: DigitNormalisation;
}

const cache = new WeakMap<DrawState['strokes'], Normalised>();

/** The same strokes give the very same arrays, so that a reply can be told to belong to them. */
export function normalised(strokes: DrawState['strokes']): Normalised {
  const known = cache.get(strokes);
  if (known !== undefined) return known;
  const ink = { height: INK_GRID, width: INK_GRID, values: inkPlane(strokes, INK_GRID) };
  const made = { ink, normalisation: normaliseDigit(ink) };
  cache.set(strokes, made);
  return made;
}

function networksPhase(answers: readonly Answer[]): DrawModel['networks'] {
  const has = (...phases: readonly ContestantPhase[]) => answers.some(({ phase }) => phases.includes(phase));
  if (has('error', 'failed')) return 'trouble';
  if (has('opening')) return 'opening';
  if (has('running')) return 'training';
  if (answers.some(({ step }) => step === 0)) return 'untrained';
  return has('paused', 'ready') ? 'paused' : 'trained';
}

function answerOf(id: ContestantId, { runs, replies }: DrawSession, normalisation: DigitNormalisation): Answer {
  const run = runs[id];
  const step = run.snapshot?.step ?? 0;
  const reply = replies[id];
  const isAbout = normalisation.kind === 'digit' && reply?.image === normalisation.result.values;
  const usable = isAbout && step > 0 && reply.probabilities.every(Number.isFinite);
  const probabilities = usable ? [...reply.probabilities].slice(0, CLASSES) : null;
  const ranked = (probabilities ?? [])
    .map((probability, digit) => ({ digit, probability }))
    .toSorted((a, b) => b.probability - a.probability);
  const [first = null, second = null] = ranked;
  const margin = first !== null && second !== null ? first.probability - second.probability : null;
  return {
    id,
    phase: contestantPhase(run),
    error: run.error ?? run.snapshot?.failure?.code ?? null,
    step,
    totalSteps: run.snapshot?.totalSteps ?? 0,
    probabilities,
    first,
    second,
    margin,
    certainty: margin === null ? null : margin >= SURE ? 'sure' : margin >= HESITANT ? 'hesitant' : 'torn',
  };
}
