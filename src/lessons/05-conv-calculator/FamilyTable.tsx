// Kinds of layers on one and the same input: shape, parameters, multiplications. Shared by both languages' texts.
// Not responsible for: the numbers (facts.ts) or the words around the table.
import type { ReactElement } from 'react';
import { formatNumber } from '../../kit/locale/format.ts';
import { useLocale } from '../../kit/locale/locale.ts';
import { familyRows } from './facts.ts';
import { WideTable } from '../../kit/prose/WideTable.tsx';
import { shape } from './shape-text.ts';

export interface FamilyTableProps {
  readonly caption: string;
  readonly heads: readonly [layer: string, shape: string, parameters: string, macs: string];
}

export function FamilyTable({ caption, heads }: FamilyTableProps): ReactElement {
  const locale = useLocale();
  return (
    <WideTable caption={caption}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {familyRows.map(({ line, output, total, macs }) => (
          <tr key={line}>
            <th scope="row">
              <code>{line}</code>
            </th>
            <td>{shape(output)}</td>
            <td>{formatNumber(total, locale)}</td>
            <td>{formatNumber(macs, locale)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
