// The session of the playground: a run for each design, and what the open panel asks of the one it shows.
// Not responsible for: how any of it is fetched (its siblings; lessons/08-designer).
import { factsOf } from '../../lessons/08-designer/designer/data-choice.ts';
import { NO_SESSION } from '../../lessons/08-designer/designer/session.ts';
import type { DesignerSession } from '../../lessons/08-designer/designer/session.ts';
import type { DesignerState } from '../../lessons/08-designer/designer/designer.ts';
import { planFor } from '../../lessons/08-designer/designer/plan-choice.ts';
import { useDraftUnder } from '../../lessons/08-designer/designer/use-draft.ts';
import { useTraining } from '../../lessons/08-designer/designer/use-session.ts';
import { decode, encode } from './playground.ts';
import type { PlaygroundState, SideId } from './playground.ts';
import type { PlaygroundSession } from './session.ts';
import { useExam } from './use-exam.ts';
import { useLive } from './use-live.ts';
import { useSamples } from './use-samples.ts';
import { useTaught } from './use-taught.ts';

const DRAFT_KEY = 'stride:playground:draft';
const NONE: readonly number[] = [];

function useRunOf(design: DesignerState, side: SideId): DesignerSession {
  return { ...NO_SESSION, ...useTraining(design, `playground-${side}`) };
}

export function useBench(state: PlaygroundState): PlaygroundSession {
  const { designs, side, panel } = state;
  const runs = { a: useRunOf(designs.a, 'a'), b: useRunOf(designs.b, 'b') };
  const { snapshot } = runs[side];
  const isInside = panel === 'inside';
  const dataset = designs[side].own ? (runs[side].own?.id ?? null) : designs[side].data;
  const facts = factsOf(designs[side], runs[side].own);
  const count = facts.testCount;
  // Own images are with the engine once a run was opened on them.
  const isThere = !designs[side].own || snapshot !== null;
  const wanted = isInside && isThere && count > 0 ? [Math.min(state.sample, count - 1)] : NONE;
  const sample = useSamples(dataset, wanted)?.[0] ?? null;
  return {
    runs,
    watched: useLive(isInside ? snapshot : null, sample),
    exam: useExam(panel === 'mistakes' ? snapshot : null, count),
    taught: useTaught(panel === 'data' && isThere && facts.isComplete ? planFor(designs[side].plan, facts) : null),
    dataset,
    sample,
    ...useDraftUnder(DRAFT_KEY, { encode, decode }, state),
  };
}
