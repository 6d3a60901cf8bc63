// One picture and what the heads say of it: a frame of the camera, a file, a drawing or a sample that nobody trained with.
// Not responsible for: the heads (use-head.ts) or the camera (use-live-camera.ts).
import { useEffect, useMemo, useState } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { useAnswer } from '../../../engine/client/use-answer.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import type { Picture } from '../../../kit/photo/picture.ts';
import { prepareImage } from '../../../nn/mobilenet/prepare-image.ts';
import { nearestNeighbours, neighbourShares, unitLength } from '../../../nn/nearest-neighbours.ts';
import type { Neighbours } from '../../../nn/nearest-neighbours.ts';
import { standardised } from '../../../nn/standardise.ts';
import type { ClassesState } from './settings.ts';
import type { FeatureSetting } from './use-features.ts';
import { settingName } from './use-features.ts';
import { examplesOf, HEAD_RUN } from './use-head.ts';
import type { HeadView } from './use-head.ts';
import type { LiveCamera } from './use-live-camera.ts';

export type PreviewKind = 'camera' | 'file' | 'drawing' | 'sample';

export interface Shown {
  readonly number: number;
  readonly kind: PreviewKind;
  readonly picture: Picture;
  /** What it is, where that is known. */
  readonly truth: string | null;
}

export interface PreviewView {
  readonly shown: Shown | null;
  /** A number a class, in the order of `classIds`; null before there is an answer. */
  readonly answer: { readonly classIds: readonly string[]; readonly probabilities: Float32Array } | null;
  /** The training pictures that voted, where the head is of neighbours. */
  readonly neighbours: Neighbours | null;
  readonly error: EngineErrorCode | null;
  readonly show: (kind: PreviewKind, picture: Picture, truth?: string) => void;
  readonly clear: () => void;
}

export const NO_PREVIEW: PreviewView = {
  shown: null,
  answer: null,
  neighbours: null,
  error: null,
  show: () => undefined,
  clear: () => undefined,
};

/** More frames than this a second would only queue up. */
const INTERVAL_MS = 80;
let lastNumber = 0;

export function usePreview(
  state: ClassesState,
  setting: FeatureSetting | null,
  head: HeadView,
  camera: LiveCamera,
  isLive: boolean,
): PreviewView {
  const [shown, setShown] = useState<Shown | null>(null);
  const { listen } = camera;
  useEffect(() => {
    if (!isLive) return undefined;
    let last = -Infinity;
    return listen((picture) => {
      if (performance.now() - last < INTERVAL_MS) return;
      last = performance.now();
      setShown({ number: (lastNumber += 1), kind: 'camera', picture, truth: null });
    });
  }, [isLive, listen]);

  const name = setting === null ? null : settingName(setting);
  const seen = useAnswer(
    shown === null || name === null ? null : `${name} ${shown.number}`,
    async ({ signal }) => {
      if (shown === null || setting === null || name === null) throw new Error('nothing shown');
      const { model, sizePx, cut } = setting;
      const images = prepareImage(shown.picture, 'crop', sizePx);
      const { nodes } = await startEngine().call(
        'model.features',
        { model, sizePx, images, count: 1, nodes: [cut], form: 'pooled', passing: true },
        { signal },
      );
      return { name, number: shown.number, features: nodes[0]?.values ?? new Float32Array() };
    },
    { isLive: true },
  );

  const { taught, data, run } = head;
  const { snapshot } = run;
  const isDense = state.head === 'dense';
  const isTaught = taught !== null && seen.value?.name === taught.setting && taught.setting === name;
  const isOpen = isTaught && snapshot?.plan.dataset === taught.data.datasetId;
  const dense = useAnswer(
    isDense && isOpen && seen.value !== null
      ? `${seen.value.number} ${taught.data.datasetId} ${snapshot.plan.seed} ${snapshot.step}`
      : null,
    async ({ signal }) => {
      if (taught === null || seen.value === null) throw new Error('nothing taught');
      const images = standardised(seen.value.features, taught.data.standard);
      const { probabilities } = await startEngine().call(
        'run.predict',
        { runId: HEAD_RUN, images, count: 1 },
        { signal },
      );
      return { classIds: taught.data.classIds, probabilities };
    },
    { isLive: true },
  );
  const knn = useMemo(() => {
    if (isDense || data === null || seen.value === null || seen.value.name !== name) return null;
    const examples = examplesOf(data);
    const neighbours = nearestNeighbours(examples, unitLength(seen.value.features, data.size), state.k);
    return { neighbours, answer: { classIds: data.classIds, probabilities: neighbourShares(examples, neighbours) } };
  }, [isDense, data, seen.value, name, state.k]);

  return {
    shown,
    answer: isDense ? dense.value : (knn?.answer ?? null),
    neighbours: knn?.neighbours ?? null,
    error: seen.error ?? dense.error,
    show: (kind, picture, truth) => setShown({ number: (lastNumber += 1), kind, picture, truth: truth ?? null }),
    clear: () => setShown(null),
  };
}
