// Rows of controls that wrap: a named group of fields, and a row of buttons. Not printed.
// Not responsible for: the controls in them.
import type { ReactElement, ReactNode } from 'react';
import styles from './Controls.module.css';

export interface ControlsProps {
  /** Accessible name of the group. */
  readonly label: string;
  readonly children: ReactNode;
}

export function Controls({ label, children }: ControlsProps): ReactElement {
  return (
    <fieldset aria-label={label} className={styles['controls']}>
      {children}
    </fieldset>
  );
}

export function ButtonRow({ label, children }: ControlsProps): ReactElement {
  return (
    <fieldset aria-label={label} className={styles['buttons']}>
      {children}
    </fieldset>
  );
}
