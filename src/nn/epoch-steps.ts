// How many batches an epoch has and how many images it sees: what `fit` does with arrays, and what a generator does when
// it is told how many steps to take. Not responsible for: the order of samples (order.ts).

/** Sizes of the batches of one pass over the samples: full ones, then what is left. Needs whole numbers from 1. */
export function passBatches(samples: number, batchSize: number): readonly number[] {
  const full = Math.floor(samples / batchSize);
  const left = samples - full * batchSize;
  return [...Array.from({ length: full }, () => batchSize), ...(left > 0 ? [left] : [])];
}

export interface EpochSteps {
  readonly steps: number;
  readonly images: number;
  /** Sizes of its batches that are not full, with their places from 0. */
  readonly partial: readonly { readonly place: number; readonly size: number }[];
}

/**
 * Epochs of `steps` batches each, taken from passes over the samples that follow one another without a gap, as a Keras
 * sequence hands them out: an epoch that is shorter than a pass leaves its rest to the next one.
 */
export function generatorEpochs(
  samples: number,
  batchSize: number,
  steps: number,
  epochs: number,
): readonly EpochSteps[] {
  const full = Math.floor(samples / batchSize);
  const left = samples - full * batchSize;
  const pass = full + (left > 0 ? 1 : 0);
  return Array.from({ length: epochs }, (_, epoch) => {
    const start = epoch * steps;
    const partial: { readonly place: number; readonly size: number }[] = [];
    if (left > 0) {
      for (let at = Math.floor(start / pass) * pass + pass - 1; at < start + steps; at += pass) {
        if (at >= start) partial.push({ place: at - start, size: left });
      }
    }
    return { steps, images: (steps - partial.length) * batchSize + partial.length * left, partial };
  });
}
