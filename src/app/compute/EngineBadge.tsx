// The live compute badge: which backend is in use, and the panel to see why and to change it.
// Not responsible for: starting the engine. It only listens until the reader opens the panel or something else starts it.
import { useEffect, useState } from 'react';
import { measureThisPageWhenIdle } from '../../engine/client/page-idle.ts';
import { useEngineStatus } from '../../engine/client/use-engine.ts';
import type { EngineStatus } from '../../engine/protocol/calls.ts';
import { useText } from '../../kit/locale/locale.ts';
import { BadgeButton } from './BadgeButton.tsx';
import { COMPUTE_TEXT, type ComputeText } from './compute.text.ts';
import { ComputePanel } from './ComputePanel.tsx';
import { keepBestAccuracies } from './best-accuracies.ts';
import { useEngineWatch } from './engine-watch.ts';

export function EngineBadge({ openAtOnce }: { readonly openAtOnce: boolean }) {
  const text = useText(COMPUTE_TEXT);
  const watch = useEngineWatch();
  const [open, setOpen] = useState(openAtOnce);
  const show = () => setOpen(true);
  return (
    <>
      {watch.awake || open ? (
        <AwakeBadge onClick={show} />
      ) : (
        <BadgeButton state="idle" label={text.badge(text.notStarted)} word={text.notStarted} onClick={show} />
      )}
      {open && <ComputePanel running={watch.running} onClose={() => setOpen(false)} />}
    </>
  );
}

function AwakeBadge({ onClick }: { readonly onClick: () => void }) {
  const text = useText(COMPUTE_TEXT);
  const status = useEngineStatus();
  const { state, word, name } = summary(status, text);
  const advised = status?.recommended?.backend;
  const advice = advised === undefined || advised === status?.current ? '' : text.badgeAdvice(text.names[advised]);
  // The engine lives: a lesson has been opened. What its graphics card is good for is found out in a quiet moment.
  useEffect(measureThisPageWhenIdle, []);
  useEffect(keepBestAccuracies, []);
  return <BadgeButton state={state} label={text.badge(name) + advice} word={word} onClick={onClick} />;
}

/** A backend that is chosen but has not been needed yet gets no green dot: its self-check is still to come. */
const DOTS = { untested: 'idle', checking: 'starting', ready: 'ready', skipped: 'none' } as const;

/** What the badge says in one word, and the whole name for its label. */
export function summary(
  status: EngineStatus | null,
  text: ComputeText,
): {
  readonly state: 'idle' | 'starting' | 'ready' | 'none';
  readonly word: string;
  readonly name: string;
} {
  if (status === null) return { state: 'starting', word: text.starting, name: text.starting };
  if (status.current !== null) {
    const current = status.backends.find(({ id }) => id === status.current);
    const name = text.names[status.current];
    return { state: DOTS[current?.state ?? 'ready'], word: text.shortNames[status.current] ?? name, name };
  }
  const hope = status.backends.some(({ state }) => state === 'checking' || state === 'untested');
  const word = hope ? text.starting : text.none;
  return { state: hope ? 'starting' : 'none', word, name: word };
}
