// The session of the exhibit `network-3d`: what every layer puts out for the picture in sight.
// Not responsible for: asking (feature-maps/use-feature-maps.ts).
import { initial } from '../feature-maps/feature-maps.ts';
import { useFeatureMaps } from '../feature-maps/use-feature-maps.ts';
import type { FeatureMapsSession } from '../feature-maps/use-feature-maps.ts';
import { SUBJECTS } from '../subject/subjects.ts';
import type { Network3dState } from './network-3d.ts';

export function useNetwork({ subject, image }: Network3dState): FeatureMapsSession {
  // The last layer: nothing of it is ranked by damage.
  return useFeatureMaps({ ...initial, subject, image, node: SUBJECTS[subject].spec.nodes.length - 1 });
}
