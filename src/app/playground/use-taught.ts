// The training samples as the plan on view has them, asked for once its sliders rest.
// Not responsible for: what the plan does to them (engine), or drawing them.
import { useEffect, useEffectEvent, useState } from 'react';
import { startEngine } from '../../engine/client/engine.ts';
import type { Calls, DatasetProgress, EngineErrorCode } from '../../engine/protocol/calls.ts';
import { toEngineError } from '../../engine/protocol/errors.ts';
import type { TrainingPlan } from '../../nn/plan.ts';

/** Enough to see what is done to them. */
const SHOWN = 24;
/** As long as a slider may rest in between. */
const SETTLE_MS = 250;

export interface Taught {
  /** Those of an earlier plan stay until the new ones are there. */
  readonly samples: Calls['dataset.planned']['result'] | null;
  readonly loading: DatasetProgress | null;
  readonly error: EngineErrorCode | null;
}

export const NOTHING_TAUGHT: Taught = { samples: null, loading: null, error: null };

/** `plan` null: nobody looks, or there is nothing to train on. */
export function useTaught(plan: TrainingPlan | null): Taught {
  const [taught, setTaught] = useState<Taught & { readonly dataset: string }>({ ...NOTHING_TAUGHT, dataset: '' });
  const key = plan === null ? null : JSON.stringify(plan);

  const ask = useEffectEvent(async (onNews: (loading: DatasetProgress) => void): Promise<Taught> => {
    if (plan === null) return NOTHING_TAUGHT;
    const indices = Array.from({ length: Math.min(SHOWN, plan.trainCount) }, (_, index) => index);
    try {
      const samples = await startEngine().call('dataset.planned', { plan, indices }, { onProgress: onNews });
      return { samples, loading: null, error: null };
    } catch (thrown) {
      return { samples: null, loading: null, error: toEngineError(thrown).code };
    }
  });
  const dataset = plan?.dataset ?? '';

  useEffect(() => {
    if (key === null) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      void ask((loading) => {
        if (isWanted) setTaught((before) => ({ ...before, loading }));
      }).then((answer) => {
        if (isWanted) setTaught({ ...answer, dataset });
      });
    }, SETTLE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [key, dataset]);

  if (key === null) return NOTHING_TAUGHT;
  return taught.dataset === dataset ? taught : { ...taught, samples: null };
}
