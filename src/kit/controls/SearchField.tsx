// The field above a list that narrows it, with how much is left of the list. Not responsible for: finding.
import { useId, type ReactElement, type Ref } from 'react';
import styles from './SearchField.module.css';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  /** How many entries are found, as a phrase; read out when it changes. */
  readonly found: string;
  readonly onChange: (value: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function SearchField({ label, value, found, onChange, inputRef }: SearchFieldProps): ReactElement {
  const id = useId();
  return (
    <search className={styles['search']} data-print="hidden">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={inputRef}
        type="search"
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
      <output htmlFor={id}>{found}</output>
    </search>
  );
}
