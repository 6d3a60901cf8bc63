// The exhibit `one-number`: its logic and view put together. Not responsible for: either.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import * as logic from './one-number.ts';
import { describe } from './one-number-describe.ts';
import { present } from './one-number-model.ts';
import { OneNumber } from './OneNumber.tsx';

export const oneNumber = defineExhibit({
  id: 'one-number',
  ...logic,
  initialSession: null,
  present,
  describe,
  View: OneNumber,
});
