// The four exhibits of the lesson: each one's logic, session and view put together.
// Not responsible for: any of the three.
import { defineExhibit } from '../../kit/exhibit/exhibit.ts';
import * as cables from './cut-the-cables/cut-the-cables.ts';
import { describe as describeCables } from './cut-the-cables/cut-the-cables.text.ts';
import { CutTheCablesView } from './cut-the-cables/CutTheCablesView.tsx';
import { NO_DIGITS, useDigits } from './digits.ts';
import * as drawing from './draw/draw.ts';
import { present as presentDrawing } from './draw/draw-model.ts';
import { describe as describeDrawing } from './draw/draw.text.ts';
import { DrawView } from './draw/DrawView.tsx';
import { initialSession as noNetworks, useDraw } from './draw/use-draw.ts';
import * as duelling from './duel/duel.ts';
import { describe as describeDuel } from './duel/duel-describe.ts';
import { present as presentDuel } from './duel/duel-model.ts';
import { DuelView } from './duel/DuelView.tsx';
import { initialSession as noRuns } from './duel/session.ts';
import { useDuel } from './duel/use-duel.ts';
import * as flattening from './flatten/flatten.ts';
import { describe as describeFlatten } from './flatten/flatten.text.ts';
import { FlattenView } from './flatten/FlattenView.tsx';

export const flatten = defineExhibit({
  id: 'flatten',
  initial: flattening.initial,
  reduce: flattening.reduce,
  encode: flattening.encode,
  decode: flattening.decode,
  steps: flattening.steps,
  transient: flattening.transient,
  present: flattening.present,
  initialSession: NO_DIGITS,
  useSession: useDigits,
  describe: describeFlatten,
  View: FlattenView,
});

export const cutTheCables = defineExhibit({
  id: 'cut-the-cables',
  initial: cables.initial,
  reduce: cables.reduce,
  encode: cables.encode,
  decode: cables.decode,
  steps: cables.steps,
  transient: cables.transient,
  present: cables.present,
  initialSession: null,
  describe: describeCables,
  View: CutTheCablesView,
});

export const duel = defineExhibit({
  id: 'duel',
  initial: duelling.initial,
  reduce: duelling.reduce,
  encode: duelling.encode,
  decode: duelling.decode,
  steps: duelling.steps,
  transient: duelling.transient,
  initialSession: noRuns,
  useSession: useDuel,
  present: presentDuel,
  describe: describeDuel,
  View: DuelView,
});

export const draw = defineExhibit({
  id: 'draw',
  initial: drawing.initial,
  reduce: drawing.reduce,
  encode: drawing.encode,
  decode: drawing.decode,
  steps: drawing.steps,
  transient: drawing.transient,
  initialSession: noNetworks,
  useSession: useDraw,
  present: presentDrawing,
  describe: describeDrawing,
  View: DrawView,
});
