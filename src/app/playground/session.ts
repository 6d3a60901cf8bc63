// What the playground knows beyond its link: both runs, what is read of the one that is looked at, and a draft.
// Types and the empty value. Not responsible for: filling it (use-bench.ts).
import type { AnyDatasetId } from '../../engine/catalog/datasets.ts';
import { NO_SESSION } from '../../lessons/08-designer/designer/session.ts';
import type { DesignerSession } from '../../lessons/08-designer/designer/session.ts';
import type { PlaygroundState, SideId } from './playground.ts';
import type { Exam } from './use-exam.ts';
import type { Watched } from './use-live.ts';
import type { Sample } from './use-samples.ts';
import { NOTHING_TAUGHT } from './use-taught.ts';
import type { Taught } from './use-taught.ts';

export interface PlaygroundSession {
  readonly runs: Readonly<Record<SideId, DesignerSession>>;
  /** Of the design that is worked on. */
  readonly watched: Watched;
  readonly exam: Exam;
  readonly taught: Taught;
  /** The data set that test images come from; null while own images are not known yet. */
  readonly dataset: AnyDatasetId | null;
  /** The test image whose way is shown; null until it is there. */
  readonly sample: Sample | null;
  readonly draft: PlaygroundState | null;
  readonly dropDraft: () => void;
}

export const NO_RUNS: PlaygroundSession = {
  runs: { a: NO_SESSION, b: NO_SESSION },
  watched: { live: null, error: null },
  exam: { result: null, progress: null, take: () => undefined },
  taught: NOTHING_TAUGHT,
  dataset: null,
  sample: null,
  draft: null,
  dropDraft: () => undefined,
};
