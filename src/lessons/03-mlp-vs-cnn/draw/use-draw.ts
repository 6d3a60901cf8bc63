// The session of the drawing board: the duel's two runs on MNIST, asked about every new drawing.
// Not responsible for: the runs (use-match.ts) or what their answers mean (draw-model.ts).
import { useEffect, useMemo, useRef, useState } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { useCurrentSetup } from '../current-setup.ts';
import type { ContestantId } from '../duel/setup.ts';
import { useMatch } from '../duel/use-match.ts';
import { useRecall } from '../duel/use-recall.ts';
import type { DrawState } from './draw.ts';
import { normalised } from './draw-model.ts';
import type { DrawSession, Reply } from './draw-model.ts';

interface Question {
  readonly runId: string;
  readonly step: number;
  readonly image: Float32Array;
}

/** Asks one question at a time: while an answer is on its way only the newest picture waits. */
function useReply(runId: string, image: Float32Array | null, step: number): Reply | null {
  const [last, setLast] = useState<{ readonly question: Question; readonly reply: Reply | null } | null>(null);
  const isAsking = useRef(false);
  useEffect(() => {
    const asked = last?.question;
    const isAnswered = asked?.runId === runId && asked.step === step && asked.image === image;
    if (image === null || step === 0 || isAnswered || isAsking.current) return;
    isAsking.current = true;
    void startEngine()
      .call('run.predict', { runId, images: image, count: 1 })
      .then(
        ({ probabilities }): Reply | null => ({ image, probabilities }),
        // The run's own view tells of crashes; there is then no answer to this question.
        () => null,
      )
      .then((reply) => {
        isAsking.current = false;
        setLast((before) => ({ question: { runId, step, image }, reply: reply ?? before?.reply ?? null }));
      });
  }, [runId, image, step, last]);
  return last?.reply ?? null;
}

export function useDraw({ strokes }: DrawState): DrawSession {
  const duelSetup = useCurrentSetup();
  const otherDataset = duelSetup.dataset !== 'mnist';
  const setup = useMemo(() => ({ ...duelSetup, dataset: 'mnist' as const }), [duelSetup]);
  const match = useMatch(setup, false);
  useRecall(match);
  const { normalisation } = normalised(strokes);
  const image = normalisation.kind === 'digit' ? normalisation.result.values : null;
  const { mlp, cnn } = match.views;
  const replies: Record<ContestantId, Reply | null> = {
    mlp: useReply(match.runIds.mlp, image, usableStep(mlp)),
    cnn: useReply(match.runIds.cnn, image, usableStep(cnn)),
  };
  return {
    runs: {
      mlp: { snapshot: mlp.snapshot, opening: mlp.opening, error: mlp.error?.code ?? null },
      cnn: { snapshot: cnn.snapshot, opening: cnn.opening, error: cnn.error?.code ?? null },
    },
    replies,
    otherDataset,
    train: match.train,
    pause: match.pause,
  };
}

/** Steps trained; 0 while the run can't be asked. */
function usableStep({
  snapshot,
  opening,
}: {
  readonly snapshot: { readonly step: number } | null;
  readonly opening: object | null;
}): number {
  return snapshot === null || opening !== null ? 0 : snapshot.step;
}

const NO_RUN = { snapshot: null, opening: null, error: null };

export const initialSession: DrawSession = {
  runs: { mlp: NO_RUN, cnn: NO_RUN },
  replies: { mlp: null, cnn: null },
  otherDataset: false,
  train: () => undefined,
  pause: () => undefined,
};
