// The session of the exhibit `what-excites`: the ascent, begun by the reader, seen while it goes, and stopped by them.
// Not responsible for: what is shown (excite-model.ts).
import { useState } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import type { ExciteState } from '../../../nn/inside/excite.ts';
import type { ScalarSpec } from '../../../nn/inside/insides.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { NO_ANSWER, useAnswer } from '../../../engine/client/use-answer.ts';
import type { Answer } from '../../../engine/client/use-answer.ts';
import { NO_SUBJECT, useSubject } from '../subject/use-subject.ts';
import type { Subject } from '../subject/use-subject.ts';
import { aimedAt, COURSE, exciteOptions } from './what-excites.ts';
import type { WhatExcitesState } from './what-excites.ts';

export interface ExciteSession {
  readonly subject: Subject;
  readonly answer: Answer<ExciteState, ExciteState>;
  /** The last picture seen of an ascent that was stopped. */
  readonly stopped: ExciteState | null;
  readonly canStart: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

export const NO_EXCITE: ExciteSession = {
  subject: NO_SUBJECT,
  answer: NO_ANSWER,
  stopped: null,
  canStart: false,
  start: () => undefined,
  stop: () => undefined,
};

/** The scalar aimed at, before the activation that ends its layer: a unit that is off has a slope all the same. */
export function aimOf(spec: NetworkSpec, state: WhatExcitesState): ScalarSpec {
  const { unit } = state;
  const { aim, node } = aimedAt(state, spec);
  const shapes = inferShapes(spec).map(({ output }) => output);
  if (aim === 'class') {
    const last = spec.nodes.length - 1;
    return { nodeIndex: last, logits: true, unit: Math.min(unit, (shapes[last]?.[0] ?? 1) - 1), reduce: 'sum' };
  }
  const shape = shapes[node] ?? [];
  const channel = Math.min(unit, (shape.at(-1) ?? 1) - 1);
  if (aim === 'channel' || shape.length !== 3) return { nodeIndex: node, logits: true, channel, reduce: 'mean' };
  const [height = 1, width = 1] = shape;
  return {
    nodeIndex: node,
    logits: true,
    unit: [Math.floor(height / 2), Math.floor(width / 2), channel],
    reduce: 'sum',
  };
}

export function useExcite(state: WhatExcitesState): ExciteSession {
  const subject = useSubject(state.subject, COURSE);
  const { runId, version, entry, phase } = subject;
  const question = `${version} ${JSON.stringify(state)}`;
  /** What the reader asked for: another state or other weights wait for another click. */
  const [asked, setAsked] = useState<{ readonly question: string; readonly turn: number } | null>(null);
  const [stopped, setStopped] = useState<{ readonly question: string; readonly seen: ExciteState | null } | null>(null);
  const canStart = runId !== null && phase !== 'training';
  const key = canStart && asked?.question === question ? `${question} ${asked.turn}` : null;
  const answer = useAnswer<ExciteState, ExciteState>(key, ({ signal, onProgress }) =>
    startEngine().call(
      'inside.excite',
      { runId: runId ?? '', of: aimOf(entry.spec, state), options: exciteOptions(state) },
      { signal, onProgress },
    ),
  );
  return {
    subject,
    answer,
    stopped: stopped?.question === question ? stopped.seen : null,
    canStart,
    start: () => {
      setStopped(null);
      setAsked({ question, turn: (asked?.turn ?? 0) + 1 });
    },
    stop: () => {
      setStopped({ question, seen: answer.progress });
      setAsked(null);
    },
  };
}
