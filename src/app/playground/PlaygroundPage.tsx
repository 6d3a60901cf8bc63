// The page of the playground: its head at once, the workbench as soon as it is there. Not responsible for: the workbench.
import { lazy, Suspense } from 'react';
import type { LinkQuery } from '../../kit/exhibit/exhibit.ts';
import { useText } from '../../kit/locale/locale.ts';
import { usePlace } from '../place.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { PAGE_TEXT } from './page.text.ts';
import styles from './Page.module.css';

const Bench = lazy(async () => ({ default: (await import('./Bench.tsx')).Bench }));

export function PlaygroundPage({ query }: { readonly query: LinkQuery }) {
  const text = useText(PAGE_TEXT);
  usePageTitle(text.title);
  usePlace(true, () => null);
  return (
    <div className={styles['page']}>
      <h1 tabIndex={-1}>{text.title}</h1>
      <p className={styles['intro']}>{text.intro}</p>
      <h2 className="visually-hidden">{text.bench}</h2>
      <div className={styles['bench']}>
        <Suspense fallback={<output>{text.loading}</output>}>
          <Bench query={query} />
        </Suspense>
      </div>
    </div>
  );
}
