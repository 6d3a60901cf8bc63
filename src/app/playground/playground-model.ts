// What the playground shows, worked out once for picture and words.
// Not responsible for: a single design (lessons/08-designer/designer/designer-model.ts) or words.
import type { Evaluation } from '../../engine/protocol/calls.ts';
import { present as presentDesign } from '../../lessons/08-designer/designer/designer-model.ts';
import type { DesignerModel } from '../../lessons/08-designer/designer/designer-model.ts';
import { PRESETS } from '../../lessons/08-designer/designer/presets.ts';
import type { Preset } from '../../lessons/08-designer/designer/presets.ts';
import { MNIST_CNN, MNIST_MLP } from '../../nn/presets.ts';
import { encodeSpec } from '../../nn/spec-codec.ts';
import { updateRatio } from '../../nn/update-size.ts';
import { judgeRatio } from './live.ts';
import type { Live } from './live.ts';
import type { PlaygroundState, SideId } from './playground.ts';
import type { PlaygroundSession } from './session.ts';

/** The designer's networks and the two of the duel, which the playground begins with. */
export const NETWORKS: readonly Preset[] = [
  { id: 'duel-cnn', title: { zh: 'MNIST 上的 CNN', en: 'CNN for MNIST' }, spec: MNIST_CNN, data: 'mnist' },
  { id: 'duel-mlp', title: { zh: 'MNIST 上的 MLP', en: 'MLP for MNIST' }, spec: MNIST_MLP, data: 'mnist' },
  ...PRESETS,
];

export interface WeightRow {
  readonly name: string;
  readonly weight: number;
  readonly gradient: number;
  readonly ratio: number | null;
  readonly verdict: ReturnType<typeof judgeRatio>;
}

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
  readonly rows: readonly WeightRow[];
  readonly exam: ShownExam | null;
  readonly isExamining: boolean;
}

function presetOf(model: DesignerModel): Preset | null {
  const now = encodeSpec(model.state.net);
  return NETWORKS.find(({ spec }) => encodeSpec(spec) === now) ?? null;
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
  const { live } = session.watched;
  return {
    state,
    sides,
    presets: { a: presetOf(sides.a), b: presetOf(sides.b) },
    live,
    rows: (live?.update.weights ?? []).map(({ name, size }) => {
      const ratio = updateRatio(size);
      return { name, weight: size.weight, gradient: size.gradient, ratio, verdict: judgeRatio(ratio) };
    }),
    exam: state.panel === 'mistakes' ? examOf(session, state.side) : null,
    isExamining: session.exam.progress !== null,
  };
}
