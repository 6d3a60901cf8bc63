// The badge's place in the bar: a plain button until the engine lives or the reader presses it, then the live badge.
// Not responsible for: the engine. Only pressing the button starts it.
import { useCallback, useEffect, useState, type ComponentType } from 'react';
import { useText } from '../../kit/locale/locale.ts';
import { afterOpening } from '../opening.ts';
import { BadgeButton } from './BadgeButton.tsx';
import { SHELL_COMPUTE_TEXT } from './badge.text.ts';

interface LiveBadgeProps {
  readonly openAtOnce: boolean;
}

export function LateBadge() {
  const text = useText(SHELL_COMPUTE_TEXT);
  const [Badge, setBadge] = useState<ComponentType<LiveBadgeProps> | null>(null);
  const [openAtOnce, setOpenAtOnce] = useState(false);

  const load = useCallback(() => {
    import('./EngineBadge.tsx').then(
      ({ EngineBadge }) => setBadge(() => EngineBadge),
      // Offline: the plain button stays, and pressing it tries again.
      () => undefined,
    );
  }, []);

  useEffect(() => {
    let stop: (() => void) | null = null;
    let wanted = true;
    afterOpening()
      .then(() => import('./engine-watch.ts'))
      .then(
        ({ onceAwake }) => {
          if (wanted) stop = onceAwake(load);
        },
        () => undefined,
      );
    return () => {
      wanted = false;
      stop?.();
    };
  }, [load]);

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
