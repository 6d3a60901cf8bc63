// The exhibits of the lesson: logic, words and view of each put together. Not responsible for: any of them.
import { defineExhibit } from '../../kit/exhibit/exhibit.ts';
import * as activation from './activation-functions/activation-functions.ts';
import { describe as describeActivation } from './activation-functions/activation-functions.text.ts';
import { present as presentActivation } from './activation-functions/activation-model.ts';
import { ActivationFunctionsView } from './activation-functions/ActivationFunctionsView.tsx';
import { NO_BENCH } from './classifiers/bench.ts';
import * as classifiers from './classifiers/classifiers.ts';
import { describe as describeClassifiers } from './classifiers/classifiers.text.ts';
import { present as presentClassifiers } from './classifiers/classifiers-model.ts';
import { ClassifiersView } from './classifiers/ClassifiersView.tsx';
import { useBench } from './classifiers/use-bench.ts';
import * as callback from './callbacks/callbacks.ts';
import { CallbacksView } from './callbacks/CallbacksView.tsx';
import { describe as describeCallbacks } from './callbacks/describe.ts';
import { NO_SESSION } from './callbacks/session.ts';
import { present as presentCallbacks } from './callbacks/timeline-model.ts';
import { useCallbacks } from './callbacks/use-callbacks.ts';
import { present as presentDropout } from './dropout/dice-model.ts';
import * as dice from './dropout/dropout.ts';
import { describe as describeDropout } from './dropout/dropout.text.ts';
import { DropoutView } from './dropout/DropoutView.tsx';
import { NO_PAIR, useRuns } from './dropout/runs.ts';
import * as initialiser from './initialisers/initialisers.ts';
import { describe as describeInitialisers } from './initialisers/initialisers.text.ts';
import { InitialisersView } from './initialisers/InitialisersView.tsx';
import { present as presentInitialisers } from './initialisers/signal-model.ts';
import { NOTHING_YET, useInitialisers } from './initialisers/use-initialisers.ts';
import { NO_BETS, useBets } from './losses/bet-store.ts';
import { present as presentLosses } from './losses/loss-model.ts';
import * as loss from './losses/losses.ts';
import { describe as describeLosses } from './losses/losses.text.ts';
import { LossesView } from './losses/LossesView.tsx';
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
export const dropout = defineExhibit({
  id: 'dropout',
  initial: dice.initial,
  reduce: dice.reduce,
  encode: dice.encode,
  decode: dice.decode,
  steps: dice.steps,
  transient: dice.transient,
  present: presentDropout,
  initialSession: NO_PAIR,
  useSession: useRuns,
  describe: describeDropout,
  View: DropoutView,
});
export const losses = defineExhibit({
  id: 'losses',
  initial: loss.initial,
  reduce: loss.reduce,
  encode: loss.encode,
  decode: loss.decode,
  steps: loss.steps,
  transient: loss.transient,
  present: presentLosses,
  initialSession: NO_BETS,
  useSession: useBets,
  describe: describeLosses,
  View: LossesView,
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
export const mnistClassifiers = defineExhibit({
  id: 'mnist-classifiers',
  initial: classifiers.initial,
  reduce: classifiers.reduce,
  encode: classifiers.encode,
  decode: classifiers.decode,
  steps: classifiers.steps,
  transient: classifiers.transient,
  present: presentClassifiers,
  initialSession: NO_BENCH,
  useSession: useBench,
  describe: describeClassifiers,
  View: ClassifiersView,
});
export const callbacks = defineExhibit({
  id: 'callbacks',
  initial: callback.initial,
  reduce: callback.reduce,
  encode: callback.encode,
  decode: callback.decode,
  steps: callback.steps,
  transient: callback.transient,
  present: presentCallbacks,
  initialSession: NO_SESSION,
  useSession: useCallbacks,
  describe: describeCallbacks,
  View: CallbacksView,
});
