// The exhibit `degradation`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import * as logic from './degradation.ts';
import { present } from './degradation-model.ts';
import { IDLE } from './degradation-runs.ts';
import { describe } from './degradation.text.ts';
import { DegradationView } from './DegradationView.tsx';
import { useDegradation } from './use-degradation.ts';

export const degradation = defineExhibit({
  id: 'degradation',
  initial: logic.initial,
  reduce: logic.reduce,
  encode: logic.encode,
  decode: logic.decode,
  steps: logic.steps,
  present,
  initialSession: IDLE,
  useSession: useDegradation,
  describe,
  View: DegradationView,
});
