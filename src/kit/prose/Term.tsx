// A technical term in running text; its glossary entry opens at the word.
// Not responsible for: the entries (glossary.ts, loaded when first needed).
import type { ReactElement, ReactNode } from 'react';
import { formatList } from '../locale/format.ts';
import { useLocale } from '../locale/locale.ts';
import { Popover } from './Popover.tsx';
import styles from './Popover.module.css';
import type { TermId } from './glossary.ts';
import { lazyRecord, useLazyRecord } from './lazy-record.ts';
import { PROSE_TEXT } from './prose.text.ts';

const glossary = lazyRecord(async () => (await import('./glossary.ts')).GLOSSARY);

function Entry({ id }: { readonly id: TermId }): ReactElement {
  const locale = useLocale();
  const text = PROSE_TEXT[locale];
  const record = useLazyRecord(glossary);
  if (record.kind !== 'ready') return <span>{record.kind === 'loading' ? text.loading : text.loadFailed}</span>;
  const entry = record.value[id];
  const other = locale === 'zh' ? 'en' : 'zh';
  const { term, definition } = entry[locale];
  // Spellings that differ in capitals only are there for the search.
  const synonyms = entry[locale].synonyms.filter((name) => name.toLowerCase() !== term.toLowerCase());
  return (
    <>
      <span className={styles['head']}>
        {term}{' '}
        <span className={styles['other']} lang={other === 'zh' ? 'zh-CN' : 'en'}>
          {entry[other].term}
        </span>
      </span>
      <span>{definition}</span>
      {synonyms.length > 0 && (
        <span className={styles['aside']}>
          {text.alsoCalled} {formatList(synonyms, locale)}
        </span>
      )}
    </>
  );
}

export interface TermProps {
  readonly id: TermId;
  /** The word as it stands in the sentence. */
  readonly children: ReactNode;
}

export function Term({ id, children }: TermProps): ReactElement {
  return (
    <Popover kind="term" note={() => <Entry id={id} />}>
      {children}
    </Popover>
  );
}
