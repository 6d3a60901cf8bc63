// What a run was like after each of its epochs: weights of some units and answers to some images, fetched one epoch after
// the other from the engine's checkpoints and kept. Not responsible for: training, or which epoch is looked at.
import type { Engine } from '../../../engine/client/supervisor.ts';
import type { EngineErrorCode, NamedWeights } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import { fingerprintFloats } from '../../../nn/fingerprint.ts';
import { UNITS } from './overfit-run.ts';

/** Units of the first layer whose weights are drawn. */
export const SHOWN_UNITS = 12;
const PIXELS = 784;

export interface Moment {
  /** Weights of the shown units from every pixel: one picture of 28 x 28 after the other. */
  readonly kernel: Float32Array;
  /** Images x 10. */
  readonly probabilities: Float32Array;
  /** Of all weights of the network, bit by bit. */
  readonly fingerprint: string;
}

/** Pictures of the first units, out of the first layer's kernel (784 x units). */
export function unitPictures(kernel: ArrayLike<number>, units = UNITS): Float32Array {
  const pictures = new Float32Array(SHOWN_UNITS * PIXELS);
  for (let unit = 0; unit < SHOWN_UNITS; unit += 1) {
    for (let pixel = 0; pixel < PIXELS; pixel += 1) {
      pictures[unit * PIXELS + pixel] = kernel[pixel * units + unit] ?? 0;
    }
  }
  return pictures;
}

export function fingerprintOf(weights: readonly NamedWeights[]): string {
  return fingerprintFloats(...weights.map(({ values }) => values));
}

/** A moment of a run, by the steps trained until then. */
export interface Wish {
  readonly runId: string;
  readonly step: number;
}

export interface MomentStore {
  find(wish: Wish): Moment | null;
  readonly error: EngineErrorCode | null;
  /** Fetches these in order, before whatever was wished for earlier. What is kept is not fetched again. */
  want(wishes: readonly Wish[], images: Float32Array): void;
  subscribe(listener: () => void): () => void;
  /** Changes with everything that was fetched. */
  version(): number;
}

const keyOf = ({ runId, step }: Wish): string => `${runId} ${step}`;

export function createMomentStore(engine: () => Pick<Engine, 'call'>): MomentStore {
  const moments = new Map<string, Moment>();
  const listeners = new Set<() => void>();
  let waiting: readonly Wish[] = [];
  let isBusy = false;
  let error: EngineErrorCode | null = null;
  let version = 0;

  function tell(): void {
    version += 1;
    for (const listener of listeners) listener();
  }

  async function fetchMoment({ runId, step }: Wish, images: Float32Array): Promise<Moment> {
    const { call } = engine();
    await call('run.restore', { runId, to: step });
    const weights = await call('run.weights', { runId });
    const { probabilities } = await call('run.predict', { runId, images, count: images.length / PIXELS });
    return { kernel: unitPictures(weights[0]?.values ?? []), probabilities, fingerprint: fingerprintOf(weights) };
  }

  async function drain(images: Float32Array): Promise<void> {
    isBusy = true;
    for (let wish = waiting[0]; wish !== undefined; wish = waiting[0]) {
      waiting = waiting.slice(1);
      try {
        moments.set(keyOf(wish), await fetchMoment(wish, images));
      } catch (thrown) {
        // A run that was closed or begun anew has no such moment any more: the next wish will tell.
        error = toEngineError(thrown).code;
        waiting = [];
      }
      tell();
    }
    isBusy = false;
  }

  return {
    find: (wish) => moments.get(keyOf(wish)) ?? null,
    get error() {
      return error;
    },
    want(wishes, images) {
      error = null;
      const missing = wishes.filter((wish) => !moments.has(keyOf(wish)));
      const keys = new Set(missing.map(keyOf));
      waiting = [...missing, ...waiting.filter((wish) => !keys.has(keyOf(wish)))];
      if (!isBusy && waiting.length > 0) void drain(images);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    version: () => version,
  };
}
