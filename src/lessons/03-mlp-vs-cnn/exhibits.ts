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
  ...flattening,
  initialSession: NO_DIGITS,
  useSession: useDigits,
  describe: describeFlatten,
  View: FlattenView,
});

export const cutTheCables = defineExhibit({
  id: 'cut-the-cables',
  ...cables,
  initialSession: null,
  describe: describeCables,
  View: CutTheCablesView,
});

export const duel = defineExhibit({
  id: 'duel',
  ...duelling,
  initialSession: noRuns,
  useSession: useDuel,
  present: presentDuel,
  describe: describeDuel,
  View: DuelView,
});

export const draw = defineExhibit({
  id: 'draw',
  ...drawing,
  initialSession: noNetworks,
  useSession: useDraw,
  present: presentDrawing,
  describe: describeDrawing,
  View: DrawView,
});
