// The exhibit `your-classes`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import { describe } from './sentences.ts';
import * as settings from './settings.ts';
import { NO_SESSION, useYourClasses } from './use-your-classes.ts';
import { present } from './your-classes-model.ts';
import { YourClassesView } from './YourClassesView.tsx';

export const yourClasses = defineExhibit({
  id: 'your-classes',
  initial: settings.initial,
  reduce: settings.reduce,
  encode: settings.encode,
  decode: settings.decode,
  steps: settings.steps,
  transient: settings.transient,
  present,
  initialSession: NO_SESSION,
  useSession: useYourClasses,
  describe,
  View: YourClassesView,
});
