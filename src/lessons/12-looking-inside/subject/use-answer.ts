// A question to the engine that follows the reader: asked anew when it changes, the one before it cancelled, the last
// answer kept in sight meanwhile. Not responsible for: what is asked.
import { useEffect, useState } from 'react';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';

export interface Answer<T, P> {
  /** The answer to the newest question that has one; `forKey` says which. */
  readonly value: T | null;
  readonly forKey: string | null;
  /** What was told of the question that is being answered; null before anything, and after. */
  readonly progress: P | null;
  readonly isAsking: boolean;
  readonly error: EngineErrorCode | null;
}

export const NO_ANSWER = { value: null, forKey: null, progress: null, isAsking: false, error: null } as const;

export interface Asking<P> {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: P) => void;
}

/**
 * `key` names the question: the same key is the same question. Null asks nothing and forgets the answer. `ask` is called
 * with what belongs to the key, as it is at that moment.
 */
export function useAnswer<T, P = never>(key: string | null, ask: (asking: Asking<P>) => Promise<T>): Answer<T, P> {
  const [answer, setAnswer] = useState<Answer<T, P>>(NO_ANSWER);
  useEffect(() => {
    if (key === null) {
      setAnswer(NO_ANSWER);
      return undefined;
    }
    const controller = new AbortController();
    setAnswer((last) => ({ ...last, progress: null, isAsking: true, error: null }));
    ask({
      signal: controller.signal,
      onProgress: (progress) => {
        if (!controller.signal.aborted) setAnswer((last) => ({ ...last, progress }));
      },
    }).then(
      (value) => {
        if (!controller.signal.aborted) setAnswer({ value, forKey: key, progress: null, isAsking: false, error: null });
      },
      (thrown: unknown) => {
        if (controller.signal.aborted) return;
        setAnswer((last) => ({ ...last, progress: null, isAsking: false, error: toEngineError(thrown).code }));
      },
    );
    return () => controller.abort();
    // The key alone says when the question is another one.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return answer;
}
