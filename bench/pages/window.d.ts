// What the measuring program finds and leaves in its pages.
import type { AugmentationTimes } from './augmentation.ts';
import type { FeatureResult, FeatureTask } from './features.ts';
import type { Host } from './host.ts';
import type { FilterTimes } from './photo-filter.ts';
import type { PredictionTask, PredictionTimes } from './prediction.ts';
import type { ProbeResult, ProbeTask } from './transfer.ts';

declare global {
  interface Window {
    /** Of page.ts. */
    bench: Host;
    /** Of page.ts: the photo filter and a plain loop, in turns. */
    timeFilter: (rounds: number, warmUpRounds: number) => Promise<FilterTimes>;
    /** Of page.ts: batches of 32 x 32 x 3 augmented, as little and as much as can be. */
    timeAugmentation: (rounds: number, warmUpRounds: number) => Promise<AugmentationTimes>;
    /** Of page.ts: MobileNetV2, ours and tfjs on WebAssembly, in turns. */
    timePrediction: (task: PredictionTask) => Promise<readonly PredictionTimes[]>;
    /** Of page.ts: what a linear head makes of a model's features. */
    probeFeatures: (task: ProbeTask) => Promise<readonly ProbeResult[]>;
    /** Of page.ts: features and the training of a head on one backend. */
    timeFeatures: (task: FeatureTask) => Promise<FeatureResult>;
    /** Of camera-recorder.mjs. */
    cameraTimes?: () => number[];
    /** Left in the page by insides.mjs: when maps were drawn since it was last called. */
    takeMapTimes?: () => number[];
    /** Of slider-recorder.mjs. */
    takeSliderChanges?: () => { workMs: number; paintMs: number; isLate: boolean }[];
    /** Of load-recorder.mjs, from the start of a page. */
    loadRecord?: {
      readonly paints: { atMs: number; element: string }[];
      readonly shifts: { atMs: number; value: number }[];
      readonly tasks: { startMs: number; durationMs: number }[];
      /** When anything was noted last. */
      lastMs: number;
    };
    /** Of frame-recorder.mjs, while it records. */
    stopFrames?: () => number[];
  }
}
