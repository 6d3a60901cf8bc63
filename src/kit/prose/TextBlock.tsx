// Text as a machine prints or an older book has it in a fixed-width block that can be scrolled.
// Not responsible for: current Keras code (KerasCode.tsx).
import type { ReactElement } from 'react';
import styles from './TextBlock.module.css';

export function TextBlock({ label, text }: { readonly label: string; readonly text: string }): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label={label} className={styles['block']} data-code="">
      <pre lang="en">
        <code>{text}</code>
      </pre>
    </section>
  );
}
