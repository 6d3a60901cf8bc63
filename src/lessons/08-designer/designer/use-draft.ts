// The design on this device: kept while it is worked on, offered again when the exhibit opens afresh.
// Not responsible for: offering it (DraftNotice.tsx).
import { useEffect, useState } from 'react';
import { keepOnDevice, readFromDevice } from '../device.ts';
import { decode, encode } from './designer.ts';
import type { DesignerState } from './designer.ts';

const KEY = 'stride:designer:draft';

/** The draft as a state; null for none, or for what can't be read any more. */
function readDraft(): DesignerState | null {
  const text = readFromDevice(KEY);
  if (text === null) return null;
  const decoded = decode(Object.fromEntries(new URLSearchParams(text)));
  return decoded.kind === 'ok' ? decoded.state : null;
}

export interface Draft {
  readonly draft: DesignerState | null;
  readonly dropDraft: () => void;
}

export function useDraft(state: DesignerState): Draft {
  const [found, setFound] = useState(readDraft);
  const text = new URLSearchParams(encode(state)).toString();
  useEffect(() => {
    // The untouched beginning is no design worth keeping, and must not overwrite one.
    if (text !== '') keepOnDevice(KEY, text);
  }, [text]);
  return {
    draft: text === '' ? found : null,
    dropDraft() {
      setFound(null);
      keepOnDevice(KEY, null);
    },
  };
}
