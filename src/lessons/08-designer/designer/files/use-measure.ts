// Measures the weights that were brought in on the test images, in a run of their own that is gone afterwards.
// Not responsible for: training from them (use-session.ts).
import { useEffect, useRef, useState } from 'react';
import { putOwnDataset, startEngine } from '../../../../engine/client/engine.ts';
import type { EngineErrorCode, Evaluation } from '../../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../../engine/protocol/errors.ts';
import type { DesignerModel } from '../designer-model.ts';
import { ownDataset } from '../own/own-images.ts';
import { currentOwnSet } from '../own/own-store.ts';
import { TEST_COUNT } from '../plan-choice.ts';

export type Measurement =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly accuracy: number; readonly count: number }
  | { readonly kind: 'failed'; readonly code: EngineErrorCode };

type Say = (done: number, total: number) => void;

function countOf({ facts }: DesignerModel): number {
  return Math.min(TEST_COUNT, facts.testCount);
}

async function evaluated(model: DesignerModel, say: Say): Promise<Evaluation> {
  const { state, plan, start } = model;
  const engine = startEngine();
  const runId = `measure-${state.start ?? ''}`;
  const initialWeights = start.weights ?? [];
  try {
    if (state.own) await putOwnDataset(ownDataset(currentOwnSet()));
    await engine.call('run.open', { runId, spec: state.net, plan, initialWeights });
    return await engine.call(
      'run.evaluate',
      { runId, split: 'test', count: countOf(model) },
      { onProgress: ({ done, total }) => say(done, total) },
    );
  } finally {
    await engine.call('run.close', { runId, forget: true }).catch(() => null);
  }
}

/** A measurement belongs to weights and data: with others it is idle again. */
export function useMeasure(model: DesignerModel): { readonly measurement: Measurement; readonly measure: () => void } {
  const key = `${model.state.start ?? ''} ${model.plan.dataset}`;
  const [found, setFound] = useState<{ readonly key: string; readonly measurement: Measurement } | null>(null);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const show = (measurement: Measurement): void => {
    if (isHere.current) setFound({ key, measurement });
  };
  return {
    measurement: found?.key === key ? found.measurement : { kind: 'idle' },
    measure() {
      show({ kind: 'busy', done: 0, total: countOf(model) });
      evaluated(model, (done, total) => show({ kind: 'busy', done, total })).then(
        ({ accuracy, count }) => show({ kind: 'done', accuracy, count }),
        (thrown: unknown) => show({ kind: 'failed', code: toEngineError(thrown).code }),
      );
    },
  };
}
