// A table of the prose with many columns of numbers: on narrow screens it scrolls inside its frame, by keyboard too.
// Not responsible for: what stands in it.
import type { ReactElement, ReactNode } from 'react';
import styles from './WideTable.module.css';

/** `caption` names the frame for screen readers; the table brings its own head and body. */
export function WideTable({
  caption,
  children,
}: {
  readonly caption: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={styles['frame']} tabIndex={0} aria-label={caption}>
      <table className={styles['table']}>{children}</table>
    </section>
  );
}
