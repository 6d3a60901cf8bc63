// What pairs of every depth came to, as numbers. Not responsible for: charts (DegradationView.tsx).
import type { ReactElement } from 'react';
import { formatFixed, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { WideTable } from '../../../kit/prose/WideTable.tsx';
import type { DepthRow } from './degradation-model.ts';
import { degradationText } from './degradation.text.ts';

interface DepthTableProps {
  readonly rows: readonly DepthRow[];
  readonly locale: Locale;
}

export function DepthTable({ rows, locale }: DepthTableProps): ReactElement {
  const words = degradationText[locale];
  const loss = (value: number | undefined): string => (value === undefined ? '–' : formatFixed(value, locale, 3));
  const accuracy = (value: number | null | undefined): string =>
    value === undefined || value === null ? '–' : formatPercent(value, locale);
  return (
    <WideTable caption={words.table}>
      <caption>{words.table}</caption>
      <thead>
        <tr>
          {words.columns.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ depth, pair }) => (
          <tr key={depth}>
            <th scope="row">{depth}</th>
            <td>{loss(pair?.plain.loss)}</td>
            <td>{loss(pair?.shortcuts.loss)}</td>
            <td>{accuracy(pair?.plain.accuracy)}</td>
            <td>{accuracy(pair?.shortcuts.accuracy)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
