// What the reader has done, to be printed: the rest of the page stays off the paper. The name stays on this device.
// Not responsible for: the figures (DoneTable.tsx).
import { useState } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { TextField } from '../../kit/controls/TextField.tsx';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { tolerantStorage } from '../stores/device-storage.ts';
import { dayAt } from '../stores/review.ts';
import { dayText } from './day-text.ts';
import { DoneTable } from './DoneTable.tsx';
import { PROGRESS_PAGE_TEXT } from './progress-page.text.ts';
import styles from './ProgressPage.module.css';

const NAME_KEY = 'stride.name';
const LONGEST_NAME = 80;

const device = tolerantStorage(() => localStorage);

function storedName(): string {
  const name = device.getItem(NAME_KEY);
  return typeof name === 'string' ? name.slice(0, LONGEST_NAME) : '';
}

export function WorkRecord() {
  const locale = useLocale();
  const text = useText(PROGRESS_PAGE_TEXT);
  const [today] = useState(() => dayAt(new Date()));
  const [name, setName] = useState(storedName);
  return (
    <section aria-labelledby="progress-record" className={styles['part']}>
      <h2 id="progress-record">{text.certificate}</h2>
      <div className={styles['tools']} data-print="hidden">
        <p className={styles['intro']}>{text.certificateIntro}</p>
        <TextField
          label={text.name}
          value={name}
          maxLength={LONGEST_NAME}
          onChange={(next) => {
            setName(next);
            void device.setItem(NAME_KEY, next);
          }}
        />
        <Button onClick={() => window.print()}>{text.print}</Button>
      </div>
      <div className={styles['record']} data-record>
        <p className={styles['statement']}>{text.statement(name.trim() === '' ? text.nobody : name.trim())}</p>
        <DoneTable caption={text.recordTable} linked={false} />
        <p>{text.asOf(dayText(today, locale))}</p>
        <p className={styles['honest']}>{text.honest}</p>
      </div>
    </section>
  );
}
