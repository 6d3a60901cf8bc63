// The exhibit `saliency`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import * as saliencyState from './saliency.ts';
import { present } from './saliency-model.ts';
import { describe } from './saliency.text.ts';
import { SaliencyView } from './SaliencyView.tsx';
import { NO_SALIENCY, useSaliency } from './use-saliency.ts';

export const saliency = defineExhibit({
  id: 'saliency',
  initial: saliencyState.initial,
  reduce: saliencyState.reduce,
  encode: saliencyState.encode,
  decode: saliencyState.decode,
  steps: saliencyState.steps,
  transient: saliencyState.transient,
  present,
  initialSession: NO_SALIENCY,
  useSession: useSaliency,
  describe,
  View: SaliencyView,
});
