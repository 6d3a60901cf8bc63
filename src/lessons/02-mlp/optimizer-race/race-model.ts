// What the race shows: one lane a racer with its curve, result and fingerprint, the sweep, and the opened rule.
// Not responsible for: words (optimizer-race.text.ts) or training (run-queue.ts).
import type { SeriesColour } from '../../../kit/charts/series.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import type { OptimizerSpec } from '../../../nn/plan.ts';
import { SWEEP_RATES } from './optimizer-race.ts';
import type { RaceState } from './optimizer-race.ts';
import { entryOf, racerSpec } from './racers.ts';
import type { Entry, RacerId } from './racers.ts';
import { meanCurve } from '../mean-curve.ts';
import type { Outcome, QueueSession } from '../run-queue.ts';
import { traceOf } from './rule-trace.ts';
import type { TraceRow } from './rule-trace.ts';

export interface Lane {
  readonly racer: RacerId;
  readonly learningRate: number;
  readonly phase: Outcome['phase'] | 'none';
  readonly steps: number;
  readonly curve: readonly { readonly x: number; readonly y: number }[];
  /** Mean loss of the newest batches; null before the first. */
  readonly loss: number | null;
  readonly validationAccuracy: number | null;
  readonly fingerprint: string | null;
  /** Whether the run repeated its record bit for bit; null when it ran once. */
  readonly repeated: boolean | null;
  readonly error: EngineErrorCode | null;
}

export interface RaceModel {
  readonly state: RaceState;
  readonly entries: readonly Entry[];
  /** Of a race one a racer, of a sweep one a racer and rate. */
  readonly lanes: readonly Lane[];
  readonly pending: number;
  readonly done: number;
  /** Finished lanes, best validation accuracy first. */
  readonly ranking: readonly Lane[];
  readonly rule: { readonly racer: RacerId; readonly optimizer: OptimizerSpec; readonly rows: readonly TraceRow[] };
}

export const COLOURS: Readonly<Record<RacerId, { readonly color: SeriesColour; readonly dashed: boolean }>> = {
  sgd: { color: 'series-7', dashed: false },
  momentum: { color: 'series-1', dashed: false },
  nesterov: { color: 'series-1', dashed: true },
  rmsprop: { color: 'series-3', dashed: false },
  adagrad: { color: 'series-5', dashed: false },
  adadelta: { color: 'series-5', dashed: true },
  adam: { color: 'series-2', dashed: false },
  adamw: { color: 'series-2', dashed: true },
  adamax: { color: 'series-4', dashed: false },
  nadam: { color: 'series-8', dashed: false },
};

function laneOf({ racer, optimizer }: Entry, outcome: Outcome | undefined): Lane {
  const curve = meanCurve(outcome?.loss ?? new Float32Array());
  const { fingerprint = null, before = null } = outcome ?? {};
  return {
    racer,
    learningRate: optimizer.learningRate,
    phase: outcome?.phase ?? 'none',
    steps: outcome?.loss.length ?? 0,
    curve,
    loss: curve.at(-1)?.y ?? null,
    validationAccuracy: outcome?.validationAccuracy ?? null,
    fingerprint,
    repeated: fingerprint === null || before === null ? null : fingerprint === before,
    error: outcome?.error ?? null,
  };
}

/** The runs that a state asks for, in the order they are made. */
export function entriesOf({ mode, racers, learningRate, seed }: RaceState): readonly Entry[] {
  if (mode === 'sweep') return racers.flatMap((id) => SWEEP_RATES.map((rate) => entryOf(id, rate, seed)));
  return racers.map((id) => entryOf(id, mode === 'own' ? null : learningRate, seed));
}

export function present(state: RaceState, { outcomes, pending }: QueueSession): RaceModel {
  const entries = entriesOf(state);
  const lanes = entries.map((entry) => laneOf(entry, outcomes.get(entry.runId)));
  const optimizer = racerSpec(state.opened, state.mode === 'shared' ? state.learningRate : null);
  return {
    state,
    entries,
    lanes,
    pending,
    done: lanes.filter(({ phase }) => phase === 'finished' || phase === 'diverged').length,
    ranking: lanes
      .filter(({ phase }) => phase === 'finished')
      .toSorted((a, b) => (b.validationAccuracy ?? 0) - (a.validationAccuracy ?? 0)),
    rule: { racer: state.opened, optimizer, rows: traceOf(optimizer) },
  };
}

/** Accuracy after training over the logarithm of the rate; a run that diverged is a gap. */
export function sweepCurve({ lanes }: RaceModel, racer: RacerId): Lane['curve'] {
  return lanes
    .filter((lane) => lane.racer === racer && lane.phase !== 'none' && lane.phase !== 'waiting')
    .map((lane) => ({ x: Math.log10(lane.learningRate), y: lane.validationAccuracy ?? Number.NaN }));
}
