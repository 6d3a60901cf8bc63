// The exhibits of the lesson: logic, words and view of each put together. Not responsible for: any of them.
import { defineExhibit } from '../../kit/exhibit/exhibit.ts';
import * as activation from './activation-functions/activation-functions.ts';
import { describe as describeActivation } from './activation-functions/activation-functions.text.ts';
import { present as presentActivation } from './activation-functions/activation-model.ts';
import { ActivationFunctionsView } from './activation-functions/ActivationFunctionsView.tsx';
import * as initialiser from './initialisers/initialisers.ts';
import { describe as describeInitialisers } from './initialisers/initialisers.text.ts';
import { InitialisersView } from './initialisers/InitialisersView.tsx';
import { present as presentInitialisers } from './initialisers/signal-model.ts';
import { NOTHING_YET, useInitialisers } from './initialisers/use-initialisers.ts';
import * as race from './optimizer-race/optimizer-race.ts';
import { describe as describeRace } from './optimizer-race/optimizer-race.text.ts';
import { present as presentRace } from './optimizer-race/race-model.ts';
import { useRace } from './optimizer-race/use-race.ts';
import { OptimizerRaceView } from './optimizer-race/OptimizerRaceView.tsx';
import { NO_RUNS } from './run-queue.ts';
import * as step from './training-step/training-step.ts';
import { DRAWN, useBatch } from './training-step/batch.ts';
import { present as presentStep } from './training-step/step-model.ts';
import { describe as describeStep } from './training-step/training-step.text.ts';
import { TrainingStepView } from './training-step/TrainingStepView.tsx';

export const activationFunctions = defineExhibit({
  id: 'activation-functions',
  initial: activation.initial,
  reduce: activation.reduce,
  encode: activation.encode,
  decode: activation.decode,
  steps: activation.steps,
  transient: activation.transient,
  present: presentActivation,
  initialSession: null,
  describe: describeActivation,
  View: ActivationFunctionsView,
});
export const optimizerRace = defineExhibit({
  id: 'optimizer-race',
  initial: race.initial,
  reduce: race.reduce,
  encode: race.encode,
  decode: race.decode,
  steps: race.steps,
  transient: race.transient,
  present: presentRace,
  initialSession: NO_RUNS,
  useSession: useRace,
  describe: describeRace,
  View: OptimizerRaceView,
});
export const trainingStep = defineExhibit({
  id: 'training-step',
  initial: step.initial,
  reduce: step.reduce,
  encode: step.encode,
  decode: step.decode,
  steps: step.steps,
  transient: step.transient,
  present: presentStep,
  initialSession: DRAWN,
  useSession: useBatch,
  describe: describeStep,
  View: TrainingStepView,
});
export const initialisers = defineExhibit({
  id: 'initialisers',
  initial: initialiser.initial,
  reduce: initialiser.reduce,
  encode: initialiser.encode,
  decode: initialiser.decode,
  steps: initialiser.steps,
  transient: initialiser.transient,
  present: presentInitialisers,
  initialSession: NOTHING_YET,
  useSession: useInitialisers,
  describe: describeInitialisers,
  View: InitialisersView,
});
