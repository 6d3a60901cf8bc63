// What a lecturer reaches for beside the figure: pointer light, clock, QR code of the present state, blank screen.
// Not responsible for: the steps (LecternSteps.tsx) or full screen (use-lectern.ts).
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactElement } from 'react';
import { useLocale } from '../locale/locale.ts';
import { BlankScreen, PointerLight, QrSheet } from './LecternOverlays.tsx';
import { lecternKey } from './lectern-keys.ts';
import type { LecternTool } from './lectern-keys.ts';
import { LECTERN_TEXT } from './lectern.text.ts';
import styles from './LecternTools.module.css';
import { addMinute, readTimer, toggleTimer } from './timer.ts';
import type { Timer } from './timer.ts';
import { ToolButton } from './ToolButton.tsx';

export interface LecternToolsProps {
  /** Absolute address of the present state. */
  readonly href: string;
}

export function LecternTools({ href }: LecternToolsProps): ReactElement {
  const text = LECTERN_TEXT[useLocale()];
  const [light, setLight] = useState(false);
  const [cover, setCover] = useState<'blank' | 'qr' | null>(null);
  const [timer, setTimer] = useState<Timer>({ kind: 'off' });
  const nowMs = useNow(timer.kind !== 'off');
  const reading = readTimer(timer, nowMs);

  function use(tool: LecternTool): void {
    switch (tool) {
      case 'light':
        return setLight((on) => !on);
      case 'timer':
        return setTimer((before) => toggleTimer(before, Date.now()));
      case 'minute':
        return setTimer((before) => addMinute(before, Date.now()));
      case 'blank':
      case 'qr':
        return setCover((before) => (before === tool ? null : tool));
      default:
        return tool satisfies never;
    }
  }

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const uncover = event.key === 'Escape' && cover !== null;
    const tool = uncover ? null : lecternKey(event);
    if (!uncover && tool === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (tool === null) setCover(null);
    else use(tool);
  });

  useEffect(() => {
    // Capture: these letters are shortcuts of the course elsewhere, and Escape would leave the lectern view.
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, []);

  return (
    <fieldset className={styles['tools']} aria-label={text.tools}>
      <ToolButton icon="spotlight" label={text.light} pressed={light} onClick={() => use('light')} />
      <ToolButton icon="timer" label={text.timer} pressed={timer.kind !== 'off'} onClick={() => use('timer')} />
      <ToolButton icon="step" label={text.minute} onClick={() => use('minute')} />
      <ToolButton icon="qr" label={text.qr} pressed={cover === 'qr'} onClick={() => use('qr')} />
      <ToolButton icon="blank" label={text.blank} pressed={cover === 'blank'} onClick={() => use('blank')} />
      {reading !== null && (
        <span className={styles['clock']} role="timer">
          {reading.text}
        </span>
      )}
      {/* Spoken once, when it comes; the running clock is not read aloud. */}
      <output className={styles['over']}>{reading?.over === true && text.over}</output>
      <p className={styles['keys']}>{text.keys}</p>
      {light && <PointerLight />}
      {cover === 'qr' && <QrSheet href={href} onClose={() => setCover(null)} />}
      {cover === 'blank' && <BlankScreen onClose={() => setCover(null)} />}
    </fieldset>
  );
}

/** The time of day, four times a second while it is wanted. */
function useNow(wanted: boolean): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (!wanted) return undefined;
    const tick = (): void => setNowMs(Date.now());
    tick();
    const interval = setInterval(tick, 250);
    return () => clearInterval(interval);
  }, [wanted]);
  return nowMs;
}
