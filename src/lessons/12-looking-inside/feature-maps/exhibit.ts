// The exhibit `feature-maps`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import * as maps from './feature-maps.ts';
import { present } from './feature-maps-model.ts';
import { describe } from './feature-maps.text.ts';
import { FeatureMapsView } from './FeatureMapsView.tsx';
import { NO_MAPS, useFeatureMaps } from './use-feature-maps.ts';

export const featureMaps = defineExhibit({
  id: 'feature-maps',
  initial: maps.initial,
  reduce: maps.reduce,
  encode: maps.encode,
  decode: maps.decode,
  steps: maps.steps,
  transient: maps.transient,
  present,
  initialSession: NO_MAPS,
  useSession: useFeatureMaps,
  describe,
  View: FeatureMapsView,
});
