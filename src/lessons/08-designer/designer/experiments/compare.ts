// Experiments side by side: in what their plans differ, what came of each, and their curves for one chart.
// Not responsible for: keeping them (experiment-store.ts) or words (experiments.text.ts).
import type { LineSeries, SeriesColour } from '../../../../kit/charts/series.ts';
import { decode } from '../designer.ts';
import type { DesignerState } from '../designer.ts';
import { netSignature } from './net-signature.ts';
import { MOST_SHOWN } from './experiment.ts';
import type { Experiment, ExperimentEpoch } from './experiment.ts';

/** What an experiment is made of and may differ in, in the order of the table. */
export const FACTORS = [
  'dataset',
  'network',
  'optimizer',
  'rate',
  'batch',
  'epochs',
  'count',
  'seed',
  'labelNoise',
  'imageNoise',
  'imbalance',
  'start',
] as const;
export type Factor = (typeof FACTORS)[number];

export const METRICS = ['validationAccuracy', 'validationLoss', 'trainAccuracy', 'trainLoss'] as const;
export type Metric = (typeof METRICS)[number];

/** What a factor is without anything special: not worth a word. */
const SILENT: ReadonlySet<string> = new Set(['0', '']);

export interface ComparedRow {
  readonly experiment: Experiment;
  readonly factors: Readonly<Record<Factor, string>>;
  /** The best epoch's accuracy on the validation images; null before one has ended. */
  readonly bestValidation: number | null;
  /** Measured less predicted; null without either. */
  readonly surprise: number | null;
}

export interface Comparison {
  readonly rows: readonly ComparedRow[];
  /** Factors in which those on the chart (all, where fewer than two are) differ. */
  readonly differing: readonly Factor[];
  /** The others, with the value that they share; empty for fewer than two experiments. */
  readonly common: readonly { readonly factor: Factor; readonly value: string }[];
}

/** The design of an experiment; null for one of an older kind that can't be read any more. */
export function designOf({ design }: Experiment): DesignerState | null {
  const decoded = decode(Object.fromEntries(new URLSearchParams(design)));
  return decoded.kind === 'ok' ? decoded.state : null;
}

function factorsOf(experiment: Experiment): Readonly<Record<Factor, string>> {
  const state = designOf(experiment);
  const plan = state?.plan;
  return {
    dataset: experiment.dataset,
    network: state === null ? '?' : netSignature(state.net),
    optimizer: plan?.optimizer ?? '?',
    rate: String(plan?.rate ?? '?'),
    batch: String(plan?.batch ?? '?'),
    epochs: String(plan?.epochs ?? '?'),
    count: String(plan?.count ?? '?'),
    seed: String(plan?.seed ?? '?'),
    labelNoise: String(plan?.labelNoise ?? '?'),
    imageNoise: String(plan?.imageNoise ?? '?'),
    imbalance: String(plan?.imbalance ?? '?'),
    start: state?.start ?? '',
  };
}

function bestValidation({ result }: Experiment): number | null {
  const accuracies = result?.epochs.flatMap(({ validationAccuracy: y }) => (y === null ? [] : [y])) ?? [];
  return accuracies.length === 0 ? null : Math.max(...accuracies);
}

function row(experiment: Experiment): ComparedRow {
  const { prediction, result } = experiment;
  const measured = result?.testAccuracy ?? null;
  return {
    experiment,
    factors: factorsOf(experiment),
    bestValidation: bestValidation(experiment),
    surprise: prediction === null || measured === null ? null : measured - prediction.accuracy,
  };
}

export function compare(experiments: readonly Experiment[]): Comparison {
  const rows = experiments.map(row);
  const shown = rows.filter(({ experiment }) => experiment.colour !== null);
  const compared = shown.length > 1 ? shown : rows;
  const valuesOf = (factor: Factor): ReadonlySet<string> => new Set(compared.map(({ factors }) => factors[factor]));
  const differing = FACTORS.filter((factor) => valuesOf(factor).size > 1);
  const common = FACTORS.filter(
    (factor) => valuesOf(factor).size === 1 && !SILENT.has(compared[0]?.factors[factor] ?? ''),
  ).map((factor) => ({
    factor,
    value: compared[0]?.factors[factor] ?? '',
  }));
  return { rows, differing, common: compared.length > 1 ? common : [] };
}

/** Epochs of an experiment that is being trained, which its record does not have yet. */
export interface LiveEpochs {
  readonly id: string;
  readonly epochs: readonly ExperimentEpoch[];
}

const COLOURS: readonly SeriesColour[] = [
  'series-2',
  'series-1',
  'series-3',
  'series-4',
  'series-5',
  'series-6',
  'series-7',
  'series-8',
];

export function colourOf(colour: number): SeriesColour {
  return COLOURS[(colour - 1) % MOST_SHOWN] ?? 'series-2';
}

/** The curves on the chart, those of a training under way as far as it has come. */
export function curves(
  experiments: readonly Experiment[],
  metric: Metric,
  nameOf: (experiment: Experiment) => string,
  live: LiveEpochs | null,
): readonly LineSeries[] {
  return experiments.flatMap((experiment) => {
    const { id, colour, result } = experiment;
    if (colour === null) return [];
    const epochs = live?.id === id ? live.epochs : (result?.epochs ?? []);
    const points = epochs.flatMap((epoch) => {
      const y = epoch[metric];
      return y === null ? [] : [{ x: epoch.epoch, y }];
    });
    return [{ id, label: nameOf(experiment), color: colourOf(colour), points }];
  });
}
