// The exhibit `family-tree`: logic and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import { describe } from './family-tree.text.ts';
import * as family from './family-tree.ts';
import { FamilyTreeView } from './FamilyTreeView.tsx';

export const familyTree = defineExhibit({
  id: 'family-tree',
  initial: family.initial,
  reduce: family.reduce,
  encode: family.encode,
  decode: family.decode,
  steps: family.steps,
  transient: family.transient,
  present: family.present,
  initialSession: null,
  describe,
  View: FamilyTreeView,
});
