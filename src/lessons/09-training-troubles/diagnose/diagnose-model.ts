// What the clinic shows: the patient's curve, the examinations asked for, the diagnosis and what came of the mend.
// Not responsible for: words (diagnose.text.ts) or training (clinic.ts).
import type { Point } from '../../../kit/charts/series.ts';
import type { EpochRecord } from '../../../engine/protocol/calls.ts';
import type { Entry, ClinicSession, Outcome } from './clinic.ts';
import type { DiagnoseState, ExamId } from './diagnose.ts';
import type { Findings } from './findings.ts';
import { CAUSES, patientWith, waitingRoom } from './patients.ts';
import type { CauseId, Treatment } from './patients.ts';

/** Points a curve is drawn with at most: each is the mean of a group of batches. */
const POINTS = 80;

/** One training as it is drawn and told. */
export interface Course {
  readonly phase: Outcome['phase'] | 'none';
  readonly steps: number;
  readonly images: number;
  /** Mean loss of groups of batches by images seen. */
  readonly curve: readonly Point[];
  readonly batchesPerPoint: number;
  /** Loss of every batch by images seen; empty where a point of the curve is one batch anyway. */
  readonly raw: readonly Point[];
  readonly firstLoss: number | null;
  readonly smallestLoss: number | null;
  readonly largestLoss: number | null;
  /** Loss of the last point of the curve. */
  readonly lastLoss: number | null;
  readonly epochs: readonly EpochRecord[];
  readonly lastEpoch: EpochRecord | null;
  readonly failure: Outcome['failure'];
  readonly error: Outcome['error'];
}

export interface DiagnoseModel {
  readonly state: DiagnoseState;
  readonly cause: CauseId;
  readonly isRight: boolean;
  readonly sick: Course;
  readonly well: Course;
  readonly treatment: Treatment;
  readonly totalSteps: number;
  /** What is shown of the findings; null where not examined yet. */
  readonly findings: Findings | null;
  readonly exams: readonly ExamId[];
  readonly entries: { readonly sick: Entry; readonly well: Entry };
  readonly isBusy: boolean;
  /** By patient number, from 1: diagnoses made until the right one; null before it was made. */
  readonly tries: readonly (number | null)[];
}

function courseOf(outcome: Outcome | undefined, { plan }: Treatment): Course {
  const loss = outcome?.loss ?? new Float32Array();
  const planned = Math.ceil(plan.trainCount / plan.batchSize) * plan.epochs;
  // A training that ended early is drawn batch by batch: its few losses are what there is to see.
  const perPoint = Math.max(1, Math.ceil((outcome?.phase === 'done' ? loss.length : planned) / POINTS));
  const imagesAt = (steps: number): number => {
    const perEpoch = Math.ceil(plan.trainCount / plan.batchSize);
    const within = Math.min(plan.trainCount, (steps % perEpoch) * plan.batchSize);
    return Math.floor(steps / perEpoch) * plan.trainCount + within;
  };
  const curve = Array.from({ length: Math.ceil(loss.length / perPoint) }, (_, i) => {
    const group = loss.subarray(i * perPoint, (i + 1) * perPoint);
    const y = group.reduce((sum, value) => sum + value, 0) / group.length;
    return { x: imagesAt(i * perPoint + group.length), y };
  });
  const finite = loss.filter(Number.isFinite);
  const extreme = (pick: (a: number, b: number) => number): number | null =>
    finite.length === 0 ? null : finite.reduce((a, b) => pick(a, b));
  return {
    phase: outcome?.phase ?? 'none',
    steps: loss.length,
    images: imagesAt(loss.length),
    curve,
    batchesPerPoint: perPoint,
    raw: perPoint === 1 ? [] : Array.from(loss, (y, i) => ({ x: imagesAt(i + 1), y })),
    firstLoss: loss[0] ?? null,
    smallestLoss: extreme(Math.min),
    largestLoss: extreme(Math.max),
    lastLoss: curve.at(-1)?.y ?? null,
    epochs: outcome?.epochs ?? [],
    lastEpoch: outcome?.epochs.at(-1) ?? null,
    failure: outcome?.failure ?? null,
    error: outcome?.error ?? null,
  };
}

/** The name under which the clinic keeps a patient's diagnoses. */
export function patientKey({ seed, patient }: Pick<DiagnoseState, 'seed' | 'patient'>): string {
  return `${seed}/${patient}`;
}

function entryOf(state: DiagnoseState, treatment: Treatment, role: 'sick' | 'well'): Entry {
  return { key: `clinic-${state.seed}-${state.patient}-${role}`, treatment, isExamined: role === 'sick' };
}

/** How many diagnoses it took; null while the right one has not been made. */
export function triesUntil(right: CauseId, made: readonly CauseId[]): number | null {
  const place = made.indexOf(right);
  return place < 0 ? null : place + 1;
}

export function present(state: DiagnoseState, session: ClinicSession): DiagnoseModel {
  const order = waitingRoom(state.seed);
  const cause = order[state.patient - 1] ?? CAUSES[0];
  const { sick, well } = patientWith(cause, state.seed);
  const entries = { sick: entryOf(state, sick, 'sick'), well: entryOf(state, well, 'well') };
  const outcome = session.outcomes.get(entries.sick.key);
  const { plan } = sick;
  return {
    state,
    cause,
    isRight: state.pick === cause,
    sick: courseOf(outcome, sick),
    well: courseOf(session.outcomes.get(entries.well.key), well),
    treatment: sick,
    totalSteps: Math.ceil(plan.trainCount / plan.batchSize) * plan.epochs,
    findings: outcome?.findings ?? null,
    exams: state.exams,
    entries,
    isBusy: session.running !== null,
    tries: order.map((right, index) =>
      triesUntil(right, session.diagnoses.get(patientKey({ seed: state.seed, patient: index + 1 })) ?? []),
    ),
  };
}
