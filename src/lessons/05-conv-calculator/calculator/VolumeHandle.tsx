// A dot on the drawing that changes a size: dragged with the pointer, or moved with the arrow keys.
// Not responsible for: where it stands (volumes.ts).
import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import styles from './Calculator.module.css';
import { draggedValue, type Handle, type Point } from './volumes.ts';

export interface VolumeHandleProps {
  readonly handle: Handle;
  readonly label: string;
  readonly max: number;
  readonly onValue: (value: number) => void;
  /** The scale is held from the moment a drag begins until it ends. */
  readonly onHold: (isHeld: boolean) => void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
};

export function VolumeHandle({ handle, label, max, onValue, onHold }: VolumeHandleProps): ReactElement {
  const start = useRef<{ readonly at: Point; readonly handle: Handle } | null>(null);

  function onPointerDown(event: PointerEvent<SVGGElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { at: { x: event.clientX, y: event.clientY }, handle };
    onHold(true);
  }

  function onPointerMove(event: PointerEvent<SVGGElement>): void {
    if (start.current === null) return;
    const { at, handle: begun } = start.current;
    const value = draggedValue(begun, { x: event.clientX - at.x, y: event.clientY - at.y }, max);
    if (value !== handle.value) onValue(value);
  }

  function onPointerEnd(): void {
    start.current = null;
    onHold(false);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const target = event.key === 'Home' ? 1 : step === undefined ? null : handle.value + step;
    if (target === null) return;
    // In the lectern view the same keys change the step.
    event.preventDefault();
    event.stopPropagation();
    const value = Math.min(max, Math.max(1, target));
    if (value !== handle.value) onValue(value);
  }

  return (
    <g
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input cannot stand in a drawing
      role="slider"
      tabIndex={0}
      className={styles['handle']}
      aria-label={label}
      aria-valuenow={handle.value}
      aria-valuemin={1}
      aria-valuemax={max}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onKeyDown={onKeyDown}
    >
      <circle className={styles['reach']} cx={handle.x} cy={handle.y} r={15} />
      <circle className={styles['dot']} cx={handle.x} cy={handle.y} r={6} />
    </g>
  );
}
