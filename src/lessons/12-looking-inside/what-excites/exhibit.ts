// The exhibit `what-excites`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import * as excites from './what-excites.ts';
import { present } from './excite-model.ts';
import { describe } from './what-excites.text.ts';
import { WhatExcitesView } from './WhatExcitesView.tsx';
import { NO_EXCITE, useExcite } from './use-excite.ts';

export const whatExcites = defineExhibit({
  id: 'what-excites',
  initial: excites.initial,
  reduce: excites.reduce,
  encode: excites.encode,
  decode: excites.decode,
  steps: excites.steps,
  transient: excites.transient,
  present,
  initialSession: NO_EXCITE,
  useSession: useExcite,
  describe,
  View: WhatExcitesView,
});
