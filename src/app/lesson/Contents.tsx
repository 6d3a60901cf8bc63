// The contents of a lesson: a column beside the text on wide screens, a list that unfolds on narrow ones.
// Not responsible for: which section is current (use-current-section.ts).
import { useId, useState } from 'react';
import { Icon } from '../../kit/icons.tsx';
import { useText } from '../../kit/locale/locale.ts';
import { classes } from '../../kit/style/classes.ts';
import { LESSON_PAGE_TEXT } from './lesson-page.text.ts';
import styles from './Contents.module.css';

export interface ContentsItem {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly read: boolean;
}

interface ContentsProps {
  readonly items: readonly ContentsItem[];
  readonly current: string | null;
}

export function Contents({ items, current }: ContentsProps) {
  const text = useText(LESSON_PAGE_TEXT);
  const [open, setOpen] = useState(false);
  const listId = useId();
  return (
    <nav className={styles['contents']} aria-label={text.contents} data-print="hidden">
      <p className={styles['title']}>{text.contents}</p>
      <button
        type="button"
        className={styles['toggle']}
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpen(!open)}
      >
        <Icon name="menu" />
        {text.contents}
      </button>
      <ol id={listId} className={classes(styles['list'], open && styles['open'])}>
        {items.map(({ id, title, href, read }) => (
          <li key={id}>
            <a
              href={href}
              className={classes(styles['item'], read && styles['read'])}
              aria-current={id === current ? 'location' : undefined}
              onClick={() => setOpen(false)}
            >
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
