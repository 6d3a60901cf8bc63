// The networks that were trained by others and that a student builds on, as pure data: what they are, who made them, where
// they can be cut. Not responsible for: fetching (worker/models) or preparing (scripts/assets) them.
import type { BothLanguages } from './datasets.ts';

export const BASE_MODEL_IDS = ['mobilenet-v2', 'mobilenet-v1-025', 'mobilenet-v2-body'] as const;
export type BaseModelId = (typeof BASE_MODEL_IDS)[number];

/** Sides in pixels that pictures may have: all are multiples of the 32 by which the networks shrink them. */
export const BASE_MODEL_SIZES_PX = [96, 128, 160, 192, 224] as const;
export type BaseModelSizePx = (typeof BASE_MODEL_SIZES_PX)[number];

export interface BaseModelEntry {
  readonly id: BaseModelId;
  readonly title: BothLanguages;
  readonly summary: BothLanguages;
  /** Names of layers after which it may be cut, front to back; each puts out all that the rest reads. */
  readonly cuts: readonly string[];
  /** Classes of ImageNet that it tells apart; null for a body without classifier. */
  readonly classes: 1000 | null;
  readonly source: string;
  readonly licence: string;
}
