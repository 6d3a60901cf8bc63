// An exhibit's state with its history, kept in step with the page's link in both directions.
// Not responsible for: the address bar itself (the app gives an ExhibitLink) or drawing.
import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import type { Localised } from '../locale/locale.ts';
import type { Decoded, Exhibit, LinkQuery } from './exhibit.ts';
import { FRAME_TEXT } from './frame.text.ts';
import { queryKey, reduceHistory, startHistory } from './history.ts';
import type { History, HistoryAction } from './history.ts';

/** The exhibit's share of the page's address, given by the app. */
export interface ExhibitLink {
  /** What the address says about this exhibit; null when it speaks of none or of another one. */
  readonly query: LinkQuery | null;
  /** Told, a moment after the reader's last change, what the address should say (replace, not push). */
  readonly onChange: (query: LinkQuery) => void;
  /** Address of the page with this exhibit in the given state; may be relative to the page. */
  readonly hrefFor: (query: LinkQuery) => string;
  /** The same for the page that shows the exhibit alone, for iframes; absent where there is none. */
  readonly embedHrefFor?: (query: LinkQuery) => string;
}

export interface LinkedState<State, Action> {
  readonly history: History<State>;
  readonly dispatch: (step: HistoryAction<State, Action>) => void;
  /** What the link asks for and can't be had; null when it was fine or has been dismissed. */
  readonly problem: Localised<string> | null;
  readonly dismissProblem: () => void;
}

const SETTLE_MS = 300;

const BAD_LINK: Localised<string> = { zh: FRAME_TEXT.zh.badLink, en: FRAME_TEXT.en.badLink };

/** `decode` must not throw, but a link is foreign input: whatever happens the exhibit opens. */
function read<State>(exhibit: Pick<Exhibit<State, never, never, never>, 'decode'>, query: LinkQuery): Decoded<State> {
  try {
    return exhibit.decode(query);
  } catch {
    return { kind: 'problem', field: '', message: BAD_LINK };
  }
}

const LONGEST_FIELD = 24;

/** What the reader has to know of a link: why it can't be had, or what of it says nothing here. */
function troubleOf(decoded: Decoded<unknown> | null): Localised<string> | null {
  if (decoded === null) return null;
  if (decoded.kind === 'problem') return decoded.message;
  const fields = decoded.ignored?.map((field) => field.slice(0, LONGEST_FIELD)).slice(0, 3);
  if (fields === undefined) return null;
  return { zh: FRAME_TEXT.zh.unknownFields(fields.join('、')), en: FRAME_TEXT.en.unknownFields(fields.join(', ')) };
}

export function useLinkedState<State, Action, Session, Model>(
  exhibit: Exhibit<State, Action, Session, Model>,
  link: ExhibitLink,
): LinkedState<State, Action> {
  const [opening] = useState(() => (link.query === null ? null : read(exhibit, link.query)));
  const [history, apply] = useReducer(
    (past: History<State>, step: HistoryAction<State, Action>) => reduceHistory(exhibit, past, step),
    opening?.kind === 'ok' ? opening.state : exhibit.initial,
    startHistory,
  );
  const [problem, setProblem] = useState(() => troubleOf(opening));

  const stateKey = queryKey(exhibit.encode(history.present));
  const linkKey = link.query === null ? null : queryKey(link.query);
  /** Key of the state that the address is known to hold, and the last address dealt with. */
  const settled = useRef(stateKey);
  const seen = useRef(linkKey);

  const follow = useEffectEvent(() => {
    settled.current = stateKey;
    link.onChange(exhibit.encode(history.present));
  });

  useEffect(() => {
    if (stateKey === settled.current) return;
    const timer = setTimeout(() => follow(), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [stateKey]);

  const receive = useEffectEvent(() => {
    if (link.query === null || linkKey === seen.current || linkKey === settled.current) {
      seen.current = linkKey;
      return;
    }
    seen.current = linkKey;
    const decoded = read(exhibit, link.query);
    const state = decoded.kind === 'ok' ? decoded.state : exhibit.initial;
    settled.current = queryKey(exhibit.encode(state));
    setProblem(troubleOf(decoded));
    apply({ kind: 'jump', state });
  });

  useEffect(() => receive(), [linkKey]);

  return {
    history,
    problem,
    dismissProblem: () => setProblem(null),
    dispatch: (step) => {
      if (step.kind !== 'seal') setProblem(null);
      apply(step);
    },
  };
}
