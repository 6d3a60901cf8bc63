// The exhibit `stride-padding` put together. Not responsible for: any of its parts.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import { steps } from './examples.ts';
import { describe } from './stride-describe.ts';
import { present } from './stride-model.ts';
import { decode, encode, initial, reduce, transient } from './stride-padding.ts';
import { StridePaddingView } from './StridePaddingView.tsx';

export const stridePadding = defineExhibit({
  id: 'stride-padding',
  initial,
  reduce,
  initialSession: null,
  present,
  View: StridePaddingView,
  describe,
  encode,
  decode,
  steps,
  transient,
});
