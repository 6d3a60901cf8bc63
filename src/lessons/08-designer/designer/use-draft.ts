// The design on this device: kept while it is worked on, offered again when the exhibit opens afresh.
// Not responsible for: offering it (DraftNotice.tsx).
import { useEffect, useState } from 'react';
import type { Decoded, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { keepOnDevice, readFromDevice } from '../device.ts';
import { decode, encode } from './designer.ts';
import type { DesignerState } from './designer.ts';

const KEY = 'stride:designer:draft';

/** How a state is written down: as its link. */
interface Form<State> {
  readonly encode: (state: State) => LinkQuery;
  readonly decode: (query: LinkQuery) => Decoded<State>;
}

/** The draft as a state; null for none, or for what can't be read any more. */
function readDraft<State>(key: string, form: Form<State>): State | null {
  const text = readFromDevice(key);
  if (text === null) return null;
  const decoded = form.decode(Object.fromEntries(new URLSearchParams(text)));
  return decoded.kind === 'ok' ? decoded.state : null;
}

export interface Draft<State = DesignerState> {
  readonly draft: State | null;
  readonly dropDraft: () => void;
}

export function useDraft(state: DesignerState): Draft {
  return useDraftUnder(KEY, { encode, decode }, state);
}

/** The same for another state under another key. */
export function useDraftUnder<State>(key: string, form: Form<State>, state: State): Draft<State> {
  const [found, setFound] = useState(() => readDraft(key, form));
  const text = new URLSearchParams(form.encode(state)).toString();
  useEffect(() => {
    // The untouched beginning is no design worth keeping, and must not overwrite one.
    if (text !== '') keepOnDevice(key, text);
  }, [key, text]);
  return {
    draft: text === '' ? found : null,
    dropDraft() {
      setFound(null);
      keepOnDevice(key, null);
    },
  };
}
