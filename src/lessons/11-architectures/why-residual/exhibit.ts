// The exhibit `why-residual`: logic and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import { describe } from './why-residual.text.ts';
import * as residual from './why-residual.ts';
import { WhyResidualView } from './WhyResidualView.tsx';

export const whyResidual = defineExhibit({
  id: 'why-residual',
  initial: residual.initial,
  reduce: residual.reduce,
  encode: residual.encode,
  decode: residual.decode,
  steps: residual.steps,
  transient: residual.transient,
  present: residual.present,
  initialSession: null,
  describe,
  View: WhyResidualView,
});
