// The exhibit `adversarial`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import * as lab from './adversarial.ts';
import { present } from './adversarial-model.ts';
import { describe } from './adversarial.text.ts';
import { AdversarialView } from './AdversarialView.tsx';
import { NO_ATTACK, useAdversarial } from './use-adversarial.ts';

export const adversarial = defineExhibit({
  id: 'adversarial',
  initial: lab.initial,
  reduce: lab.reduce,
  encode: lab.encode,
  decode: lab.decode,
  steps: lab.steps,
  transient: lab.transient,
  present,
  initialSession: NO_ATTACK,
  useSession: useAdversarial,
  describe,
  View: AdversarialView,
});
