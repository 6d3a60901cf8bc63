// The three exhibits of the lesson: each one's logic, session and view put together.
// Not responsible for: any of the three.
import { defineExhibit } from '../../kit/exhibit/exhibit.ts';
import * as averaging from './global-average/global-average.ts';
import { describe as describeAverage } from './global-average/global-average.text.ts';
import { GlobalAverageView } from './global-average/GlobalAverageView.tsx';
import * as lab from './pool-lab/pool-lab.ts';
import { describe as describeLab } from './pool-lab/pool-lab.text.ts';
import { present as presentLab } from './pool-lab/pool-model.ts';
import { PoolLabView } from './pool-lab/PoolLabView.tsx';
import * as shifting from './shift-tolerance/shift-tolerance.ts';
import { describe as describeShift } from './shift-tolerance/shift-tolerance.text.ts';
import { ShiftToleranceView } from './shift-tolerance/ShiftToleranceView.tsx';
import { NO_NETWORK, useCnn, useGapCnn } from './use-trained.ts';

export const poolLab = defineExhibit({
  id: 'pool-lab',
  initial: lab.initial,
  reduce: lab.reduce,
  encode: lab.encode,
  decode: lab.decode,
  steps: lab.steps,
  transient: lab.transient,
  present: presentLab,
  initialSession: NO_NETWORK,
  useSession: useCnn,
  describe: describeLab,
  View: PoolLabView,
});

export const shiftTolerance = defineExhibit({
  id: 'shift-tolerance',
  initial: shifting.initial,
  reduce: shifting.reduce,
  encode: shifting.encode,
  decode: shifting.decode,
  steps: shifting.steps,
  transient: shifting.transient,
  present: shifting.present,
  initialSession: NO_NETWORK,
  useSession: useCnn,
  describe: describeShift,
  View: ShiftToleranceView,
});

export const globalAverage = defineExhibit({
  id: 'global-average',
  initial: averaging.initial,
  reduce: averaging.reduce,
  encode: averaging.encode,
  decode: averaging.decode,
  steps: averaging.steps,
  transient: averaging.transient,
  present: averaging.present,
  initialSession: NO_NETWORK,
  useSession: useGapCnn,
  describe: describeAverage,
  View: GlobalAverageView,
});
