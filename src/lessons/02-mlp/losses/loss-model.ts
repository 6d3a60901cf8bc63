// What the exhibit `losses` shows: one prediction under every loss, with curves over the true class's logit; or the game.
// Not responsible for: words (losses.text.ts), formulas (loss-formula.ts) or the game's own numbers (bet-model.ts).
import type { SeriesColour } from '../../../kit/charts/series.ts';
import { isMeaningful, stepsUntilRight, traceLoss } from '../../../nn/loss-trace.ts';
import type { LossTrace } from '../../../nn/loss-trace.ts';
import type { LossKind } from '../../../nn/plan.ts';
import { betModel } from './bet-model.ts';
import type { BetModel } from './bet-model.ts';
import type { BetSession } from './bet-store.ts';
import { LABEL, LOGIT, LOSSES } from './losses.ts';
import type { LossesState } from './losses.ts';

/** Plain gradient descent on the logits, for "how long until it is right". */
const RATE = 1;
export const MOST_STEPS = 1000;

export interface LossRow {
  readonly kind: LossKind;
  /** Null where the loss needs probabilities and the outputs are none. */
  readonly trace: LossTrace | null;
  /** Null where it takes more than MOST_STEPS, or the loss has no meaning. */
  readonly stepsToRight: number | null;
}

interface Curve {
  readonly kind: LossKind;
  readonly color: SeriesColour;
  readonly loss: readonly { readonly x: number; readonly y: number }[];
  /** Size of the slope at the true class's logit. */
  readonly pull: readonly { readonly x: number; readonly y: number }[];
}

export interface CompareModel {
  readonly logits: readonly number[];
  readonly outputs: readonly number[];
  readonly rows: readonly LossRow[];
  /** The row of the loss looked at. */
  readonly row: LossRow;
  readonly curves: readonly Curve[];
}

export interface LossesModel {
  readonly state: LossesState;
  readonly compare: CompareModel;
  /** Null while the other figure is open. */
  readonly bet: BetModel | null;
}

const COLOURS: Readonly<Record<LossKind, SeriesColour>> = {
  categorical_crossentropy: 'series-2',
  sparse_categorical_crossentropy: 'series-2',
  binary_crossentropy: 'series-4',
  mse: 'series-1',
  mae: 'series-5',
  hinge: 'series-3',
};

const POINTS = Math.round((LOGIT.max - LOGIT.min) / LOGIT.step) + 1;

function rowOf(kind: LossKind, { output }: LossesState, logits: readonly number[]): LossRow {
  if (!isMeaningful(kind, output)) return { kind, trace: null, stepsToRight: null };
  return {
    kind,
    trace: traceLoss(kind, output, logits, LABEL),
    stepsToRight: stepsUntilRight(kind, output, logits, LABEL, RATE, MOST_STEPS),
  };
}

let known: { readonly output: string; readonly rivalLogit: number; readonly curves: readonly Curve[] } | null = null;

/** The curves stay while only the true class's logit moves along them: the last ones are kept. */
function curvesOf({ output, rivalLogit }: LossesState): readonly Curve[] {
  if (known === null || known.output !== output || known.rivalLogit !== rivalLogit) {
    known = { output, rivalLogit, curves: curvesFor(output, rivalLogit) };
  }
  return known.curves;
}

/** Each loss over the true class's logit, the others held. The two categorical forms are one curve. */
function curvesFor(output: LossesState['output'], rivalLogit: number): readonly Curve[] {
  return LOSSES.filter((kind) => kind !== 'sparse_categorical_crossentropy' && isMeaningful(kind, output)).map(
    (kind) => {
      const traces = Array.from({ length: POINTS }, (_, i) => {
        const x = LOGIT.min + i / 10;
        return { x, trace: traceLoss(kind, output, [x, rivalLogit, 0], LABEL) };
      });
      return {
        kind,
        color: COLOURS[kind],
        loss: traces.map(({ x, trace }) => ({ x, y: trace.loss })),
        pull: traces.map(({ x, trace }) => ({ x, y: Math.abs(trace.logitGradient[LABEL] ?? 0) })),
      };
    },
  );
}

function compareModel(state: LossesState): CompareModel {
  const logits = [state.trueLogit, state.rivalLogit, 0];
  const rows = LOSSES.map((kind) => rowOf(kind, state, logits));
  return {
    logits,
    outputs: traceLoss('mse', state.output, logits, LABEL).outputs,
    rows,
    row: rows[LOSSES.indexOf(state.loss)] ?? { kind: state.loss, trace: null, stepsToRight: null },
    curves: curvesOf(state),
  };
}

export function present(state: LossesState, session: BetSession): LossesModel {
  return {
    state,
    compare: compareModel(state),
    bet: state.figure === 'bet' ? betModel(state.cover, session) : null,
  };
}
