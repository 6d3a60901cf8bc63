// The four exhibits of the lesson: each one's logic, session and view put together.
// Not responsible for: any of the three.
import { defineExhibit } from '../../kit/exhibit/exhibit.ts';
import * as cables from './cut-the-cables/cut-the-cables.ts';
import { describe as describeCables } from './cut-the-cables/cut-the-cables.text.ts';
import { CutTheCables } from './cut-the-cables/CutTheCables.tsx';
import { NO_DIGITS, useDigits } from './digits.ts';
import * as drawing from './draw/draw.ts';
import { present as presentDrawing } from './draw/draw-model.ts';
import { describe as describeDrawing } from './draw/draw.text.ts';
import { Draw } from './draw/Draw.tsx';
import { initialSession as noNetworks, useDraw } from './draw/use-draw.ts';
import * as duelling from './duel/duel.ts';
import { describe as describeDuel } from './duel/duel-describe.ts';
import { present as presentDuel } from './duel/duel-model.ts';
import { Duel } from './duel/Duel.tsx';
import { initialSession as noRuns } from './duel/session.ts';
import { useDuel } from './duel/use-duel.ts';
import * as flattening from './flatten/flatten.ts';
import { describe as describeFlatten } from './flatten/flatten.text.ts';
import { Flatten } from './flatten/Flatten.tsx';

export const flatten = defineExhibit({
  id: 'flatten',
  ...flattening,
  initialSession: NO_DIGITS,
  useSession: useDigits,
  describe: describeFlatten,
  View: Flatten,
});

export const cutTheCables = defineExhibit({
  id: 'cut-the-cables',
  ...cables,
  initialSession: null,
  describe: describeCables,
  View: CutTheCables,
});

export const duel = defineExhibit({
  id: 'duel',
  ...duelling,
  initialSession: noRuns,
  useSession: useDuel,
  present: presentDuel,
  describe: describeDuel,
  View: Duel,
});

export const draw = defineExhibit({
  id: 'draw',
  ...drawing,
  initialSession: noNetworks,
  useSession: useDraw,
  present: presentDrawing,
  describe: describeDrawing,
  View: Draw,
});
