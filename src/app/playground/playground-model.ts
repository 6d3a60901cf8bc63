// What the playground shows, worked out once for picture and words.
// Not responsible for: a single design (lessons/08-designer/designer/designer-model.ts) or words.
import type { Evaluation } from '../../engine/protocol/calls.ts';
import { present as presentDesign } from '../../lessons/08-designer/designer/designer-model.ts';
import type { DesignerModel } from '../../lessons/08-designer/designer/designer-model.ts';
import { PRESETS } from '../../lessons/08-designer/designer/presets.ts';
import type { Preset } from '../../lessons/08-designer/designer/presets.ts';
import { MNIST_CNN, MNIST_MLP } from '../../nn/presets.ts';
import { encodeSpec } from '../../nn/spec-codec.ts';
import type { Live } from './live.ts';
import type { PlaygroundState, SideId } from './playground.ts';
import type { PlaygroundSession } from './session.ts';
import type { Taught } from './use-taught.ts';

/** The designer's networks and the two of the duel, which the playground begins with. */
export const NETWORKS: readonly Preset[] = [
  { id: 'duel-cnn', title: { zh: '小 CNN', en: 'Small CNN' }, spec: MNIST_CNN, data: 'mnist' },
  { id: 'duel-mlp', title: { zh: '小 MLP', en: 'Small MLP' }, spec: MNIST_MLP, data: 'mnist' },
  ...PRESETS,
];

/** A test of the design that is worked on; the larger one at the end of a training goes before the small ones. */
export interface ShownExam {
  readonly evaluation: Evaluation;
  readonly step: number;
}

export interface PlaygroundModel {
  readonly state: PlaygroundState;
  readonly sides: Readonly<Record<SideId, DesignerModel>>;
  /** Names of the networks where they are known ones. */
  readonly presets: Readonly<Record<SideId, Preset | null>>;
  readonly live: Live | null;
  /** Training samples as they are taught, while they are looked at. */
  readonly taught: Taught['samples'];
  readonly exam: ShownExam | null;
  readonly isExamining: boolean;
}

/** A known network stays one on other images. */
function presetOf({ state: { net } }: DesignerModel): Preset | null {
  const now = encodeSpec(net);
  return NETWORKS.find(({ spec }) => encodeSpec({ ...spec, inputShape: net.inputShape }) === now) ?? null;
}

function examOf(session: PlaygroundSession, side: SideId): ShownExam | null {
  const { test } = session.runs[side];
  if (test !== null) return test;
  return session.exam.result;
}

export function present(state: PlaygroundState, session: PlaygroundSession): PlaygroundModel {
  const sides = {
    a: presentDesign(state.designs.a, session.runs.a),
    b: presentDesign(state.designs.b, session.runs.b),
  };
  return {
    state,
    sides,
    presets: { a: presetOf(sides.a), b: presetOf(sides.b) },
    live: session.watched.live,
    taught: session.taught.samples,
    exam: state.panel === 'mistakes' ? examOf(session, state.side) : null,
    isExamining: session.exam.progress !== null,
  };
}
