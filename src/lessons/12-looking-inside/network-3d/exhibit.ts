// The exhibit `network-3d`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import { NO_MAPS } from '../feature-maps/use-feature-maps.ts';
import * as stack from './network-3d.ts';
import { describe } from './network-3d.text.ts';
import { Network3dView } from './Network3dView.tsx';
import { present } from './scene-model.ts';
import { useNetwork } from './use-network.ts';

export const network3d = defineExhibit({
  id: 'network-3d',
  initial: stack.initial,
  reduce: stack.reduce,
  encode: stack.encode,
  decode: stack.decode,
  steps: stack.steps,
  transient: stack.transient,
  present,
  initialSession: NO_MAPS,
  useSession: useNetwork,
  describe,
  View: Network3dView,
});
