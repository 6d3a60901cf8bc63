// Push buttons: a word or an icon with a word, and the icon-only form with an accessible name.
// Not responsible for: links (use <a>) or toggles of settings (Toggle.tsx).
import type { ComponentPropsWithRef, ReactElement } from 'react';
import { Icon } from '../icons.tsx';
import type { IconName } from '../icons.tsx';
import { classes } from '../style/classes.ts';
import styles from './Button.module.css';

type NativeProps = Omit<ComponentPropsWithRef<'button'>, 'className' | 'style'>;

export interface ButtonProps extends NativeProps {
  /** `primary`: the one main action of a figure; `quiet`: no border, for secondary actions. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** For buttons that stay down: sets `aria-pressed`. */
  readonly pressed?: boolean;
  /**
   * Disabled, it can still hold the focus. For a button that its own press disables for a while: the browser would
   * throw a keyboard reader back to the top of the page.
   */
  readonly keepsFocus?: boolean;
}

export function Button({
  kind = 'plain',
  icon,
  pressed,
  keepsFocus = false,
  disabled = false,
  onClick,
  type = 'button',
  children,
  ...rest
}: ButtonProps): ReactElement {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled && !keepsFocus}
      aria-disabled={disabled && keepsFocus ? true : undefined}
      onClick={disabled ? undefined : onClick}
      aria-pressed={pressed}
      className={classes(styles['button'], kind !== 'plain' && styles[kind])}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<NativeProps, 'children' | 'aria-label'> {
  /** Accessible name and tooltip. */
  readonly label: string;
  readonly icon: IconName;
  readonly pressed?: boolean;
}

export function IconButton({ label, icon, pressed, type = 'button', ...rest }: IconButtonProps): ReactElement {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      className={classes(styles['button'], styles['icon'])}
    >
      <Icon name={icon} />
    </button>
  );
}
