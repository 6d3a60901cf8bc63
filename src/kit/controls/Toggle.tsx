// An on/off setting that takes effect at once: a native checkbox with the role of a switch.
// Not responsible for: buttons that stay down (Button `pressed`).
import { useId } from 'react';
import type { ReactElement } from 'react';
import styles from './Toggle.module.css';
import fieldStyles from './field.module.css';

export interface ToggleProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
}

export function Toggle({ label, checked, onChange, hint, disabled }: ToggleProps): ReactElement {
  const id = useId();
  return (
    <div className={fieldStyles['field']}>
      <label className={styles['toggle']}>
        <input
          className={styles['switch']}
          type="checkbox"
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- a native checkbox says its state itself
          role="switch"
          checked={checked}
          disabled={disabled}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {hint !== undefined && (
        <div id={id} className={fieldStyles['hint']}>
          {hint}
        </div>
      )}
    </div>
  );
}
