// A bar for work whose size is known, with its numbers in words; without `value` the amount is not known yet.
// Not responsible for: measuring the work.
import { useId } from 'react';
import type { ReactElement } from 'react';
import styles from './Progress.module.css';

export interface ProgressProps {
  readonly label: string;
  /** Done so far, 0..max; null while not known. */
  readonly value: number | null;
  readonly max?: number;
  /** The numbers as words: "3.2 of 11.6 MB". */
  readonly text?: string;
}

export function Progress({ label, value, max = 1, text }: ProgressProps): ReactElement {
  const id = useId();
  return (
    <div className={styles['progress']}>
      <div className={styles['words']}>
        <label htmlFor={id}>{label}</label>
        {text !== undefined && <span>{text}</span>}
      </div>
      <progress
        id={id}
        className={styles['bar']}
        max={max}
        {...(value === null ? {} : { value })}
        aria-valuetext={text}
      />
    </div>
  );
}
