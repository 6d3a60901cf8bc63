// The exhibit `class-activation`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import { present } from './activation-model.ts';
import { describe } from './activation.text.ts';
import { ActivationView } from './ActivationView.tsx';
import * as activation from './class-activation.ts';
import { NO_ACTIVATION, useActivation } from './use-activation.ts';

export const classActivation = defineExhibit({
  id: 'class-activation',
  initial: activation.initial,
  reduce: activation.reduce,
  encode: activation.encode,
  decode: activation.decode,
  steps: activation.steps,
  transient: activation.transient,
  present,
  initialSession: NO_ACTIVATION,
  useSession: useActivation,
  describe,
  View: ActivationView,
});
