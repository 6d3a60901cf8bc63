// Predictions are timed in a worker: threads may wait for one another there alone.
// Not responsible for: the timing (prediction.ts).
import { timePrediction, type PredictionTask, type PredictionTimes } from './prediction.ts';

export type PredictionReply =
  | { readonly kind: 'times'; readonly times: readonly PredictionTimes[] }
  | { readonly kind: 'failed'; readonly message: string };

async function answer(task: PredictionTask): Promise<PredictionReply> {
  try {
    return { kind: 'times', times: await timePrediction(task) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<PredictionTask>) => {
  void answer(data).then((reply) => self.postMessage(reply));
});
