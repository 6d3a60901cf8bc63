// The badge's place in the bar: a plain button at once, the live badge with the engine's client once the page is idle.
// Not responsible for: the engine. Nothing here starts it.
import { useEffect, useState, type ComponentType } from 'react';
import { useText } from '../../kit/locale/locale.ts';
import { BadgeButton } from './BadgeButton.tsx';
import { SHELL_COMPUTE_TEXT } from './badge.text.ts';

interface LiveBadgeProps {
  readonly openAtOnce: boolean;
}

/** The page's idle moment, or soon where the browser can't tell. Returns a function that cancels. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: 4000 });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(run, 1500);
  return () => clearTimeout(handle);
}

export function LateBadge() {
  const text = useText(SHELL_COMPUTE_TEXT);
  const [Badge, setBadge] = useState<ComponentType<LiveBadgeProps> | null>(null);
  const [openAtOnce, setOpenAtOnce] = useState(false);

  function load(): void {
    import('./EngineBadge.tsx').then(
      ({ EngineBadge }) => setBadge(() => EngineBadge),
      // Offline: the plain button stays, and pressing it tries again.
      () => undefined,
    );
  }

  useEffect(() => {
    // From the start, so that an engine which an exhibit starts before the badge is there does not go unnoticed.
    import('./engine-watch.ts').then(
      ({ watchEngine }) => watchEngine(),
      () => undefined,
    );
    return whenIdle(load);
  }, []);

  if (Badge !== null) return <Badge openAtOnce={openAtOnce} />;
  return (
    <BadgeButton
      state="idle"
      label={text.label}
      word={text.word}
      onClick={() => {
        setOpenAtOnce(true);
        load();
      }}
    />
  );
}
