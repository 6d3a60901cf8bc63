// The exhibit `kernel-on-photo`: its logic, session and view put together. Not responsible for: any of the three.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import * as logic from './kernel-on-photo.ts';
import { KernelOnPhoto } from './KernelOnPhoto.tsx';
import { describe } from './photo-describe.ts';
import { initialSession, present } from './photo-model.ts';
import { useKernelOnPhoto } from './use-kernel-on-photo.ts';

export const kernelOnPhoto = defineExhibit({
  id: 'kernel-on-photo',
  ...logic,
  initialSession,
  useSession: useKernelOnPhoto,
  present,
  describe,
  View: KernelOnPhoto,
});
