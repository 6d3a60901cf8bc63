// The session of the exhibit `where-to-cut`: the base, what was measured on this device, the layout by neighbours, and the work
// that goes on. Not responsible for: what is shown (cuts-model.ts).
import { startEngine } from '../../../engine/client/engine.ts';
import { NO_ANSWER, useAnswer } from '../../../engine/client/use-answer.ts';
import type { Answer } from '../../../engine/client/use-answer.ts';
import type { Counted } from '../../../engine/protocol/inside-calls.ts';
import { NO_BASE } from '../base/base-use.ts';
import type { BaseUse } from '../base/base-use.ts';
import { useBase } from '../base/use-base.ts';
import { useObserved } from '../measure/observed.ts';
import { cancelWork, cutStore, EMPTY_STORE, perform, WAYS } from './cut-store.ts';
import type { CutStore } from './cut-store.ts';
import { measureCuts, measureKey } from './measure-cuts.ts';
import { curvesKey, trainWays } from './train-ways.ts';
import { onBase } from './where-to-cut.ts';
import type { CutState } from './where-to-cut.ts';

export interface CutSession {
  readonly base: BaseUse;
  readonly store: CutStore;
  /** Two numbers a picture, by neighbours; of the state's cut only where its key says so. */
  readonly layout: Answer<Float32Array, Counted>;
  /** Begins to measure all cuts of the base on the state's pictures. */
  readonly measure: () => void;
  /** Begins to train what of the three ways is not trained yet. */
  readonly train: () => void;
  readonly cancel: () => void;
}

const nothing = (): void => undefined;

export const NO_CUTS: CutSession = {
  base: NO_BASE,
  store: EMPTY_STORE,
  layout: NO_ANSWER,
  measure: nothing,
  train: nothing,
  cancel: nothing,
};

/** Layouts that were worked out, by measurement and cut: going back to a cut costs nothing. */
const layouts = new Map<string, Float32Array>();
const MOST_LAYOUTS = 60;

async function layOut(key: string, values: Float32Array, count: number, asking: Parameters<typeof ask>[2]) {
  const known = layouts.get(key);
  if (known !== undefined) return known;
  const points = await ask(values, count, asking);
  layouts.set(key, points);
  const [oldest] = layouts.keys();
  if (layouts.size > MOST_LAYOUTS && oldest !== undefined) layouts.delete(oldest);
  return points;
}

async function ask(
  values: Float32Array,
  count: number,
  asking: { readonly signal: AbortSignal; readonly onProgress: (progress: Counted) => void },
): Promise<Float32Array> {
  return (await startEngine().call('features.layout', { values, count }, asking)).points;
}

export function useCuts(chosen: CutState): CutSession {
  const base = useBase();
  const state = onBase(chosen, base.entry?.cuts ?? []);
  const store = useObserved(cutStore);
  const model = base.phase === 'loaded' ? (base.entry?.id ?? null) : null;
  const key = model === null ? null : measureKey(model, state);
  const measured = key === null ? undefined : store.measured.get(key);
  const features = measured?.pooled.get(state.cut)?.all;
  const wanted = state.method === 'umap' && features !== undefined && key !== null ? `${key} ${state.cut}` : null;
  const layout = useAnswer<Float32Array, Counted>(wanted, (asking) =>
    layOut(
      wanted ?? '',
      features ?? new Float32Array(),
      (measured?.set.train.labels.length ?? 0) + (measured?.set.test.labels.length ?? 0),
      asking,
    ),
  );
  return {
    base,
    store,
    layout,
    measure: () => {
      const { entry } = base;
      if (model === null || entry === null || key === null) return;
      void perform({ kind: 'measure', key, stage: 'pictures', done: 0, total: 1 }, (signal) =>
        measureCuts(model, entry.cuts, state, signal),
      );
    },
    train: () => {
      if (model === null || measured === undefined) return;
      const curves = curvesKey(model, state);
      const missing = WAYS.filter((way) => store.curves.get(curves)?.[way] === undefined);
      void perform(
        { kind: 'train', key: curves, stage: missing[0] ?? 'frozen', done: 0, total: state.epochs },
        (signal) => trainWays(missing, model, measured, state, signal),
      );
    },
    cancel: cancelWork,
  };
}
