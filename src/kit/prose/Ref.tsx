// A reference to something outside the course: what it says in short, and plain links for the reader to follow.
// The site itself never requests them. Not responsible for: the references (refs.ts, loaded when first needed).
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icons.tsx';
import { useLocale } from '../locale/locale.ts';
import { Popover } from './Popover.tsx';
import popoverStyles from './Popover.module.css';
import styles from './Ref.module.css';
import { lazyRecord, useLazyRecord } from './lazy-record.ts';
import { PROSE_TEXT } from './prose.text.ts';
import type { RefId } from './refs.ts';
import type { Reference } from './refs/reference.ts';

const references = lazyRecord(async () => (await import('./refs.ts')).REFS);

function OutLink({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactElement {
  return (
    <a href={href} target="_blank" rel="noreferrer" className={styles['link']}>
      {children}
      <Icon name="external" />
    </a>
  );
}

interface MoreAbout {
  /** One more address beside the reference's own, on a page that says by itself that all of them lead elsewhere. */
  readonly more?: { readonly href: string; readonly label: string };
  readonly children?: ReactNode;
}

function ReferenceBody({ reference, more, children }: { readonly reference: Reference } & MoreAbout): ReactElement {
  const locale = useLocale();
  const text = PROSE_TEXT[locale];
  return (
    <>
      <span className={popoverStyles['head']}>{reference.title[locale]}</span>
      {reference.by !== undefined && (
        <span className={popoverStyles['aside']}>
          {reference.by}
          {reference.year !== undefined && `, ${reference.year}`}
        </span>
      )}
      <span>{reference.summary[locale]}</span>
      {children}
      <span className={styles['links']}>
        {reference.current !== undefined && <OutLink href={reference.current}>{text.moved}</OutLink>}
        <OutLink href={reference.url}>{text.original}</OutLink>
        {more !== undefined && <OutLink href={more.href}>{more.label}</OutLink>}
        {more === undefined && <span className={popoverStyles['aside']}>{text.opensElsewhere}</span>}
      </span>
    </>
  );
}

/** One reference in full, as parts of one block. */
export function ReferenceEntry({ id, ...rest }: { readonly id: RefId } & MoreAbout): ReactElement {
  const text = PROSE_TEXT[useLocale()];
  const record = useLazyRecord(references);
  if (record.kind !== 'ready') return <span>{record.kind === 'loading' ? text.loading : text.loadFailed}</span>;
  return <ReferenceBody reference={record.value[id]} {...rest} />;
}

export interface RefProps {
  readonly id: RefId;
  /** The words that carry the reference. */
  readonly children: ReactNode;
}

export function Ref({ id, children }: RefProps): ReactElement {
  return (
    <Popover kind="ref" note={() => <ReferenceEntry id={id} />}>
      {children}
    </Popover>
  );
}

/** References in full, one under another: further reading at the end of a lesson. */
export function RefList({ ids }: { readonly ids: readonly RefId[] }): ReactElement {
  return (
    <ul className={styles['list']}>
      {ids.map((id) => (
        <li key={id} className={styles['entry']}>
          <ReferenceEntry id={id} />
        </li>
      ))}
    </ul>
  );
}
