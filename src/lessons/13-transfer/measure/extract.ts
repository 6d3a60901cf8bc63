// Asks the engine for what the base makes of labelled pictures. Not responsible for: what is done with it.
import type { BaseModelId, BaseModelSizePx } from '../../../engine/catalog/base-models.ts';
import { startEngine } from '../../../engine/client/engine.ts';
import type { Counted } from '../../../engine/protocol/inside-calls.ts';
import type { FeatureForm, NodeFeatures } from '../../../engine/protocol/model-calls.ts';
import type { LabelledPictures } from './pictures.ts';

export interface Extraction {
  readonly nodes: readonly NodeFeatures[];
  /** Pictures that the network had not seen before, a second; null where it had seen all. */
  readonly imagesPerSecond: number | null;
}

interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Counted) => void;
}

export async function extract(
  model: BaseModelId,
  { images, labels }: Pick<LabelledPictures, 'images' | 'labels'>,
  sizePx: BaseModelSizePx,
  nodes: readonly string[],
  form: FeatureForm,
  watch: Watch,
): Promise<Extraction> {
  const startedAt = performance.now();
  const asked = { model, sizePx, images, count: labels.length, nodes, form };
  const features = await startEngine().call('model.features', asked, watch);
  const seconds = (performance.now() - startedAt) / 1000;
  return { nodes: features.nodes, imagesPerSecond: features.computed > 0 ? features.computed / seconds : null };
}
