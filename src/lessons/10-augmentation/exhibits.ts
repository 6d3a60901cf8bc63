// The four exhibits of the lesson: each one's logic, session and view put together.
// Not responsible for: any of them.
import { defineExhibit } from '../../kit/exhibit/exhibit.ts';
import * as labels from './label-still-true/label-still-true.ts';
import { describe as describeLabels } from './label-still-true/label-still-true.text.ts';
import { LabelStillTrueView } from './label-still-true/LabelStillTrueView.tsx';
import * as previewing from './preview/preview.ts';
import { present as presentPreview } from './preview/preview-model.ts';
import { describe as describePreview } from './preview/preview.text.ts';
import { PreviewView } from './preview/PreviewView.tsx';
import { NO_PHOTO, usePreview } from './preview/use-preview.ts';
import * as arithmetic from './step-arithmetic/step-arithmetic.ts';
import { describe as describeSteps } from './step-arithmetic/step-arithmetic.text.ts';
import { StepArithmeticView } from './step-arithmetic/StepArithmeticView.tsx';
import { NO_TRIALS } from './trials.ts';
import { useTrials } from './use-trials.ts';
import { NO_COMPARISON, useCompare } from './with-without/use-compare.ts';
import * as comparing from './with-without/with-without.ts';
import { present as presentComparison } from './with-without/with-without-model.ts';
import { describe as describeComparison } from './with-without/with-without.text.ts';
import { WithWithoutView } from './with-without/WithWithoutView.tsx';

export const preview = defineExhibit({
  id: 'preview',
  initial: previewing.initial,
  reduce: previewing.reduce,
  encode: previewing.encode,
  decode: previewing.decode,
  steps: previewing.steps,
  transient: previewing.transient,
  present: presentPreview,
  initialSession: NO_PHOTO,
  useSession: usePreview,
  describe: describePreview,
  View: PreviewView,
});

export const labelStillTrue = defineExhibit({
  id: 'label-still-true',
  initial: labels.initial,
  reduce: labels.reduce,
  encode: labels.encode,
  decode: labels.decode,
  steps: labels.steps,
  present: labels.present,
  initialSession: NO_TRIALS,
  useSession: useTrials,
  describe: describeLabels,
  View: LabelStillTrueView,
});

export const withWithout = defineExhibit({
  id: 'with-without',
  initial: comparing.initial,
  reduce: comparing.reduce,
  encode: comparing.encode,
  decode: comparing.decode,
  steps: comparing.steps,
  transient: comparing.transient,
  present: presentComparison,
  initialSession: NO_COMPARISON,
  useSession: useCompare,
  describe: describeComparison,
  View: WithWithoutView,
});

export const stepArithmetic = defineExhibit({
  id: 'step-arithmetic',
  initial: arithmetic.initial,
  reduce: arithmetic.reduce,
  encode: arithmetic.encode,
  decode: arithmetic.decode,
  steps: arithmetic.steps,
  transient: arithmetic.transient,
  present: arithmetic.present,
  initialSession: null,
  describe: describeSteps,
  View: StepArithmeticView,
});
