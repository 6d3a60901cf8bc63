// The exhibit `memorisation`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import * as memory from './memorisation.ts';
import { present } from './memorisation-model.ts';
import { describe } from './memorisation.text.ts';
import { MemorisationView } from './MemorisationView.tsx';
import { NO_MEMORY, useMemory } from './memory-runs.ts';

export const memorisation = defineExhibit({
  id: 'memorisation',
  initial: memory.initial,
  reduce: memory.reduce,
  encode: memory.encode,
  decode: memory.decode,
  steps: memory.steps,
  present,
  initialSession: NO_MEMORY,
  useSession: useMemory,
  describe,
  View: MemorisationView,
});
