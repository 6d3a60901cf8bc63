// A formula in TeX, read aloud by its label; the TeX source stands there until KaTeX has loaded.
// Not responsible for: putting numbers in (the lesson builds the TeX) or the drawing (katex-drawing.ts).
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { classes } from '../style/classes.ts';
import styles from './Formula.module.css';
import { spokenTex } from './spoken-tex.ts';
import { useOverflow } from './use-overflow.ts';

export interface FormulaProps {
  readonly tex: string;
  /** The formula for screen readers: in words, or what of TeX is in it is read as plain signs. */
  readonly label: string;
  /** Centred on a line of its own. */
  readonly block?: boolean;
}

type Draw = (element: HTMLElement, tex: string, block: boolean) => void;

/** Once loaded, later formulas draw without a flash of source. */
let loaded: Draw | null = null;
let loading: Promise<Draw | null> | null = null;

function load(): Promise<Draw | null> {
  loading ??= import('./katex-drawing.ts').then(
    ({ drawTexInto }) => {
      loaded = drawTexInto;
      return drawTexInto;
    },
    () => {
      // Offline before it was ever loaded: the source stays, and the next formula tries again.
      loading = null;
      return null;
    },
  );
  return loading;
}

export function Formula({ tex, label, block = false }: FormulaProps): ReactElement {
  const frame = useRef<HTMLSpanElement>(null);
  const target = useRef<HTMLSpanElement>(null);
  const [draw, setDraw] = useState<Draw | null>(() => loaded);

  useEffect(() => {
    if (draw !== null) return;
    let wanted = true;
    void load().then((ready) => {
      if (wanted && ready !== null) setDraw(() => ready);
    });
    return () => {
      wanted = false;
    };
  }, [draw]);

  useEffect(() => {
    if (draw !== null && target.current !== null) draw(target.current, tex, block);
  }, [draw, tex, block]);

  const scrolls = useOverflow(frame, block, draw === null ? null : tex);

  return (
    <span
      ref={frame}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- KaTeX brings its own math element; the label replaces its reading
      role="math"
      aria-label={label.includes('\\') ? spokenTex(label) : label}
      className={classes(styles['formula'], block && styles['block'])}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={scrolls ? 0 : undefined}
    >
      {/* KaTeX owns the children of the first span: React never draws into it. */}
      <span ref={target} hidden={draw === null} />
      {draw === null && <code className={styles['source']}>{tex}</code>}
    </span>
  );
}

export interface WorkedFormulaProps {
  /** Rows under one another: with letters, with numbers put in, the result. */
  readonly rows: readonly { readonly tex: string; readonly label: string }[];
}

/** A formula worked out step by step. */
export function WorkedFormula({ rows }: WorkedFormulaProps): ReactElement {
  return (
    <div className={styles['worked']}>
      {rows.map(({ tex, label }, index) => (
        <Formula key={index} tex={`\\displaystyle ${tex}`} label={label} />
      ))}
    </div>
  );
}
