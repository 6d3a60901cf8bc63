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
import { adviceOn } from './advice.ts';
import type { Advice } from './advice.ts';
import type { DesignerState } from './designer.ts';
import type { LiveEpochs } from './experiments/compare.ts';
import type { Experiment } from './experiments/experiment.ts';
import { keptEpochs } from './experiments/keep-run.ts';
import { outline } from './outline.ts';
import type { OutlineRow } from './outline.ts';
import { planOf, runIdOf } from './plan-choice.ts';
import type { DesignerSession } from './session.ts';
import { trainingModel } from './training-model.ts';
import type { TrainingModel } from './training-model.ts';

export interface DesignerModel {
  readonly state: DesignerState;
  readonly rows: readonly OutlineRow[];
  readonly problems: readonly NetworkProblem[];
  /** Habits that usually serve; empty for a network that can't stand. */
  readonly advice: readonly Advice[];
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
  readonly training: TrainingModel;
  /** All that are kept, and the one of the network and plan on view. */
  readonly experiments: readonly Experiment[];
  readonly experiment: Experiment | null;
  /** The run on view, as the chart of experiments shows it. */
  readonly live: LiveEpochs;
}

/** What depends on network and data set alone. */
type NetworkModel = Omit<DesignerModel, 'state' | 'plan' | 'training' | 'experiments' | 'experiment' | 'live'>;

export function judge({ net, data }: DesignerState): readonly NetworkProblem[] {
  const { shape, classNames } = DATASETS[data];
  return validateNetwork(net, { inputShape: shape, classes: classNames.length });
}

/** While runs train the same networks are presented again and again: the last two are kept. */
let kept: readonly { readonly key: string; readonly model: NetworkModel }[] = [];

function networkModel(state: DesignerState): NetworkModel {
  const key = `${encodeSpec(state.net)} ${state.data}`;
  const found = kept.find((one) => one.key === key) ?? { key, model: work(state) };
  kept = [found, ...kept.filter((one) => one !== found)].slice(0, 2);
  return found.model;
}

export function present(state: DesignerState, session: DesignerSession): DesignerModel {
  const network = networkModel(state);
  const plan = planOf(state.plan, state.data);
  const training = trainingModel(state.net, network.cost, plan, session, network.isTrainable);
  const { experiments, snapshot } = session;
  const id = runIdOf(state.net, plan, 'designer', session.start.weights === null ? null : state.start);
  const experiment = experiments.find((each) => each.id === id) ?? null;
  const epochs = snapshot === null ? (experiment?.result?.epochs ?? []) : keptEpochs(snapshot.record.epochs);
  return { ...network, state, plan, training, experiments, experiment, live: { id, epochs } };
}

function work(state: DesignerState): NetworkModel {
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
    rows,
    problems,
    advice: stands ? adviceOn(net) : [],
    worst,
    summary,
    cost,
    total: summary?.total ?? null,
    macs: cost?.macs ?? null,
    isTrainable: isSound(problems),
  };
}
