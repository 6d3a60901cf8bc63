// The exhibit `receptive-field` put together. Not responsible for: any of its parts.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import { present } from './field-model.ts';
import { NO_SESSION } from './field-session.ts';
import { decode, encode, initial, reduce, steps, transient } from './receptive-field.ts';
import { describe } from './receptive-field.text.ts';
import { ReceptiveFieldView } from './ReceptiveFieldView.tsx';
import { useField } from './use-field.ts';

export const receptiveField = defineExhibit({
  id: 'receptive-field',
  initial,
  reduce,
  initialSession: NO_SESSION,
  useSession: useField,
  present,
  View: ReceptiveFieldView,
  describe,
  encode,
  decode,
  steps,
  transient,
});
