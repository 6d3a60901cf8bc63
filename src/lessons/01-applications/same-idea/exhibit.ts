// The exhibit `same-idea`: its logic and view put together. Not responsible for: either of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import { present } from './idea-model.ts';
import * as idea from './same-idea.ts';
import { describe } from './same-idea.text.ts';
import { SameIdeaView } from './SameIdeaView.tsx';

export const sameIdea = defineExhibit({
  id: 'same-idea',
  initial: idea.initial,
  reduce: idea.reduce,
  encode: idea.encode,
  decode: idea.decode,
  steps: idea.steps,
  transient: idea.transient,
  present,
  initialSession: null,
  describe,
  View: SameIdeaView,
});
