// Right or wrong, with its explanation, announced when it appears. Not responsible for: grading (answers.ts).
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icons.tsx';
import { useText } from '../locale/locale.ts';
import { classes } from '../style/classes.ts';
import styles from './Quiz.module.css';
import { QUIZ_TEXT } from './quiz.text.ts';

export interface VerdictProps {
  /** null: nothing to say yet; the live region is there already, so that the verdict will be read out. */
  readonly correct: boolean | null;
  readonly children?: ReactNode;
}

export function Verdict({ correct, children }: VerdictProps): ReactElement {
  const text = useText(QUIZ_TEXT);
  const word = correct === true ? text.right : text.wrong;
  // Many explanations of right answers begin with the word themselves.
  const saysItself = correct === true && typeof children === 'string' && children.startsWith(word.slice(0, -1));
  return (
    <output className={styles['verdict']}>
      {correct !== null && (
        <span className={classes(styles['told'], correct ? styles['right'] : styles['wrong'])}>
          <Icon name={correct ? 'check' : 'close'} />
          <span>
            {!saysItself && <strong>{word}</strong>} {children}
          </span>
        </span>
      )}
    </output>
  );
}
