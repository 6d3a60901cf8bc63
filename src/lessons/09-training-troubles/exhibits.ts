// The two exhibits of the lesson: each one's logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../kit/exhibit/exhibit.ts';
import * as wings from './butterfly/butterfly.ts';
import { present as presentButterfly } from './butterfly/butterfly-model.ts';
import { STILL } from './butterfly/butterfly-runs.ts';
import { describe as describeButterfly } from './butterfly/butterfly.text.ts';
import { ButterflyView } from './butterfly/ButterflyView.tsx';
import { useButterfly } from './butterfly/use-butterfly.ts';
import { CLOSED } from './diagnose/clinic.ts';
import * as ward from './diagnose/diagnose.ts';
import { describe as describeDiagnose } from './diagnose/diagnose-describe.ts';
import { present as presentDiagnose } from './diagnose/diagnose-model.ts';
import { DiagnoseView } from './diagnose/DiagnoseView.tsx';
import { useClinic } from './diagnose/use-clinic.ts';

export const diagnose = defineExhibit({
  id: 'diagnose',
  initial: ward.initial,
  reduce: ward.reduce,
  encode: ward.encode,
  decode: ward.decode,
  steps: ward.steps,
  present: presentDiagnose,
  initialSession: CLOSED,
  useSession: useClinic,
  describe: describeDiagnose,
  View: DiagnoseView,
});

export const butterfly = defineExhibit({
  id: 'butterfly',
  initial: wings.initial,
  reduce: wings.reduce,
  encode: wings.encode,
  decode: wings.decode,
  steps: wings.steps,
  transient: wings.transient,
  present: presentButterfly,
  initialSession: { runs: STILL, status: null },
  useSession: useButterfly,
  describe: describeButterfly,
  View: ButterflyView,
});
