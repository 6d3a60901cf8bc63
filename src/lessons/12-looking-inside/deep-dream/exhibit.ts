// The exhibit `deep-dream`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import * as dreams from './deep-dream.ts';
import { present } from './dream-model.ts';
import { describe } from './deep-dream.text.ts';
import { DeepDreamView } from './DeepDreamView.tsx';
import { NO_DREAM, useDream } from './use-dream.ts';

export const deepDream = defineExhibit({
  id: 'deep-dream',
  initial: dreams.initial,
  reduce: dreams.reduce,
  encode: dreams.encode,
  decode: dreams.decode,
  steps: dreams.steps,
  transient: dreams.transient,
  present,
  initialSession: NO_DREAM,
  useSession: useDream,
  describe,
  View: DeepDreamView,
});
