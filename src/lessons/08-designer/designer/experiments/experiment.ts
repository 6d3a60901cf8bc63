// One experiment as it is kept: what was asked and predicted, the design it is about, and what came of it.
// Not responsible for: keeping it (experiment-store.ts) or comparing several (compare.ts).
import * as v from 'valibot';

/** Of the chart's eight colours; more curves than that no eye tells apart. */
export const MOST_SHOWN = 8;

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const epoch = v.object({
  epoch: count,
  trainLoss: v.nullable(v.number()),
  trainAccuracy: fraction,
  validationLoss: v.nullable(v.number()),
  validationAccuracy: v.nullable(fraction),
  best: v.boolean(),
});

const result = v.object({
  epochs: v.array(epoch),
  testAccuracy: v.nullable(fraction),
  testCount: count,
  trainingMs: v.pipe(v.number(), v.minValue(0)),
  backend: text,
});

export const VERDICTS = ['open', 'right', 'partly', 'wrong'] as const;

const experiment = v.object({
  /** The run's name: one experiment for each network and plan. */
  id: text,
  /** The reader's; empty until they give one. */
  name: text,
  question: text,
  /** Made before training, and not to be changed afterwards; null where training began without one. */
  prediction: v.nullable(v.object({ accuracy: fraction, why: text })),
  verdict: v.picklist(VERDICTS),
  observation: text,
  /** The design's link, as a query: enough to open it again. */
  design: text,
  /** The data set's name in the plan; for own images it changes with them. */
  dataset: text,
  parameters: count,
  macs: count,
  createdAt: v.number(),
  /** Null until the training is over. */
  result: v.nullable(result),
  /** Colour of its curve, counted from 1; null while it is not on the chart. */
  colour: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_SHOWN))),
});

export type Experiment = v.InferOutput<typeof experiment>;
export type ExperimentResult = v.InferOutput<typeof result>;
export type ExperimentEpoch = v.InferOutput<typeof epoch>;
export type ExperimentVerdict = (typeof VERDICTS)[number];

/** What a reader may write after the fact. */
export type ExperimentWords = Pick<Experiment, 'name' | 'question' | 'verdict' | 'observation'>;

const kept = v.object({ version: v.literal(1), experiments: v.array(v.unknown()) });

/** The experiments in a text from the device; those that can't be read are left out. Never throws. */
export function parseExperiments(stored: string | null): readonly Experiment[] {
  const whole = v.safeParse(kept, parseJson(stored));
  if (!whole.success) return [];
  const found = new Map<string, Experiment>();
  for (const each of whole.output.experiments) {
    const one = v.safeParse(experiment, each);
    if (one.success && !found.has(one.output.id)) found.set(one.output.id, one.output);
  }
  return [...found.values()];
}

export function experimentsText(experiments: readonly Experiment[]): string {
  return JSON.stringify({ version: 1, experiments });
}

function parseJson(stored: string | null): unknown {
  try {
    return JSON.parse(stored ?? 'null');
  } catch {
    return null;
  }
}

/** The smallest colour that no curve on the chart has; null where all are taken. */
export function freeColour(experiments: readonly Experiment[]): number | null {
  const taken = new Set(experiments.map(({ colour }) => colour));
  for (let colour = 1; colour <= MOST_SHOWN; colour += 1) if (!taken.has(colour)) return colour;
  return null;
}
