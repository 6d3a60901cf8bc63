// The bottleneck features of the reader's pictures: worked out a few at a time as pictures come, each once, and kept for the
// cut in use. Not responsible for: the network (engine) or what is learnt from them (use-head.ts).
import { useState } from 'react';
import type { BaseModelId, BaseModelSizePx } from '../../../engine/catalog/base-models.ts';
import { startEngine } from '../../../engine/client/engine.ts';
import { useAnswer } from '../../../engine/client/use-answer.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { MOST_PICTURES } from './class-set.ts';
import type { ClassSet } from './class-set.ts';
import { preparePictures } from './picture-codec.ts';

/** What features belong to: those of another network, cut or size are others. */
export interface FeatureSetting {
  readonly model: BaseModelId;
  readonly cut: string;
  readonly sizePx: BaseModelSizePx;
}

export type FeatureMap = ReadonlyMap<string, Float32Array>;

export interface FeatureView {
  /** By key of the picture. */
  readonly features: FeatureMap;
  /** Different pictures that have features, and all of them. */
  readonly done: number;
  readonly total: number;
  /** Measured on this device; null before anything was. */
  readonly perSecond: number | null;
  readonly isWorking: boolean;
  readonly error: EngineErrorCode | null;
  readonly retry: () => void;
}

const NONE: FeatureMap = new Map();
export const NO_FEATURES: FeatureView = {
  features: NONE,
  done: 0,
  total: 0,
  perSecond: null,
  isWorking: false,
  error: null,
  retry: () => undefined,
};

/** Few, so that progress is seen and live pictures are not kept waiting. */
const AT_A_TIME = 8;

export function settingName({ model, cut, sizePx }: FeatureSetting): string {
  return `${model} ${cut} ${sizePx}`;
}

/** Kept as long as the page, for one setting. */
let kept: { readonly name: string; readonly features: FeatureMap } = { name: '', features: NONE };

function keep(name: string, added: readonly (readonly [string, Float32Array])[]): void {
  const before = kept.name === name && kept.features.size < 2 * MOST_PICTURES ? kept.features : NONE;
  kept = { name, features: new Map([...before, ...added]) };
}

/** Null asks nothing: the network is not there yet. */
export function useFeatures(setting: FeatureSetting | null, set: ClassSet): FeatureView {
  const [, setCount] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const [perSecond, setPerSecond] = useState<number | null>(null);
  const name = setting === null ? '' : settingName(setting);
  const features = kept.name === name ? kept.features : NONE;
  const all = new Map(set.pictures.map((picture) => [picture.key, picture]));
  const missing = [...all.values()].filter(({ key }) => !features.has(key));
  const next = missing.slice(0, AT_A_TIME);
  const question =
    setting === null || next.length === 0 ? null : `${attempt} ${name} ${next.map(({ key }) => key).join()}`;
  const answer = useAnswer(
    question,
    async ({ signal }) => {
      if (setting === null) return 0;
      const { model, sizePx, cut } = setting;
      const begun = performance.now();
      const images = await preparePictures(next, sizePx);
      const { nodes, computed } = await startEngine().call(
        'model.features',
        { model, sizePx, images, count: next.length, nodes: [cut], form: 'pooled' },
        { signal },
      );
      const values = nodes[0]?.values ?? new Float32Array();
      const size = values.length / next.length;
      keep(
        name,
        next.map(({ key }, index) => [key, values.slice(index * size, (index + 1) * size)]),
      );
      if (computed > 0) setPerSecond((1000 * computed) / (performance.now() - begun));
      setCount((count) => count + 1);
      return next.length;
    },
    { isLive: true },
  );
  return {
    features,
    done: all.size - missing.length,
    total: all.size,
    perSecond,
    isWorking: question !== null && answer.error === null,
    error: answer.error,
    retry: () => setAttempt((count) => count + 1),
  };
}
