// The session of the exhibit `embedding`: the layout of the test set, and the picture of the sample looked at.
// Not responsible for: what is shown (embedding-model.ts).
import { startEngine } from '../../../engine/client/engine.ts';
import type { Counted, Embedding } from '../../../engine/protocol/inside-calls.ts';
import { NO_ANSWER, useAnswer } from '../subject/use-answer.ts';
import type { Answer } from '../subject/use-answer.ts';
import { NO_SUBJECT, useSubject } from '../subject/use-subject.ts';
import type { Subject } from '../subject/use-subject.ts';
import type { EmbeddingState } from './embedding.ts';

export interface EmbeddingSession {
  readonly subject: Subject;
  readonly layout: Answer<Embedding, Counted>;
  /** Values in [0, 1] of the sample looked at. */
  readonly sample: Float32Array | null;
}

export const NO_EMBEDDING: EmbeddingSession = { subject: NO_SUBJECT, layout: NO_ANSWER, sample: null };

export function useEmbedding(state: EmbeddingState): EmbeddingSession {
  const subject = useSubject(state.subject);
  const { runId, version, phase, entry } = subject;
  const { node, count, method, at } = state;
  const isReady = runId !== null && phase !== 'training';
  const layout = useAnswer<Embedding, Counted>(
    isReady ? `${version} ${node} ${count} ${method}` : null,
    ({ signal, onProgress }) =>
      startEngine().call(
        'inside.embedding',
        { runId: runId ?? '', split: 'test', count, nodeIndex: node, method },
        { signal, onProgress },
      ),
  );
  const sample = useAnswer<Float32Array>(at === null ? null : `${entry.id} ${at}`, async ({ signal }) => {
    const asked = { dataset: entry.id, split: 'test', indices: [at ?? 0] } as const;
    const { pixels } = await startEngine().call('dataset.samples', asked, { signal });
    return Float32Array.from(pixels, (byte) => byte / 255);
  });
  return { subject, layout, sample: sample.value };
}
