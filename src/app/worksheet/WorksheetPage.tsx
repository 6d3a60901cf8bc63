// Worksheets from the quizzes: settings on the screen, the sheet and its key on paper.
// Not responsible for: which questions are drawn (sheet.ts) or how one is printed (PaperQuestion.tsx).
import { useState, type ReactElement } from 'react';
import type { LinkQuery } from '../../kit/exhibit/exhibit.ts';
import { Button } from '../../kit/controls/Button.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { COURSE } from '../../lessons/registry.ts';
import { navigation } from '../navigation.ts';
import { usePlace } from '../place.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { isOnPaper, worksheet } from './sheet.ts';
import { SheetSettings } from './SheetSettings.tsx';
import { Sheet } from './Sheet.tsx';
import { usePools } from './use-pools.ts';
import { readChoice, writeChoice, type WorksheetChoice } from './worksheet-link.ts';
import { WORKSHEET_TEXT } from './worksheet.text.ts';
import styles from './WorksheetPage.module.css';

const SLUGS = COURSE.filter(({ load }) => load !== null).map(({ slug }) => slug);

export function WorksheetPage({ query }: { readonly query: LinkQuery }): ReactElement {
  const locale = useLocale();
  const text = useText(WORKSHEET_TEXT);
  const [opened, setOpened] = useState(query);
  const [read, setRead] = useState(() => readChoice(query, SLUGS));
  usePageTitle(text.title);
  usePlace(true, () => null);
  if (opened !== query) {
    // Another link was opened, or this page noted its own.
    setOpened(query);
    setRead(readChoice(query, SLUGS));
  }
  const { choice, problem } = read;
  const { value, failed, retry } = usePools(choice.lessons.join('.'), locale);
  const pools = value?.pools ?? [];
  const asked = worksheet(pools, choice.sheet, choice.count);

  function change(next: WorksheetChoice): void {
    setRead({ choice: next, problem: null });
    navigation().note({ kind: 'worksheet', locale, query: writeChoice(next, SLUGS) });
  }

  return (
    <div className={styles['page']}>
      <header data-print="hidden">
        <h1 tabIndex={-1}>{text.title}</h1>
        <p className={styles['intro']}>{text.intro}</p>
      </header>
      {problem !== null && <Notice kind="warn">{problem[locale]}</Notice>}
      <SheetSettings
        choice={choice}
        slugs={SLUGS}
        available={pools.reduce((sum, { questions }) => sum + questions.filter(isOnPaper).length, 0)}
        onChange={change}
      />
      {failed && (
        <Notice kind="error" actions={<Button onClick={retry}>{text.retry}</Button>}>
          {text.failed}
        </Notice>
      )}
      {value === null && !failed && <p>{text.loading}</p>}
      {choice.lessons.length === 0 && <Notice kind="info">{text.choose}</Notice>}
      {asked.length > 0 && <Sheet choice={choice} asked={asked} pools={pools} />}
    </div>
  );
}
