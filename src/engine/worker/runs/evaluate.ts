// Looks at a run's network with data it was not trained on: evaluation, and accuracy under shifts.
// Not responsible for: the metrics themselves (nn/metrics.ts) or loading the samples.
import { lossValue } from '../../../nn/losses.ts';
import { addToConfusionInto, confusionAccuracy, countCorrect, perClassAccuracy } from '../../../nn/metrics.ts';
import { worstMistakes } from '../../../nn/metrics.ts';
import type { Calls, Evaluation, Mistake, Shift } from '../../protocol/calls.ts';
import { throwIfCancelled } from '../../protocol/cancel.ts';
import type { CancelSignal } from '../../protocol/cancel.ts';
import { makeBatch } from '../datasets/batch-source.ts';
import type { LoadedSplit } from '../datasets/split.ts';
import type { Batch } from '../trainer.ts';
import type { Predict, Run } from './run.ts';
import { INFERENCE_CHUNK } from './training.ts';

/** Mistakes an evaluation lists at most. */
const WORST_LISTED = 24;

interface Seen {
  readonly batch: Batch;
  readonly outputs: Float32Array;
  readonly start: number;
}

/** Predicts the first `count` samples chunk by chunk; between chunks others have their turns and the page may cancel. */
async function predictEach(
  run: Run,
  predict: Predict,
  split: LoadedSplit,
  count: number,
  shift: Shift | null,
  signal: CancelSignal,
  see: (seen: Seen) => void,
): Promise<void> {
  for (let start = 0; start < count; start += INFERENCE_CHUNK) {
    throwIfCancelled(signal);
    const length = Math.min(INFERENCE_CHUNK, count - start);
    const indices = Array.from({ length }, (_, offset) => start + offset);
    const batch = makeBatch(split, run.path, indices, shift);
    see({ batch, outputs: await predict(batch.images, length), start });
  }
}

export async function evaluate(
  run: Run,
  split: LoadedSplit,
  count: number,
  shift: Shift | null,
  signal: CancelSignal,
  report: (progress: Calls['run.evaluate']['progress']) => void,
): Promise<Evaluation> {
  const { classes } = split;
  const confusion = new Uint32Array(classes * classes);
  let [lossSum, worst]: [number, readonly Mistake[]] = [0, []];
  await run.whileHeld((predict) =>
    predictEach(run, predict, split, count, shift, signal, ({ batch, outputs, start }) => {
      const { labels, count: seen } = batch;
      lossSum += lossValue(run.plan.loss, outputs, labels, seen, classes) * seen;
      addToConfusionInto(confusion, outputs, labels, seen, classes);
      const mistakes = worstMistakes(outputs, labels, seen, classes, WORST_LISTED);
      worst = [...worst, ...mistakes.map((each) => ({ ...each, index: start + each.index }))]
        .sort((a, b) => b.confidence - a.confidence || a.index - b.index)
        .slice(0, WORST_LISTED);
      report({ done: start + seen, total: count });
    }),
  );
  return {
    count,
    loss: lossSum / count,
    accuracy: confusionAccuracy(confusion, classes),
    confusion,
    perClass: perClassAccuracy(confusion, classes),
    worst,
  };
}

export async function shiftTest(
  run: Run,
  split: LoadedSplit,
  count: number,
  shifts: readonly Shift[],
  signal: CancelSignal,
  report: (progress: Calls['run.shiftTest']['progress']) => void,
): Promise<{ readonly accuracies: Float32Array }> {
  const accuracies = new Float32Array(shifts.length).fill(NaN);
  await run.whileHeld(async (predict) => {
    for (const [i, shift] of shifts.entries()) {
      let correct = 0;
      await predictEach(run, predict, split, count, shift, signal, ({ batch, outputs }) => {
        correct += countCorrect(outputs, batch.labels, batch.count, split.classes);
      });
      accuracies[i] = correct / count;
      report({ done: i + 1, total: shifts.length, accuracies: accuracies.slice() });
    }
  });
  return { accuracies };
}
