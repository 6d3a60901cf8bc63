// How long a board will take on this device: the multiplications of its jobs over what the device was measured to do.
// Not responsible for: measuring the device (run-board.ts).
import type { BaseModelId } from '../../../engine/catalog/base-models.ts';
import { epochsFor, freshMacs, frontMacs, tunedMacs } from '../measure/budget.ts';
import { TEST_COUNT } from './four-cases.ts';
import type { CaseState } from './four-cases.ts';
import type { Job } from './jobs.ts';

/** Opening, testing and closing a training, whatever its size: about what a quick one takes in all. */
const OVERHEAD_SECONDS = 0.3;

/** Multiplications of jobs: features of each set once, and again whole where its network is fine-tuned; the trainings. */
export function jobMacs(model: BaseModelId, jobs: readonly Job[], state: CaseState): number {
  let sum = 0;
  for (const source of new Set(jobs.map((job) => job.source))) {
    const own = jobs.filter((job) => job.source === source);
    const pictures = own.reduce((most, { count }) => Math.max(most, count), 0) + TEST_COUNT;
    const times = own.some(({ recipe }) => recipe === 'tuned') && state.depth === 'upper' ? 2 : 1;
    sum += times * pictures * frontMacs(model, state.sizePx);
    for (const { count, recipe } of own) {
      const epochs = epochsFor(count, state.epochs);
      if (recipe === 'tuned') {
        sum += tunedMacs(model, state.depth === 'all' ? null : state.early, state.sizePx, count, epochs);
      } else if (recipe === 'fresh') sum += freshMacs(model, source, count, epochs);
    }
  }
  return sum;
}

/** `macsPerSecond`: what the device was measured to do. */
export function estimateSeconds(
  model: BaseModelId,
  jobs: readonly Job[],
  state: CaseState,
  macsPerSecond: number,
): number {
  return jobMacs(model, jobs, state) / macsPerSecond + OVERHEAD_SECONDS * jobs.length;
}
