// What the designer shows, worked out once for picture and words: layers, totals, review, plan, phase of training.
// Not responsible for: words (designer.text.ts, describe.ts) or training itself (use-training.ts).
import { networkCost } from '../../../nn/costs.ts';
import type { NetworkCost } from '../../../nn/costs.ts';
import type { TrainingPlan } from '../../../nn/plan.ts';
import type { NetworkProblem, Severity } from '../../../nn/problems.ts';
import { encodeSpec } from '../../../nn/spec-codec.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { summarize } from '../../../nn/summary.ts';
import type { Summary } from '../../../nn/summary.ts';
import { isSound, validateNetwork } from '../../../nn/validate.ts';
import { adviceOn } from './advice.ts';
import type { Advice } from './advice.ts';
import { factsOf } from './data-choice.ts';
import type { DataFacts } from './data-choice.ts';
import type { DesignerState } from './designer.ts';
import type { LiveEpochs } from './experiments/compare.ts';
import type { Experiment } from './experiments/experiment.ts';
import { keptEpochs } from './experiments/keep-run.ts';
import { outline } from './outline.ts';
import type { OutlineRow } from './outline.ts';
import { planFor } from './plan-choice.ts';
import type { DesignerSession } from './session.ts';
import type { StartWeights } from './start-weights.ts';
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
  readonly facts: DataFacts;
  readonly plan: TrainingPlan;
  /** No error stands against training it on this data set. */
  readonly isTrainable: boolean;
  readonly training: TrainingModel;
  /** What training begins with instead of random weights. */
  readonly start: StartWeights;
  /** All that are kept, and the one of the network and plan on view. */
  readonly experiments: readonly Experiment[];
  readonly experiment: Experiment | null;
  /** The run on view, as the chart of experiments shows it. */
  readonly live: LiveEpochs;
}

/** What depends on network and data set alone. */
type NetworkModel = Omit<
  DesignerModel,
  'state' | 'facts' | 'plan' | 'training' | 'start' | 'experiments' | 'experiment' | 'live'
>;

function judge(net: NetworkSpec, { shape, classNames, isComplete }: DataFacts): readonly NetworkProblem[] {
  // How many classes there will be is not known before all images are there.
  return validateNetwork(net, { inputShape: shape, ...(isComplete ? { classes: classNames.length } : {}) });
}

/** While runs train the same networks are presented again and again: the last two are kept. */
let kept: readonly { readonly key: string; readonly model: NetworkModel }[] = [];

function networkModel(net: NetworkSpec, facts: DataFacts): NetworkModel {
  const key = `${encodeSpec(net)} ${facts.dataset} ${facts.isComplete}`;
  const found = kept.find((one) => one.key === key) ?? { key, model: work(net, facts) };
  kept = [found, ...kept.filter((one) => one !== found)].slice(0, 2);
  return found.model;
}

export function present(state: DesignerState, session: DesignerSession): DesignerModel {
  const facts = factsOf(state, session.own);
  const network = networkModel(state.net, facts);
  const plan = planFor(state.plan, facts);
  const training = trainingModel(state.net, network.cost, plan, session, network.isTrainable && facts.isComplete);
  const { experiments, snapshot, start, runId: id } = session;
  const experiment = experiments.find((each) => each.id === id) ?? null;
  const epochs = snapshot === null ? (experiment?.result?.epochs ?? []) : keptEpochs(snapshot.record.epochs);
  return { ...network, state, facts, plan, training, start, experiments, experiment, live: { id, epochs } };
}

function work(net: NetworkSpec, facts: DataFacts): NetworkModel {
  const rows = outline(net);
  const problems = judge(net, facts);
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
