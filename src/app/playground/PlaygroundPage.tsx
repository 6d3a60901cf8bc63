// The page of the playground: its head, and the workbench tied to the address. Not responsible for: the workbench.
import { useMemo } from 'react';
import { ExhibitFrame } from '../../kit/exhibit/ExhibitFrame.tsx';
import type { LinkQuery } from '../../kit/exhibit/exhibit.ts';
import type { ExhibitLink } from '../../kit/exhibit/use-linked-state.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { navigation } from '../navigation.ts';
import { usePlace } from '../place.ts';
import { formatRoute } from '../route.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { playground } from './exhibit.ts';
import styles from './Playground.module.css';
import { playgroundText } from './playground.text.ts';

export function PlaygroundPage({ query }: { readonly query: LinkQuery }) {
  const locale = useLocale();
  const text = useText(playgroundText);
  usePageTitle(text.title);
  usePlace(true, () => null);
  const link = useMemo<ExhibitLink>(
    () => ({
      query: Object.keys(query).length === 0 ? null : query,
      onChange: (next) => navigation().note({ kind: 'playground', locale, query: next }),
      hrefFor: (state) => formatRoute({ kind: 'playground', locale, query: state }),
    }),
    [locale, query],
  );
  return (
    <div className={styles['page']}>
      <h1 tabIndex={-1}>{text.title}</h1>
      <p className={styles['intro']}>{text.intro}</p>
      <h2 className="visually-hidden">{text.bench}</h2>
      <ExhibitFrame exhibit={playground} title={text.runs} caption={text.caption} link={link} />
    </div>
  );
}
