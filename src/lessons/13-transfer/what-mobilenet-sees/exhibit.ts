// The exhibit `what-mobilenet-sees`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import * as sees from './sees.ts';
import { present } from './sees-model.ts';
import { describe } from './sees.text.ts';
import { SeesView } from './SeesView.tsx';
import { NO_SIGHT, useSees } from './use-sees.ts';

export const whatMobilenetSees = defineExhibit({
  id: 'what-mobilenet-sees',
  initial: sees.initial,
  reduce: sees.reduce,
  encode: sees.encode,
  decode: sees.decode,
  steps: sees.steps,
  transient: sees.transient,
  present,
  initialSession: NO_SIGHT,
  useSession: useSees,
  describe,
  View: SeesView,
});
