// The two exhibits of the lesson: each one's logic, session and view put together.
// Not responsible for: either of them.
import { defineExhibit } from '../../kit/exhibit/exhibit.ts';
import * as taking from './image-as-volume/image-as-volume.ts';
import { describe as describeVolume } from './image-as-volume/image-as-volume.text.ts';
import { ImageAsVolumeView } from './image-as-volume/ImageAsVolumeView.tsx';
import { NO_PICTURE, usePicture } from './image-as-volume/use-picture.ts';
import * as climbing from './pyramid/pyramid.ts';
import { describe as describePyramid } from './pyramid/pyramid.text.ts';
import { PyramidView } from './pyramid/PyramidView.tsx';

export const imageAsVolume = defineExhibit({
  id: 'image-as-volume',
  initial: taking.initial,
  reduce: taking.reduce,
  encode: taking.encode,
  decode: taking.decode,
  steps: taking.steps,
  transient: taking.transient,
  present: taking.present,
  initialSession: NO_PICTURE,
  useSession: usePicture,
  describe: describeVolume,
  View: ImageAsVolumeView,
});

export const pyramid = defineExhibit({
  id: 'pyramid',
  initial: climbing.initial,
  reduce: climbing.reduce,
  encode: climbing.encode,
  decode: climbing.decode,
  steps: climbing.steps,
  transient: climbing.transient,
  present: climbing.present,
  initialSession: null,
  describe: describePyramid,
  View: PyramidView,
});
