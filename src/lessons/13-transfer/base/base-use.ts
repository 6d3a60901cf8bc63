// How the network that this lesson builds on stands, as its figures see it. Not responsible for: fetching it
// (engine/client) or showing it (ModelBar.tsx).
import type { BaseModelEntry } from '../../../engine/catalog/base-models.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import type { ModelPresence, ModelProgress, ModelSummary } from '../../../engine/protocol/model-calls.ts';

export interface BaseUse {
  /** `asking`: not known yet what this site has; `absent`: it has none. */
  readonly phase: 'asking' | 'absent' | 'ready-to-load' | 'loading' | 'loaded' | 'failed';
  /** The network in use; null where there is none. */
  readonly entry: BaseModelEntry | null;
  /** Those that this site has, best first. */
  readonly present: readonly ModelPresence[];
  readonly progress: ModelProgress | null;
  /** When it is loaded. */
  readonly summary: ModelSummary | null;
  readonly error: EngineErrorCode | null;
  readonly load: () => void;
}

/** What a figure shows before its session is alive. */
export const NO_BASE: BaseUse = {
  phase: 'asking',
  entry: null,
  present: [],
  progress: null,
  summary: null,
  error: null,
  load: () => undefined,
};
