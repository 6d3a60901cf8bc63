// The workbench tied to the address. Not responsible for: what is on it (exhibit.ts).
import { useMemo } from 'react';
import type { LinkQuery } from '../../kit/exhibit/exhibit.ts';
import { ExhibitFrame } from '../../kit/exhibit/ExhibitFrame.tsx';
import type { ExhibitLink } from '../../kit/exhibit/use-linked-state.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { navigation } from '../navigation.ts';
import { formatRoute } from '../route.ts';
import { playground } from './exhibit.ts';
import { playgroundText } from './playground.text.ts';

export function Bench({ query }: { readonly query: LinkQuery }) {
  const locale = useLocale();
  const text = useText(playgroundText);
  const link = useMemo<ExhibitLink>(
    () => ({
      query: Object.keys(query).length === 0 ? null : query,
      onChange: (next) => navigation().note({ kind: 'playground', locale, query: next }),
      hrefFor: (state) => formatRoute({ kind: 'playground', locale, query: state }),
    }),
    [locale, query],
  );
  return <ExhibitFrame exhibit={playground} title={text.runs} caption={text.caption} link={link} />;
}
