// The playground as an exhibit: its logic, words and view put together, so that the frame gives undo, link and lectern.
// Not responsible for: any of them, or the page (PlaygroundPage.tsx).
import { defineExhibit } from '../../kit/exhibit/exhibit.ts';
import { describe } from './describe.ts';
import * as logic from './playground.ts';
import { present } from './playground-model.ts';
import { PlaygroundView } from './PlaygroundView.tsx';
import { NO_RUNS } from './session.ts';
import { steps } from './steps.ts';
import { useBench } from './use-bench.ts';

export const playground = defineExhibit({
  id: 'playground',
  initial: logic.initial,
  reduce: logic.reduce,
  encode: logic.encode,
  decode: logic.decode,
  transient: logic.transient,
  steps,
  present,
  initialSession: NO_RUNS,
  useSession: useBench,
  describe,
  View: PlaygroundView,
});
