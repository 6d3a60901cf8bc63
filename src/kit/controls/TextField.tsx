// A labelled line or box for the reader's own words. Not responsible for: keeping them, or numbers (NumberField.tsx).
import { useId } from 'react';
import type { ReactElement } from 'react';
import styles from './TextField.module.css';
import fieldStyles from './field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** More than one makes a box that grows with what is in it. */
  readonly rows?: number;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** The label is for screen readers only: something beside the field says what it is. */
  readonly labelHidden?: boolean;
}

export function TextField(props: TextFieldProps): ReactElement {
  const { label, value, rows = 1, placeholder, maxLength = 2000, labelHidden = false } = props;
  const id = useId();
  const shared = { id, value, placeholder, maxLength, className: styles['text'] };
  return (
    <div className={styles['field']}>
      <label className={labelHidden ? 'visually-hidden' : fieldStyles['label']} htmlFor={id}>
        {label}
      </label>
      {rows > 1 ? (
        <textarea {...shared} rows={rows} onChange={(event) => props.onChange(event.target.value)} />
      ) : (
        <input {...shared} type="text" autoComplete="off" onChange={(event) => props.onChange(event.target.value)} />
      )}
    </div>
  );
}
