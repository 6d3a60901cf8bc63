// The exhibit `four-cases`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import { present } from './board-model.ts';
import * as cases from './four-cases.ts';
import { describe } from './four-cases.text.ts';
import { FourCasesView } from './FourCasesView.tsx';
import { NO_BOARD, useBoard } from './use-board.ts';

export const fourCases = defineExhibit({
  id: 'four-cases',
  initial: cases.initial,
  reduce: cases.reduce,
  encode: cases.encode,
  decode: cases.decode,
  steps: cases.steps,
  transient: cases.transient,
  present,
  initialSession: NO_BOARD,
  useSession: useBoard,
  describe,
  View: FourCasesView,
});
