// Text that is being written about a configuration: it stays as typed until the configuration changes by other means.
// Not responsible for: what the text means (pasted.ts).
import { useState } from 'react';
import type { Config } from './config.ts';

export interface Draft {
  readonly text: string;
  /** Which of several layers in the text is meant; null while the reader has not chosen. */
  readonly choice: number | null;
  /** The configuration that it was read against: reading it again comes to the same. */
  readonly against: Config;
}

export interface DraftState {
  /** Null when the text shown is written from the configuration. */
  readonly draft: Draft | null;
  /** Keeps a draft for as long as `config` is the present configuration. */
  readonly keep: (draft: Draft, config: Config) => void;
  readonly drop: () => void;
}

export function useDraft(present: Config): DraftState {
  const [kept, setKept] = useState<{ readonly draft: Draft; readonly key: string } | null>(null);
  return {
    draft: kept !== null && kept.key === JSON.stringify(present) ? kept.draft : null,
    keep: (draft, config) => setKept({ draft, key: JSON.stringify(config) }),
    drop: () => setKept(null),
  };
}
