// What the exhibit `duel` has words for; each language fills it (duel.zh.ts, duel.en.ts).
// Not responsible for: the words.
import type { DuelTest, SetupNumber } from './duel.ts';
import type { ContestantPhase } from './contestant.ts';
import type { ContestantId } from './setup.ts';

export interface DuelText {
  readonly test: string;
  readonly testName: Readonly<Record<DuelTest, string>>;
  readonly testNote: Readonly<Record<DuelTest, string>>;
  readonly name: Readonly<Record<ContestantId, string>>;
  readonly recorded: (name: string) => string;
  readonly fullName: Readonly<Record<ContestantId, string>>;
  readonly phase: Readonly<Record<ContestantPhase, string>>;
  readonly setup: string;
  readonly dataset: string;
  readonly number: Readonly<Record<SetupNumber, string>>;
  readonly images: string;
  readonly learningRateHint: string;
  readonly earlyStopping: string;
  readonly earlyStoppingHint: string;
  readonly noValidation: string;
  readonly defaults: string;
  readonly design: {
    readonly summary: string;
    readonly hiddenLayers: string;
    readonly units: (layer: number) => string;
    readonly convolutions: string;
    readonly filters: (layer: number) => string;
    readonly kernel: string;
    readonly pool: string;
    readonly dense: string;
    readonly denseHint: string;
  };
  readonly code: string;
  readonly codeOf: (name: string) => string;
  readonly compileCode: string;
  /** What x_train and y_train are in that code. */
  readonly compileNote: string;
  readonly controls: {
    readonly label: string;
    readonly train: string;
    readonly goOn: string;
    readonly over: string;
    readonly pause: string;
    readonly step: string;
    readonly rewind: string;
    readonly stop: string;
    readonly retry: string;
    readonly restore: string;
  };
  readonly architecture: string;
  readonly progress: string;
  readonly parameters: string;
  readonly ofSteps: (step: string, total: string) => string;
  readonly recentLoss: string;
  readonly recentAccuracy: string;
  readonly speed: string;
  readonly perSecond: (images: string) => string;
  readonly time: string;
  readonly engineUsed: (backend: string) => string;
  readonly validation: string;
  readonly testAccuracy: string;
  readonly testAfter: string;
  readonly record: string;
  /** What equal fingerprints mean. */
  readonly recordHint: string;
  readonly testing: (done: string, total: string) => string;
  readonly interval: (low: string, high: string, count: string) => string;
  readonly loading: string;
  readonly waitingForEngine: string;
  readonly resumed: (step: string) => string;
  readonly stoppedEarly: (epoch: string) => string;
  readonly unbuildable: (name: string) => string;
  readonly failedAt: (name: string, step: string) => string;
  readonly lastGood: (step: string) => string;
  readonly noLastGood: string;
  readonly lossChart: string;
  readonly accuracyChart: string;
  readonly stepAxis: string;
  readonly epochAxis: string;
  readonly lossAxis: string;
  readonly accuracyAxis: string;
  readonly meanOf: (batches: number) => string;
  readonly trainCurve: (name: string) => string;
  readonly validationCurve: (name: string) => string;
  readonly emptyCurve: string;
  readonly verdict: {
    readonly wins: (winner: string, loser: string, points: string) => string;
    readonly tooClose: string;
  };
  readonly mistakes: string;
  readonly confusion: (name: string) => string;
  readonly worst: (name: string) => string;
  /** How to read the caption of a mistake. */
  readonly mistakeKey: string;
  readonly mistake: (index: number, label: string, predicted: string, confidence: string) => string;
  readonly noMistakes: string;
  readonly shift: {
    readonly step: string;
    readonly stepName: Readonly<Record<'1' | '2', string>>;
    readonly begin: string;
    readonly stop: string;
    readonly needsTraining: string;
    readonly needsPause: string;
    readonly progress: (name: string) => string;
    readonly heatmap: (name: string, count: string) => string;
    readonly down: string;
    readonly right: string;
    readonly cell: (dy: number, dx: number, accuracy: string) => string;
    readonly notYet: string;
    readonly curve: string;
    readonly curveAxis: string;
    readonly example: (dy: number, dx: number) => string;
    readonly chosen: (dy: number, dx: number) => string;
    readonly unshifted: string;
    readonly farthest: string;
  };
  readonly table: {
    readonly title: string;
    readonly pixels: string;
    readonly plain: string;
    readonly shuffled: string;
    readonly advantage: string;
    readonly points: (points: string) => string;
    readonly notYet: string;
  };
  readonly seeds: {
    readonly title: string;
    readonly begin: string;
    readonly stop: string;
    readonly toCome: (seeds: string) => string;
    readonly seed: string;
    readonly mean: string;
    readonly note: string;
  };
}
