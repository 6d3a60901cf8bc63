// The session of the exhibit `class-activation`: the network, the picture in sight, the head that names classes, the last
// feature maps and Grad-CAM's answer. Not responsible for: maps and boxes (activation-model.ts).
import { useMemo } from 'react';
import { featuresOf } from '../../../engine/client/base-models.ts';
import { startEngine } from '../../../engine/client/engine.ts';
import { NO_ANSWER, useAnswer } from '../../../engine/client/use-answer.ts';
import type { Answer } from '../../../engine/client/use-answer.ts';
import type { Counted } from '../../../engine/protocol/inside-calls.ts';
import { modelRunId } from '../../../engine/protocol/model-calls.ts';
import type { ClassHead, FeatureMaps } from '../../../nn/inside/class-activation.ts';
import { classScores } from '../../../nn/inside/class-activation.ts';
import type { GradCam } from '../../../nn/inside/grad-cam.ts';
import { argMax } from '../../../nn/argmax.ts';
import { prepareImage } from '../../../nn/mobilenet/prepare-image.ts';
import { nodeNames } from '../../../nn/names.ts';
import { NO_BASE } from '../../13-transfer/base/base-use.ts';
import type { BaseUse } from '../../13-transfer/base/base-use.ts';
import { useBase } from '../../13-transfer/base/use-base.ts';
import { NO_PICTURE, useChosenPicture } from '../../13-transfer/base/use-picture.ts';
import type { ChosenPicture } from '../../13-transfer/base/use-picture.ts';
import { useLabels } from '../../13-transfer/what-mobilenet-sees/use-labels.ts';
import type { ActivationState } from './class-activation.ts';
import { imageNetHead, mapLayers, SIZE_PX, trainHead } from './heads.ts';
import type { NamedHead } from './heads.ts';

export interface MapsAnswer {
  readonly maps: FeatureMaps;
  readonly durationMs: number;
}

export interface ActivationSession {
  readonly base: BaseUse;
  readonly chosen: ChosenPicture;
  /** SIZE_PX x SIZE_PX x 3 bytes, as the network is shown them; null without a picture. */
  readonly crop: Uint8Array | null;
  readonly head: Answer<NamedHead | 'no-flowers', Counted>;
  readonly maps: Answer<MapsAnswer, unknown>;
  readonly gradCam: Answer<GradCam, unknown>;
  /** English names of ImageNet's classes; empty before they have come. */
  readonly labels: readonly string[];
}

export const NO_ACTIVATION: ActivationSession = {
  base: NO_BASE,
  chosen: NO_PICTURE,
  crop: null,
  head: NO_ANSWER,
  maps: NO_ANSWER,
  gradCam: NO_ANSWER,
  labels: [],
};

/** What the score of a class is made of, as a scalar of the last maps: each number times the class's weight, averaged. */
function combinationOf({ height, width }: FeatureMaps, { classes, weights }: ClassHead, classIndex: number): number[] {
  const places = height * width;
  const channels = weights.length / classes;
  return Array.from(
    { length: places * channels },
    (_, i) => (weights[(i % channels) * classes + classIndex] ?? 0) / places,
  );
}

/** The picture as the network is asked about it through a run's calls: values in [0, 1]. */
function unitImage(crop: Uint8Array): Float32Array {
  return Float32Array.from(crop, (value) => value / 255);
}

export function useActivation(state: ActivationState): ActivationSession {
  const base = useBase();
  const chosen = useChosenPicture(state.photo);
  const { picture } = chosen;
  const crop = useMemo(() => (picture === null ? null : prepareImage(picture, 'crop', SIZE_PX)), [picture]);
  const { entry, summary } = base;
  const model = base.phase === 'loaded' && entry !== null ? entry.id : null;
  const isLive = chosen.from === 'camera';
  const layers = entry === null ? [] : mapLayers(entry);
  const last = layers.at(-1) ?? '';
  const isImageNet = entry !== null && entry.classes !== null;

  const head = useAnswer<NamedHead | 'no-flowers', Counted>(
    model === null ? null : `${model} ${isImageNet ? '' : state.source}`,
    async (asking) =>
      isImageNet
        ? imageNetHead(model ?? 'mobilenet-v2', last)
        : trainHead(model ?? 'mobilenet-v2', last, state.source, asking),
  );
  const maps = useAnswer<MapsAnswer, unknown>(
    model === null || crop === null ? null : `${model} ${chosen.key}`,
    async ({ signal }) => {
      const startedAt = performance.now();
      const pictures = crop === null ? [] : [crop];
      const wish = { model: model ?? 'mobilenet-v2', sizePx: SIZE_PX, pictures, nodes: [last], form: 'whole' } as const;
      const { nodes } = await featuresOf({ ...wish, passing: isLive, signal });
      const [height = 0, width = 0] = nodes[0]?.shape ?? [];
      const values = nodes[0]?.values ?? new Float32Array();
      return { maps: { height, width, values }, durationMs: performance.now() - startedAt };
    },
    { isLive },
  );
  const named = head.value === 'no-flowers' ? null : head.value;
  const classIndex =
    state.classIndex ??
    (named === null || maps.value === null ? null : argMax(classScores(maps.value.maps, named.head)));
  const layer = state.layer !== null && layers.includes(state.layer) ? state.layer : last;
  // At the last layer Grad-CAM is the class activation map itself, but for a factor: nothing has to be asked.
  const mayAsk =
    state.method === 'grad-cam' && layer !== last && named !== null && maps.value !== null && classIndex !== null;
  const gradCam = useAnswer<GradCam, unknown>(
    mayAsk && maps.forKey !== null ? `${maps.forKey} ${head.forKey ?? ''} ${layer} ${classIndex}` : null,
    async ({ signal }) => {
      const names = summary === null ? [] : nodeNames(summary.spec);
      const combination =
        named === null || maps.value === null ? [] : combinationOf(maps.value.maps, named.head, classIndex ?? 0);
      const of = { nodeIndex: names.indexOf(last), combination, reduce: 'sum' } as const;
      const image = unitImage(crop ?? new Uint8Array());
      const runId = modelRunId(model ?? 'mobilenet-v2');
      return startEngine().call('inside.gradCam', { runId, image, of, layer: names.indexOf(layer) }, { signal });
    },
    { isLive },
  );
  const labels = useLabels(isImageNet && base.phase === 'loaded');
  return { base, chosen, crop, head, maps, gradCam, labels };
}
