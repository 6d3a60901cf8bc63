// References on a plain page: links to follow, and the list of them in full. Takes the place of kit/prose/Ref.tsx.
// Not responsible for: the references (kit/prose/refs.ts).
import type { ReactElement } from 'react';
import { useLocale } from '../../../kit/locale/locale.ts';
import type { RefProps } from '../../../kit/prose/Ref.tsx';
import { REFS, type RefId } from '../../../kit/prose/refs.ts';

export function Ref({ id, children }: RefProps): ReactElement {
  const { url, current } = REFS[id];
  return (
    <a href={current ?? url} rel="noreferrer">
      {children}
    </a>
  );
}

export function RefList({ ids }: { readonly ids: readonly RefId[] }): ReactElement {
  return (
    <ul>
      {ids.map((id) => (
        <li key={id}>
          <Entry id={id} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ id }: { readonly id: RefId }): ReactElement {
  const locale = useLocale();
  const { title, by, year, summary, url, current } = REFS[id];
  const source = [by, year].filter((part) => part !== undefined).join(', ');
  return (
    <>
      <a href={current ?? url} rel="noreferrer">
        {title[locale]}
      </a>
      {source !== '' && ` (${source})`}
      <br />
      {summary[locale]}
    </>
  );
}
