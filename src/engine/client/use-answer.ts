// A question to the engine that follows the reader: asked anew when it changes, the one before it cancelled, the last
// answer kept in sight meanwhile. Not responsible for: what is asked.
import { useEffect, useRef, useState } from 'react';
import type { EngineErrorCode } from '../protocol/calls.ts';
import { toEngineError } from '../protocol/errors.ts';

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

/** A question that is on its way; `next` is asked when it is answered. */
interface Turn {
  readonly controller: AbortController;
  next: (() => void) | null;
}

/**
 * `key` names the question: the same key is the same question. Null asks nothing and forgets the answer. `ask` is called
 * with what belongs to the key, as it is at that moment. A question that is live (frames of a camera) does not cancel the
 * one before it, which would never be answered then: the newest is asked when that one is.
 */
export function useAnswer<T, P = never>(
  key: string | null,
  ask: (asking: Asking<P>) => Promise<T>,
  { isLive = false }: { readonly isLive?: boolean } = {},
): Answer<T, P> {
  const [answer, setAnswer] = useState<Answer<T, P>>(NO_ANSWER);
  const turn = useRef<Turn | null>(null);
  useEffect(() => {
    const begin = (forKey: string): void => {
      const mine: Turn = { controller: new AbortController(), next: null };
      turn.current = mine;
      setAnswer((last) => ({ ...last, progress: null, isAsking: true, error: null }));
      const end = (change: (last: Answer<T, P>) => Answer<T, P>): void => {
        if (turn.current !== mine) return;
        turn.current = null;
        setAnswer(change);
        mine.next?.();
      };
      ask({
        signal: mine.controller.signal,
        onProgress: (progress) => {
          if (turn.current === mine) setAnswer((last) => ({ ...last, progress }));
        },
      }).then(
        (value) => end(() => ({ value, forKey, progress: null, isAsking: false, error: null })),
        (thrown: unknown) =>
          end((last) => ({ ...last, progress: null, isAsking: false, error: toEngineError(thrown).code })),
      );
    };
    const running = turn.current;
    if (running !== null && isLive && key !== null) {
      running.next = () => begin(key);
      return;
    }
    turn.current = null;
    running?.controller.abort();
    if (key === null) setAnswer(NO_ANSWER);
    else begin(key);
    // The key alone says when the question is another one.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  useEffect(
    () => () => {
      turn.current?.controller.abort();
      turn.current = null;
    },
    [],
  );
  return answer;
}
