// Reads a run again and again while somebody looks: at most about twice a second, and only when it has moved.
// Not responsible for: what is read (live.ts) or the image (use-samples.ts).
import { useEffect, useEffectEvent, useState } from 'react';
import { startEngine } from '../../engine/client/engine.ts';
import { toEngineError } from '../../engine/protocol/errors.ts';
import type { EngineErrorCode, RunSnapshot } from '../../engine/protocol/calls.ts';
import { inferShapes, sizeOf } from '../../nn/shapes.ts';
import { firstKernel, watchedNodes, withReading } from './live.ts';
import type { Live } from './live.ts';
import type { Sample } from './use-samples.ts';

/** From one answer to the next question. */
const REST_MS = 400;

export interface Watched {
  readonly live: Live | null;
  readonly error: EngineErrorCode | null;
}

function floatsOf({ pixels }: Sample): Float32Array {
  return Float32Array.from(pixels, (value) => value / 255);
}

/** `snapshot` null: nobody looks, or there is no run. */
export function useLive(snapshot: RunSnapshot | null, sample: Sample | null): Watched {
  const [watched, setWatched] = useState<Watched>({ live: null, error: null });
  const runId = snapshot?.runId ?? null;

  const moment = useEffectEvent(() => `${snapshot?.step} ${snapshot?.phase} ${sample?.index}`);

  const read = useEffectEvent(async (id: string): Promise<(before: Watched) => Watched> => {
    if (snapshot === null) return (before) => before;
    const { spec } = snapshot;
    const kernel = firstKernel(spec);
    try {
      const engine = startEngine();
      const withValues = kernel === null ? [] : [kernel];
      const update = await engine.call('run.nextUpdate', { runId: id, withValues });
      const nodeIndices = watchedNodes(
        spec,
        inferShapes(spec).map(({ output }) => sizeOf(output)),
      );
      const images = sample === null ? null : floatsOf(sample);
      const nodes =
        images === null ? [] : await engine.call('run.activations', { runId: id, images, count: 1, nodeIndices });
      return ({ live }) => ({ live: withReading(live, id, update, nodes), error: null });
    } catch (thrown) {
      const { code } = toEngineError(thrown);
      return ({ live }) => ({ live, error: code });
    }
  });

  useEffect(() => {
    if (runId === null) return;
    const id = runId;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen = '';
    async function turn(): Promise<void> {
      const now = moment();
      if (now !== seen) {
        seen = now;
        const change = await read(id);
        if (!isWanted) return;
        setWatched(change);
      }
      timer = setTimeout(() => void turn(), REST_MS);
    }
    void turn();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [runId]);

  return watched.live?.runId === runId ? watched : { live: null, error: runId === null ? null : watched.error };
}
