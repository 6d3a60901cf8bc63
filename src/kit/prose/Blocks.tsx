// Set-apart pieces of prose: a recap, an aside, and a note on what to look for in a figure.
// Not responsible for: messages about the state of things (controls/Notice.tsx).
import { useId } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useText } from '../locale/locale.ts';
import { classes } from '../style/classes.ts';
import styles from './Blocks.module.css';
import { PROSE_TEXT } from './prose.text.ts';

export interface BlockProps {
  /** Heading; a general one where absent. */
  readonly title?: string;
  readonly children: ReactNode;
}

function Block({
  kind,
  title,
  children,
}: {
  readonly kind: string;
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <aside className={classes(styles['block'], styles[kind])} aria-labelledby={id}>
      <div id={id} className={styles['title']}>
        {title}
      </div>
      <div className="prose">{children}</div>
    </aside>
  );
}

/** What the section or lesson comes to. */
export function Recap({ title, children }: BlockProps): ReactElement {
  const text = useText(PROSE_TEXT);
  return (
    <Block kind="recap" title={title ?? text.recap}>
      {children}
    </Block>
  );
}

/** Worth knowing, not needed to go on. */
export function Aside({ title, children }: BlockProps): ReactElement {
  const text = useText(PROSE_TEXT);
  return (
    <Block kind="aside" title={title ?? text.aside}>
      {children}
    </Block>
  );
}

/** What to look for in the figure that follows. */
export function FigureNote({ title, children }: BlockProps): ReactElement {
  const text = useText(PROSE_TEXT);
  return (
    <Block kind="note" title={title ?? text.note}>
      {children}
    </Block>
  );
}
