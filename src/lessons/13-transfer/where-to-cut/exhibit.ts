// The exhibit `where-to-cut`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import { present } from './cuts-model.ts';
import { NO_CUTS, useCuts } from './use-cuts.ts';
import * as cuts from './where-to-cut.ts';
import { describe } from './where-to-cut.text.ts';
import { WhereToCutView } from './WhereToCutView.tsx';

export const whereToCut = defineExhibit({
  id: 'where-to-cut',
  initial: cuts.initial,
  reduce: cuts.reduce,
  encode: cuts.encode,
  decode: cuts.decode,
  steps: cuts.steps,
  transient: cuts.transient,
  present,
  initialSession: NO_CUTS,
  useSession: useCuts,
  describe,
  View: WhereToCutView,
});
