// The session of the exhibit `what-mobilenet-sees`: the network, the picture in sight, what the network reads of it, and
// its answers. Not responsible for: what is shown of them (sees-model.ts).
import { useMemo } from 'react';
import { hasLayer } from '../../../engine/catalog/base-model-spec.ts';
import type { BaseModelSizePx } from '../../../engine/catalog/base-models.ts';
import { classify, featuresOf } from '../../../engine/client/base-models.ts';
import { NO_ANSWER, useAnswer } from '../../../engine/client/use-answer.ts';
import type { Answer } from '../../../engine/client/use-answer.ts';
import type { NodeFeatures } from '../../../engine/protocol/model-calls.ts';
import { prepareImage } from '../../../nn/mobilenet/prepare-image.ts';
import { NO_BASE } from '../base/base-use.ts';
import type { BaseUse } from '../base/base-use.ts';
import { useBase } from '../base/use-base.ts';
import { NO_PICTURE, useChosenPicture } from '../base/use-picture.ts';
import type { ChosenPicture } from '../base/use-picture.ts';
import { blockOutput } from './sees-model.ts';
import type { SeesState, SizeText } from './sees.ts';
import { useLabels } from './use-labels.ts';

export interface SeesSession {
  readonly base: BaseUse;
  readonly chosen: ChosenPicture;
  /** sizePx x sizePx x 3 bytes, as the network is shown them; null without a picture. */
  readonly crop: Uint8Array | null;
  readonly sizePx: BaseModelSizePx;
  readonly classes: Answer<{ readonly probabilities: Float32Array; readonly durationMs: number }, unknown>;
  readonly look: Answer<{ readonly features: NodeFeatures | null }, unknown>;
  /** English names of ImageNet's classes; empty before they have come. */
  readonly labels: readonly string[];
}

export const NO_SIGHT: SeesSession = {
  base: NO_BASE,
  chosen: NO_PICTURE,
  crop: null,
  sizePx: 224,
  classes: NO_ANSWER,
  look: NO_ANSWER,
  labels: [],
};

const SIZE_PX: Readonly<Record<SizeText, BaseModelSizePx>> = { '96': 96, '160': 160, '224': 224 };

export function useSees(state: SeesState): SeesSession {
  const base = useBase();
  const chosen = useChosenPicture(state.photo);
  const sizePx = SIZE_PX[state.size];
  const { picture } = chosen;
  const crop = useMemo(() => (picture === null ? null : prepareImage(picture, 'crop', sizePx)), [picture, sizePx]);
  const { entry } = base;
  const isReady = base.phase === 'loaded' && entry !== null && crop !== null;
  const key = isReady ? `${entry.id} ${sizePx} ${chosen.key}` : null;
  const isLive = chosen.from === 'camera';
  const hasClasses = entry !== null && entry.classes !== null;
  const asked = { model: entry?.id ?? 'mobilenet-v2', sizePx, pictures: crop === null ? [] : [crop] } as const;
  const classes = useAnswer(
    hasClasses ? key : null,
    async ({ signal }) => {
      const begun = performance.now();
      const probabilities = await classify({ ...asked, signal });
      return { probabilities, durationMs: performance.now() - begun };
    },
    { isLive },
  );
  const node = blockOutput(state.block);
  const mayLook = key !== null && entry !== null && hasLayer(entry.id, node);
  const look = useAnswer(
    mayLook ? `${key} ${node}` : null,
    async ({ signal }) => {
      const { nodes } = await featuresOf({ ...asked, nodes: [node], form: 'whole', passing: isLive, signal });
      return { features: nodes[0] ?? null };
    },
    { isLive },
  );
  const labels = useLabels(hasClasses && base.phase === 'loaded');
  return { base, chosen, crop, sizePx, classes, look, labels };
}
