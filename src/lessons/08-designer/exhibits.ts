// The exhibit of the lesson: its logic, words and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../kit/exhibit/exhibit.ts';
import { describe } from './designer/describe.ts';
import * as logic from './designer/designer.ts';
import { present } from './designer/designer-model.ts';
import { DesignerView } from './designer/DesignerView.tsx';
import { NO_SESSION } from './designer/session.ts';
import { steps } from './designer/steps.ts';
import { useSession } from './designer/use-session.ts';

export const designer = defineExhibit({
  id: 'designer',
  initial: logic.initial,
  reduce: logic.reduce,
  encode: logic.encode,
  decode: logic.decode,
  steps,
  transient: logic.transient,
  present,
  initialSession: NO_SESSION,
  useSession,
  describe,
  View: DesignerView,
});
