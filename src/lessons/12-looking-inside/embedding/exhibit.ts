// The exhibit `embedding`: logic, session and view put together. Not responsible for: any of them.
import { defineExhibit } from '../../../kit/exhibit/exhibit.ts';
import * as cloud from './embedding.ts';
import { present } from './embedding-model.ts';
import { describe } from './embedding.text.ts';
import { EmbeddingView } from './EmbeddingView.tsx';
import { NO_EMBEDDING, useEmbedding } from './use-embedding.ts';

export const embedding = defineExhibit({
  id: 'embedding',
  initial: cloud.initial,
  reduce: cloud.reduce,
  encode: cloud.encode,
  decode: cloud.decode,
  steps: cloud.steps,
  transient: cloud.transient,
  present,
  initialSession: NO_EMBEDDING,
  useSession: useEmbedding,
  describe,
  View: EmbeddingView,
});
