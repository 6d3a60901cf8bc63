// The declared steps of an exhibit beside it in the lectern view: list, note, previous and next, keys of clickers.
// Not responsible for: the state a step leads to (onJump) or the view's mechanics (use-lectern.ts).
import { useEffect, useEffectEvent } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../controls/Button.tsx';
import { useLocale } from '../locale/locale.ts';
import type { AnyExhibit } from './exhibit.ts';
import { FRAME_TEXT } from './frame.text.ts';
import styles from './LecternSteps.module.css';

export interface LecternStepsProps {
  readonly steps: AnyExhibit['steps'];
  /** Index of the step last jumped to; null before the first. */
  readonly current: number | null;
  readonly onJump: (index: number) => void;
}

/** Arrow keys belong to the control that has the focus; page keys (what clickers send) always change the step. */
function keepsArrows(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, select, textarea, [role="application"], [role="grid"], [role="slider"], [contenteditable]',
    ) !== null
  );
}

function direction(event: KeyboardEvent): -1 | 0 | 1 {
  if (event.ctrlKey || event.metaKey || event.altKey) return 0;
  if (event.key === 'PageDown') return 1;
  if (event.key === 'PageUp') return -1;
  if (event.defaultPrevented || keepsArrows(event.target)) return 0;
  if (event.key === 'ArrowRight') return 1;
  if (event.key === 'ArrowLeft') return -1;
  return 0;
}

export function LecternSteps({ steps, current, onJump }: LecternStepsProps): ReactElement {
  const locale = useLocale();
  const text = FRAME_TEXT[locale];
  const step = current === null ? undefined : steps[current];
  const previous = current === null ? -1 : current - 1;
  const next = current === null ? 0 : current + 1;

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const way = direction(event);
    if (way === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const index = way === 1 ? next : previous;
    if (index >= 0 && index < steps.length) onJump(index);
  });

  useEffect(() => {
    // Capture, so that a focused slider does not take a clicker's page keys.
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, []);

  return (
    <nav className={styles['steps']} aria-label={text.steps}>
      <ol>
        {steps.map(({ id, title }, index) => (
          <li key={id}>
            <button
              type="button"
              className={styles['step']}
              aria-current={index === current ? 'step' : undefined}
              onClick={() => onJump(index)}
            >
              {title[locale]}
            </button>
          </li>
        ))}
      </ol>
      <output className={styles['note']}>
        {step && current !== null && (
          <>
            <span className={styles['count']}>{text.stepOf(current + 1, steps.length)}</span>
            <span>{step.note[locale]}</span>
          </>
        )}
      </output>
      <div className={styles['walk']}>
        <Button icon="left" disabled={previous < 0} onClick={() => onJump(previous)}>
          {text.previousStep}
        </Button>
        <Button kind="primary" icon="right" disabled={next >= steps.length} onClick={() => onJump(next)}>
          {text.nextStep}
        </Button>
      </div>
      <p className={styles['keys']}>{text.keys}</p>
    </nav>
  );
}
