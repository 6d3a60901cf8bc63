// A message in the flow of the page. Errors and warnings are announced (alert, status); information is not.
// Not responsible for: the sentences (sentences/) or problems of one field (NumberField.tsx).
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icons.tsx';
import type { IconName } from '../icons.tsx';
import { classes } from '../style/classes.ts';
import styles from './Notice.module.css';

export type NoticeKind = 'info' | 'good' | 'warn' | 'error';

export interface NoticeProps {
  readonly kind: NoticeKind;
  readonly title?: string;
  readonly children: ReactNode;
  /** Buttons that mend it. */
  readonly actions?: ReactNode;
}

const LOOKS: Readonly<Record<NoticeKind, { readonly role: 'note' | 'status' | 'alert'; readonly icon: IconName }>> = {
  info: { role: 'note', icon: 'info' },
  good: { role: 'status', icon: 'check' },
  warn: { role: 'status', icon: 'warning' },
  error: { role: 'alert', icon: 'error' },
};

export function Notice({ kind, title, children, actions }: NoticeProps): ReactElement {
  const { role, icon } = LOOKS[kind];
  return (
    <div role={role} className={classes(styles['notice'], styles[kind])}>
      <Icon name={icon} />
      <div className={styles['body']}>
        {title !== undefined && <div className={styles['title']}>{title}</div>}
        <div>{children}</div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
