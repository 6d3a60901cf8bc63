// A button of the frame's tool bar: icon and word; the word is for screen readers only where the figure is narrow.
// Not responsible for: buttons inside exhibits (controls/Button.tsx).
import type { ReactElement } from 'react';
import { Icon } from '../icons.tsx';
import type { IconName } from '../icons.tsx';
import { classes } from '../style/classes.ts';
import styles from './ExhibitFrame.module.css';

export interface ToolButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  /** The word is never drawn, only spoken: for the commonest signs. */
  readonly bare?: boolean;
  /** For tools that stay on: sets `aria-pressed`. */
  readonly pressed?: boolean;
}

export function ToolButton({ icon, label, onClick, disabled, bare = false, pressed }: ToolButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={styles['tool']}
      title={label}
      disabled={disabled}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span className={classes(styles['word'], bare && styles['bare'])}>{label}</span>
    </button>
  );
}
