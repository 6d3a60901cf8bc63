// What a lesson page shows while its text is on the way: the room the text will take, and a sentence for those
// who can't see it. Not responsible for: title and summary (known at once, LessonPage.tsx) or failures.
import { useText } from '../../kit/locale/locale.ts';
import { LESSON_PAGE_TEXT } from './lesson-page.text.ts';
import styles from './Skeleton.module.css';

const LINE_WIDTHS = ['96%', '100%', '91%', '98%', '64%'] as const;

export function Skeleton() {
  const text = useText(LESSON_PAGE_TEXT);
  return (
    <div className={styles['skeleton']}>
      <output className="visually-hidden">{text.loading}</output>
      {[0, 1].map((paragraph) => (
        <div key={paragraph} aria-hidden="true">
          <div className={styles['heading']} />
          {LINE_WIDTHS.map((width) => (
            <div key={width} className={styles['line']} style={{ width }} />
          ))}
          <div className={styles['figure']} />
        </div>
      ))}
    </div>
  );
}
