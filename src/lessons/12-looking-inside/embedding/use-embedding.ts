// The session of the exhibit `embedding`: the layout of the test set, and the picture of the sample looked at.
// Not responsible for: what is shown (embedding-model.ts).
import { startEngine } from '../../../engine/client/engine.ts';
import { isOwnDatasetId } from '../../../engine/catalog/datasets.ts';
import type { Counted, Embedding } from '../../../engine/protocol/inside-calls.ts';
import { NO_ANSWER, useAnswer } from '../../../engine/client/use-answer.ts';
import type { Answer } from '../../../engine/client/use-answer.ts';
import { NO_SUBJECT, useSubject } from '../subject/use-subject.ts';
import type { Subject } from '../subject/use-subject.ts';
import { anyDataset } from '../subject/test-images.ts';
import { COURSE, layerOf } from './embedding.ts';
import type { EmbeddingState } from './embedding.ts';

export interface EmbeddingSession {
  readonly subject: Subject;
  readonly layout: Answer<Embedding, Counted>;
  /** Values in [0, 1] of the sample looked at. */
  readonly sample: Float32Array | null;
  /** Whether the network's test images are the reader's own, and not here at the moment. */
  readonly isGone: boolean;
  /** Whether they are too few to be laid out. */
  readonly isFew: boolean;
}

export const NO_EMBEDDING: EmbeddingSession = {
  subject: NO_SUBJECT,
  layout: NO_ANSWER,
  sample: null,
  isGone: false,
  isFew: false,
};

/** Samples that two directions can be found among. */
const FEWEST = 3;

export function useEmbedding(state: EmbeddingState): EmbeddingSession {
  const subject = useSubject(state.subject, COURSE);
  const { runId, version, phase, entry } = subject;
  const { method, at } = state;
  const node = layerOf(state, entry.spec);
  const dataset = anyDataset(entry.data.id);
  // A data set of the reader's own may have fewer test images.
  const found = useAnswer<number>(dataset === null || !isOwnDatasetId(dataset) ? null : dataset, async ({ signal }) => {
    const asked = { dataset: dataset ?? 'mnist' } as const;
    return (await startEngine().call('dataset.describe', asked, { signal })).testCount;
  });
  const isCounted = dataset === null || !isOwnDatasetId(dataset) || found.value !== null;
  const count = Math.min(state.count, found.value ?? state.count);
  const isReady = runId !== null && phase !== 'training' && isCounted && count >= FEWEST;
  const layout = useAnswer<Embedding, Counted>(
    isReady ? `${version} ${node} ${count} ${method}` : null,
    ({ signal, onProgress }) =>
      startEngine().call(
        'inside.embedding',
        { runId: runId ?? '', split: 'test', count, nodeIndex: node, method },
        { signal, onProgress },
      ),
  );
  const sample = useAnswer<Float32Array>(
    at === null || dataset === null ? null : `${dataset} ${at}`,
    async ({ signal }) => {
      const asked = { dataset: dataset ?? 'mnist', split: 'test', indices: [at ?? 0] } as const;
      const { pixels } = await startEngine().call('dataset.samples', asked, { signal });
      return Float32Array.from(pixels, (byte) => byte / 255);
    },
  );
  return { subject, layout, sample: sample.value, isGone: found.error !== null, isFew: isCounted && count < FEWEST };
}
