// A page that is only a message: a title, sentences, a way on. Not responsible for: the words.
import type { ReactNode } from 'react';
import styles from './Message.module.css';

interface MessageProps {
  readonly title: string;
  readonly role?: 'alert';
  readonly children: ReactNode;
}

export function Message({ title, role, children }: MessageProps) {
  return (
    <div className={styles['message']} role={role}>
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </div>
  );
}
