// A small note that opens at a word in running text and is read out when it opens. Escape and a click elsewhere close it.
// Not responsible for: what it says (Term.tsx, Ref.tsx).
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { classes } from '../style/classes.ts';
import styles from './Popover.module.css';

export interface PopoverProps {
  /** The word or sign in the text. */
  readonly children: ReactNode;
  /** Look of the button: a glossary term or a reference. */
  readonly kind: 'term' | 'ref';
  /** Drawn only while open. */
  readonly note: () => ReactNode;
}

const MARGIN_PX = 12;

/** Puts the note under the button, or above where there is no room, inside the window. */
function place(button: HTMLElement, note: HTMLElement): void {
  const anchor = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = note;
  const left = Math.max(MARGIN_PX, Math.min(anchor.left, document.documentElement.clientWidth - width - MARGIN_PX));
  const below = anchor.bottom + 6;
  const above = anchor.top - height - 6;
  note.style.left = `${left}px`;
  note.style.top = `${below + height > window.innerHeight - MARGIN_PX && above > MARGIN_PX ? above : below}px`;
}

/** The top layer where there is one, so that no figure cuts the note off; else a fixed box above the text. */
function showOnTop(note: HTMLElement): void {
  if (typeof note.showPopover === 'function' && !note.matches(':popover-open')) note.showPopover();
}

function usePlacement(open: boolean, button: RefObject<HTMLElement | null>, note: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const [anchor, box] = [button.current, note.current];
    if (!open || anchor === null || box === null) return;
    showOnTop(box);
    const follow = (): void => place(anchor, box);
    follow();
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(follow);
    observer?.observe(box);
    window.addEventListener('resize', follow);
    window.addEventListener('scroll', follow, { capture: true, passive: true });
    return () => {
      observer?.disconnect();
      window.removeEventListener('resize', follow);
      window.removeEventListener('scroll', follow, { capture: true });
    };
  }, [open, button, note]);
}

export function Popover({ children, kind, note }: PopoverProps): ReactElement {
  const id = useId();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLSpanElement>(null);
  const box = useRef<HTMLSpanElement>(null);
  usePlacement(open, button, box);

  useEffect(() => {
    if (!open) return;
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) setOpen(false);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', onPointerDown);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [open]);

  return (
    <span
      ref={root}
      onBlur={(event) => {
        if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <span
        ref={button}
        // A button element is a box of its own in the line: it parts from the punctuation after it and cannot wrap.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="button"
        tabIndex={0}
        className={classes(styles['word'], styles[kind])}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          setOpen(!open);
        }}
      >
        {children}
      </span>
      <output id={id}>
        {open && (
          <span ref={box} popover="manual" className={styles['note']}>
            {note()}
          </span>
        )}
      </output>
    </span>
  );
}
