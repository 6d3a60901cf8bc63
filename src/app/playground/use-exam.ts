// Tests a run on the first test images: after every epoch while somebody looks, and when asked.
// Not responsible for: the test at the end of a training (lessons/08-designer) or showing the outcome.
import { useEffect, useEffectEvent, useState } from 'react';
import { startEngine } from '../../engine/client/engine.ts';
import type { Evaluation, RunSnapshot } from '../../engine/protocol/calls.ts';

/** Few enough for a training to stand still only for a moment. */
const EXAM_COUNT = 1000;

export interface ExamResult {
  readonly runId: string;
  /** Steps trained when it was taken. */
  readonly step: number;
  readonly evaluation: Evaluation;
}

export interface Exam {
  readonly result: ExamResult | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly take: () => void;
}

/** `snapshot` null: nobody looks, or there is no run. `available`: test images that there are. */
export function useExam(snapshot: RunSnapshot | null, available: number): Exam {
  const [result, setResult] = useState<ExamResult | null>(null);
  const [progress, setProgress] = useState<Exam['progress']>(null);
  const runId = snapshot?.runId ?? null;
  const epochs = snapshot?.record.epochs.length ?? 0;

  const take = useEffectEvent(() => void examine());

  async function examine(): Promise<void> {
    const count = Math.min(EXAM_COUNT, available);
    if (snapshot === null || progress !== null || count === 0) return;
    const { step } = snapshot;
    setProgress({ done: 0, total: count });
    const evaluation = await startEngine()
      .call(
        'run.evaluate',
        { runId: snapshot.runId, split: 'test', count },
        { onProgress: (news) => setProgress(news) },
      )
      // Weights that were replaced meanwhile: the next epoch brings another one.
      .catch(() => null);
    setProgress(null);
    if (evaluation !== null) setResult({ runId: snapshot.runId, step, evaluation });
  }

  useEffect(() => {
    if (runId !== null && epochs > 0) take();
  }, [runId, epochs]);

  return { result: result?.runId === runId ? result : null, progress, take: () => void examine() };
}
