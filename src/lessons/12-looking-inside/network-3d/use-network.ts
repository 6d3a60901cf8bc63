// The session of the exhibit `network-3d`: what every layer puts out for the picture in sight.
// Not responsible for: asking (feature-maps/use-feature-maps.ts).
import { initial } from '../feature-maps/feature-maps.ts';
import { useFeatureMaps } from '../feature-maps/use-feature-maps.ts';
import type { FeatureMapsSession } from '../feature-maps/use-feature-maps.ts';
import { MOST_NODES } from '../subject/subject-ref.ts';
import type { Network3dState } from './network-3d.ts';

/** A node that no network has: no layer is chosen, and nothing is ranked by damage. */
const NO_NODE = MOST_NODES;

export function useNetwork({ subject, image }: Network3dState): FeatureMapsSession {
  return useFeatureMaps({ ...initial, subject, image, node: NO_NODE });
}
