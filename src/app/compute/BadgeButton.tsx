// The badge as a button: a chip, a dot for the state, a word. Not responsible for: what it opens.
import { Icon } from '../../kit/icons.tsx';
import { classes } from '../../kit/style/classes.ts';
import styles from './BadgeButton.module.css';

interface BadgeButtonProps {
  readonly state: 'idle' | 'starting' | 'ready' | 'none';
  readonly label: string;
  readonly word: string;
  readonly onClick: () => void;
}

export function BadgeButton({ state, label, word, onClick }: BadgeButtonProps) {
  return (
    <button
      type="button"
      className={styles['badge']}
      aria-label={label}
      aria-haspopup="dialog"
      title={label}
      onClick={onClick}
      data-backend-state={state}
    >
      <Icon name="chip" />
      <span className={classes(styles['dot'], styles[state])} aria-hidden="true" />
      <span className={styles['word']}>{word}</span>
    </button>
  );
}
