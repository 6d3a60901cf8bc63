// What the designer shows, worked out once for picture and words: layers, totals, review, plan, phase of training.
// Not responsible for: words (designer.text.ts, describe.ts) or training itself (use-training.ts).
import { DATASETS } from '../../../engine/catalog/datasets.ts';
import { networkCost } from '../../../nn/costs.ts';
import type { NetworkCost } from '../../../nn/costs.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkProblem, Severity } from '../../../nn/problems.ts';
import { encodeSpec } from '../../../nn/spec-codec.ts';
import { summarize } from '../../../nn/summary.ts';
import type { Summary } from '../../../nn/summary.ts';
import { isSound, validateNetwork } from '../../../nn/validate.ts';
import type { DesignerState } from './designer.ts';
import { outline } from './outline.ts';
import type { OutlineRow } from './outline.ts';
import { planOf } from './plan-choice.ts';

export interface DesignerModel {
  readonly state: DesignerState;
  readonly rows: readonly OutlineRow[];
  readonly problems: readonly NetworkProblem[];
  /** The worst that is said of each layer, by its place. */
  readonly worst: Readonly<Record<number, Severity>>;
  /** Null for a network that can't stand. */
  readonly summary: Summary | null;
  readonly cost: NetworkCost | null;
  readonly total: number | null;
  readonly macs: number | null;
  readonly plan: TrainingPlan;
  /** No error stands against training it on this data set. */
  readonly isTrainable: boolean;
}

export function judge({ net, data }: DesignerState): readonly NetworkProblem[] {
  const { shape, classNames } = DATASETS[data];
  return validateNetwork(net, { inputShape: shape, classes: classNames.length });
}

/** Hovering and training present the same network again and again: the last one is kept. */
let kept: { readonly key: string; readonly model: DesignerModel } | null = null;

export function present(state: DesignerState): DesignerModel {
  const key = `${encodeSpec(state.net)} ${state.data}`;
  if (kept?.key === key) {
    return { ...kept.model, state, plan: planOf(state.plan, state.data) };
  }
  const model = work(state);
  kept = { key, model };
  return model;
}

function work(state: DesignerState): DesignerModel {
  const { net } = state;
  const rows = outline(net);
  const problems = judge(state);
  const stands = net.nodes.length > 0 && rows.every(({ known }) => known !== null);
  const cost = stands ? networkCost(net) : null;
  const summary = stands ? summarize(net) : null;
  const worst: Record<number, Severity> = {};
  for (const { nodeIndex, severity } of problems) {
    if (nodeIndex !== null && worst[nodeIndex] !== 'error') worst[nodeIndex] = severity;
  }
  return {
    state,
    rows,
    problems,
    worst,
    summary,
    cost,
    total: summary?.total ?? null,
    macs: cost?.macs ?? null,
    plan: planOf(state.plan, state.data),
    isTrainable: isSound(problems),
  };
}
