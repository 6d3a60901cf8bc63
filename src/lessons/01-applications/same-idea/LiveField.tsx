// A field that the reader works on: the pointer drags the window or changes numbers, arrow keys move the window.
// Not responsible for: drawing (Field.tsx) or what an action does (same-idea.ts).
import { useId } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement, ReactNode } from 'react';
import { moveInGrid } from '../../../kit/canvas/grid-keys.ts';
import { cellAt } from './field-layout.ts';
import type { FieldLayout } from './field-layout.ts';
import type { Grid } from './idea-data.ts';
import styles from './SameIdea.module.css';

export interface LiveFieldProps {
  readonly label: string;
  readonly hint: string;
  /** Said after a key has moved the window or changed a number. */
  readonly spoken: string;
  readonly layout: FieldLayout;
  /** What the window moves over, and where it is. */
  readonly output: Grid;
  /** Its largest size on the page. */
  readonly size: { readonly maxWidth: string };
  readonly place: number;
  readonly isEditing: boolean;
  /** `part`: how far up in the cell, 0 to 1; `isFirst`: the pointer came down here. */
  readonly onPoint: (cell: number, part: number, isFirst: boolean) => void;
  readonly onPlace: (place: number) => void;
  /** Space or Enter: the number under the middle of the window is to change. */
  readonly onChange: () => void;
  readonly children: ReactNode;
}

const PAGES: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };

export function LiveField(props: LiveFieldProps): ReactElement {
  const { label, hint, spoken, layout, output, size, place, isEditing, onPoint, onPlace, onChange, children } = props;
  const id = useId();
  const frame = output.height * output.width;

  function point(event: PointerEvent<HTMLElement>, isFirst: boolean): void {
    const box = event.currentTarget.getBoundingClientRect();
    // The drawing has one unit of margin on every side.
    const x = ((event.clientX - box.left) / box.width) * (layout.width + 2) - 1;
    const y = ((event.clientY - box.top) / box.height) * (layout.height + 2) - 1;
    const cell = cellAt(layout, x, y);
    const hit = cell === null ? undefined : layout.boxes[cell];
    if (cell !== null && hit !== undefined) onPoint(cell, 1 - (y - hit.y) / hit.height, isFirst);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      onChange();
      return;
    }
    const page = PAGES[event.key];
    const inFrame = page === undefined ? moveInGrid(event.key, place % frame, output.height, output.width) : null;
    if (page === undefined && inFrame === null) return;
    event.preventDefault();
    onPlace(inFrame === null ? place + (page ?? 0) * frame : place - (place % frame) + inFrame);
  }

  const live = {
    role: 'application',
    tabIndex: 0,
    'aria-label': label,
    'aria-describedby': id,
    'data-editing': isEditing || undefined,
    'data-upright': (output.height > 1 && output.width === 1) || undefined,
    onKeyDown,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      // The focus comes first: coming after the first number, it would begin a second undo step.
      event.currentTarget.focus({ preventScroll: true });
      event.currentTarget.setPointerCapture(event.pointerId);
      point(event, true);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.buttons === 1 && event.currentTarget.hasPointerCapture(event.pointerId)) point(event, false);
    },
  };
  return (
    <>
      <div {...live} className={styles['live']} style={size}>
        {children}
      </div>
      <span id={id} hidden>
        {hint}
      </span>
      <output className="visually-hidden">{spoken}</output>
    </>
  );
}
